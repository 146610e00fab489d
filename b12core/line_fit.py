"""Which lines of the protocols a treatment in use fits, and in what way it lies outside them."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal, NamedTuple

from b12core.calendar_units import Unit
from b12core.identifiers import Cause, substance
from b12core.knowledge.line_schema import Every, RegimenRule, StepEntry
from b12core.rulebook import Rulebook
from b12core.situation import Situation
from b12core.treatment_change import (
    InUse,
    Way,
    longest,
    routes_of,
    routes_possible,
    shortest,
    way_in,
    way_of,
)

LineKind = Literal["long_term", "loading", "any"]
"""Lines for going on, lines for the start, or either where the phase is not known."""


class CitedStep(NamedTuple):
    """A step of a protocol's line: single doses in mcg, intervals in days.

    `highest` and `longest` are infinite where the line leaves them open; `printed` is its highest dose as printed.
    """

    protocol_id: str
    name: tuple[str, str]
    rule: RegimenRule
    step: StepEntry
    lowest: float
    highest: float
    printed: float
    shortest: int
    longest: float


_KEPT = 1024
"""Fits kept for the next treatment that is the same: they hold doses and intervals, and nothing of a person."""
_SAID_OTHERWISE = ("intravenous", "dose_not_cited")


@dataclass(frozen=True, slots=True, eq=False)
class LineFit:
    """How a treatment lies to the lines of one kind.

    `matching` lines give its product, dose, interval and route; those of `route_apart` all but the route; those of
    `loading`, for a treatment that fits no long-term line, give it to load. `said` are the keys of `unusual` that are
    worth a sentence. `complete`: product, dose and interval are known, so that lines can be told to fit. `ends`: the
    longest intervals of the lines that match, of the chosen protocol's where it is among them.
    """

    kind: LineKind
    complete: bool
    matching: list[CitedStep]
    route_apart: list[CitedStep]
    loading: list[CitedStep]
    unusual: tuple[str, ...]
    said: tuple[str, ...]
    matches: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    ends: frozenset[tuple[int, Unit]] = frozenset()


class Asked(NamedTuple):
    """For whom lines are looked up: those that name the cause (any, if it is not known) and are for such a person; with
    definite nerve signs only those for nerve involvement. In `maintenance` what only prevents a deficiency is left out.
    """

    kind: LineKind
    cause: Cause | None
    nerves: bool
    severe: bool
    expecting: bool
    maintenance: bool

    def is_for(self, rule: RegimenRule) -> bool:
        """Whether a line is for the person asked about."""
        return (
            (self.cause is None or self.cause in rule.causes)
            and (rule.nerve_involvement or not self.nerves)
            and rule.severity in ("any", "severe" if self.severe else "not_severe")
            and rule.expecting in ("any", "yes" if self.expecting else "no")
        )


def lines_asked_for(situation: Situation, cause: Cause | None, kind: LineKind) -> Asked:
    """Which lines a situation asks for, by the cause that decides."""
    known = situation.features
    cause = cause or known.cause
    return Asked(
        kind=kind,
        cause=None if cause == "unknown" else cause,
        nerves=known.neuro == "definite",
        severe=known.severe,
        expecting=known.expecting,
        maintenance=kind == "long_term" and known.phase == "maintenance",
    )


@functools.lru_cache(maxsize=_KEPT)
def fit(used: InUse, asked: Asked, dose_cited: bool, protocol_id: str, said_here: bool, book: Rulebook) -> LineFit:
    """How the treatment lies to the lines of the protocols for this cause.

    `dose_cited`: some protocol gives its dose. `said_here`: whether what the chosen protocol's own lines give otherwise
    is said here, and not beside the draft.
    """
    unusual = ["intravenous"] if used.route == "IV" else []
    said = []
    if not dose_cited:
        unusual.append("dose_not_cited")
        said.append("dose_not_cited")
    kind = asked.kind
    if used.product is None or used.dose_mcg is None or used.interval_days is None:
        return LineFit(kind, False, [], [], [], tuple(unusual), tuple(said))
    lines = _lines_for(used, asked, book)
    fitting = _fitting(used, lines)
    routed = _by_its_route(used, fitting)
    matching = [line for line in routed if line.step.phase != "prophylaxis" or not asked.maintenance]
    loading: list[CitedStep] = []
    if routed and not matching:
        unusual.append("preventive_only")
    if not fitting:
        unusual += _outside(used, lines)
        if kind == "long_term":
            loading = _by_its_route(used, _fitting(used, _lines_for(used, asked._replace(kind="loading"), book)))
    said += [key for key in unusual if key not in _SAID_OTHERWISE and not (said and key.startswith("dose_"))]
    here = [line for line in lines if line.protocol_id == protocol_id]
    if here and all(line.protocol_id != protocol_id for line in fitting):
        otherwise = list(_outside(used, here))
        said += [f"{key}_here" for key in otherwise if said_here and key not in unusual]
        unusual += [f"{key}_here" for key in otherwise]
    route_apart = fitting if fitting and not routed and used.route != "IV" else []
    within = [line.step.every for line in matching if line.protocol_id == protocol_id]
    within = within or [line.step.every for line in matching]
    return LineFit(
        kind,
        True,
        matching,
        route_apart,
        loading,
        tuple(unusual),
        tuple(said),
        matches=tuple(sorted({line.protocol_id for line in matching})),
        sources=tuple(sorted({source for line in matching for source in line.rule.sources})),
        ends=frozenset(_ends(within)),
    )


def _ends(within: Sequence[Every]) -> Iterator[tuple[int, Unit]]:
    """The longest of the intervals that have an end, for each unit."""
    for unit in dict.fromkeys(every.unit for every in within):
        ends = [every.max for every in within if every.unit == unit and every.max is not None]
        if ends:
            yield max(ends), unit


def _lines_for(used: InUse, asked: Asked, book: Rulebook) -> tuple[CitedStep, ...]:
    """Every step with the same cobalamin by the same way in, in the lines asked for."""
    if used.product is None:
        return ()
    cobalamin, way = substance(used.product), way_in(used)
    return book.once(("lines", cobalamin, way, asked), partial(_lines, cobalamin, way, asked, book))


def _lines(cobalamin: str, way: Way | None, asked: Asked, book: Rulebook) -> tuple[CitedStep, ...]:
    is_asked_for = _KINDS[asked.kind]
    return tuple(
        CitedStep(
            protocol.id,
            (protocol.name.clinician, protocol.name.patient),
            rule,
            step,
            step.dose_mcg.min,
            math.inf if step.at_least else step.dose_mcg.max,
            step.dose_mcg.max,
            shortest(step),
            longest(step, steps[place + 1] if place + 1 < len(steps) else None),
        )
        for protocol in book.knowledge.protocols.values()
        for rule in protocol.rules
        if asked.is_for(rule)
        for steps in (rule.steps, *rule.options)
        for place, step in enumerate(steps)
        if substance(step.product) == cobalamin and way in (None, way_of(step)) and is_asked_for(rule, step, place)
    )


def _goes_on(rule: RegimenRule, step: StepEntry, place: int) -> bool:
    return step.phase != "repletion" or ("maintenance" in rule.stage and place == 0)


def _starts(rule: RegimenRule, step: StepEntry, place: int) -> bool:
    return "repletion" in rule.stage and (step.phase == "repletion" or place == 0)


def _either(rule: RegimenRule, step: StepEntry, place: int) -> bool:
    return _goes_on(rule, step, place) or _starts(rule, step, place)


_KINDS: dict[LineKind, Callable[[RegimenRule, StepEntry, int], bool]] = {
    "long_term": _goes_on,
    "loading": _starts,
    "any": _either,
}


def _fitting(used: InUse, lines: Sequence[CitedStep]) -> list[CitedStep]:
    """The lines in whose ranges dose and interval both lie, by whatever route."""
    dose, gap = used.dose_mcg or 0, used.interval_days or 0
    return [line for line in lines if line.lowest <= dose <= line.highest and line.shortest <= gap <= line.longest]


def _by_its_route(used: InUse, lines: Sequence[CitedStep]) -> list[CitedStep]:
    """The lines that give the route of the treatment, or may, where it was not entered. None gives it into a vein."""
    routes = set(routes_possible(used))
    return [line for line in lines if not routes.isdisjoint(routes_of(line.step))]


def _outside(used: InUse, lines: Sequence[CitedStep]) -> Iterator[str]:
    """In what way the treatment lies outside every one of these lines."""
    if not lines:
        yield "product_without_line"
        return
    dose, gap = used.dose_mcg or 0, used.interval_days or 0
    if dose < min(line.lowest for line in lines):
        yield "dose_below_all"
    if dose > max(line.printed for line in lines):
        yield "dose_above_all"
    if gap < min(line.shortest for line in lines):
        yield "closer_than_all"
    ends = [line.longest for line in lines if line.longest < math.inf]
    if ends and gap > max(ends):
        yield "wider_than_all"
