"""Which Entra application the Teams channel is, and in which tenant: from the environment, all of it or none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

SIGN_IN = "https://login.microsoftonline.com"


@dataclass(frozen=True)
class TeamsSettings:
    """The application's id and secret, and the one tenant whose people may talk to it."""

    app_id: str = ""
    app_secret: str = field(default="", repr=False)
    tenant_id: str = ""
    authority: str = ""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> TeamsSettings:
        """What the environment gives; what it leaves out stays empty and is named by `missing`."""
        tenant = environment.get("TEAMS_TENANT_ID", "").strip()
        return cls(
            app_id=environment.get("TEAMS_APP_ID", "").strip(),
            app_secret=environment.get("TEAMS_APP_SECRET", "").strip(),
            tenant_id=tenant,
            authority=environment.get("TEAMS_AUTHORITY", "").strip() or f"{SIGN_IN}/{tenant}",
        )

    @property
    def missing(self) -> tuple[str, ...]:
        """The environment variables without which the channel cannot be on."""
        needed = {
            "TEAMS_APP_ID": self.app_id,
            "TEAMS_APP_SECRET": self.app_secret,
            "TEAMS_TENANT_ID": self.tenant_id,
        }
        return tuple(name for name, value in needed.items() if not value)
