"""One message, one answer: the shape of the answer, what is refused, and what happens when it is sent again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from example_answers import SYMPTOMS, answer, message, plan
from stand_in_rasa import Gateway, MakeGateway, StandInRasa


def test_an_answer_has_messages_with_text_options_and_card_and_the_step(gateway: Gateway, rasa: StandInRasa) -> None:
    rasa.answers["numb"] = SYMPTOMS

    reply = gateway.say("numb").json()

    assert set(reply) == {"messages", "step", "emergency", "back", "turn"}
    assert reply["step"] == {"number": 3, "of": 7, "name": "symptoms", "left": 8}
    assert all(set(said) == {"text", "options", "card"} for said in reply["messages"])
    assert [said["text"][:7] for said in reply["messages"]] == ["I noted", "Have yo"]
    assert [option["title"] for option in reply["messages"][1]["options"]] == ["None of these", "Why do you ask?"]


def test_a_card_is_passed_on_whole(gateway: Gateway, rasa: StandInRasa) -> None:
    sent = plan()
    rasa.answers["plan"] = sent

    assert gateway.say("plan").json()["messages"][0]["card"] == sent["messages"][0]["card"]


def test_before_it_is_known_no_number_of_questions_is_said(gateway: Gateway, rasa: StandInRasa) -> None:
    rasa.answers["plan"] = answer(message("Starting, or already on B12?"), step="phase")

    assert gateway.say("plan").json()["step"] == {"number": 1, "of": 7, "name": "phase", "left": None}


def test_outside_the_steps_there_is_no_step(gateway: Gateway, rasa: StandInRasa) -> None:
    rasa.answers["other"] = answer(message("Hm."), step="feedback")

    assert gateway.say("hi").json()["step"] is None
    assert gateway.say("other").json()["step"] is None


def test_rasa_learns_the_conversation_the_text_and_the_channel_and_no_more(gateway: Gateway, rasa: StandInRasa) -> None:
    gateway.say("hi")

    assert set(rasa.received[0]) == {"sender", "text", "metadata", "id", "seen"}
    assert rasa.received[0]["metadata"] == {"channel": "web"}


def test_what_the_person_saw_and_the_id_of_the_message_go_to_rasa(gateway: Gateway, rasa: StandInRasa) -> None:
    rasa.answers["hi"] = {**answer(message("Which phase?")), "turn": "0a1b"}
    seen = gateway.say("hi").json()["turn"]

    gateway.send({"text": "none of these", "seen": seen}, key="once")

    assert (rasa.received[-1]["seen"], rasa.received[-1]["id"]) == ("0a1b", "once")


def test_words_for_an_earlier_question_are_told_to_be_unused_before_the_open_one(
    gateway: Gateway, rasa: StandInRasa
) -> None:
    rasa.answers["no"] = {**answer(message("Any numbness?")), "turn": "0a1b", "misplaced": True}

    said = gateway.say("no").json()["messages"]

    assert "did not use it" in said[0]["text"]
    assert said[1]["text"] == "Any numbness?"


@pytest.mark.parametrize("content", [{}, {"text": "a", "option": "start"}, {"text": None}])
def test_neither_both_nor_none_of_text_and_option(gateway: Gateway, content: Any) -> None:
    refused = gateway.send(content)

    assert (refused.status_code, refused.json()["error"]["code"]) == (422, "text_or_option")


@pytest.mark.parametrize("text", ["", "  ", "/", "\u200b"])
def test_an_empty_text_is_refused(gateway: Gateway, text: str) -> None:
    refused = gateway.say(text)

    assert (refused.status_code, refused.json()["error"]["code"]) == (422, "text_empty")


def test_a_text_of_2000_characters_is_taken_and_a_longer_one_refused(gateway: Gateway, rasa: StandInRasa) -> None:
    assert gateway.say("é" * 2000).status_code == 200

    refused = gateway.say("é" * 2001)

    assert (refused.status_code, refused.json()["error"]["code"]) == (413, "text_too_long")
    assert "2,000 characters" in refused.json()["error"]["message"]
    assert len(rasa.received) == 1


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'"text"',
        b'{"text": 1}',
        b'{"text": "a", "sender": "x"}',
        b'{"text": "\\ud800"}',
        b"\xff\xfe",
    ],
)
def test_what_is_not_a_message_is_refused_without_repeating_it(gateway: Gateway, body: bytes) -> None:
    headers = {"Authorization": f"Bearer {gateway.open()}", "Content-Type": "application/json"}

    refused = gateway.client.post("/api/messages", content=body, headers=headers)

    assert refused.status_code == 422
    assert refused.json()["error"]["code"] == "not_understood"
    assert 'sender": "x' not in refused.text


@pytest.mark.parametrize("announced", [True, False])
def test_a_body_beyond_the_limit_is_refused(gateway: Gateway, announced: bool) -> None:
    body = b'{"text": "' + b"a" * 70_000 + b'"}'
    headers = {"Authorization": f"Bearer {gateway.open()}", "Content-Type": "application/json"}

    refused = gateway.client.post("/api/messages", content=body if announced else iter([body]), headers=headers)

    assert (refused.status_code, refused.json()["error"]["code"]) == (413, "body_too_large")


def test_a_retry_with_the_same_key_gets_the_same_answer_and_sends_nothing_twice(
    gateway: Gateway, rasa: StandInRasa
) -> None:
    rasa.answers["numb"] = SYMPTOMS

    first, second = gateway.say("numb", key="k1"), gateway.say("numb", key="k1")

    assert first.content == second.content
    assert len(rasa.received) == 1


def test_a_retry_while_the_first_try_is_still_running_waits_for_its_answer(gateway: Gateway, rasa: StandInRasa) -> None:
    gateway.open()
    rasa.delay = 0.2

    with ThreadPoolExecutor(2) as both:
        answers = list(both.map(lambda _: gateway.say("hi", key="k1").content, range(2)))

    assert answers[0] == answers[1]
    assert len(rasa.received) == 1


def test_the_same_key_with_another_message_is_refused(gateway: Gateway) -> None:
    gateway.say("hi", key="k1")

    refused = gateway.say("other", key="k1")

    assert (refused.status_code, refused.json()["error"]["code"]) == (422, "idempotency_key_reused")


def test_the_same_key_in_another_conversation_is_another_message(gateway: Gateway, rasa: StandInRasa) -> None:
    gateway.say("hi", key="k1")
    gateway.open()
    gateway.say("hi", key="k1")

    assert len(rasa.received) == 2


@pytest.mark.parametrize("key", ["", "k" * 129])
def test_a_key_that_cannot_be_kept_is_refused(gateway: Gateway, key: str) -> None:
    assert gateway.say("hi", key=key).json()["error"]["code"] == "idempotency_key_unusable"


def test_without_a_key_the_same_text_is_sent_again(gateway: Gateway, rasa: StandInRasa) -> None:
    gateway.say("no")
    gateway.say("no")

    assert len(rasa.received) == 2


def test_a_failure_is_not_kept_so_a_retry_sends_again(gateway: Gateway, rasa: StandInRasa) -> None:
    rasa.status = 500
    failed = gateway.say("hi", key="k1")
    rasa.status = 200

    assert failed.status_code == 503
    assert gateway.say("hi", key="k1").status_code == 200


def test_one_conversation_handles_one_message_at_a_time(gateway: Gateway, rasa: StandInRasa) -> None:
    gateway.open()
    rasa.delay = 0.05

    with ThreadPoolExecutor(4) as several:
        answers = list(several.map(lambda number: gateway.say(f"message {number}"), range(4)))

    assert all(sent.status_code == 200 for sent in answers)
    assert rasa.most_at_once == 1


def test_two_conversations_do_not_wait_for_each_other(gateway: Gateway, rasa: StandInRasa) -> None:
    tokens = [gateway.open(), gateway.open()]
    rasa.delay = 0.2

    with ThreadPoolExecutor(2) as both:
        list(both.map(lambda token: gateway.say("hi", token=token), tokens))

    assert rasa.most_at_once == 2


def test_a_lost_place_in_the_conversation_is_said(gateway: Gateway, rasa: StandInRasa) -> None:
    rasa.new = True
    first = gateway.say("hi").json()["messages"]
    second = gateway.say("98").json()["messages"]

    assert [said["text"] for said in first] == ["You said: hi"]
    assert "lost my place" in second[0]["text"]
    assert second[1]["text"] == "You said: 98"


def test_a_web_channel_that_the_clinic_has_off_is_not_there(make_gateway: MakeGateway, settings: Any) -> None:
    clinic = settings.clinic.model_copy(update={"channels": {"web": False}})
    gateway = make_gateway(clinic=clinic)

    assert gateway.client.get("/").status_code == 404
    assert gateway.client.post("/api/session").status_code == 404
    assert gateway.client.get("/readyz").status_code == 200


def test_a_long_answer_is_packed_and_says_how_long_it_is_so_that_one_cut_off_is_noticed(
    gateway: Gateway, rasa: StandInRasa
) -> None:
    rasa.answers["plan"] = plan()

    reply = gateway.say("plan")

    assert reply.headers["Content-Encoding"] == "gzip"
    assert int(reply.headers["Content-Length"]) < len(reply.content) / 2
    assert reply.json()["messages"][0]["card"] == plan()["messages"][0]["card"]
