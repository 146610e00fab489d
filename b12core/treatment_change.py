"""How a draft differs from the B12 treatment in use: product, interval, dose, route; and whether it would give less."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple, get_args

from b12core.calendar_units import longest_days, shortest_days
from b12core.case import Order, Treatment
from b12core.decision import Decision
from b12core.identifiers import DIFFERENCES, Difference, Product, Route, substance
from b12core.knowledge.line_schema import StepEntry
from b12core.treatment_in_use import has_ended, was_stopped

Part = Literal["product", "dose", "route", "interval"]
PARTS: tuple[Part, ...] = get_args(Part)

Way = Literal["injection", "mouth", "nose"]
"""How B12 enters the body. Doses and intervals can be compared only along one way."""

_WAYS: dict[Route, Way] = {
    "IM": "injection",
    "SC": "injection",
    "deep_SC": "injection",
    "IV": "injection",
    "PO": "mouth",
    "nasal": "nose",
}
_INJECTED: tuple[Route, ...] = ("IM", "SC", "deep_SC")


_KEPT = 1024
"""Comparisons kept for the next case that comes to the same: they hold doses and intervals, and nothing of a person."""


class InUse(NamedTuple):
    """The treatment in use without its dates: product, single dose in mcg, route, interval in days, as far as known."""

    product: Product | None
    dose_mcg: float | None
    route: Route | None
    interval_days: float | None


def in_use(given: Treatment) -> InUse:
    """What of a treatment is compared."""
    return InUse(given.product, given.dose_mcg, given.route, given.interval_days)


@dataclass(frozen=True, slots=True, eq=False)
class TreatmentChange:
    """A step of the draft held against the treatment in use.

    `differences` stand in the order of safety; `kept` and `unknown` name the other parts. `other_way` is how the draft
    enters the body where that is new (`mouth`: tablets in place of injections); doses and intervals are not compared
    then. `lower_dose`: a dose would be smaller; `gives_less`: so, or less often, or tablets in place of injections.
    `course_finished`: the doses given make up the draft's loading course, and `step` is what follows it.
    `at_plateau`: not they do, but nothing gets better any more, which is where the draft lets its loading course end.
    `stage_finished`: they make up a stage of that course, still at its interval, and `step` is the next stage.
    """

    step: StepEntry
    differences: tuple[Difference, ...]
    kept: tuple[Part, ...]
    unknown: tuple[Part, ...]
    other_way: Way | None
    lower_dose: bool
    gives_less: bool
    course_finished: bool
    stage_finished: bool = False
    at_plateau: bool = False

    @property
    def moves_on(self) -> bool:
        """Whether what is in use has come to its end in the course, so that another interval is what was planned."""
        return self.course_finished or self.stage_finished

    def could_be_stretched(self, used: InUse) -> bool:
        """Whether the draft's long-term range leaves room to give the same less often than now."""
        most = self.step.every.max
        if self.step.phase == "repletion" or used.interval_days is None or "interval" not in self.kept:
            return False
        return most is None or used.interval_days < shortest_days(most, self.step.every.unit)

    @property
    def comes_sooner(self) -> bool:
        """Whether the draft brings the next injection of the same product forward."""
        return "more_often" in self.differences and "other_product" not in self.differences and not self.moves_on

    def goes_on_at_its_interval(self, used: InUse) -> bool:
        """Whether long-term injections of the same product go on, and the draft brings none of them forward."""
        injected = way_in(used) == way_of(self.step) == "injection"
        elsewise = {"other_product", "more_often"} & set(self.differences)
        long_term = self.step.phase != "repletion" and not self.moves_on
        return injected and long_term and not elsewise and used.interval_days is not None

    def facts(self) -> set[str]:
        """What rules may say about the change (`draft:less_often`)."""
        facts = {f"draft:{difference}" for difference in self.differences}
        if not self.differences and self.kept:
            facts.add("draft:same")
        if self.gives_less:
            facts.add("draft:gives_less")
            if "other_product" not in self.differences:
                facts.add("draft:less_of_the_same")
        return facts


def restart_facts(given: Treatment | None, decision: Decision) -> set[str]:
    """That the draft begins again with another product than the one that was stopped, where it does."""
    if given is None or given.product is None or not was_stopped(given) or not decision.steps:
        return set()
    same = substance(given.product) == substance(decision.steps[0].product)
    return set() if same else {"draft:another_than_before"}


def order_facts(ordered: Order | None, decision: Decision) -> set[str]:
    """That a clinician has ordered a schedule, and whether the draft, or an option of it, begins like it or neither."""
    if ordered is None:
        return set()
    if not decision.steps or (ordered.interval_days is None and ordered.product is None):
        return {"ordered:schedule"}
    if _begins_like(ordered, decision.steps):
        return {"ordered:schedule", "ordered:same"}
    an_option = any(_begins_like(ordered, steps) for steps in decision.options)
    return {"ordered:schedule", "ordered:option" if an_option else "ordered:another"}


def _begins_like(ordered: Order, steps: tuple[StepEntry, ...]) -> bool:
    """Whether the first step gives what was ordered, as far as that was told, and as many doses."""
    known = InUse(ordered.product, ordered.dose_mcg, ordered.route, ordered.interval_days)
    as_many = ordered.doses is None or ordered.doses == _doses(steps[0])
    return as_many and not _change(known, steps[0], (*steps[1:2], None)[0]).differences


def none_in_use(given: Treatment, facts: frozenset[str]) -> bool:
    """Whether nothing is in use: no dose was given yet, it was stopped, or the last one was so long ago that it counts
    as untreated.
    """
    return given.doses_given == 0 or has_ended(facts)


def is_only_a_route(given: Treatment, decision: Decision) -> bool:
    """Whether, at a start, nothing but a route was told: how it is to be given, and no treatment in use."""
    return decision.stage == "repletion" and given == Treatment(route=given.route)


def treatment_change(given: Treatment | None, decision: Decision, facts: frozenset[str]) -> TreatmentChange | None:
    """How the draft differs from the treatment in use; None where there is no draft, or nothing in use."""
    if given is None or not decision.steps or none_in_use(given, facts) or is_only_a_route(given, decision):
        return None
    return _change_now(in_use(given), given.doses_given, decision, "loading_under_way" in facts)


@functools.lru_cache(maxsize=_KEPT)
def _change_now(used: InUse, doses_given: int | None, decision: Decision, loading: bool) -> TreatmentChange:
    change = _change(used, *_step_now(used, doses_given, decision, loading), decision.moved_on)
    ended = decision.begun is not None and decision.begun.just_ended
    return replace(change, stage_finished=ended, at_plateau=decision.at_plateau)


@functools.lru_cache(maxsize=_KEPT)
def in_use_is_an_option(used: InUse, decision: Decision) -> bool:
    """Whether another regimen of the same protocol for this case is what is in use, as far as that is known."""
    for steps in decision.options:
        for step in steps:
            change = _change(used, step)
            if not change.differences and "product" in change.kept:
                return True
    return False


def _change(
    used: InUse, step: StepEntry, following: StepEntry | None = None, finished: bool = False
) -> TreatmentChange:
    way = way_in(used)
    comparable = way in (None, way_of(step))
    differences: set[Difference] = set()
    differing: set[Part] = set() if comparable else {"dose", "interval"}
    if used.product is not None and substance(used.product) != substance(step.product):
        differences.add("other_product")
        differing.add("product")
    if not comparable or set(routes_of(step)).isdisjoint(routes_possible(used)):
        differences.add("other_route")
        differing.add("route")
    lower_dose = False
    if comparable and used.dose_mcg is not None and not fits_dose(step, used.dose_mcg):
        lower_dose = used.dose_mcg > step.dose_mcg.max
        differences.add("other_dose")
        differing.add("dose")
    days = used.interval_days
    if comparable and days is not None and not shortest(step) <= days <= longest(step, following):
        differences.add("less_often" if days < shortest(step) else "more_often")
        differing.add("interval")
    unknown = unknown_parts(used)
    return TreatmentChange(
        step=step,
        differences=tuple(difference for difference in DIFFERENCES if difference in differences),
        kept=tuple(part for part in PARTS if part not in unknown and part not in differing),
        unknown=unknown,
        other_way=None if comparable else way_of(step),
        lower_dose=lower_dose,
        gives_less=lower_dose or "less_often" in differences or (way == "injection" and way_of(step) == "mouth"),
        course_finished=finished,
    )


def unknown_parts(used: InUse) -> tuple[Part, ...]:
    """What of the treatment in use was not entered. A product that has one route only tells its route."""
    known = {
        "product": used.product is not None,
        "dose": used.dose_mcg is not None,
        "route": len(routes_possible(used)) == 1,
        "interval": used.interval_days is not None,
    }
    return tuple(part for part in PARTS if not known[part])


def routes_possible(used: InUse) -> tuple[Route, ...]:
    """The routes by which the treatment may be given, where its route was not entered."""
    if used.route is not None:
        return (used.route,)
    if used.product == "cyanocobalamin_oral":
        return ("PO",)
    return (*_INJECTED, "PO") if used.product in (None, "mecobalamin") else _INJECTED


def way_in(used: InUse) -> Way | None:
    """How the treatment enters the body; None where that is not known."""
    ways = {_WAYS[route] for route in routes_possible(used)}
    return ways.pop() if len(ways) == 1 else None


def way_of(step: StepEntry) -> Way:
    """How what a step gives enters the body."""
    return _WAYS[step.route]


def routes_of(step: StepEntry) -> tuple[Route, ...]:
    """Every route that a step gives."""
    return (step.route, *step.other_routes)


def fits_dose(step: StepEntry, dose_mcg: float) -> bool:
    """Whether a single dose lies in the range of a step."""
    return step.dose_mcg.min <= dose_mcg and (step.at_least or dose_mcg <= step.dose_mcg.max)


def shortest(step: StepEntry) -> int:
    """The shortest interval of a step in days."""
    return shortest_days(step.every.min, step.every.unit)


def longest(step: StepEntry, following: StepEntry | None) -> float:
    """The longest interval of a step in days. Where the source leaves it open it is shorter than what follows."""
    if step.every.max is not None:
        return longest_days(step.every.max, step.every.unit)
    return math.inf if following is None else shortest(following) - 1


def _step_now(
    used: InUse, doses_given: int | None, decision: Decision, loading: bool
) -> tuple[StepEntry, StepEntry | None]:
    """The step of the draft that is due now, by the doses given of its product, and what follows it."""
    steps = (*decision.steps, None)
    course = [(step, steps[place + 1]) for place, step in enumerate(decision.steps) if step.phase == "repletion"]
    if not loading or not course:
        return decision.steps[0], steps[1]
    if doses_given is None:
        return _first_that_fits(course, used)
    same = used.product is None or substance(used.product) == substance(course[0][0].product)
    left = doses_given - (decision.begun.doses if decision.begun is not None else 0) if same else 0
    for step, following in course:
        doses = _doses(step)
        if doses is None or left < doses:
            return step, following
        left -= doses
    return course[-1]


def _first_that_fits(
    course: Sequence[tuple[StepEntry, StepEntry | None]], used: InUse
) -> tuple[StepEntry, StepEntry | None]:
    """The first step of a course whose interval is the one in use, with what follows it; else the first of all."""
    days = used.interval_days
    fitting = (pair for pair in course if days is not None and shortest(pair[0]) <= days <= longest(*pair))
    return next(fitting, course[0])


def _doses(step: StepEntry) -> int | None:
    """How many doses a loading step has; None where it ends by response, or runs on."""
    if step.until is not None:
        return None
    if step.doses is not None or step.lasting is None:
        return step.doses
    return longest_days(step.lasting.max, step.lasting.unit) // shortest(step)
