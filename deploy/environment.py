"""The environment that the assistant's processes start with: `defaults.env`, and what the caller has set."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from honcho.environ import parse

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
