"""Options open what was offered, in the conversation in which it was offered, and nothing else."""

from __future__ import annotations

import pytest
from cryptography.fernet import Fernet
from example_answers import answer, message
from stand_in_rasa import Gateway, MakeGateway, StandInRasa

from channels.errors import GatewayError
from channels.options import Options

PAYLOAD = '/inform{"answer": {"field": "phase", "value": "maintenance"}}'


@pytest.fixture
def option(gateway: Gateway, rasa: StandInRasa) -> str:
    rasa.answers["hi"] = answer(message("Which?", {"Top-up doses": PAYLOAD}))
    offered = gateway.say("hi").json()["messages"][0]["options"]
    assert [choice["title"] for choice in offered] == ["Top-up doses"]
    return str(offered[0]["id"])


def test_a_chosen_option_reaches_rasa_as_the_payload_that_was_offered(
    gateway: Gateway, rasa: StandInRasa, option: str
) -> None:
    assert gateway.choose(option).status_code == 200
    assert rasa.received[-1]["text"] == PAYLOAD


def test_an_option_id_shows_nothing_of_its_payload(option: str) -> None:
    assert "maintenance" not in option
    assert "inform" not in option


def test_the_option_start_is_always_there_and_asks_for_the_welcome(gateway: Gateway, rasa: StandInRasa) -> None:
    assert gateway.choose("start").status_code == 200
    assert rasa.received[-1]["text"] == "/start"


def test_an_option_of_another_conversation_is_refused(gateway: Gateway, rasa: StandInRasa, option: str) -> None:
    gateway.open()

    refused = gateway.choose(option)

    assert (refused.status_code, refused.json()["error"]["code"]) == (400, "option_unknown")
    assert [body["text"] for body in rasa.received] == ["hi"]


@pytest.mark.parametrize("forged", ["", "/restart", PAYLOAD, "START", "naïve", "gAAAAAB" + "x" * 90])
def test_an_option_that_was_never_offered_is_refused(gateway: Gateway, rasa: StandInRasa, forged: str) -> None:
    assert gateway.choose(forged).status_code == 400
    assert rasa.received == []


def test_a_tampered_option_is_refused(gateway: Gateway, option: str) -> None:
    tampered = option[:-10] + ("A" if option[-10] != "A" else "B") + option[-9:]

    assert gateway.choose(tampered).status_code == 400


def test_a_session_token_is_no_option_and_an_option_no_token(gateway: Gateway, option: str) -> None:
    assert gateway.choose(gateway.token).status_code == 400
    assert gateway.say("hi", token=option).status_code == 401


def test_an_option_of_another_installation_is_refused(make_gateway: MakeGateway, rasa: StandInRasa) -> None:
    rasa.answers["hi"] = answer(message("Which?", {"A": PAYLOAD}))
    ours, theirs = make_gateway(secret_key="a" * 40), make_gateway(secret_key="b" * 40)

    option = theirs.say("hi").json()["messages"][0]["options"][0]["id"]

    assert ours.choose(option).status_code == 400


def test_an_option_expires() -> None:
    now = 1_000_000.0
    options = Options(Fernet(Fernet.generate_key()), lifetime=60, clock=lambda: now)
    offered = options.offer("web-1", PAYLOAD)

    assert options.payload("web-1", offered) == PAYLOAD
    now += 62
    with pytest.raises(GatewayError, match="too old"):
        options.payload("web-1", offered)


def test_an_option_is_still_known_when_the_clock_is_set_back() -> None:
    now = 1_000_000.0
    options = Options(Fernet(Fernet.generate_key()), lifetime=60, clock=lambda: now)
    offered = options.offer("web-1", PAYLOAD)

    now -= 3_600
    assert options.payload("web-1", offered) == PAYLOAD
