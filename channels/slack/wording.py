"""The sentences of the Slack channel and of its renderings, from `wording.yml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

Register = Literal["text", "plain"]
"""Which of a statement's two wordings is shown: `text` for clinicians, `plain` for patients."""


def words(group: str, name: str, register: Register = "text", /, **values: object) -> str:
    """The sentence of this name for this reader, with the values put in.

    Raises KeyError for a group or name that the file does not have.
    """
    found = _wording()[group][name]
    sentence: str = found[register] if isinstance(found, dict) else found
    return sentence.format(**values) if values else sentence


def known(group: str, name: object) -> bool:
    """Whether the file has a sentence of this name."""
    return name in _wording()[group]


@cache
def _wording() -> dict[str, dict[str, Any]]:
    content: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("wording.yml").read_text("utf-8"))
    return content
