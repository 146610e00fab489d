"""The sentences of the Slack channel and of its renderings, from `wording.yml` and from the words of all channels."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from channels.card_words import Reader, card_words

Register = Literal["text", "plain"]
"""Which of a statement's two wordings is shown: `text` for clinicians, `plain` for patients."""
_READERS: dict[Register, Reader] = {"text": "clinician", "plain": "patient"}


def words(group: str, name: str, register: Register = "text", /, **values: object) -> str:
    """The sentence of this name for this reader, with the values put in.

    Raises KeyError for a group or name that neither file has.
    """
    found = _wording().get(group, {}).get(name)
    if found is None:
        sentence = card_words(group, name, _READERS[register])
    else:
        sentence = found[register] if isinstance(found, dict) else found
    return sentence.format(**values) if values else sentence


@cache
def _wording() -> dict[str, dict[str, Any]]:
    content: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("wording.yml").read_text("utf-8"))
    return content
