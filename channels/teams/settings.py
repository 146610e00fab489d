"""Which Entra application the Teams channel is, and in which tenant: from the environment, all of it or none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from channels.environment import FromEnvironment, read

SIGN_IN = "https://login.microsoftonline.com"


def _sign_in_of_the_tenant(given: dict[str, Any]) -> str:
    return f"{SIGN_IN}/{given['tenant_id']}"


class TeamsSettings(FromEnvironment):
    """The application's id and secret, and the one tenant whose people may talk to it."""

    model_config = SettingsConfigDict(env_ignore_empty=True)

    app_id: str = Field("", validation_alias="TEAMS_APP_ID")
    app_secret: str = Field("", validation_alias="TEAMS_APP_SECRET", repr=False)
    tenant_id: str = Field("", validation_alias="TEAMS_TENANT_ID")
    authority: str = Field(default_factory=_sign_in_of_the_tenant, validation_alias="TEAMS_AUTHORITY")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> TeamsSettings:
        """What the environment gives; what it leaves out stays empty and is named by `missing`."""
        return read(cls, environment)

    @property
    def missing(self) -> tuple[str, ...]:
        """The environment variables without which the channel cannot be on."""
        needed = {
            "TEAMS_APP_ID": self.app_id,
            "TEAMS_APP_SECRET": self.app_secret,
            "TEAMS_TENANT_ID": self.tenant_id,
        }
        return tuple(name for name, value in needed.items() if not value)
