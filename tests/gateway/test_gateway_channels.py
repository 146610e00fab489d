"""Who starts the gateway reads which channels are on, and what is missing for the others."""

from __future__ import annotations

import pytest

from channels.channel_states import channel_states
from channels.settings import Settings
from channels.slack.settings import SlackSettings
from channels.teams.settings import TeamsSettings


@pytest.fixture
def ours() -> Settings:
    settings = Settings.from_environment({})
    clinic = settings.clinic.model_copy(update={"channels": {"web": True, "slack": True, "teams": True}})
    return settings.model_copy(update={"clinic": clinic})


def test_without_credentials_only_the_web_is_on_and_the_missing_settings_are_named(ours: Settings) -> None:
    assert channel_states(ours) == (
        "Channels: web on; Slack off (SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET are not both set); "
        "Teams off (TEAMS_APP_ID, TEAMS_APP_SECRET, TEAMS_TENANT_ID are not set)"
    )


def test_with_credentials_a_channel_is_on(ours: Settings) -> None:
    teams = TeamsSettings(app_id="app", app_secret="secret", tenant_id="tenant")
    on = ours.model_copy(update={"slack": SlackSettings(bot_token="token", signing_secret="secret"), "teams": teams})
    assert channel_states(on) == "Channels: web on; Slack on; Teams on"


def test_credentials_open_no_channel_that_the_clinic_did_not_name(ours: Settings) -> None:
    named = ours.clinic.model_copy(update={"channels": {"web": True}})
    closed = ours.model_copy(
        update={"clinic": named, "slack": SlackSettings(bot_token="token", signing_secret="secret")}
    )
    assert channel_states(closed) == "Channels: web on; Slack off (not in clinic.yml); Teams off (not in clinic.yml)"


def test_credentials_are_never_shown(ours: Settings) -> None:
    slack = SlackSettings(bot_token="token-1", signing_secret="secret-1")
    assert "token-1" not in channel_states(ours.model_copy(update={"slack": slack}))
