"""Only what Slack has just signed gets in; anything else is refused in JSON before it is read."""

from __future__ import annotations

import json
import time

import httpx
import pytest
from slack_stand_in import SlackPerson, signed
from stand_in_rasa import StandInRasa

HELLO = json.dumps(
    {
        "type": "event_callback",
        "team_id": "T0CLINIC",
        "event_id": "EvForged",
        "event": {
            "type": "message",
            "channel_type": "im",
            "channel": "D1",
            "user": "U1",
            "ts": "1.1",
            "text": "72F PA",
        },
    }
).encode()


def post(person: SlackPerson, body: bytes, headers: dict[str, str]) -> httpx.Response:
    return httpx.post(
        person.address, content=body, headers={"Content-Type": "application/json", **headers}, trust_env=False
    )


def test_slack_can_verify_the_address(person: SlackPerson) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "abc", "token": "t"}).encode()

    answer = post(person, body, signed(body))

    assert (answer.status_code, answer.json()) == (200, {"challenge": "abc"})


@pytest.mark.parametrize(
    "headers",
    [
        {},
        signed(HELLO, at=time.time() - 301),
        signed(HELLO, at=time.time() + 3600),
        signed(HELLO, secret="another secret of some length"),
        signed(HELLO + b" "),
        {**signed(HELLO), "X-Slack-Request-Timestamp": "now"},
        {**signed(HELLO), "X-Slack-Signature": "v0="},
    ],
    ids=["missing", "stale", "of the future", "other key", "other body", "no time", "empty"],
)
def test_what_slack_has_not_just_signed_is_refused(
    person: SlackPerson, rasa: StandInRasa, headers: dict[str, str]
) -> None:
    answer = post(person, HELLO, headers)

    assert answer.status_code == 401
    assert answer.json()["error"]["code"] == "signature_wrong"
    assert answer.json()["error"]["reference"] == answer.headers["X-Request-ID"]
    assert rasa.received == []


@pytest.mark.parametrize("body", [b"", b"{", b"[1]", b"\xff\xfe", b"payload=%7B"])
def test_unsigned_rubbish_is_refused_and_not_read(person: SlackPerson, body: bytes) -> None:
    assert post(person, body, {}).status_code == 401
    unreadable = {b"X-Slack-Request-Timestamp": str(int(time.time())).encode(), b"X-Slack-Signature": "v0=é".encode()}
    assert httpx.post(person.address, content=body, headers=unreadable, trust_env=False).status_code == 401


def test_an_event_that_slack_sends_again_is_answered_once(person: SlackPerson, rasa: StandInRasa) -> None:
    event = {
        "type": "message",
        "channel_type": "im",
        "channel": person.channel,
        "user": person.user,
        "ts": "1790000009.1",
        "text": "72F PA",
    }
    person.look()

    first = person.event(event, event_id=f"Ev{person.user}")
    again = person.event(
        event, event_id=f"Ev{person.user}", **{"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_timeout"}
    )

    assert (first.status_code, again.status_code) == (200, 200)
    assert len(person.answer()) == 1
    assert len(rasa.received) == 1


def test_a_card_that_slack_sends_back_with_its_button_is_not_too_large(person: SlackPerson) -> None:
    body = b"payload=" + b"%C3%A9" * 30_000

    assert post(person, body, signed(body, secret="wrong secret that is long enough")).status_code == 401
    assert post(person, b"x" * 600_000, {}).status_code == 413
