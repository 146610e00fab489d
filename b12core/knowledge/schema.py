"""The shape of every knowledge file, so that a wrong entry is named on loading and never reaches a person.

An entry carries its sources, jurisdiction, confidence and review date; where it names none of the last two it has
those of the file's protocol or of `meta.yml`.
"""

from __future__ import annotations

import datetime as dt
import functools
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from b12core.identifiers import (
    Analyte,
    Cause,
    Confidence,
    Procedure,
    Symptom,
)
from b12core.identifiers import Condition as ConditionId

Stage = Literal["repletion", "maintenance", "prevention"]

DOSING_CONFIDENCE: tuple[Confidence, ...] = ("primary", "secondary")
"""Only these may set a dose; anything weaker may be shown, marked as what it is."""


class Entry(BaseModel):
    """A knowledge entry: immutable; an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Meta(Entry):
    """The version of the rules, when the evidence was compiled, and when entries without a date are due for review."""

    version: str
    compiled: dt.date
    review_by: dt.date
    lab_older_than_days: int
    treatment_lapsed_after_days: int
    """From so many days without a dose on, what was given before counts as no treatment."""
    loading_broken_off_after_days: int
    """From so many days without a dose on, a loading course that is not complete counts as broken off."""


class VersionEntry(Entry):
    """A version of the rules, and the digest of what decides in it."""

    version: str
    decides: str = Field(pattern=r"^[0-9a-f]{64}$")


class Words(Entry):
    clinician: str
    patient: str


class SourceEntry(Entry):
    """A document: what it is, who published it, when, where, how to find it, and whether it still stands."""

    id: str
    title: str
    publisher: str
    year: int | None
    country: str
    canonical: str | None
    """The address of the place where it belongs, the only one that people are shown; None where none was verified."""
    read_at: tuple[str, ...] = ()
    """Where it was read, for maintainers, where that is another place."""
    read: str
    status: Literal["current", "superseded", "replaced", "unavailable"] = "current"
    """`unavailable` is said of the product of a label."""
    status_on: str | None = Field(default=None, pattern=r"^\d{4}-\d{2}(-\d{2})?$")
    """Since when, to the day or the month; None where no date was read, or where it is current."""
    status_note: Words | None = None
    review_by: dt.date | None = None

    @model_validator(mode="after")
    def _status_is_explained(self) -> SourceEntry:
        if (self.status == "current") != (self.status_note is None):
            raise ValueError("a status other than current has a note, and only that")
        return self


class Sourced(Entry):
    """What every clinical statement carries."""

    sources: tuple[str, ...] = ()
    confidence: Confidence
    jurisdiction: str | None = None
    review_by: dt.date | None = None


class SourcedWords(Words):
    """A sentence in both registers with its sources."""

    sources: tuple[str, ...]


class Condition(Entry):
    """When a rule applies: all of these facts, at least one of those, none of the others."""

    all: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    none: tuple[str, ...] = ()


class UnitEntry(Entry):
    """A unit and how to reach the analyte's own unit: multiply by `factor` or divide by `divide_by`."""

    unit: str
    factor: float | None = Field(default=None, gt=0)
    divide_by: float | None = Field(default=None, gt=0)
    offered: bool = True
    """Whether a form offers it, and a number without a unit may be taken for it where it is usual in no other one."""

    @model_validator(mode="after")
    def _one_conversion(self) -> UnitEntry:
        if (self.factor is None) == (self.divide_by is None):
            raise ValueError("give either factor or divide_by")
        return self

    @property
    def to_own(self) -> float:
        """The factor that turns a value in this unit into the analyte's own unit."""
        return self.factor if self.factor is not None else 1 / (self.divide_by or 1)


class ValueRange(Entry):
    """An inclusive range in the analyte's own unit."""

    min: float
    max: float

    @model_validator(mode="after")
    def _ordered(self) -> ValueRange:
        if self.min > self.max:
            raise ValueError("min is above max")
        return self


class NotedUnit(Words):
    """A unit that cannot be converted: the result is kept as entered, with these words, and is put into no band."""

    unit: str
    possible: ValueRange


class UnitSpellings(Entry):
    """How units are written: the parts of a unit, and whole spellings, each by what is meant."""

    parts: dict[str, tuple[str, ...]]
    also_written: dict[str, tuple[str, ...]]


class AnalyteEntry(Sourced):
    """A laboratory analyte: own unit, other units, display pair, and what is plausible."""

    id: Analyte
    kind: Literal["quantity", "antibody"] = "quantity"
    own_unit: str | None = None
    units: tuple[UnitEntry, ...] = ()
    noted_units: tuple[NotedUnit, ...] = ()
    bare_number: Literal["refused", "own_unit_if_usual"] = "refused"
    """What becomes of a number without a unit where the unit decides what it means."""
    shown_also_in: str | None = None
    unusual_outside: ValueRange | None = None
    impossible_outside: ValueRange | None = None
    hint: str | None = None
    without_band: SourcedWords | None = None
    """What a result is good for where the sources give no cut-off."""
    above_range: ConditionId | None = None
    """The condition that a result above its own range shows, be it told in a word or with the range."""
    below_range: ConditionId | None = None
    """The condition that a result below its own range shows."""

    @functools.cached_property
    def other_to_own(self) -> float:
        """The factor that turns a value in the unit it is also shown in into the analyte's own unit."""
        return next(unit.to_own for unit in self.units if unit.unit == self.shown_also_in)


class SymptomEntry(Sourced):
    """A symptom: its group, and whether it counts as nerve involvement."""

    id: Symptom
    group: Literal["neurological", "mood", "haematological", "general", "after_injection"]
    nerve_involvement: Literal["definite", "possible", "no"]
    screens_nerves: bool = False
    """Saying no to it answers the question about nerve signs."""
    explained_by: tuple[ConditionId, ...] = ()
    """Known diseases that cause it by themselves: beside one of them it shows nothing of B12 for certain."""


class ProcedureEntry(Sourced):
    """An operation: whether it stays with the specialist team, and what it makes irreversible."""

    id: Procedure
    specialist: bool
    counts_as: Cause | None = None
    """The cause that it is judged as, where that is another one than the person named."""
    unless: tuple[str, ...] = ()
    """Facts about its length beside any of which it stays what the person named."""
    irreversible: tuple[Cause, ...] = ()
    """The causes that cannot be undone after it, so that treatment is lifelong."""


class ThresholdEntry(Sourced):
    """A fact that follows from a number: the age, or a result in the analyte's own unit.

    A limit with a `meaning` is what the finding of a result then says, in both registers.
    """

    fact: str
    of: str
    """`patient.age`, `cause_detail.resection_cm` or `labs.<analyte>`."""
    at_least: float | None = None
    above: float | None = None
    below: float | None = None
    up_to: float | None = None
    yields_to_own_range: bool = False
    """Does not count where the laboratory printed a range of its own with the result."""
    meaning: Literal["beyond_action_limit", "beyond_usual_range"] | None = None
    clinician: str | None = None
    patient: str | None = None
    note: str | None = None

    @model_validator(mode="after")
    def _worded(self) -> ThresholdEntry:
        if self.meaning is not None and not (self.clinician and self.patient):
            raise ValueError("a limit with a meaning needs both registers")
        return self


class DerivedEntry(Sourced):
    """A fact that results show without anybody naming it: `condition:pancytopenia` from three counts.

    Entries are read in order, so that one may rest on another.
    """

    id: str
    gives: str
    when: Condition
    note: str | None = None


class TimingEntry(Sourced):
    """Results that a dose disturbs when the sample is taken fewer than so many days after it."""

    id: str
    analytes: tuple[Analyte, ...]
    days_after_dose: int = Field(gt=0)


class CauseEntry(Sourced):
    """A cause: how it behaves, and so how long treatment goes on."""

    id: Cause
    group: Literal["irreversible", "malabsorption", "diet", "medicine", "nitrous_oxide", "unknown", "hereditary"]
    duration: Literal["lifelong", "until_cause_resolved", "review"]
    treat_indeterminate: bool = False
    """An indeterminate result is reason enough to consider treatment."""
    prevention: Literal["no", "without_symptoms", "always"] = "no"
    """Whether the deficiency comes with time, so that treatment without one prevents it."""
    clinician: str
    patient: str


class BandEntry(Sourced):
    """What a value means: the band of an analyte between `from_value` (inclusive) and `below`, for some people."""

    id: str
    analyte: Analyte
    meaning: str
    applies: Condition = Condition()
    from_value: float | None = None
    above: float | None = None
    below: float | None = None
    up_to: float | None = None
    result: Literal["positive", "negative", "indeterminate"] | None = None
    undetectable: bool = False
    """Whether a result that the laboratory could not detect lies here: the lowest band, where low is what is told."""
    clinician: str
    patient: str

    @functools.cached_property
    def ends(self) -> tuple[float | None, bool, float | None, bool]:
        """The lowest and the highest value, each with whether it lies in the band itself; None where it is open."""
        floor, included = (self.above, False) if self.from_value is None else (self.from_value, True)
        ceiling, reached = (self.below, False) if self.up_to is None else (self.up_to, True)
        return floor, included, ceiling, reached
