"""In Teams the card of an answer has a small form for what was wrong; words are kept only with their tick."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from example_answers import plan
from stand_in_rasa import StandInRasa
from teams_user import TeamsUser, card_of, text_of, walk

from channels.feedback.store import FeedbackStore


def test_what_was_wrong_is_counted_for_the_plan_and_its_buttons_stay(
    user: TeamsUser, rasa: StandInRasa, tmp_path: Path
) -> None:
    rasa.answers = {"plan": plan()}
    shown = user.say("plan")
    (form,) = [part for part in walk(card_of(shown[-1])) if part.get("type") == "Action.ShowCard"]
    assert form["title"] == "Something is wrong"
    (send,) = form["card"]["actions"]
    told = user.submit({**send["data"], "wrong_kind": "not_understood", "wrong_words": "no", "wrong_agrees": "false"})
    assert "The clinic can see it" in text_of(*told)
    told = user.submit({**send["data"], "wrong_kind": "wrong", "wrong_words": "Other cause", "wrong_agrees": "true"})
    assert not user.connector.updated
    assert len(rasa.received) == 1

    store = FeedbackStore(tmp_path)
    counted = {(one.card, one.kind, one.channel, one.times) for one in store.counts()}
    assert counted == {("suggestion", "not_understood", "teams", 1), ("suggestion", "wrong", "teams", 1)}
    assert [said.words for said in store.said(dt.datetime.now(tz=dt.timezone.utc).date())] == ["Other cause"]
