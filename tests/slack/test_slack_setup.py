"""What the clinic sets up: the manifest asks for what the code uses, and without credentials the channel is off."""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from slack_stand_in import SlackPerson, SlackStandIn, wait_for
from stand_in_rasa import StandInRasa
from starlette.testclient import TestClient

from channels.gateway import create_app
from channels.settings import Settings
from channels.slack.app import ADDRESS
from channels.slack.events import COMMAND, EVENTS
from channels.slack.settings import SlackSettings

ROOT = Path(__file__).resolve().parents[2]

SCOPES = {
    "chat_postMessage": "chat:write",
    "chat_postEphemeral": "chat:write",
    "chat_update": "chat:write",
    "conversations_open": "im:write",
    "conversations_replies": "im:history",
    "views_open": None,
    "views_update": None,
}
"""The scope that each method of Slack's Web API asks for; None for those that every app may call."""


@pytest.fixture
def manifest() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((ROOT / "docs" / "slack-manifest.yml").read_text(encoding="utf-8"))
    return content


def test_the_manifest_asks_for_the_scopes_that_the_code_uses_and_no_others(manifest: dict[str, Any]) -> None:
    code = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "channels" / "slack").rglob("*.py"))
    called = set(re.findall(r"client\.([a-z]+_[A-Za-z_]+)\(", code))

    assert called <= set(SCOPES)
    needed = {SCOPES[method] for method in called} - {None}
    assert set(manifest["oauth_config"]["scopes"]["bot"]) == needed | {"app_mentions:read", "im:history", "commands"}


def test_the_manifest_names_the_events_the_command_and_the_address_of_the_app(manifest: dict[str, Any]) -> None:
    settings = manifest["settings"]
    (command,) = manifest["features"]["slash_commands"]
    addresses = {
        settings["event_subscriptions"]["request_url"],
        settings["interactivity"]["request_url"],
        command["url"],
    }

    assert {event.split(".")[0] for event in settings["event_subscriptions"]["bot_events"]} == set(EVENTS)
    assert command["command"] == COMMAND
    assert {re.sub(r"https://[^/]+", "", address) for address in addresses} == {ADDRESS}
    assert settings["interactivity"]["is_enabled"]
    assert manifest["features"]["app_home"]["messages_tab_enabled"]


def test_without_credentials_the_channel_is_off_and_the_log_says_so(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "b12.gateway"):
        client = TestClient(create_app(settings.model_copy(update={"slack": None})))

    answer = client.post("/slack/events", json={"type": "url_verification", "challenge": "abc"})

    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "channel_off")
    assert client.get("/healthz").status_code == 200
    said = [json.loads(record.message) for record in caplog.records if record.name == "b12.gateway"]
    assert {"event": "channel_off", "channel": "slack", "why": said[0]["why"]} == said[0]
    assert "SLACK_BOT_TOKEN" in said[0]["why"]


def test_where_the_clinic_has_not_switched_it_on_there_is_no_such_address(settings: Settings) -> None:
    off = settings.clinic.model_copy(update={"channels": {"web": True}})

    answer = TestClient(create_app(settings.model_copy(update={"clinic": off}))).post("/slack/events")

    assert answer.status_code in (404, 405)
    assert set(answer.json()["error"]) == {"code", "message", "reference"}


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"SLACK_BOT_TOKEN": "xoxb-1"},
        {"SLACK_SIGNING_SECRET": "s"},
        {"SLACK_BOT_TOKEN": " ", "SLACK_SIGNING_SECRET": "s"},
    ],
)
def test_half_of_the_credentials_are_none(environment: dict[str, str]) -> None:
    assert SlackSettings.from_environment(environment) is None


def test_the_credentials_never_stand_in_a_log_of_the_settings() -> None:
    slack = SlackSettings.from_environment({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "verysecret"})

    assert "xoxb-1" not in repr(slack)
    assert "verysecret" not in repr(slack)


def test_no_log_line_holds_what_was_typed_or_who_typed_it(
    person: SlackPerson, rasa: StandInRasa, slack: SlackStandIn, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    typed = "zebrafinch haemoglobin"

    person.say(typed)
    rasa.status = 500
    person.say(typed)
    slack.refuse = {"chat.postMessage": "channel_not_found"}
    person.write(typed)
    person.mention(typed)
    wait_for(lambda: "slack_failure" in caplog.text)
    slack.refuse = {}
    rasa.status = 200
    person.say(typed)

    logged = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith(("b12", "slack")))
    assert "slack_failure" in logged
    assert "channel_not_found" in logged
    for secret in ("zebrafinch", person.user, person.channel, rasa.received[0]["sender"]):
        assert secret not in logged
