"""What stands around the content of a card in every channel, from `card_words.yml`: headings, and names for ids."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

Reader = Literal["clinician", "patient"]
Words = Mapping[str, str] | str
"""The words for each reader, or the same for both."""


def card_words(group: str, name: str, reader: Reader = "clinician") -> str:
    """The words of this name for this reader. Raises KeyError for a group or name that the file does not have."""
    found = all_card_words()[group][name]
    return found if isinstance(found, str) else found[reader]


def has_card_words(group: str, name: str) -> bool:
    """Whether there are words of this name."""
    return name in all_card_words().get(group, {})


def kind_of(suggestion: Mapping[str, Any]) -> str:
    """The name of the words that head a suggestion: what it is, and whether a draft stands below a referral."""
    has_draft = suggestion["regimen"] is not None
    return "refer_with_draft" if suggestion["status"] == "refer" and has_draft else str(suggestion["status"])


def contact_words(contact: Mapping[str, str | None]) -> str:
    """Who can be reached and how, in one line: `Crisis line: Call 988, Text 988, day and night`."""
    ways = [("call", contact.get("number")), ("text_to", contact.get("sms"))]
    told = [card_words("mark", name).format(number=number) for name, number in ways if number]
    told += [said for part in ("hours", "address") if (said := contact.get(part))]
    return f"{contact['label']}: {', '.join(told)}"


@cache
def all_card_words() -> Mapping[str, Mapping[str, Words]]:
    """The whole file: group, name, words."""
    content: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("card_words.yml").read_text("utf-8"))
    return content
