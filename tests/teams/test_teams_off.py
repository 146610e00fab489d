"""Without credentials, or without the clinic's yes, the channel is off: the route says so and everything else runs."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from collections.abc import Callable

import httpx
import pytest
from microsoft import Microsoft
from microsoft_agents.hosting.core.authorization._entra_issuers import BOTFRAMEWORK_JWKS_URIS
from stand_in_rasa import CLINIC, free_port
from teams_user import TeamsUser

from channels.teams.settings import TeamsSettings

MakeApp = Callable[..., httpx.Client]


def test_without_credentials_the_route_refuses_and_the_log_names_what_is_missing(
    make_app: MakeApp, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "b12.gateway"):
        client = make_app(teams=TeamsSettings(app_id="an-id"))
    refused = client.post("/teams/messages", json={"type": "message"})
    assert refused.status_code == 404
    assert refused.json()["error"]["code"] == "teams_off"
    lines = [json.loads(record.getMessage()) for record in caplog.records if record.name == "b12.gateway"]
    off = next(line for line in lines if line["event"] == "channel_off")
    assert off == {"event": "channel_off", "channel": "teams", "missing": ["TEAMS_APP_SECRET", "TEAMS_TENANT_ID"]}
    assert client.get("/healthz").status_code == 200


def test_credentials_alone_do_not_switch_the_channel_on(make_app: MakeApp) -> None:
    refused = make_app(clinic=CLINIC).post("/teams/messages", json={"type": "message"})
    assert refused.status_code == 404
    assert "switched" in refused.json()["error"]["message"]


def test_with_credentials_the_log_says_that_the_channel_is_on(
    make_app: MakeApp, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "b12.gateway"):
        make_app()
    assert '{"event": "channel_on", "channel": "teams"}' in caplog.messages


def test_the_sdk_is_not_loaded_where_the_channel_is_off() -> None:
    check = "import sys, channels.gateway; sys.exit(any(name.startswith('microsoft_agents') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


def test_the_secret_is_never_shown(microsoft: Microsoft) -> None:
    assert microsoft.credentials.app_secret not in repr(microsoft.credentials)


def test_settings_come_from_the_environment() -> None:
    settings = TeamsSettings.from_environment({"TEAMS_APP_ID": " a ", "TEAMS_TENANT_ID": "t", "TEAMS_APP_SECRET": "s"})
    assert settings == TeamsSettings(
        app_id="a", app_secret="s", tenant_id="t", authority="https://login.microsoftonline.com/t"
    )
    assert not settings.missing


def test_when_the_keys_cannot_be_reached_the_message_can_be_sent_again(
    user: TeamsUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody = f"http://127.0.0.1:{free_port()}/keys"
    monkeypatch.setitem(BOTFRAMEWORK_JWKS_URIS, "https://api.botframework.com", nobody)
    refused = user.post(user.activity(text="hello"))
    assert refused.status_code == 503
    assert refused.json()["error"]["code"] == "teams_keys_unreachable"
    assert refused.headers["Retry-After"]


def test_a_wrong_secret_ends_in_an_error_with_a_reference_and_no_trace(
    make_app: MakeApp, user: TeamsUser, microsoft: Microsoft
) -> None:
    user.client = make_app(teams=microsoft.credentials.model_copy(update={"app_secret": "another"}))
    failed = user.post(user.activity(text="hello"))
    assert failed.status_code == 500
    assert failed.json()["error"]["reference"]
    assert "Traceback" not in failed.text
    assert not user.connector.sent
