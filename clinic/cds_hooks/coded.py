"""Coded values of FHIR resources, in the product's own ids; a code counts with its system and to the letter only."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from b12core.knowledge import load_knowledge
from b12core.knowledge.codes import CodeEntry, Kind

UCUM = "http://unitsofmeasure.org"
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(T.*)?")


def parts(value: Any) -> list[dict[str, Any]]:
    """The objects of a list; none for anything else."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def codings(concept: Any) -> list[tuple[str | None, str | None]]:
    """The codes of a CodeableConcept with their systems."""
    found = parts(concept.get("coding")) if isinstance(concept, dict) else []
    return [(_text(each.get("system")), _text(each.get("code"))) for each in found]


def meaning(concept: Any, kind: Kind) -> CodeEntry | None:
    """The first of the codes that means something of this kind here."""
    codes = load_knowledge().codes
    found = (codes.meaning(system, code, kind) for system, code in codings(concept))
    return next((entry for entry in found if entry is not None), None)


def name_of(concept: Any) -> str:
    """What a CodeableConcept is called there."""
    if not isinstance(concept, dict):
        return ""
    if isinstance(concept.get("text"), str):
        return str(concept["text"]).strip()
    shown = [each.get("display") or each.get("code") for each in parts(concept.get("coding"))]
    return next((str(each) for each in shown if each), "")


def unit_of(quantity: dict[str, Any]) -> str | None:
    """The unit of a quantity by its name here; None where it is not coded in UCUM, or not with a code that is known."""
    if quantity.get("system") != UCUM:
        return None
    entry = load_knowledge().codes.meaning(UCUM, _text(quantity.get("code")), "units")
    return entry.id if entry is not None else None


def number_of(value: Any) -> float | None:
    """The number; None for anything else, a truth value among it."""
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def day_of(value: Any) -> dt.date | None:
    """The day of a date or time that is given to the day; None for a year or a month alone, or anything else."""
    found = _DAY.fullmatch(value) if isinstance(value, str) else None
    try:
        return dt.date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None
