"""How the clinic's Slack app is reached: its credentials, from the environment alone."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from channels.environment import FromEnvironment, read

BOT_TOKEN = "SLACK_BOT_TOKEN"  # noqa: S105 - the name of the setting, not the token
SIGNING_SECRET = "SLACK_SIGNING_SECRET"  # noqa: S105 - the name of the setting, not the secret
API_URL = "SLACK_API_URL"


class SlackSettings(FromEnvironment):
    """The app's bot token and signing secret, and the address of Slack's Web API."""

    model_config = SettingsConfigDict(env_ignore_empty=True)

    bot_token: str = Field("", validation_alias=BOT_TOKEN, repr=False)
    signing_secret: str = Field("", validation_alias=SIGNING_SECRET, repr=False)
    api_url: str = Field("https://slack.com/api/", validation_alias=API_URL)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> SlackSettings | None:
        """The settings that the environment gives; None where a credential is missing."""
        given = read(cls, environment)
        return given if given.bot_token and given.signing_secret else None


def why_off(wanted: bool, settings: SlackSettings | None) -> str | None:
    """Why the channel is off, in words for the log; None where it is on."""
    if not wanted:
        return "not in clinic.yml"
    return None if settings else f"{BOT_TOKEN} and {SIGNING_SECRET} are not both set"
