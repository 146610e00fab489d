"""The output value of the dosing core: one suggestion that explains itself, for a clinician to confirm.

Every sentence comes in two registers from the same rule: `text` for clinicians, `plain` for patients. `jurisdiction`
holds the countries that a statement comes from.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from b12core.identifiers import Analyte, Confidence, Difference, Product, Route, Status, Urgency


class _Value(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Said(_Value):
    """A statement of a rule: in both registers, with its sources, how sure they are, and their countries."""

    text: str
    plain: str
    sources: tuple[str, ...]
    confidence: Confidence
    jurisdiction: tuple[str, ...]


class Range(_Value):
    """A range of whole numbers: a dose in micrograms, or a number of days; `min == max` for a single one."""

    min: int
    max: int


class Interval(_Value):
    """How often: between `min` and `max` units apart. `max` is None where the source gives only a minimum."""

    min: int
    max: int | None
    unit: Literal["day", "week", "month"]


class Step(_Value):
    """One stage of a regimen as the source gives it; `text` and `plain` say the same in words."""

    phase: Literal["repletion", "maintenance", "prophylaxis"]
    product: Product
    dose_mcg: Range
    at_least: bool = False
    route: Route
    other_routes: tuple[Route, ...] = ()
    every: Interval
    doses: int | None = None
    for_days: Range | None = None
    until: str | None = None
    text: str
    plain: str


class Regimen(_Value):
    """Product and steps in order, and how long treatment goes on."""

    product: Product
    steps: tuple[Step, ...]
    duration: Literal["lifelong", "until_cause_resolved", "review"]
    text: str
    plain: str
    options: tuple[tuple[Step, ...], ...] = ()
    """Other regimens that the same protocol gives for the same case (oral instead of injection, say)."""
    options_text: tuple[str, ...] = ()
    options_plain: tuple[str, ...] = ()
    """Each of the options in one sentence."""
    nerve_course: tuple[Step, ...] = ()
    """That of the options which is for nerve involvement, where it is put to the clinician first."""
    given: int | None = None
    """How many doses of the first step were given already, where the loading in use is this course: its numbers and
    dates go on from there. None where the regimen starts here, or is no loading.
    """


class Reason(_Said):
    rule: str
    effect: Literal["for", "against", "changes"]
    because_of: tuple[str, ...]


class Finding(_Value):
    """A laboratory result as entered, converted to the units of the sources, and what it means."""

    analyte: Analyte
    name: str
    name_plain: str
    entered: str
    converted: str | None
    meaning: str
    weakened_by: tuple[Literal["unusual", "old", "during_treatment"], ...]
    text: str
    plain: str
    sources: tuple[str, ...]
    confidence: Confidence


class Interpretation(_Said):
    """What has to be weighed when the results are read together: what disturbs a test, what results disagree."""

    rule: str
    because_of: tuple[str, ...]


class Trend(_Said):
    """Two dated results of one analyte, as entered: whether it rose, and what that can and cannot say."""

    rule: str
    analyte: Analyte
    direction: Literal["rose", "fell", "unchanged"]
    first: str
    first_on: dt.date
    last: str
    last_on: dt.date


class Referral(_Said):
    """Who should see the person, and how soon. `includes`: the referrals that hold as well and are said by this one."""

    rule: str
    urgency: Urgency | None
    because_of: tuple[str, ...]
    includes: tuple[str, ...] = ()


class Safety(_Said):
    level: Literal["contraindication", "caution", "interaction"]
    id: str
    because_of: tuple[str, ...]


class Monitoring(_Said):
    id: str
    what: str
    when: str
    why: str
    kind: Literal["blood_test", "review"]
    from_start: Interval | None
    detail_for: tuple[Literal["clinician", "patient"], ...] = ()
    """For whom the short note leaves it out."""


class Expectation(_Said):
    what: str
    when: str


class Missing(_Value):
    """An input that was not given. `decisive` inputs must be had before a regimen can be shown.

    `changes_answer`: some answer to it would give another suggestion, or settles the strongest reason to disagree; the
    others matter for safety and follow-up.
    """

    field: str
    status: Literal["not_asked", "not_known"]
    decisive: bool
    changes_answer: bool
    why: str
    would_help: str
    plain: str


class WouldChange(_Value):
    """One change in the case, written `if`, and what the suggestion would then be."""

    model_config = ConfigDict(extra="forbid", frozen=True, serialize_by_alias=True)

    rule: str
    condition: str = Field(alias="if")
    then: str
    condition_plain: str = Field(alias="if_plain")
    then_plain: str
    sources: tuple[str, ...]


class ConsideredDose(_Value):
    """A dose that was asked for: what was found for it and what was not. It is never the regimen."""

    id: str
    title: str
    title_plain: str
    step: Step
    found: str
    found_plain: str
    not_found: str
    not_found_plain: str
    never_with: str
    never_with_plain: str
    excluded_here: bool
    sources: tuple[str, ...]
    confidence: Confidence


ChangeOfTreatment = Difference | Literal["same", "none_in_use"]


class KeptInterval(_Value):
    """The interval in use, in days, and what is given at it in words: the draft does not bring the next dose forward,
    so every date is counted at this interval.
    """

    days: float
    text: str
    plain: str


class Appraisal(_Value):
    """The treatment in use: how the draft differs from it, the protocols it matches, what is unusual, what is due.

    `change` is the difference that matters most, `changes` holds all of them, that one first; None where too little is
    known to compare, or there is no draft. `gives_less`: the draft would give less than what is in use. `next_due` is
    the last dose plus the interval entered (after a finished loading course, plus that of the draft), `days_past_due`
    how long ago that was; each is None where it is not known. A dose is `overdue` once every line's range has passed.
    """

    matches: tuple[str, ...]
    unusual: tuple[str, ...]
    change: ChangeOfTreatment | None
    changes: tuple[ChangeOfTreatment, ...]
    gives_less: bool
    change_text: str
    change_plain: str
    next_due: dt.date | None
    days_past_due: int | None
    overdue: bool
    keeps_interval: KeptInterval | None = None
    switch_due: dt.date | None = None
    """When the next dose in use would have fallen, where another product is drafted less often: its first dose, too."""
    text: str
    plain: str
    sources: tuple[str, ...]


class Alternative(_Value):
    """What another protocol gives for the same case."""

    protocol: str
    title: str
    summary: str
    summary_plain: str
    differs: str
    sources: tuple[str, ...]


class Confirmation(_Value):
    """The caveat, in every suggestion: `text` and `plain` are whole, a point a line; `to_confirm` is a list.

    `line` and `line_plain` are the caveat in one sentence: they stand beside every dose that is shown.
    """

    line: str
    line_plain: str
    text: str
    plain: str
    to_confirm: tuple[str, ...]
    to_confirm_plain: tuple[str, ...]
    facts_used: tuple[str, ...]
    strongest_reason_against: str | None
    basis: str
    signed_off: bool


class Source(_Value):
    """Where a fact comes from, where it belongs, and how it stands; `overdue` when its review date passed.

    `address` is the place where the document belongs, None where none was verified; never that of a copy. `status_text`
    and `status_plain` say since when a source no longer stands, and what does; None for a current one.
    """

    id: str
    title: str
    publisher: str
    year: int | None
    country: str
    address: str | None
    status: Literal["current", "superseded", "replaced", "unavailable"]
    status_on: str | None
    status_text: str | None
    status_plain: str | None
    review_by: str
    overdue: bool


class KnowledgeStamp(_Value):
    """Which knowledge spoke, and in which spelling (`British`, `US`): the hash is the same in both."""

    version: str
    sha256: str
    spelling: str


class Suggestion(_Value):
    """The answer to one case under one protocol."""

    status: Status
    urgency: Urgency | None
    protocol: str
    protocol_title: str
    handed_over_from: tuple[str, ...] = ()
    """The protocols that come first in the clinic's order and are silent here; their silence is among the reasons."""
    headline: str
    headline_plain: str
    regimen: Regimen | None
    considered: tuple[ConsideredDose, ...]
    appraisal: Appraisal | None
    reasons: tuple[Reason, ...]
    findings: tuple[Finding, ...]
    interpretation: tuple[Interpretation, ...]
    trends: tuple[Trend, ...]
    referrals: tuple[Referral, ...]
    safety: tuple[Safety, ...]
    monitoring: tuple[Monitoring, ...]
    expect: tuple[Expectation, ...]
    missing: tuple[Missing, ...]
    would_change: tuple[WouldChange, ...]
    alternatives: tuple[Alternative, ...]
    confirmation: Confirmation
    sources: tuple[Source, ...]
    knowledge: KnowledgeStamp
