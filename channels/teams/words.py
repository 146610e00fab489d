"""The sentences and headings that only Teams needs, from `words.yml`."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml

CLINICIAN = "clinician"
"""The register of Teams: whoever has an account in the clinic's tenant works there."""


@cache
def _words() -> dict[str, Any]:
    text = (resources.files("channels.teams") / "words.yml").read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.safe_load(text)
    return content


def words(key: str, register: str = CLINICIAN, **values: Any) -> str:
    """The words under a key such as `heading.safety`, for a patient or a clinician, with the values put in.

    Raises KeyError where there are none.
    """
    found: Any = _words()
    for part in key.split("."):
        found = found[part]
    if isinstance(found, dict):
        found = found[register]
    return str(found).format(**values) if values else str(found)


def worded(key: str) -> bool:
    """Whether there are words under a key such as `confidence.memory`."""
    found: Any = _words()
    for part in key.split("."):
        if not isinstance(found, dict) or part not in found:
            return False
        found = found[part]
    return True


def forget_commands() -> frozenset[str]:
    """What somebody types, in lower case, to have the conversation deleted."""
    return frozenset(_words()["forget_commands"])
