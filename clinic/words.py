"""What the clinic's side says, from `words.yml`: for clinicians and for patients."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

Reader = Literal["clinician", "patient"]


def said(group: str, name: str, reader: Reader = "clinician", /, **values: object) -> str:
    """The words of this name for this reader, filled in. Raises KeyError for a name that the file does not have."""
    found = all_words()[group][name]
    text = found if isinstance(found, str) else found[reader]
    return text.format(**values) if values else text


def names(group: str) -> tuple[str, ...]:
    """The names in a group, in the order of the file."""
    return tuple(all_words()[group])


@cache
def all_words() -> Mapping[str, Mapping[str, Any]]:
    """The whole file: group, name, words."""
    content: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("words.yml").read_text("utf-8"))
    return content
