"""The shape of every knowledge file, so that a wrong entry is named on loading and never reaches a person.

An entry carries its sources, jurisdiction, confidence and review date; where it names none of the last two it has
those of the file's protocol or of `meta.yml`.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from b12core.identifiers import (
    Analyte,
    Cause,
    Confidence,
    Procedure,
    Product,
    Route,
    Symptom,
    Urgency,
)

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
    """A laboratory analyte: code, own unit, other units, display pair, and what is plausible."""

    id: Analyte
    loinc: str | None
    loinc_note: str | None = None
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


class SymptomEntry(Sourced):
    """A symptom: its group, and whether it counts as nerve involvement."""

    id: Symptom
    group: Literal["neurological", "mood", "haematological", "general", "after_injection"]
    nerve_involvement: Literal["definite", "possible", "no"]
    screens_nerves: bool = False
    """Saying no to it answers the question about nerve signs."""


class ProcedureEntry(Sourced):
    """An operation: whether it stays with the specialist team."""

    id: Procedure
    specialist: bool
    counts_as: Cause | None = None
    """The cause that it is judged as, where that is another one than the person named."""


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


class Statement(Sourced):
    """A rule that says something when its condition holds, in both registers."""

    id: str
    when: Condition
    clinician: str
    patient: str


class ReasonRule(Statement):
    effect: Literal["for", "against", "changes"]
    strength: int = 0
    """Among reasons against: the strongest is named in the confirmation."""


Help = Literal[
    "emergency_care",
    "same_day_assessment",
    "haematology",
    "neurology",
    "ophthalmology",
    "allergy",
    "gastroenterology",
    "maternity",
    "baby",
    "mental_health",
    "poison_centre",
    "cancer_pathway",
    "test",
]
"""Who is to help, or what is to be done, by a referral."""


class BlockedWords(Entry):
    """What a referral or a need says in place of its own words where something may not be given."""

    when: Condition
    clinician: str
    patient: str
    sources: tuple[str, ...]


class ReferralRule(Statement):
    """A red flag or a reason to send somebody on. `blocked`: its words where what it asks for may not be given."""

    urgency: Urgency | None
    leads: Words | None = None
    """What stands first in the headline where this referral decides before anything is given."""
    help: tuple[Help, ...] = ()
    includes: tuple[str, ...] = ()
    """The referrals that this one says as well, so that one line stands for one thing."""
    blocked: tuple[BlockedWords, ...] = ()


class SafetyRule(Statement):
    level: Literal["contraindication", "caution", "interaction"]
    blocks: tuple[Product, ...] = ()


class FromStart(Entry):
    """When a check falls, counted from the first dose."""

    min: int = Field(ge=0)
    max: int = Field(ge=0)
    unit: Literal["day", "week", "month"]


class MonitoringRule(Statement):
    what: str
    due: str
    why: str
    kind: Literal["blood_test", "review"] = "blood_test"
    from_start: FromStart | None = None
    detail_for: tuple[Literal["clinician", "patient"], ...] = ()
    """For whom the short note leaves it out."""


class InterpretationRule(Statement):
    """What has to be weighed when the results are read together."""

    strength: int = 0
    """Above 0 it competes with the reasons against for the strongest reason to disagree."""


class TrendRule(Sourced):
    """What it means that an analyte rose, fell or stayed the same between two dated results."""

    id: str
    analyte: Analyte
    direction: tuple[Literal["rose", "fell", "unchanged"], ...]
    when: Condition = Condition()
    clinician: str
    patient: str


class ExpectationRule(Statement):
    what: str
    due: str


class ScopeRule(Statement):
    status: Literal["refer", "out_of_scope"]
    urgency: Urgency | None = None


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
    clinician: str
    patient: str


class NeedRule(Sourced):
    """Why there is, or is not, a deficiency to treat; {markers} are the results that say so."""

    id: str
    effect: Literal["for", "against", "changes"]
    clinician: str
    patient: str
    blocked: tuple[BlockedWords, ...] = ()


class ChangeRule(Entry):
    """One thing that could turn out otherwise, and what it does to the situation when the judgement is run again.

    `then` says what follows where that is no other regimen (stopping, say). `only_for_asking`: it shows that an input
    is worth asking for, and is not listed among the changes.
    """

    id: str
    when: Condition
    add: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    features: dict[str, str | bool] = {}
    then: SourcedWords | None = None
    only_for_asking: bool = False
    clinician: str
    patient: str


class MissingRule(Entry):
    """An input worth asking for, where its absence matters, and what it would settle."""

    field: str
    when: Condition
    settles: tuple[str, ...] = ()
    """The ids of the change rules that an answer may bring about: whether asking can change the suggestion."""
    why: str
    would_help: str
    patient: str


class DoseRange(Entry):
    min: int = Field(gt=0)
    max: int = Field(gt=0)

    @model_validator(mode="after")
    def _ordered(self) -> DoseRange:
        if self.min > self.max:
            raise ValueError("min is above max")
        return self


class Every(Entry):
    min: int = Field(gt=0)
    max: int | None = Field(default=None, gt=0)
    unit: Literal["day", "week", "month"]

    @model_validator(mode="after")
    def _ordered(self) -> Every:
        if self.max is not None and self.min > self.max:
            raise ValueError("min is above max")
        return self


class Lasting(Entry):
    min: int = Field(gt=0)
    max: int = Field(gt=0)
    unit: Literal["day", "week", "month"]

    @model_validator(mode="after")
    def _ordered(self) -> Lasting:
        if self.min > self.max:
            raise ValueError("min is above max")
        return self


class StepEntry(Entry):
    """One stage of a regimen, as the source gives it."""

    phase: Literal["repletion", "maintenance", "prophylaxis"]
    product: Product
    dose_mcg: DoseRange
    at_least: bool = False
    route: Route
    other_routes: tuple[Route, ...] = ()
    every: Every
    often: Words
    """How often, in words: `three times a week`."""
    doses: int | None = Field(default=None, gt=0)
    lasting: Lasting | None = None
    until: Words | None = None


class Extended(Entry):
    """Why a line is applied to a cause that its source does not name (DESIGN section 4): what the source names, and
    what decides here that it names as well.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    source_names: Words = Field(alias="from")
    why: Words
    strength: int = 9
    """Among the reasons against, as in `ReasonRule`."""


class LineEntry(Sourced):
    """What every line of a protocol says of itself: for which stage, causes, nerve involvement, severity and people."""

    id: str
    stage: tuple[Stage, ...]
    causes: tuple[Cause, ...]
    nerve_involvement: bool
    severity: Literal["any", "severe", "not_severe"] = "any"
    """Severe is severe anaemia or pancytopenia; `not_severe` also holds where the blood count is not known."""
    expecting: Literal["any", "yes", "no"] = "any"
    """Whether the line is for pregnancy and breastfeeding, for everybody else, or for both."""
    clinician: str
    patient: str


class RegimenRule(LineEntry):
    """One line of a protocol, and what it then gives."""

    procedures: tuple[Procedure, ...] = ()
    """The operations that the line is for; empty where it does not depend on one."""
    steps: tuple[StepEntry, ...]
    options: tuple[tuple[StepEntry, ...], ...] = ()
    duration: Literal["lifelong", "until_cause_resolved", "review", "by_cause"] = "by_cause"
    extended: Extended | None = None


class SilentRule(LineEntry):
    """A part of the space where the protocol says something, but gives no regimen that may be used."""

    status: Literal["refer"] = "refer"


class ProtocolEntry(Sourced):
    """One authority's way to dose: a table of regimen rules, and where it is silent."""

    id: str
    title: str
    name: Words
    """What the protocol is called inside a sentence: `UK (NICE and BNF)`."""
    authority: str
    country: str
    year: int | None
    status: Literal["current", "superseded"]
    product: Product
    about: Words
    in_country: Words | None = None
    """`in the UK`, for the protocol that stands for a country in what would change a suggestion."""
    oral: SourcedWords | None = None
    """When the text read gives tablets in place of injections; None where it does not say."""
    switching: SourcedWords | None = None
    """When the text read moves from one phase, route or interval to another; None where it does not say."""
    stopping: SourcedWords | None = None
    """When the text read lets treatment end; None where it does not say."""
    silence: Words
    """What is said where no line speaks."""
    availability: SourcedWords | None = None
    """Whether the product can be had in the protocol's country, where that is known; a dated fact."""
    rules: tuple[RegimenRule, ...]
    silent: tuple[SilentRule, ...] = ()


class ConsideredOption(Sourced):
    """A dose that people ask for and no source supports for the purpose: what was found, and what was not."""

    id: str
    title: Words
    step: StepEntry
    found: Words
    not_found: Words
    never_with: Words
