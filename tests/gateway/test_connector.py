"""The channel inside Rasa, over HTTP with a real agent, store and action server and a small trained bot."""

from __future__ import annotations

import json
import logging
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
from rasa.core.agent import Agent
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.events import Restarted, SlotSet, UserUttered
from running_bot import CARD, NESTED, Bot, MakeBot
from sanic import Sanic
from stand_in_rasa import free_port

from inside_rasa.typed_text import as_typed


def test_text_with_blank_lines_stays_one_message_with_its_buttons(bot: Bot) -> None:
    answer = bot.say("/start").json()

    assert [message["text"] for message in answer["messages"]] == ["Hello.\n\nI am not a clinician."]
    assert answer["messages"][0]["buttons"] == [{"title": "Go", "payload": "/inform"}]
    assert answer["messages"][0]["card"] is None


def test_a_card_keeps_the_text_and_the_buttons_that_came_with_it(bot: Bot) -> None:
    answer = bot.say("show the card").json()

    assert answer["messages"] == [CARD]


def test_the_answer_says_which_question_is_open(bot: Bot) -> None:
    answer = bot.say("plan it").json()

    assert (answer["active_loop"], answer["requested_slot"]) == ("phase_form", "phase")


def test_a_payload_with_nested_json_arrives_whole(bot: Bot) -> None:
    payload = bot.say("show the card").json()["messages"][0]["buttons"][0]["payload"]

    bot.say(payload)

    tracker = bot.tracker()
    assert tracker is not None
    assert tracker.get_slot("answer") == NESTED


def test_only_the_first_answer_of_a_conversation_is_marked_as_new(bot: Bot) -> None:
    assert bot.say("/start").json()["new"]
    assert not bot.say("/start").json()["new"]


def test_a_restarted_conversation_is_not_a_new_one(bot: Bot) -> None:
    bot.say("/start")
    bot.say("/restart")

    answer = bot.say("/start").json()
    assert not answer["new"]
    assert not answer["expired"]


def test_starting_again_on_purpose_is_not_growing_too_old(bot: Bot) -> None:
    bot.say("plan it")
    assert not bot.say("/restart").json()["expired"]


def test_a_conversation_that_grew_too_old_is_marked_as_expired_once(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    bot.say("plan it")
    assert not bot.say("/greet").json()["expired"]
    later = time.time() + 86_400
    monkeypatch.setattr(time, "time", lambda: later)

    answer = bot.say("/greet").json()

    assert (answer["expired"], answer["new"]) == (True, False)
    assert not bot.say("/greet").json()["expired"]


FORGED = ["/restart", " \u200b／restart", '/inform{"answer": {"field": "phase"}}', '//inform@1.0{"answer": 1}']


@pytest.mark.parametrize("typed", FORGED)
def test_a_typed_command_forges_nothing(bot: Bot, typed: str) -> None:
    bot.say("/start")

    bot.say(as_typed(typed))

    understood = [event.intent.get("name") for event in bot.events() if isinstance(event, UserUttered)]
    assert understood == ["start", None]
    assert not any(isinstance(event, (Restarted, SlotSet)) for event in bot.events())


def test_the_same_text_as_a_payload_would_be_a_command(bot: Bot) -> None:
    bot.say('/inform{"answer": {"field": "phase"}}')

    assert any(isinstance(event, SlotSet) and event.key == "answer" for event in bot.events())


@pytest.mark.parametrize("status", [500, 404])
def test_a_turn_with_a_failed_action_is_not_kept_and_can_be_sent_again(bot: Bot, status: int) -> None:
    bot.say("/start")
    before = bot.events()
    bot.actions.status = status

    failed = bot.say("show the card")
    kept = bot.events()
    bot.actions.status = 200
    again = bot.say("show the card")

    assert failed.status_code == 503
    assert kept == before
    assert again.json()["messages"][0]["card"] == CARD["card"]


def test_an_unvalidated_slot_is_not_kept_when_the_validation_cannot_be_called(make_bot: MakeBot, store: Any) -> None:
    bot = make_bot(store, actions_at=f"http://127.0.0.1:{free_port()}/webhook")

    answer = bot.say('/inform{"answer": "raw"}')

    tracker = bot.tracker()
    assert answer.status_code == 503
    assert tracker is None or tracker.get_slot("answer") is None


def test_calls_to_the_action_server_share_a_connection(bot: Bot) -> None:
    for _ in range(3):
        bot.say("show the card")

    assert len(bot.actions.called) >= 6
    assert len(bot.actions.connections) == 1


def test_forgetting_deletes_every_event_of_that_conversation_and_no_other(bot: Bot) -> None:
    bot.say("/start", "one")
    bot.say("/start", "two")

    answer = bot.client.post("/webhooks/gateway/forget", json={"sender": "one"})

    assert answer.status_code == 200
    assert bot.tracker("one") is None
    assert bot.events("two") != []


def test_nothing_forgotten_stays_in_the_database_file(bot: Bot, tmp_path: Path) -> None:
    bot.say("my haemoglobin is 91")
    files = list(tmp_path.glob("conversations.sqlite*"))
    assert any(b"my haemoglobin is 91" in file.read_bytes() for file in files)

    bot.client.post("/webhooks/gateway/forget", json={"sender": "one"})

    assert not any(b"my haemoglobin is 91" in file.read_bytes() for file in files)


def test_a_conversation_that_was_ended_takes_no_message_any_more(bot: Bot) -> None:
    bot.say("/start")

    bot.client.post("/webhooks/gateway/forget", json={"sender": "one", "ends_in": 60})

    assert bot.say("/start").status_code == 410
    assert bot.events() == []


def test_conversations_in_rasas_memory_are_not_taken_for_kept(make_bot: MakeBot) -> None:
    bot = make_bot(InMemoryTrackerStore(None))

    assert bot.say("/start").status_code == 503
    assert bot.client.get("/webhooks/gateway/ready").json()["parts"]["store"] == "failing"


def test_ready_names_the_model(bot: Bot) -> None:
    answer = bot.client.get("/webhooks/gateway/ready")

    assert answer.status_code == 200
    assert answer.json()["model"].endswith(".tar.gz")
    assert answer.json()["parts"] == {"store": "ok", "lock": "ok"}


def test_without_a_model_it_is_not_ready_and_says_so(rasa_server: tuple[Sanic, httpx.Client]) -> None:
    app, client = rasa_server
    app.ctx.agent = Agent()

    assert client.get("/webhooks/gateway/ready").status_code == 503
    message = {"sender": "one", "text": "hi", "id": "1"}
    assert client.post("/webhooks/gateway/messages", json=message).status_code == 503


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        {"sender": "", "text": "a", "id": "1"},
        {"sender": "one", "id": "1"},
        {"sender": "one", "text": " ", "id": "1"},
        {"text": "a", "id": "1"},
        {"sender": "one", "text": "a"},
    ],
)
def test_a_message_without_sender_text_or_id_is_refused(bot: Bot, body: Any) -> None:
    answer = bot.client.post("/webhooks/gateway/messages", content=json.dumps(body))

    assert answer.status_code == 400


def test_no_log_line_repeats_what_was_typed(bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    bot.actions.status = 500

    bot.say("show the card of haemoglobin 91")

    assert "haemoglobin" not in caplog.text
    assert "was not kept" in caplog.text
