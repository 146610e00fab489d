"""The results that the form offers: the analytes of the knowledge, measured in a unit or told in a word."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from b12core.knowledge import load_knowledge, spelled_for
from channels.card_words import all_card_words

LONGEST_VALUE = 2000
"""Characters of a button's value in Slack."""


@dataclass(frozen=True)
class Analyte:
    """What is measured: its id, its name, and the units that a report may use, most usual first.

    `words` are what the result can be where it is a word; it then has no unit.
    """

    id: str
    name: str
    units: tuple[str, ...]
    words: tuple[str, ...] = ()

    @classmethod
    def of(cls, content: dict[str, Any]) -> Analyte:
        """The analyte as a card or a form holds it."""
        words = tuple(word["text"] for word in content.get("words", ()))
        return cls(content["id"], content["name"], tuple(content["units"]), words)

    def content(self) -> dict[str, Any]:
        """The analyte as a form keeps it."""
        words = {"words": [{"text": word} for word in self.words]} if self.words else {}
        return {"id": self.id, "name": self.name, "units": self.units, **words}


@cache
def standard_analytes(display_units: Literal["mass", "molar"], country: str | None = None) -> tuple[Analyte, ...]:
    """Every analyte under the name that clinicians of the country use; the clinic's unit comes first."""
    knowledge = spelled_for(load_knowledge(), country)
    told = tuple(all_card_words()["worded_result"])
    return tuple(
        Analyte(
            entry.id,
            knowledge.vocabulary.term("analytes", entry.id).name.clinician,
            _ordered(units, display_units),
            () if units else told,
        )
        for entry in knowledge.analytes.values()
        for units in [[*filter(None, [entry.own_unit]), *(other.unit for other in entry.units if other.offered)]]
    )


def as_value(analytes: Sequence[Analyte]) -> str:
    """The analytes as a button carries them; empty, which stands for all of them, where they are too many."""
    value = json.dumps([each.content() for each in analytes], separators=(",", ":"), ensure_ascii=False)
    return value if len(value) <= LONGEST_VALUE else ""


def from_value(value: str) -> tuple[Analyte, ...] | None:
    """The analytes that a button carries; None for all of them."""
    return tuple(map(Analyte.of, json.loads(value))) if value else None


def _ordered(units: Sequence[str], display_units: Literal["mass", "molar"]) -> tuple[str, ...]:
    molar_first = display_units == "molar"
    return tuple(sorted(units, key=lambda unit: ("mol" in unit) != molar_first))
