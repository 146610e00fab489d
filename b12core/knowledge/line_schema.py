"""The shape of a protocol: its lines with their steps, where it is silent, and the doses that are only considered."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field, model_validator

from b12core.identifiers import Cause, Procedure, Product, Route
from b12core.knowledge.schema import Entry, Sourced, SourcedWords, Stage, Words


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


class Until(Words):
    """The point up to which a step goes on, and what of it stands where a case is past that or cannot come to it."""

    ends_with_cause: bool = False
    """Whether it is the end of the cause, so that nothing of it stands where the cause is gone."""
    not_pregnant: Words | None = None
    """The point for somebody for whom no delivery is to come; None where it is the same."""


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
    until: Until | None = None
    ends_at_plateau: bool = False
    """Whether `until` is the point from which on nothing gets better any more."""

    @model_validator(mode="after")
    def _ends_as_worded(self) -> StepEntry:
        if self.ends_at_plateau and (self.until is None or self.phase != "repletion"):
            raise ValueError("a step of loading with `until` alone can end at a plateau")
        return self


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
    without_tablets: Words | None = None
    """What the line says in place of its own words where cyanocobalamin by mouth is ruled out, held back or fails."""


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
