"""How a gateway process is set up: addresses, limits and clinic, from the environment and `clinic.yml`."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, get_args
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field
from pydantic_settings import NoDecode

from b12core.clinic import Clinic, parse_clinic
from channels.environment import FromEnvironment, SettingsError, read
from channels.slack.settings import SlackSettings
from channels.teams.settings import TeamsSettings
from keeping.database import with_whole_name

LOOPBACK = "127.0.0.1"
LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"]


def _whole(variable: str, default: int, lowest: int, highest: int) -> Any:
    """A field that the variable sets, with the numbers that it may have."""
    expected = f"a whole number from {lowest} to {highest}"
    return Field(default, validation_alias=variable, ge=lowest, le=highest, description=expected)


def _rate(variable: str, default: int) -> Any:
    return _whole(variable, default, 0, 1_000_000)


def _networks(given: object) -> tuple[str, ...]:
    """The proxies that the setting names. Raises ValueError for one that is no address and no network."""
    if not isinstance(given, str):
        return tuple(given) if isinstance(given, (tuple, list)) else ()
    named = [part.strip() for part in given.split(",") if part.strip()]
    return tuple(str(ipaddress.ip_network(part)) for part in named)


def _addresses(given: object) -> tuple[str, ...]:
    """The addresses that the setting names. Raises ValueError for one that is none."""
    if not isinstance(given, str):
        return tuple(given) if isinstance(given, (tuple, list)) else ()
    named = tuple(part.strip().rstrip("/") for part in given.split(",") if part.strip())
    if any(urlsplit(part).scheme not in ("http", "https") or urlsplit(part).path for part in named):
        raise ValueError("no address of a server")
    return named


def _database(given: object) -> str | None:
    """The database that the setting names. Raises ValueError for an address that is none of PostgreSQL."""
    if not given:
        return None
    address = with_whole_name(str(given))
    if not address.startswith(("postgresql://", "postgresql+psycopg2://")):
        raise ValueError("no address of PostgreSQL")
    return address


ACTIONS = "nothing, or an address such as http://127.0.0.1:5055/webhook"


class Behind(FromEnvironment):
    """The port of Rasa on loopback, and the address of an action server where one runs the actions."""

    rasa: int = _whole("RASA_PORT", 5005, 1, 65535)
    actions: str = Field("", validation_alias="ACTIONS_URL", pattern=r"^(https?://.+/webhook)?$", description=ACTIONS)


class Variables(FromEnvironment):
    """What one variable each sets. A rate of 0 sets no limit."""

    host: str = Field(LOOPBACK, validation_alias="HOST")
    port: int = _whole("PORT", 8080, 0, 65535)
    metrics_host: str = Field(LOOPBACK, validation_alias="METRICS_HOST")
    metrics_port: int = _whole("METRICS_PORT", 0, 0, 65535)
    data_dir: Path = Field(Path(".data"), validation_alias="DATA_DIR")
    secret_key: Annotated[str | None, BeforeValidator(lambda given: given or None)] = Field(
        None, validation_alias="B12_SECRET_KEY", repr=False
    )
    database_url: Annotated[str | None, BeforeValidator(_database)] = Field(
        None,
        validation_alias="DATABASE_URL",
        description="nothing, or an address such as postgresql://user:password@10.0.0.9/b12",
        repr=False,
    )
    sign_in_secret: Annotated[str | None, BeforeValidator(lambda given: given or None)] = Field(
        None, validation_alias="B12_SIGN_IN_SECRET", repr=False
    )
    mail_server: str = Field(
        "",
        validation_alias="B12_MAIL_SERVER",
        pattern=r"^(smtps?://\S+)?$",
        description="nothing, or an address such as smtp://user:password@mail.example:587",
        repr=False,
    )
    mail_from: str = Field(
        "",
        validation_alias="B12_MAIL_FROM",
        pattern=r"^([^\r\n]*@[^\r\n]+)?$",
        description="whom notices come from, such as Riverside Clinic <no-reply@riverside.example>",
    )
    redis_url: Annotated[str | None, BeforeValidator(lambda given: given or None)] = Field(
        None, validation_alias="REDIS_URL", repr=False
    )
    session_seconds: int = _whole("B12_SESSION_SECONDS", 7200, 60, 86400)
    answer_seconds: int = _whole("B12_ANSWER_SECONDS", 30, 1, 300)
    rasa_urls: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_addresses)] = Field(
        (),
        validation_alias="RASA_URLS",
        description="addresses of Rasa, separated by commas, such as http://10.0.0.5:5005, http://10.0.0.6:5005",
    )
    turns_at_once: int = _whole("B12_TURNS_AT_ONCE", 4, 1, 64)
    wait_seconds: int = _whole("B12_WAIT_SECONDS", 1, 1, 60)
    trusted_proxies: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_networks)] = Field(
        (),
        validation_alias="B12_TRUSTED_PROXIES",
        description="addresses or networks of proxies, separated by commas, such as 10.0.0.5, 10.1.0.0/16",
    )
    session_messages_per_minute: int = _rate("B12_SESSION_MESSAGES_PER_MINUTE", 60)
    address_messages_per_minute: int = _rate("B12_ADDRESS_MESSAGES_PER_MINUTE", 600)
    address_sessions_per_minute: int = _rate("B12_ADDRESS_SESSIONS_PER_MINUTE", 30)
    log_level: Annotated[LogLevel, BeforeValidator(str.upper)] = Field(
        "INFO", validation_alias="LOG_LEVEL", description=f"one of {', '.join(get_args(LogLevel))}"
    )


class Settings(Variables):
    """Everything that the gateway is started with."""

    clinic: Clinic
    clinic_file: Path | None = None
    rasa_url: str = f"http://{LOOPBACK}:5005"
    actions_url: str = ""
    slack: SlackSettings | None = None
    teams: TeamsSettings = TeamsSettings()

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Settings:
        """The settings that the environment gives, with the defaults above for what it leaves out.

        Raises SettingsError or ClinicError naming the first setting that cannot be used.
        """
        clinic_file = Path(environment.get("B12_CLINIC", "clinic.yml"))
        behind = read(Behind, environment)
        return cls(
            clinic=_clinic(clinic_file),
            clinic_file=clinic_file,
            rasa_url=f"http://{LOOPBACK}:{behind.rasa}",
            actions_url=behind.actions.removesuffix("/webhook"),
            slack=SlackSettings.from_environment(environment),
            teams=TeamsSettings.from_environment(environment),
            **read(Variables, environment).model_dump(),
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
