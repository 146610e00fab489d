"""How the clinic's Slack app is reached: its credentials, from the environment alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

BOT_TOKEN = "SLACK_BOT_TOKEN"  # noqa: S105 - the name of the setting, not the token
SIGNING_SECRET = "SLACK_SIGNING_SECRET"  # noqa: S105 - the name of the setting, not the secret
API_URL = "SLACK_API_URL"


@dataclass(frozen=True)
class SlackSettings:
    """The app's bot token and signing secret, and the address of Slack's Web API."""

    bot_token: str = field(repr=False)
    signing_secret: str = field(repr=False)
    api_url: str = "https://slack.com/api/"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> SlackSettings | None:
        """The settings that the environment gives; None where a credential is missing."""
        token, secret = environment.get(BOT_TOKEN, "").strip(), environment.get(SIGNING_SECRET, "").strip()
        if not token or not secret:
            return None
        return cls(token, secret, environment.get(API_URL, "").strip() or cls.api_url)


def why_off(wanted: bool, settings: SlackSettings | None) -> str | None:
    """Why the channel is off, in words for the log; None where it is on."""
    if not wanted:
        return "not in clinic.yml"
    return None if settings else f"{BOT_TOKEN} and {SIGNING_SECRET} are not both set"
