"""Sessions are anonymous, expire, can be ended, and cannot be made up."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from cryptography.fernet import Fernet
from stand_in_rasa import Gateway, MakeGateway, StandInRasa

from channels.errors import GatewayError
from channels.sessions import Sessions


def test_opening_a_session_gives_a_token_and_its_lifetime(gateway: Gateway) -> None:
    answer = gateway.client.post("/api/session")

    assert answer.status_code == 201
    assert set(answer.json()) == {"token", "expires_in"}
    assert answer.json()["expires_in"] == 7200


def test_every_session_is_a_conversation_of_its_own(gateway: Gateway, rasa: StandInRasa) -> None:
    for _ in range(2):
        gateway.open()
        gateway.say("hello")

    first, second = rasa.received
    assert first["sender"] != second["sender"]


@pytest.mark.parametrize("header", [None, "Bearer", "Bearer forged", "Bearer zürich", "Basic abc"])
def test_no_message_is_taken_without_a_session(gateway: Gateway, rasa: StandInRasa, header: str | None) -> None:
    headers = {"Authorization": header.encode()} if header else {}

    answer = gateway.client.post("/api/messages", json={"text": "hi"}, headers=headers)

    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert answer.json()["error"]["code"] in ("session_missing", "session_over")
    assert rasa.received == []


def test_a_token_of_another_installation_opens_nothing(make_gateway: MakeGateway) -> None:
    ours = make_gateway(secret_key="a" * 40)
    theirs = make_gateway(secret_key="b" * 40)

    assert ours.say("hi", token=theirs.open()).json()["error"]["code"] == "session_over"


def test_a_session_survives_a_restart_of_the_gateway(make_gateway: MakeGateway) -> None:
    token = make_gateway().open()

    assert make_gateway().say("hi", token=token).status_code == 200


def test_a_session_ends_after_its_lifetime() -> None:
    now = 1_000_000.0
    sessions = Sessions(Fernet(Fernet.generate_key()), lifetime=60, clock=lambda: now)
    token = sessions.open()

    now += 60
    assert sessions.conversation(token).startswith("web-")
    now += 2
    with pytest.raises(GatewayError, match="has ended"):
        sessions.conversation(token)


def test_a_session_goes_on_when_the_clock_is_set_back_and_ends_in_its_own_time_when_it_is_right_again() -> None:
    now = 1_000_000.0
    sessions = Sessions(Fernet(Fernet.generate_key()), lifetime=60, clock=lambda: now)
    token = sessions.open()

    now -= 86_400
    assert sessions.conversation(token).startswith("web-")
    now += 86_400 + 62
    with pytest.raises(GatewayError, match="has ended"):
        sessions.conversation(token)


def test_forgetting_deletes_the_conversation_and_ends_the_session(gateway: Gateway, rasa: StandInRasa) -> None:
    gateway.open()
    gateway.say("hi")

    answer = gateway.forget()

    assert (answer.status_code, answer.content) == (204, b"")
    assert rasa.forgotten == [rasa.received[0]["sender"]]
    assert gateway.say("hi").status_code == 401
    assert gateway.forget().status_code == 401


def test_a_message_that_waited_while_the_conversation_was_forgotten_is_not_sent(
    gateway: Gateway, rasa: StandInRasa
) -> None:
    gateway.open()
    rasa.delay = 0.4

    with ThreadPoolExecutor(3) as three:
        first = three.submit(gateway.say, "one")
        time.sleep(0.1)
        forgotten = three.submit(gateway.forget)
        time.sleep(0.1)
        late = three.submit(gateway.say, "two")

    assert (first.result().status_code, forgotten.result().status_code) == (200, 204)
    assert late.result().json()["error"]["code"] == "session_over"
    assert [body["text"] for body in rasa.received] == ["one"]


def test_a_conversation_that_could_not_be_deleted_says_so_and_stays_open(gateway: Gateway, rasa: StandInRasa) -> None:
    gateway.open()
    rasa.status = 500

    failed = gateway.forget()
    rasa.status = 200

    assert (failed.status_code, failed.json()["error"]["code"]) == (503, "not_forgotten")
    assert gateway.forget().status_code == 204
