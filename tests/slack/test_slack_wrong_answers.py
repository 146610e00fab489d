"""In Slack somebody says with a button or the command that an answer was wrong; words are kept only with their tick."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from example_answers import ANSWER, plan
from slack_stand_in import SlackPerson, SlackStandIn, buttons, wait_for, words_of
from stand_in_rasa import StandInRasa

from channels.feedback.store import FeedbackStore
from channels.settings import Settings


def sent(person: SlackPerson, view: dict[str, Any], kind: str, words: str | None, agrees: bool) -> None:
    values = {
        "wrong-kind": {"wrong-kind": {"selected_option": {"value": kind}}},
        "wrong-words": {"wrong-words": {"value": words}},
        "wrong-agrees": {"wrong-agrees": {"selected_options": [{"value": "wrong-agrees"}] if agrees else []}},
    }
    person.look()
    person.interaction({"type": "view_submission", "view": {**view, "state": {"values": values}}})


@pytest.mark.parametrize("agrees", [True, False])
def test_the_button_under_a_plan_opens_the_form_and_it_counts_for_that_plan(
    make_person: Any, slack: SlackStandIn, rasa: StandInRasa, settings: Settings, agrees: bool
) -> None:
    person = make_person()
    rasa.answers = {"plan": plan()}
    shown = person.say("plan")
    assert "Something is wrong" in buttons(shown)
    person.tap("Something is wrong")
    wait_for(lambda: bool(slack.views))
    sent(person, slack.views[-1], "wrong", "The cause is not right", agrees)

    assert "Nobody replies to it" in words_of(person.answer())
    store = FeedbackStore(settings.data_dir)
    assert [(one.card, one.kind, one.channel, one.times) for one in store.counts()] == [
        ("suggestion", "wrong", "slack", 1)
    ]
    kept = [said.words for said in store.said(dt.datetime.now(tz=dt.timezone.utc).date())]
    assert kept == (["The cause is not right"] if agrees else [])


def test_the_command_opens_it_for_any_answer_of_the_direct_messages(
    make_person: Any, slack: SlackStandIn, rasa: StandInRasa, settings: Settings
) -> None:
    person = make_person()
    rasa.answers = {"how": ANSWER}
    person.say("how")
    person.command("wrong")
    wait_for(lambda: bool(slack.views))
    sent(person, slack.views[-1], "not_understood", None, False)
    wait_for(lambda: bool(FeedbackStore(settings.data_dir).counts()))
    assert [(one.card, one.question) for one in FeedbackStore(settings.data_dir).counts()] == [
        ("answer", "how_will_i_know")
    ]
