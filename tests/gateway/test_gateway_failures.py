"""Whatever fails behind the gateway, the person gets a sentence with a reference, and the log no word of theirs."""

from __future__ import annotations

import json
import logging

import pytest
from stand_in_rasa import Gateway, MakeGateway, StandInRasa, free_port

from channels.rasa_client import RasaClient

TYPED = "my haemoglobin is 91"


def test_when_rasa_is_down_a_patient_is_told_what_to_do(make_gateway: MakeGateway) -> None:
    gateway = make_gateway(rasa_url=f"http://127.0.0.1:{free_port()}")

    failed = gateway.say(TYPED)

    error = failed.json()["error"]
    assert (failed.status_code, error["code"]) == (503, "assistant_unavailable")
    assert "can't answer right now" in error["message"]
    assert "call 911" in error["message"]
    assert error["reference"] == failed.headers["X-Request-ID"]
    assert failed.headers["Retry-After"]


@pytest.mark.parametrize("status", [400, 404, 500, 503])
def test_when_a_turn_fails_in_rasa_a_patient_is_told_the_same(gateway: Gateway, rasa: StandInRasa, status: int) -> None:
    rasa.status = status

    assert gateway.say(TYPED).json()["error"]["code"] == "assistant_unavailable"


def test_what_could_not_be_kept_is_said_in_true_words(gateway: Gateway, rasa: StandInRasa) -> None:
    rasa.status, rasa.refusal = 503, "not_kept"

    failed = gateway.say(TYPED)

    error = failed.json()["error"]
    assert (failed.status_code, error["code"]) == (503, "not_kept")
    assert "could not be kept" in error["message"]
    assert "send it again" in error["message"]
    assert "call 911" in error["message"]
    assert error["reference"] == failed.headers["X-Request-ID"]


def test_silence_becomes_a_sentence_with_a_reference(gateway: Gateway, rasa: StandInRasa) -> None:
    rasa.silent = True

    failed = gateway.say(TYPED)

    assert (failed.status_code, failed.json()["error"]["code"]) == (503, "no_answer")
    assert "call 911" in failed.json()["error"]["message"]
    assert failed.json()["error"]["reference"]


def test_an_answer_that_takes_too_long_is_given_up(make_gateway: MakeGateway, rasa: StandInRasa) -> None:
    gateway = make_gateway(answer_seconds=0.1)
    rasa.delay = 0.5

    assert gateway.say(TYPED).json()["error"]["code"] == "assistant_unavailable"


def test_an_answer_of_another_shape_is_a_failure(gateway: Gateway, rasa: StandInRasa) -> None:
    rasa.answers["hi"] = {"messages": [{"text": 1}]}

    assert gateway.say("hi").json()["error"]["code"] == "assistant_unavailable"


def test_an_unexpected_error_leaves_as_json_without_a_trace(
    gateway: Gateway, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError(TYPED)

    monkeypatch.setattr(RasaClient, "say", broken)

    failed = gateway.say(TYPED)

    assert (failed.status_code, failed.json()["error"]["code"]) == (500, "unexpected")
    assert "Traceback" not in failed.text
    assert TYPED not in failed.text
    assert "RuntimeError" in caplog.text
    assert TYPED not in caplog.text


def test_the_reference_leads_to_the_log_line(
    gateway: Gateway, rasa: StandInRasa, caplog: pytest.LogCaptureFixture
) -> None:
    rasa.status = 500

    reference = gateway.say(TYPED).json()["error"]["reference"]

    lines = [json.loads(record.message) for record in caplog.records if record.name == "b12.gateway"]
    about = [line for line in lines if line.get("reference") == reference]
    assert {line["event"] for line in about} == {"unavailable", "request"}


def test_no_log_line_holds_typed_text_token_option_or_conversation(
    gateway: Gateway, rasa: StandInRasa, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.INFO, logger="asyncio")

    gateway.say(TYPED)
    gateway.choose(TYPED)
    gateway.client.get(f"/{TYPED}")
    rasa.silent = True
    gateway.say(TYPED)
    gateway.send({"text": TYPED, "other": TYPED})
    gateway.forget()

    ours = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("b12"))
    assert '"route": "/api/messages"' in ours
    for secret in ("haemoglobin", gateway.token, rasa.received[0]["sender"]):
        assert secret not in ours


def test_every_answer_has_a_reference_of_its_own(gateway: Gateway) -> None:
    references = {gateway.client.get("/healthz").headers["X-Request-ID"] for _ in range(5)}

    assert len(references) == 5


@pytest.mark.parametrize(("method", "path"), [("GET", "/nowhere"), ("GET", "/api/messages"), ("POST", "/")])
def test_an_unknown_address_is_answered_in_json(gateway: Gateway, method: str, path: str) -> None:
    answer = gateway.client.request(method, path)

    assert answer.status_code in (404, 405)
    assert set(answer.json()["error"]) == {"code", "message", "reference"}
