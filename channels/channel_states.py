"""Which channels are on, in one line for whoever starts the gateway."""

from __future__ import annotations

from channels.settings import Settings
from channels.slack.settings import why_off


def channel_states(settings: Settings) -> str:
    """`Channels: web on; Slack off (not in clinic.yml); Teams off (TEAMS_APP_ID is not set)`."""
    reasons = why_each_is_off(settings)
    states = [f"{name} on" if reason is None else f"{name} off ({reason})" for name, reason in reasons.items()]
    return f"Channels: {'; '.join(states)}"


def why_each_is_off(settings: Settings) -> dict[str, str | None]:
    """Why each channel is off; None where it is on."""
    wanted = settings.clinic.channels
    return {
        "web": None if wanted.get("web", False) else "not in clinic.yml",
        "Slack": why_off(wanted.get("slack", False), settings.slack),
        "Teams": _why_teams_is_off(wanted.get("teams", False), settings.teams.missing),
    }


def _why_teams_is_off(wanted: bool, missing: tuple[str, ...]) -> str | None:
    if not wanted:
        return "not in clinic.yml"
    if not missing:
        return None
    return f"{', '.join(missing)} {'is' if len(missing) == 1 else 'are'} not set"
