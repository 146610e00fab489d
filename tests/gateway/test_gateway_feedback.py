"""That an answer was wrong is counted by card and question; words are kept only where somebody agrees."""

from __future__ import annotations

import datetime as dt
import logging
from pathlib import Path

import pytest
from example_answers import ANSWER, answer, message
from stand_in_rasa import MakeGateway, StandInRasa

from channels.feedback.__main__ import main
from channels.feedback.about import About
from channels.feedback.store import FeedbackStore

TODAY = dt.date(2026, 11, 29)


def test_it_counts_for_the_card_and_the_question_of_the_latest_answer(
    make_gateway: MakeGateway, rasa: StandInRasa, tmp_path: Path
) -> None:
    asked = answer(message("What was your B12 result?"), step="labs") | {"requested_slot": "serum_b12_answer"}
    rasa.answers = {"result": asked, "how": ANSWER}
    gateway = make_gateway()
    gateway.say("result")
    assert gateway.tell_wrong({"kind": "not_understood"}).status_code == 204
    assert gateway.tell_wrong({"kind": "not_understood"}).status_code == 204
    gateway.say("how")
    assert gateway.tell_wrong({"kind": "wrong", "words_to_keep": "It is not so for me."}).status_code == 204

    store = FeedbackStore(tmp_path)
    counts = [(one.card, one.question, one.kind, one.channel, one.times) for one in store.counts()]
    assert counts == [
        ("text", "serum_b12", "not_understood", "web", 2),
        ("answer", "how_will_i_know", "wrong", "web", 1),
    ]
    assert [said.words for said in store.said(dt.datetime.now(tz=dt.timezone.utc).date())] == ["It is not so for me."]


@pytest.mark.parametrize(
    "told", [{}, {"kind": "bad"}, {"kind": "wrong", "words": "x"}, {"kind": "wrong", "words_to_keep": "x" * 1001}]
)
def test_what_is_none_of_the_kinds_is_refused_and_not_repeated(make_gateway: MakeGateway, told: dict[str, str]) -> None:
    refused = make_gateway().tell_wrong(told)
    assert refused.status_code == 422
    assert "xxx" not in refused.text


def test_it_needs_a_conversation(make_gateway: MakeGateway) -> None:
    assert make_gateway().client.post("/api/feedback", json={"kind": "wrong"}).status_code == 401


def test_the_words_stand_in_no_log(make_gateway: MakeGateway, caplog: pytest.LogCaptureFixture) -> None:
    gateway = make_gateway()
    gateway.say("hello")
    with caplog.at_level(logging.DEBUG):
        gateway.tell_wrong({"kind": "other", "words_to_keep": "my name is Roe"})
    assert '"event": "feedback"' in caplog.text
    assert "Roe" not in caplog.text


def test_where_it_cannot_be_kept_the_person_is_told(make_gateway: MakeGateway, tmp_path: Path) -> None:
    gateway = make_gateway()
    gateway.say("hello")
    (tmp_path / "feedback.sqlite").mkdir()
    assert gateway.tell_wrong({"kind": "wrong"}).json()["error"]["code"] == "not_kept"


def test_words_are_deleted_after_their_time_and_the_count_stays(tmp_path: Path) -> None:
    store = FeedbackStore(tmp_path)
    store.add("web", "wrong", About("suggestion"), "too old", TODAY - dt.timedelta(days=91))
    store.add("web", "wrong", About("suggestion"), "recent", TODAY)
    assert [said.words for said in store.said(TODAY)] == ["recent"]
    assert [one.times for one in store.counts()] == [2]
    assert b"too old" not in (tmp_path / "feedback.sqlite").read_bytes()


def test_the_clinic_sees_counts_and_asks_for_words_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    assert main([]) == 1
    today = dt.datetime.now(tz=dt.timezone.utc).date()
    FeedbackStore(tmp_path).add("slack", "wrong", About("suggestion"), "Wrong cause.", today)
    assert main([]) == 0
    shown = capsys.readouterr().out
    assert "suggestion  none      wrong  slack" in shown
    assert "Wrong cause." not in shown
    assert main(["--words"]) == 0
    assert "Wrong cause." in capsys.readouterr().out
