"""Laboratory values in their sources' units: conversion, plausibility and how a value is shown.

Nothing is corrected in silence: an impossible value, a missing unit that would decide, or a unit that does not belong
to the analyte is a `CaseError`; an unusual value is kept and marked.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from b12core.case import Lab
from b12core.errors import CaseError
from b12core.identifiers import Analyte
from b12core.knowledge import Knowledge
from b12core.knowledge.schema import AnalyteEntry, NotedUnit, ValueRange
from b12core.knowledge.unit_table import AcceptedUnit

_DIGITS = 12
"""Significant digits that a conversion keeps, so that 20,000 per microlitre is 20 and not a hair beside it."""


class Reading(NamedTuple):
    """A result in the analyte's own unit (`value`), as entered, in a second unit, and whether it is unusual.

    `noted` holds the words for a unit that cannot be converted; the result then has no `value`.
    """

    value: float | None
    entered: str
    converted: str | None
    unusual: bool
    noted: NotedUnit | None = None


def read_labs(labs: Sequence[Lab], knowledge: Knowledge) -> tuple[Reading, ...]:
    """The readings of all results in order. Raises one CaseError for all that cannot be understood as entered."""
    readings, refused = [], []
    for lab in labs:
        try:
            readings.append(read_lab(lab, knowledge))
        except CaseError as error:
            of_several = sum(other.analyte == lab.analyte for other in labs) > 1
            refused.append(_of_its_day(error, lab, knowledge) if of_several else error)
    if refused:
        raise CaseError.of_all(refused)
    return tuple(readings)


def read_lab(lab: Lab, knowledge: Knowledge) -> Reading:
    """The reading of one result. Raises CaseError for what cannot be understood as entered."""
    entry = knowledge.analytes[lab.analyte]
    said = knowledge.refusals
    if entry.kind == "antibody":
        if not isinstance(lab.value, str) or lab.value == "undetectable":
            got = lab.value if isinstance(lab.value, str) else f"{lab.value:g}"
            raise _refusal(lab, said["result_in_words"], got, said["do_result_in_words"])
        return Reading(None, lab.value, None, unusual=False)
    if isinstance(lab.value, str):
        told_by_word = any(band.undetectable for band in knowledge.bands[lab.analyte])
        if told_by_word and lab.value == "undetectable":
            return Reading(None, lab.value, None, unusual=False)
        expected = said["number_or_undetectable" if told_by_word else "number_in"]
        units = ", ".join(accepted_units(lab.analyte, knowledge))
        raise _refusal(lab, expected.format(units=units), lab.value, said["do_number_and_unit"])
    unit = _unit(lab, lab.value, entry, knowledge)
    _check_range(lab, knowledge)
    entered = f"{lab.comparator or ''}{show_number(lab.value)} {unit.unit}".strip()
    own = float(f"{lab.value * unit.to_own:.{_DIGITS}g}")
    limits = unit.noted.possible if unit.noted else entry.impossible_outside
    if limits is not None and not limits.min <= own <= limits.max:
        of = unit.unit if unit.noted else entry.own_unit or ""
        expected = (
            said["value_from_to"].format(min=show_number(limits.min), max=show_number(limits.max), unit=of).strip()
        )
        raise _refusal(lab, expected, entered, " ".join(filter(None, (said["do_number_or_unit"], entry.hint))))
    if unit.noted:
        return Reading(None, entered, None, unusual=False, noted=unit.noted)
    other = converted(own, unit.unit, entry)
    if other is not None and lab.comparator is not None:
        other = f"{lab.comparator}{other}"
    return Reading(own, entered, other, unusual=not _lies_in(own, entry.unusual_outside))


def known_units(analyte: Analyte, knowledge: Knowledge) -> tuple[str, ...]:
    """The units that convert into each other in which an analyte may be given, its own first; none for antibodies."""
    entry = knowledge.analytes[analyte]
    own = (entry.own_unit,) if entry.own_unit else ()
    return own + tuple(unit.unit for unit in entry.units)


def accepted_units(analyte: Analyte, knowledge: Knowledge) -> tuple[str, ...]:
    """Every unit in which an analyte may be given, those that cannot be converted last."""
    return known_units(analyte, knowledge) + tuple(noted.unit for noted in knowledge.analytes[analyte].noted_units)


def offered_units(analyte: Analyte, knowledge: Knowledge) -> tuple[str, ...]:
    """The units that a form offers, and that a number without one may be taken for where it is usual in one only."""
    entry = knowledge.analytes[analyte]
    own = (entry.own_unit,) if entry.own_unit else ()
    return own + tuple(unit.unit for unit in entry.units if unit.offered)


def unit_written(analyte: Analyte, written: str, knowledge: Knowledge) -> str | None:
    """The name of the analyte's unit that was written, however it is spelled; None where it is none of them."""
    unit = knowledge.units.find(analyte, written)
    return unit.unit if unit else None


def unit_decides(analyte: Analyte, knowledge: Knowledge) -> bool:
    """Whether the number means something else in another unit, so that a bare number has to be asked about."""
    entry = knowledge.analytes[analyte]
    return bool(entry.noted_units) or any(unit.to_own != 1 for unit in entry.units)


def show_number(value: float) -> str:
    """The number as people write it: no trailing zeros, no exponent."""
    return f"{value:.6f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"


def _refusal(lab: Lab, expected: str, got: str, do: str) -> CaseError:
    return CaseError(f"labs.{lab.analyte}", expected, got, do)


def _of_its_day(error: CaseError, lab: Lab, knowledge: Knowledge) -> CaseError:
    """The error with the day of the result, which tells it from another one of the same analyte."""
    if lab.taken_on is None:
        return error
    got = knowledge.refusals["taken"].format(result=error.got, day=lab.taken_on.isoformat())
    return CaseError(error.field, error.expected, got, error.do)


def _unit(lab: Lab, value: float, entry: AnalyteEntry, knowledge: Knowledge) -> AcceptedUnit:
    said = knowledge.refusals
    if lab.unit is not None:
        unit = knowledge.units.find(lab.analyte, lab.unit)
        if unit is None:
            expected = said["unit_of"].format(units=", ".join(accepted_units(lab.analyte, knowledge)))
            raise _refusal(lab, expected, repr(lab.unit), said["do_check_unit"])
        return unit
    if unit_decides(lab.analyte, knowledge) and not _usual_in_own_unit_alone(value, entry):
        bare = said["without_unit"].format(value=f"{lab.comparator or ''}{show_number(value)}")
        raise _refusal(
            lab, said["unit"].format(units=", ".join(accepted_units(lab.analyte, knowledge))), bare, said["do_unit"]
        )
    return AcceptedUnit(entry.own_unit or "", 1.0)


def _usual_in_own_unit_alone(value: float, entry: AnalyteEntry) -> bool:
    usual = entry.unusual_outside
    if entry.bare_number != "own_unit_if_usual" or entry.noted_units or not _lies_in(value, usual):
        return False
    return not any(unit.to_own != 1 and _lies_in(value * unit.to_own, usual) for unit in entry.units)


def _lies_in(value: float, limits: ValueRange | None) -> bool:
    return limits is None or limits.min <= value <= limits.max


def _check_range(lab: Lab, knowledge: Knowledge) -> None:
    low, high = lab.reference_low, lab.reference_high
    if low is not None and high is not None and low > high:
        said = knowledge.refusals
        raise CaseError(
            f"labs.{lab.analyte}.reference_low",
            said["range"].format(max=show_number(high)),
            show_number(low),
            said["do_range_of_laboratory"],
        )


def converted(own: float, unit: str, entry: AnalyteEntry) -> str | None:
    """The value in the other unit of the pair that the sources use; None where there is only one."""
    other = entry.shown_also_in
    if other is None:
        return None if unit == (entry.own_unit or "") else f"{rounded(own)} {entry.own_unit}"
    if unit == other:
        return f"{rounded(own)} {entry.own_unit}"
    return f"{rounded(own / entry.other_to_own)} {other}"


def rounded(value: float) -> str:
    """The number as it is shown after a conversion: whole from 50 on, else with three digits."""
    return f"{value:.0f}" if value >= 50 else show_number(float(f"{value:.3g}"))
