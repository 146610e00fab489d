"""Results as people give them: accepted with their unit, or held back with the reason why they cannot be used yet."""

from __future__ import annotations

from actions.core import knowledge
from actions.facts.facts import Doubt, LabFact
from b12core.case import Lab
from b12core.errors import CaseError
from b12core.identifiers import ANALYTES, Analyte
from b12core.units import accepted_units, offered_units, read_lab, show_number, unit_decides, unit_written

UNIT_IS_ASKED = ("serum_b12", "active_b12", "mma")
"""Results that decide about the deficiency: their unit is always asked for, even where only one is plausible."""


def as_lab(analyte: str, fact: LabFact) -> Lab:
    """The result as the core takes it."""
    return Lab.model_validate(
        {
            "analyte": analyte,
            "value": fact.value,
            "unit": fact.unit,
            "comparator": fact.comparator,
            "taken_on": fact.taken_on,
            "taken_by": None if fact.taken_on else fact.not_after,
            "before_treatment": fact.before_treatment,
            "reference_low": fact.reference_low,
            "reference_high": fact.reference_high,
        }
    )


def doubt_about(analyte: str, fact: LabFact) -> Doubt | None:
    """Why a result cannot be used as given; None where it can."""
    if fact.unit is None and isinstance(fact.value, float) and unit_decides(_id(analyte), knowledge()):
        return "unit"
    try:
        reading = read_lab(as_lab(analyte, fact), knowledge())
    except CaseError:
        return "impossible"
    return "unusual" if reading.unusual else None


def with_only_unit(analyte: str, fact: LabFact) -> LabFact:
    """The result with its unit, where it was given without one and only one unit makes it usual."""
    if fact.unit is not None or not isinstance(fact.value, float) or analyte in UNIT_IS_ASKED:
        return fact
    if not unit_decides(_id(analyte), knowledge()):
        return fact
    offered = offered_units(_id(analyte), knowledge())
    candidates = [fact.model_copy(update={"unit": unit}) for unit in offered]
    usual = [candidate for candidate in candidates if doubt_about(analyte, candidate) is None]
    return usual[0] if len(usual) == 1 else fact


def units_of(analyte: str) -> tuple[str, ...]:
    """The units in which a result may be given."""
    return accepted_units(_id(analyte), knowledge())


def is_told_in_a_word(analyte: str) -> bool:
    """Whether the result is positive or negative, and no number."""
    return knowledge().analytes[_id(analyte)].kind == "antibody"


def shown_by_its_range(analyte: str) -> dict[str, str]:
    """The conditions that a result shows by the side of its own range on which it lies, where that range alone judges
    it: `{"high": "inr_above_range"}`.
    """
    entry = knowledge().analytes[_id(analyte)]
    sides = {"high": entry.above_range, "low": entry.below_range}
    return {word: condition for word, condition in sides.items() if condition is not None}


def can_be_undetectable(analyte: str) -> bool:
    """Whether the core takes a result of which the laboratory gives no number, since it is too low to measure."""
    return doubt_about(analyte, LabFact(value="undetectable")) is None


def unit_like(analyte: str, typed: str) -> str | None:
    """The unit of the analyte that was typed; None where it is not one of its units."""
    return unit_written(_id(analyte), typed, knowledge())


def shown(analyte: str, fact: LabFact) -> str:
    """The result as entered with its unit and, in brackets, converted: `98 pg/mL (72 pmol/L)`."""
    try:
        reading = read_lab(as_lab(analyte, fact), knowledge())
    except CaseError:
        return as_typed(fact)
    return f"{reading.entered} ({reading.converted})" if reading.converted else reading.entered


def as_typed(fact: LabFact) -> str:
    """The result as it was given, with the unit if there was one."""
    value = show_number(fact.value) if isinstance(fact.value, float) else fact.value
    return " ".join(filter(None, (f"{fact.comparator or ''}{value}", fact.unit)))


def expected_of(analyte: str, fact: LabFact) -> str:
    """What the core expected where it refuses a result; empty where it does not."""
    try:
        read_lab(as_lab(analyte, fact), knowledge())
    except CaseError as error:
        return error.expected
    return ""


def _id(analyte: str) -> Analyte:
    if analyte not in ANALYTES:
        raise KeyError(analyte)
    return analyte
