"""Only Microsoft's connector gets in, with a token for this application, from the clinic's own tenant."""

from __future__ import annotations

import time
from typing import Any

import pytest
from microsoft import rsa_key
from stand_in_rasa import StandInRasa
from teams_user import TeamsUser, text_of

OTHER_APP = "99999999-2f3a-4a3e-9d53-0c9c6a1d7e11"
OTHER_TENANT = "11111111-5c8f-4d52-8a40-3e1d4f0b7a90"


def test_a_good_token_gets_an_answer(user: TeamsUser) -> None:
    assert "You said: hello" in text_of(*user.say("hello"))
    assert user.connector.unauthorised == 0


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param({"exp": int(time.time()) - 3600}, id="expired"),
        pytest.param({"nbf": int(time.time()) + 3600}, id="not yet good"),
        pytest.param({"aud": OTHER_APP}, id="for another application"),
        pytest.param({"aud": None}, id="for nobody"),
        pytest.param({"iss": "https://issuer.example"}, id="of another issuer"),
        pytest.param({"key": rsa_key()}, id="signed with another key"),
    ],
)
def test_a_bad_token_is_refused_and_nothing_reaches_the_assistant(
    user: TeamsUser, rasa: StandInRasa, claims: dict[str, Any]
) -> None:
    response = user.post(user.activity(text="hello"), user.issuer.token(user.service_url, **claims))
    assert response.status_code == 401
    assert response.json()["error"]["reference"]
    assert not rasa.received
    assert not user.connector.sent


@pytest.mark.parametrize("token", [None, "x", "not.a.token", "a b"])
def test_without_a_token_nothing_is_answered(user: TeamsUser, rasa: StandInRasa, token: str | None) -> None:
    headers = {} if token is None else {"Authorization": f"Bearer {token}"}
    response = user.client.post("/teams/messages", json=user.activity(text="hello"), headers=headers)
    assert response.status_code == 401
    assert response.json()["error"]["code"] == "teams_not_admitted"
    assert not rasa.received


def test_a_token_that_is_not_signed_is_refused(user: TeamsUser, rasa: StandInRasa) -> None:
    header, content, _ = user.issuer.token(user.service_url).split(".")
    assert user.post(user.activity(text="hello"), f"{header}.{content}.").status_code == 401
    assert not rasa.received


def test_a_token_for_another_service_address_is_refused(user: TeamsUser, rasa: StandInRasa) -> None:
    forged = user.activity(text="hello", serviceUrl="http://127.0.0.1:9/")
    response = user.post(forged)
    assert response.status_code == 403
    missing = user.post(user.activity(text="hello"), user.issuer.token(user.service_url, serviceurl=None))
    assert missing.status_code == 403
    assert not rasa.received


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"channelData": {"tenant": {"id": OTHER_TENANT}}}, id="another tenant"),
        pytest.param({"channelData": {}, "conversation": {"id": "a:1"}}, id="no tenant"),
        pytest.param({"channelId": "webchat"}, id="another channel"),
        pytest.param({"channelId": None}, id="no channel"),
    ],
)
def test_only_teams_in_the_clinics_tenant_is_answered(
    user: TeamsUser, rasa: StandInRasa, changes: dict[str, Any]
) -> None:
    response = user.post(user.activity(text="hello", **changes))
    assert response.status_code == 403
    assert response.json()["error"]["code"] == "teams_not_welcome"
    assert not rasa.received


@pytest.mark.parametrize("body", [[], "text", {}, {"type": "message"}, {"type": "message", "conversation": {}}])
def test_what_is_no_activity_is_refused(user: TeamsUser, body: Any) -> None:
    response = user.post(body)
    assert response.status_code == 400
    assert response.json()["error"]["code"] == "not_an_activity"


def test_too_many_requests_from_one_address_wait(make_app: Any, user: TeamsUser) -> None:
    user.client = make_app(address_messages_per_minute=2)
    statuses = [user.post(user.activity(text="hello"), None).status_code for _ in range(4)]
    assert statuses[0] == 401
    assert statuses[-1] == 429
