"""Observations as results: the newest of each analyte, with comparator, unit, day and the laboratory's own range."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from b12core.knowledge.codes import CodeEntry
from clinic.cds_hooks.coded import codings, day_of, meaning, name_of, number_of, parts, unit_of
from clinic.words import said

COUNTING = ("final", "amended", "corrected", "preliminary")
"""A status whose value is a result; `registered`, `cancelled` and `entered-in-error` have none."""

WITHOUT_RESULT = ("registered", "cancelled", "entered-in-error")


@dataclass
class Results:
    """The results as a case holds them, the analytes that were asked for and are not known, and what was not read."""

    labs: list[dict[str, Any]] = field(default_factory=list)
    not_known: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    analytes: set[str] = field(default_factory=set)


class _Unreadable(Exception):
    """Why an Observation is no result that can be used: the name of the sentence that says so."""


def read_results(found: Iterable[dict[str, Any]]) -> Results:
    """What the Observations say."""
    results = Results()
    newest: dict[str, tuple[dt.date, list[dict[str, Any]]]] = {}
    for observation in found:
        if observation.get("status") in WITHOUT_RESULT:
            continue
        entry = meaning(observation.get("code"), "analytes")
        try:
            if entry is None:
                raise _Unreadable("unread_code")
            results.analytes.add(entry.id)
            lab = _lab(observation, entry)
        except _Unreadable as problem:
            system = ", ".join(f"{each or '-'} {code or '-'}" for each, code in codings(observation.get("code")))
            name = name_of(observation.get("code")) or system
            results.unread.append(said("cds", str(problem), name=name, system=system))
            continue
        if lab is None:
            results.not_known.append(f"labs.{entry.id}")
            continue
        day = dt.date.fromisoformat(lab["taken_on"])
        last, same = newest.get(entry.id, (day, []))
        if day > last:
            same = []
        if day >= last and lab not in same:
            newest[entry.id] = (day, [*same, lab])
    results.labs = [lab for _, labs in newest.values() for lab in labs]
    return results


def _lab(observation: dict[str, Any], entry: CodeEntry) -> dict[str, Any] | None:
    """The result; None where the laboratory says that there is no value. Raises _Unreadable."""
    if observation.get("dataAbsentReason") is not None and not any(name.startswith("value") for name in observation):
        return None
    if observation.get("status") not in COUNTING:
        raise _Unreadable("unread_status")
    day = _taken(observation)
    if day is None:
        raise _Unreadable("unread_day")
    made: dict[str, Any] = {"analyte": entry.id, "taken_on": day.isoformat()}
    if not entry.units:
        answer = meaning(observation.get("valueCodeableConcept"), "answers")
        if answer is None:
            raise _Unreadable("unread_value")
        return {**made, "value": answer.id}
    quantity = observation.get("valueQuantity")
    value = number_of(quantity.get("value")) if isinstance(quantity, dict) else None
    if not isinstance(quantity, dict) or value is None:
        raise _Unreadable("unread_value")
    unit = unit_of(quantity)
    if unit is None or unit not in entry.units:
        raise _Unreadable("unread_unit")
    comparator = quantity.get("comparator")
    if comparator not in (None, "<", "<=", ">", ">="):
        raise _Unreadable("unread_value")
    return {**made, "value": value, "unit": unit, "comparator": comparator, **_range(observation, unit)}


def _taken(observation: dict[str, Any]) -> dt.date | None:
    """The day of the sample, not that of the report."""
    period = observation.get("effectivePeriod")
    times = [observation.get("effectiveDateTime"), observation.get("effectiveInstant")]
    times.append(period.get("start") if isinstance(period, dict) else None)
    return next((day for day in map(day_of, times) if day is not None), None)


def _range(observation: dict[str, Any], unit: str) -> dict[str, float]:
    """The range that the laboratory printed, where there is one alone and in the unit of the result."""
    ranges = parts(observation.get("referenceRange"))
    if len(ranges) != 1:
        return {}
    limits: dict[str, float] = {}
    for name, wanted in (("low", "reference_low"), ("high", "reference_high")):
        limit = ranges[0].get(name)
        value = number_of(limit.get("value")) if isinstance(limit, dict) else None
        if isinstance(limit, dict) and value is not None and unit_of(limit) == unit:
            limits[wanted] = value
    return limits
