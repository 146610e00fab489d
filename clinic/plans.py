"""A plan that a clinician enters as fields: in the words of the core, and held against what the protocols give."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from b12core import CaseError, suggest
from b12core.calendar_units import Unit, longest_days, shortest_days
from b12core.case import Case, Treatment
from b12core.clinic import Clinic
from b12core.identifiers import Product
from b12core.knowledge import Knowledge, load_knowledge, spelled_for
from b12core.knowledge.line_schema import DoseRange, Every, Lasting, StepEntry
from b12core.knowledge.schema import Words
from b12core.rulebook import rulebook_of
from b12core.suggestion import Interval, Range, Regimen, Step, Suggestion
from clinic.words import said

PlanRoute = Literal["IM", "SC", "deep_SC", "PO"]
"""Never into a vein (S-13)."""

MOST_STEPS = 4


class _Field(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PlanStep(_Field):
    """One stage: a dose in micrograms, every so many days, weeks or months, for so many doses or so long."""

    phase: Literal["repletion", "maintenance", "prophylaxis"]
    dose_mcg: Annotated[int, Field(gt=0, le=1_000_000)]
    every: Annotated[int, Field(gt=0, le=366)]
    every_most: Annotated[int, Field(gt=0, le=366)] | None = None
    unit: Literal["day", "week", "month"]
    doses: Annotated[int, Field(gt=0, le=400)] | None = None
    lasting: Annotated[int, Field(gt=0, le=366)] | None = None
    lasting_unit: Literal["day", "week", "month"] = "day"

    @model_validator(mode="after")
    def _one_end(self) -> PlanStep:
        if self.doses is not None and self.lasting is not None:
            raise ValueError("so many doses or so long, not both")
        if self.every_most is not None and self.every_most < self.every:
            raise ValueError("the longest interval is shorter than the shortest")
        return self


class Plan(_Field):
    """Product, route, stages in order, and how long treatment goes on."""

    product: Product
    route: PlanRoute
    steps: Annotated[tuple[PlanStep, ...], Field(min_length=1, max_length=MOST_STEPS)]
    duration: Literal["lifelong", "until_cause_resolved", "review"]


class Judged(_Field):
    """How a plan lies to the protocols. `blocked`: why it may not be given; `cited`: whether some protocol gives it.

    `read_as` is the protocol by which its checks and cautions are read: the draft's, or another one that gives it.
    """

    cited: bool
    protocols: tuple[str, ...] = ()
    read_as: str
    blocked: str | None = None

    @property
    def text(self) -> str:
        """The judgement in a sentence, for the clinician."""
        if self.blocked is not None:
            return said("refusals", "blocked", text=self.blocked)
        if self.cited:
            return said("judged", "cited", protocols=", ".join(self.protocols))
        return said("judged", "not_cited")


def judge_plan(plan: Plan, case: Case, suggestion: Suggestion, clinic: Clinic) -> Judged:
    """How the plan lies to the protocols' lines for such a case, step by step.

    Blocked are a product that the case rules out, and a dose that can be no B12 dose (S-05, S-12).
    """
    knowledge = spelled_for(load_knowledge(), clinic.country)
    ruled_out = why_ruled_out(plan.product, suggestion)
    if ruled_out is not None:
        return Judged(cited=False, read_as=suggestion.protocol, blocked=ruled_out)
    common: set[str] | None = None
    for step in plan.steps:
        try:
            found = _protocols_for(plan, step, case, suggestion.protocol, clinic)
        except CaseError as error:
            return Judged(cited=False, read_as=suggestion.protocol, blocked=str(error))
        common = found if common is None else common & found
    giving = {entry.id: entry.name.clinician for entry in knowledge.protocols.values() if entry.id in (common or ())}
    read_as = suggestion.protocol if suggestion.protocol in giving or not giving else next(iter(giving))
    return Judged(cited=bool(giving), protocols=tuple(giving.values()), read_as=read_as)


def why_ruled_out(product: Product, suggestion: Suggestion) -> str | None:
    """Why the case rules a product out; None where it does not."""
    rules = {rule.id: rule for rule in load_knowledge().safety}
    ruling = (item for item in suggestion.safety if item.id in rules and product in rules[item.id].blocks)
    return next((item.text for item in ruling), None)


def _protocols_for(plan: Plan, step: PlanStep, case: Case, protocol: str, clinic: Clinic) -> set[str]:
    """The protocols whose lines give a step: it is put to the core as if it were the treatment in use."""
    ends = {shortest_days(step.every, step.unit), shortest_days(step.every_most or step.every, step.unit)}
    matching: set[str] | None = None
    for days in ends:
        used = Treatment(product=plan.product, dose_mcg=step.dose_mcg, route=plan.route, interval_days=days)
        phase = "repletion" if step.phase == "repletion" else "maintenance"
        as_in_use = case.model_copy(update={"treatment": used, "phase": phase, "symptom_course": None})
        appraisal = suggest(as_in_use, protocol, clinic=clinic).appraisal
        found = set(appraisal.matches) if appraisal is not None else set()
        matching = found if matching is None else matching & found
    return matching or set()


def as_regimen(plan: Plan, clinic: Clinic) -> Regimen:
    """The plan as a regimen, in the core's words for clinicians and for patients."""
    words = rulebook_of(spelled_for(load_knowledge(), clinic.country)).words
    entries = tuple(_entry(plan, step) for step in plan.steps)
    return Regimen(
        product=plan.product,
        steps=tuple(_step(entry, words[0].step(entry), words[1].step(entry)) for entry in entries),
        duration=plan.duration,
        text=words[0].in_one_sentence(entries),
        plain=words[1].in_one_sentence(entries),
    )


def as_plan(regimen: Regimen | None) -> dict[str, Any]:
    """The fields to begin a change with; a range that has no single number leaves its field open."""
    if regimen is None:
        return {"product": "", "route": "", "duration": "review", "steps": [{}]}
    steps = [
        {
            "phase": step.phase,
            "dose_mcg": step.dose_mcg.min if step.dose_mcg.min == step.dose_mcg.max else "",
            "every": step.every.min,
            "every_most": step.every.max if step.every.max not in (None, step.every.min) else "",
            "unit": step.every.unit,
            **_end_of(step),
        }
        for step in regimen.steps
    ]
    return {
        "product": regimen.product,
        "route": regimen.steps[0].route,
        "duration": regimen.duration,
        "steps": steps,
    }


def _end_of(step: Step) -> dict[str, Any]:
    """After how many doses, or how long, a stage ends; open where no single number says it."""
    end: dict[str, Any] = {"doses": "", "lasting": "", "lasting_unit": "day"}
    if step.for_days is not None:
        units: tuple[Unit, ...] = ("day", "month")
        for unit in units:
            number = step.for_days.min // shortest_days(1, unit)
            if (shortest_days(number, unit), longest_days(number, unit)) == (step.for_days.min, step.for_days.max):
                return {**end, "lasting": number, "lasting_unit": unit}
    return {**end, "doses": step.doses or ""}


def duration_words(duration: str, knowledge: Knowledge) -> tuple[str, str]:
    """How long treatment goes on, for clinicians and for patients."""
    clinician, patient = (words.sentence("duration", duration) for words in rulebook_of(knowledge).words)
    return clinician, patient


def _entry(plan: Plan, step: PlanStep) -> StepEntry:
    often = _often(step)
    return StepEntry(
        phase=step.phase,
        product=plan.product,
        dose_mcg=DoseRange(min=step.dose_mcg, max=step.dose_mcg),
        route=plan.route,
        every=Every(min=step.every, max=step.every_most or step.every, unit=step.unit),
        often=Words(clinician=often, patient=often),
        doses=step.doses,
        lasting=Lasting(min=step.lasting, max=step.lasting, unit=step.lasting_unit) if step.lasting else None,
    )


def _often(step: PlanStep) -> str:
    """How often, in words; how many doses or days the core says behind it."""
    if step.every_most not in (None, step.every):
        return said("every_range", step.unit, n=step.every, most=step.every_most)
    return said("every_one", step.unit) if step.every == 1 else said("every_more", step.unit, n=step.every)


def _step(entry: StepEntry, text: str, plain: str) -> Step:
    days = entry.lasting
    return Step(
        phase=entry.phase,
        product=entry.product,
        dose_mcg=Range(min=entry.dose_mcg.min, max=entry.dose_mcg.max),
        route=entry.route,
        every=Interval(min=entry.every.min, max=entry.every.max, unit=entry.every.unit),
        doses=entry.doses,
        for_days=Range(min=shortest_days(days.min, days.unit), max=longest_days(days.max, days.unit)) if days else None,
        text=text,
        plain=plain,
    )
