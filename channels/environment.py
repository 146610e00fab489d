"""Settings that are read from an environment which is handed in: by variable, with an error that says what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from pydantic import ValidationError
from pydantic_settings import BaseSettings, EnvSettingsSource, PydanticBaseSettingsSource, SettingsConfigDict


class SettingsError(Exception):
    """A setting that cannot be used: which, what was expected, what came, and what to do."""

    def __init__(self, name: str, expected: str, got: str, do: str) -> None:
        self.name = name
        super().__init__(f"{name}: expected {expected}, got {got}. {do}")


class FromEnvironment(BaseSettings):
    """Settings whose fields name their variable (`validation_alias`) and what is expected of it (`description`).

    A field with a `title` says in its error what the variable is for. Only what is handed in counts, so that one
    process can hold the settings of several.
    """

    model_config = SettingsConfigDict(frozen=True, populate_by_name=True, case_sensitive=True, env_ignore_empty=False)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What was handed in, and nothing of the process."""
        return (init_settings,)


AnySettings = TypeVar("AnySettings", bound=FromEnvironment)


def read(wanted: type[AnySettings], environment: Mapping[str, str]) -> AnySettings:
    """The settings that the environment gives, with their defaults for what it leaves out.

    Raises SettingsError naming the first variable that cannot be used.
    """
    source = EnvSettingsSource(wanted)
    source.env_vars = _counting(environment, empty=not wanted.model_config["env_ignore_empty"])
    try:
        return wanted(**source())
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        variable = str(first["loc"][0])
        field = next(field for field in wanted.model_fields.values() if field.validation_alias == variable)
        name = f"{variable} is {field.title}" if field.title else variable
        # What is not to be shown may hold a password.
        given = repr(first["input"]) if field.repr else "another"
        got = "nothing" if first["type"] == "missing" else given
        raise SettingsError(name, str(field.description), got, "Set another, or leave it out.") from None


def _counting(environment: Mapping[str, str], *, empty: bool) -> dict[str, str]:
    """The variables without space around them; those that hold nothing only where that is said to count."""
    stripped = {variable: value.strip() for variable, value in environment.items()}
    return {variable: value for variable, value in stripped.items() if value or empty}
