"""Laboratory values in their sources' units: conversion, plausibility and how a value is shown.

Nothing is corrected in silence: an impossible value, a missing unit that would decide, or a unit that does not belong
to the analyte is a `CaseError`; an unusual value is kept and marked.
"""

from __future__ import annotations

import functools
import unicodedata
from dataclasses import dataclass

from b12core.case import Lab
from b12core.errors import CaseError
from b12core.identifiers import Analyte
from b12core.knowledge import Knowledge
from b12core.knowledge.schema import AnalyteEntry


@dataclass(frozen=True, slots=True)
class Reading:
    """A result in the analyte's own unit (`value`), as entered, in a second unit, and whether it is unusual."""

    value: float | None
    entered: str
    converted: str | None
    unusual: bool


def read_lab(lab: Lab, knowledge: Knowledge) -> Reading:
    """The reading of one result. Raises CaseError for what cannot be understood as entered."""
    entry = knowledge.analytes[lab.analyte]
    if entry.kind == "antibody":
        if not isinstance(lab.value, str):
            raise CaseError(
                f"labs.{lab.analyte}",
                "positive, negative or indeterminate",
                f"{lab.value:g}",
                "Give the result in words.",
            )
        return Reading(None, lab.value, None, unusual=False)
    if isinstance(lab.value, str):
        raise CaseError(
            f"labs.{lab.analyte}", f"a number in {_units(entry)}", lab.value, "Give the number and its unit."
        )
    factor, unit = _factor(lab, entry)
    own = lab.value * factor
    entered = f"{lab.comparator or ''}{show_number(lab.value)} {unit}"
    limits = entry.impossible_outside
    if limits is not None and not limits.min <= own <= limits.max:
        hint = f" {entry.hint}" if entry.hint else ""
        raise CaseError(
            f"labs.{lab.analyte}",
            f"a value from {show_number(limits.min)} to {show_number(limits.max)} {entry.own_unit}",
            entered,
            f"Check the number and its unit.{hint}",
        )
    usual = entry.unusual_outside
    return Reading(
        own,
        entered,
        _converted(own, unit, entry),
        unusual=usual is not None and not usual.min <= own <= usual.max,
    )


def known_units(analyte: Analyte, knowledge: Knowledge) -> tuple[str, ...]:
    """The units in which an analyte may be given, its own first; empty for antibodies."""
    entry = knowledge.analytes[analyte]
    own = (entry.own_unit,) if entry.own_unit else ()
    return own + tuple(unit.unit for unit in entry.units)


def unit_decides(analyte: Analyte, knowledge: Knowledge) -> bool:
    """Whether the number means something else in another unit, so that a bare number has to be asked about."""
    return any(unit.to_own != 1 for unit in knowledge.analytes[analyte].units)


def show_number(value: float) -> str:
    """The number as people write it: no trailing zeros, no exponent."""
    return f"{value:.6f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"


def _factor(lab: Lab, entry: AnalyteEntry) -> tuple[float, str]:
    own_unit = entry.own_unit or ""
    if lab.unit is None:
        if any(unit.to_own != 1 for unit in entry.units):
            raise CaseError(
                f"labs.{lab.analyte}",
                f"a unit: {_units(entry)}",
                f"{lab.comparator or ''}{show_number(float(lab.value))} without a unit",
                "Say which unit the report shows; the number means something else in each.",
            )
        return 1.0, own_unit
    wanted = _normal(lab.unit)
    if wanted == _normal(own_unit):
        return 1.0, own_unit
    for unit in entry.units:
        if wanted == _normal(unit.unit):
            return unit.to_own, unit.unit
    raise CaseError(
        f"labs.{lab.analyte}", f"a unit of {_units(entry)}", repr(lab.unit), "Check the unit on the report."
    )


def _converted(own: float, unit: str, entry: AnalyteEntry) -> str | None:
    """The value in the other unit of the pair that the sources use; None where there is only one."""
    other = entry.shown_also_in
    if other is None:
        return None if unit == entry.own_unit else f"{_rounded(own)} {entry.own_unit}"
    if unit == other:
        return f"{_rounded(own)} {entry.own_unit}"
    to_own = next(candidate.to_own for candidate in entry.units if candidate.unit == other)
    return f"{_rounded(own / to_own)} {other}"


def _rounded(value: float) -> str:
    return f"{value:.0f}" if value >= 50 else show_number(float(f"{value:.3g}"))


def _units(entry: AnalyteEntry) -> str:
    return ", ".join(filter(None, (entry.own_unit, *(unit.unit for unit in entry.units)))) or "no unit"


@functools.lru_cache(maxsize=512)
def _normal(unit: str) -> str:
    """A unit's spelling without case, spaces and the several signs for micro."""
    text = unicodedata.normalize("NFKC", unit).casefold().replace(" ", "").replace("μ", "u").replace("mcg", "ug")
    return text.replace("×", "x").removeprefix("x")
