"""The sentences of the Teams channel and of its cards, from `words.yml` and from the words of all channels."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml

from channels.card_words import Reader, card_words

CLINICIAN: Reader = "clinician"
"""The register of Teams: whoever has an account in the clinic's tenant works there."""


@cache
def _words() -> dict[str, Any]:
    text = (resources.files("channels.teams") / "words.yml").read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.safe_load(text)
    return content


def words(key: str, register: Reader = CLINICIAN, **values: Any) -> str:
    """The words under a key such as `chosen` or `heading.safety`, for a patient or a clinician, with the values put in.

    Raises KeyError where there are none.
    """
    group, _, name = key.partition(".")
    if name:
        return card_words(group, name, register).format(**values)
    found: Any = _words()[key]
    return str(found).format(**values) if values else str(found)


def forget_commands() -> frozenset[str]:
    """What somebody types, in lower case, to have the conversation deleted."""
    return frozenset(_words()["forget_commands"])
