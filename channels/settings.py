"""How a gateway process is set up: addresses, limits and clinic, from the environment and `clinic.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from b12core.clinic import Clinic, parse_clinic
from channels.slack.settings import SlackSettings
from channels.teams.settings import TeamsSettings

LOOPBACK = "127.0.0.1"
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


class SettingsError(Exception):
    """A setting that cannot be used: which, what was expected, what came, and what to do."""

    def __init__(self, name: str, expected: str, got: str, do: str) -> None:
        self.name = name
        super().__init__(f"{name}: expected {expected}, got {got}. {do}")


@dataclass(frozen=True)
class Settings:
    """Everything that the gateway is started with. A rate of 0 sets no limit."""

    clinic: Clinic
    host: str = LOOPBACK
    port: int = 8080
    rasa_url: str = f"http://{LOOPBACK}:5005"
    actions_url: str = f"http://{LOOPBACK}:5055"
    data_dir: Path = Path(".data")
    secret_key: str | None = None
    session_seconds: int = 7200
    answer_seconds: int = 30
    session_messages_per_minute: int = 60
    address_messages_per_minute: int = 600
    address_sessions_per_minute: int = 30
    log_level: str = "INFO"
    slack: SlackSettings | None = None
    teams: TeamsSettings = field(default_factory=TeamsSettings)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Settings:
        """The settings that the environment gives, with the defaults above for what it leaves out.

        Raises SettingsError or ClinicError naming the first setting that cannot be used.
        """
        return cls(
            clinic=_clinic(Path(environment.get("B12_CLINIC", "clinic.yml"))),
            host=environment.get("HOST", cls.host),
            port=_whole(environment, "PORT", cls.port, 0, 65535),
            rasa_url=f"http://{LOOPBACK}:{_whole(environment, 'RASA_PORT', 5005, 1, 65535)}",
            actions_url=f"http://{LOOPBACK}:{_whole(environment, 'ACTIONS_PORT', 5055, 1, 65535)}",
            data_dir=Path(environment.get("DATA_DIR", ".data")),
            secret_key=environment.get("B12_SECRET_KEY") or None,
            session_seconds=_whole(environment, "B12_SESSION_SECONDS", cls.session_seconds, 60, 86400),
            answer_seconds=_whole(environment, "B12_ANSWER_SECONDS", cls.answer_seconds, 1, 300),
            session_messages_per_minute=_rate(
                environment, "B12_SESSION_MESSAGES_PER_MINUTE", cls.session_messages_per_minute
            ),
            address_messages_per_minute=_rate(
                environment, "B12_ADDRESS_MESSAGES_PER_MINUTE", cls.address_messages_per_minute
            ),
            address_sessions_per_minute=_rate(
                environment, "B12_ADDRESS_SESSIONS_PER_MINUTE", cls.address_sessions_per_minute
            ),
            log_level=_log_level(environment, cls.log_level),
            slack=SlackSettings.from_environment(environment),
            teams=TeamsSettings.from_environment(environment),
        )


def _clinic(path: Path) -> Clinic:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            "B12_CLINIC",
            "the path of a readable clinic.yml",
            f"'{path}' ({type(error).__name__})",
            "Start from the project's folder, or set B12_CLINIC to the file.",
        ) from error
    return parse_clinic(text)


def _log_level(environment: Mapping[str, str], default: str) -> str:
    given = environment.get("LOG_LEVEL", default)
    if given.upper() not in LOG_LEVELS:
        raise SettingsError(
            "LOG_LEVEL", f"one of {', '.join(LOG_LEVELS)}", repr(given), "Set one of these, or leave it out."
        )
    return given.upper()


def _rate(environment: Mapping[str, str], name: str, default: int) -> int:
    return _whole(environment, name, default, 0, 1_000_000)


def _whole(environment: Mapping[str, str], name: str, default: int, lowest: int, highest: int) -> int:
    given = environment.get(name, str(default))
    expected = f"a whole number from {lowest} to {highest}"
    try:
        number = int(given)
    except ValueError:
        raise SettingsError(name, expected, repr(given), "Set another, or leave it out.") from None
    if not lowest <= number <= highest:
        raise SettingsError(name, expected, repr(given), "Set another, or leave it out.")
    return number
