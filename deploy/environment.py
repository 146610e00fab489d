"""What the assistant's processes start with: `defaults.env`, and what the caller has set, as text and as settings."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from honcho.environ import parse
from pydantic import Field

from channels.environment import FromEnvironment

ROOT = Path(__file__).resolve().parent.parent
DEFAULTS = ROOT / "deploy" / "defaults.env"


def process_environment(given: Mapping[str, str]) -> dict[str, str]:
    """The environment of a process of the assistant; a value in `given` wins over its default.

    The folder of this Python comes first on PATH, so that `python` in the Procfile has the dependencies.
    """
    defaults: dict[str, str] = parse(DEFAULTS.read_text(encoding="utf-8"))
    environment = {**defaults, **given}
    environment["PATH"] = f"{Path(sys.executable).parent}:{given.get('PATH', '/usr/bin:/bin')}"
    return environment


def _port(variable: str, listener: str) -> Any:
    """A field for the port of a listener."""
    return Field(
        validation_alias=variable,
        ge=1,
        le=65535,
        title=f"the port of {listener}",
        description="a whole number from 1 to 65535",
    )


class Start(FromEnvironment):
    """Where the two processes listen, and the most seconds from a start until all are ready."""

    host: str = Field(validation_alias="HOST", title="the gateway's address", description="an address of this machine")
    port: int = _port("PORT", "the gateway")
    rasa_port: int = _port("RASA_PORT", "Rasa")
    start_limit: float = Field(
        validation_alias="START_LIMIT",
        gt=0,
        allow_inf_nan=False,
        title="the longest time from start to ready",
        description="seconds above 0",
    )
    hang_limit: float = Field(
        validation_alias="HANG_LIMIT",
        gt=0,
        allow_inf_nan=False,
        title="the longest time without an answer",
        description="seconds above 0",
    )
