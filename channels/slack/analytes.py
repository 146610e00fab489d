"""The results that the form offers: the analytes of the knowledge that are measured in a unit."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any, Literal

from b12core.knowledge import load_knowledge, spelled_for

LONGEST_VALUE = 2000
"""Characters of a button's value in Slack."""


@dataclass(frozen=True)
class Analyte:
    """What is measured: its id, its name, and the units that a report may use, most usual first."""

    id: str
    name: str
    units: tuple[str, ...]

    @classmethod
    def of(cls, content: dict[str, Any]) -> Analyte:
        """The analyte as a card or a form holds it."""
        return cls(content["id"], content["name"], tuple(content["units"]))


@cache
def standard_analytes(display_units: Literal["mass", "molar"], country: str | None = None) -> tuple[Analyte, ...]:
    """Every analyte with a unit, under the name that clinicians of the country use; the clinic's unit comes first."""
    knowledge = spelled_for(load_knowledge(), country)
    return tuple(
        Analyte(
            entry.id, knowledge.vocabulary.term("analytes", entry.id).name.clinician, _ordered(units, display_units)
        )
        for entry in knowledge.analytes.values()
        if (units := [*filter(None, [entry.own_unit]), *(other.unit for other in entry.units if other.offered)])
    )


def as_value(analytes: Sequence[Analyte]) -> str:
    """The analytes as a button carries them; empty, which stands for all of them, where they are too many."""
    value = json.dumps([asdict(each) for each in analytes], separators=(",", ":"), ensure_ascii=False)
    return value if len(value) <= LONGEST_VALUE else ""


def from_value(value: str) -> tuple[Analyte, ...] | None:
    """The analytes that a button carries; None for all of them."""
    return tuple(map(Analyte.of, json.loads(value))) if value else None


def _ordered(units: Sequence[str], display_units: Literal["mass", "molar"]) -> tuple[str, ...]:
    molar_first = display_units == "molar"
    return tuple(sorted(units, key=lambda unit: ("mol" in unit) != molar_first))
