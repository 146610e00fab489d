"""The order of judgement: emergency, scope, contraindication, need, nerve involvement, phase, cause.

`judge` does what every protocol shares; `choose` finds the line of one protocol that speaks, or why none may. Both
word nothing and know no case but the situation, so that the same judgement can be run again with one thing changed.
"""

from __future__ import annotations

import functools
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from b12core.calendar_units import longest_days, shortest_days
from b12core.identifiers import PRODUCTS, URGENCIES, Cause, Product, RoutePreference, Status, Urgency
from b12core.knowledge import Knowledge
from b12core.knowledge.content import Cell, Line
from b12core.knowledge.line_schema import RegimenRule, SilentRule, StepEntry
from b12core.knowledge.rule_schema import ReferralRule, SafetyRule, ScopeRule
from b12core.knowledge.schema import Stage
from b12core.knowledge.strength import strength
from b12core.need import ASK_FOR, FOR_A_CLINICIAN, NOT_INDICATED, PREVENTS, Need, leading_need
from b12core.rulebook import Rulebook
from b12core.situation import Features, Situation

_KEPT = 4096
"""Judgements kept for the next case that comes to the same: they hold what was decided, and nothing of a person."""

Duration = Literal["lifelong", "until_cause_resolved", "review"]

LASTING: tuple[Duration, ...] = ("lifelong", "review", "until_cause_resolved")
"""Durations, the longest first: with several causes treatment goes on for the one that lasts."""


@dataclass(frozen=True, slots=True, eq=False)
class Decision:
    """What the rules decide for one situation under one protocol.

    `line` is the protocol's line that speaks (a regimen or a reasoned silence); `steps` the regimen chosen from it.
    `cause` is the one that decides among `causes`. `needed` names the decisive inputs that are missing. `refused_by` is
    the scope or safety rule that stops a regimen. `nerve_course` is the course for nerve involvement, put to the
    clinician where nerve signs get worse in maintenance or were not asked about; it stands first among the options.
    `moved_on`: the loading course is complete.
    Two decisions are the same only where they are one object, as `choose` gives it for the same judgement.
    """

    status: Status
    urgency: Urgency | None
    stage: Stage | None = None
    need: Need | None = None
    cause: Cause | None = None
    causes: tuple[Cause, ...] = ()
    line: Line | None = None
    steps: tuple[StepEntry, ...] = ()
    options: tuple[tuple[StepEntry, ...], ...] = ()
    nerve_course: tuple[StepEntry, ...] = ()
    no_nerve_course: bool = False
    """Nerve signs were not asked about, and with them the protocol has no course for the case."""
    moved_on: bool = False
    duration: Duration = "review"
    """How long treatment goes on: as the deciding line or cause says, longer where another cause lasts longer."""
    needed: tuple[str, ...] = ()
    refused_by: ScopeRule | SafetyRule | None = None
    emergency: ReferralRule | None = None

    @property
    def is_silent(self) -> bool:
        """Whether the protocol itself has nothing to give here: no line, a silence, or a product that is ruled out."""
        return self.stage is not None and not self.steps and not self.needed

    @property
    def is_left_to_others(self) -> bool:
        """Whether B12 is likely to be given on another plan than one of these rules: a silence, a pregnancy."""
        return self.is_silent or (isinstance(self.refused_by, ScopeRule) and self.refused_by.planned_elsewhere)


@dataclass(frozen=True, eq=False)
class Settled:
    """A judgement that every protocol shares to its end: an emergency, a refusal, a question."""

    referrals: tuple[ReferralRule, ...]
    decision: Decision


@dataclass(frozen=True, eq=False)
class Open:
    """A judgement that is left to the protocol: what there is to treat or prevent, how urgent, what is blocked.

    `causes` are those that the need holds for; a cause that was not named is judged as not known.
    """

    referrals: tuple[ReferralRule, ...]
    features: Features
    urgency: Urgency | None
    blocking: tuple[SafetyRule, ...]
    need: Need
    stage: Stage
    causes: tuple[Cause, ...]

    def decides(self) -> tuple[Hashable, ...]:
        """What the choice of a protocol's line depends on; nothing of it names a person."""
        known = self.features
        blocking = tuple(rule.id for rule in self.blocking)
        return (
            *self.causes,
            known.procedure,
            known.neuro,
            known.severe,
            known.expecting,
            known.worse,
            known.tablets_fail,
            known.doses_given,
            known.loading_product,
            known.loading_interval,
            known.loading_days,
            self.stage,
            self.need,
            self.urgency,
            blocking,
        )


Judgement = Settled | Open


def judge(situation: Situation, book: Rulebook) -> Judgement:
    """Steps 1 to 4 of the order of judgement, which no protocol changes."""
    return judge_fired(situation.features, book.judging.places(situation.facts), book)


@functools.lru_cache(maxsize=_KEPT)
def judge_fired(features: Features, places: tuple[int, ...], book: Rulebook) -> Judgement:
    """The judgement where the red flags, scope rules and contraindications that hold are found, by their place."""
    fired = [book.judging.rules[place] for place in places]
    referrals = tuple(rule for rule in fired if isinstance(rule, ReferralRule))
    urgency = most_urgent(rule.urgency for rule in referrals)

    def settled(decision: Decision) -> Settled:
        return Settled(referrals, decision)

    if urgency == "emergency":
        emergency = next(rule for rule in referrals if rule.urgency == "emergency")
        return settled(Decision("refer", "emergency", emergency=emergency))
    blocking = []
    for rule in fired:
        if isinstance(rule, ScopeRule):
            return settled(Decision(rule.status, most_urgent((urgency, rule.urgency)), refused_by=rule))
        if isinstance(rule, SafetyRule):
            blocking.append(rule)
            if len(rule.blocks) == len(PRODUCTS):
                return settled(Decision("refer", urgency, refused_by=rule))
    need, causes = leading_need(features, book.knowledge)
    if need in NOT_INDICATED:
        status: Status = "refer" if features.neuro == "definite" else "not_indicated"
        return settled(Decision(status, urgency, need=need))
    if need in FOR_A_CLINICIAN:
        return settled(Decision("refer", urgency, need=need))
    if need in ASK_FOR:
        needed = (ASK_FOR[need], *_also_needed(features, urgency))
        return settled(Decision("needs_information", urgency, need=need, needed=needed))
    stage = _stage(features, need, urgency)
    if stage is None:
        return settled(Decision("needs_information", urgency, need=need, needed=_also_needed(features, urgency)))
    judged = tuple(cause or "unknown" for cause in causes)
    return Open(referrals, features, urgency, tuple(blocking), need, stage, judged)


@functools.lru_cache(maxsize=_KEPT)
def choose(judgement: Judgement, protocol_id: str, book: Rulebook, prefer: RoutePreference = "any") -> Decision:
    """Steps 5 to 7 under one protocol: its line for the stage, causes, nerve involvement, severity and people.

    Nerve signs that were not asked about become a question where they would change the answer. A severe deficiency
    does not wait for it: its line speaks, with the course for nerve involvement first among the options.
    """
    if isinstance(judgement, Settled):
        return judgement.decision
    speaking = functools.partial(_speaking, judgement, protocol_id, book.knowledge)
    stage, need, urgency = judgement.stage, judgement.need, judgement.urgency
    nerves = stage != "prevention" and judgement.features.neuro == "definite"
    cause, line = speaking(nerves=nerves)
    if judgement.features.neuro == "unknown" and stage != "prevention":
        with_nerves = speaking(nerves=True)[1]
        if _differ(line, with_nerves) and not _all_ruled_out((line, with_nerves), judgement):
            if not (judgement.features.severe and isinstance(line, RegimenRule)):
                return Decision("needs_information", urgency, stage, need, needed=("symptoms.neurological",))
            course = with_nerves.steps if isinstance(with_nerves, RegimenRule) else ()
            decision = _regimen(cause, line, judgement, course, protocol_id, book, prefer)
            return decision if course else replace(decision, no_nerve_course=True)
    if line is None or isinstance(line, SilentRule):
        return Decision("refer", urgency, stage, need, cause, judgement.causes, line)
    if line.procedures and judgement.features.procedure not in line.procedures:
        if judgement.features.procedure is None:
            return Decision("needs_information", urgency, stage, need, needed=("cause_detail.procedure",))
        return Decision("refer", urgency, stage, need, cause, judgement.causes)
    course = _nerve_course(cause, line, judgement, protocol_id, book.knowledge)
    return _regimen(cause, line, judgement, course, protocol_id, book, prefer)


def most_urgent(urgencies: Iterable[Urgency | None]) -> Urgency | None:
    """The most urgent of several urgencies; None where there is none."""
    given = set(urgencies)
    return next((urgency for urgency in URGENCIES if urgency in given), None)


def _stage(features: Features, need: Need, urgency: Urgency | None) -> Stage | None:
    """What is treated for; None where that has to be asked.

    Who was asked and cannot say starts, where it is urgent and no treatment in use is named: that does not wait.
    """
    if need in PREVENTS:
        return "prevention"
    if features.phase == "maintenance":
        return "maintenance"
    return "repletion" if features.phase == "repletion" or _starts_unsure(features, urgency) else None


def _starts_unsure(features: Features, urgency: Urgency | None) -> bool:
    """Whether it is urgent, the phase was asked and is not known, and no treatment in use speaks against a start."""
    return features.phase == "unsure" and urgency is not None and not features.treated


def _also_needed(features: Features, urgency: Urgency | None) -> tuple[str, ...]:
    """What else is decisive and not given, so that it can be asked in one go."""
    needed = []
    if features.phase in (None, "unsure") and not _starts_unsure(features, urgency):
        needed.append("phase")
    if features.neuro == "unknown":
        needed.append("symptoms.neurological")
    if features.cause is None:
        needed.append("cause")
    return tuple(needed)


def _speaking(judgement: Open, protocol_id: str, knowledge: Knowledge, *, nerves: bool) -> tuple[Cause, Line | None]:
    """The cause whose line asks for most, and that line; a line that gives nothing never outranks one that does."""
    found = _lines_for(judgement, protocol_id, knowledge, nerves=nerves)
    return found[0] if len(found) == 1 else max(found, key=lambda one: _asks(one[0], one[1], knowledge))


def _lines_for(
    judgement: Open, protocol_id: str, knowledge: Knowledge, *, nerves: bool
) -> list[tuple[Cause, Line | None]]:
    """The protocol's line for each cause."""
    table, known = knowledge.lines[protocol_id], judgement.features
    return [
        (cause, table.get(Cell(judgement.stage, cause, nerves, known.severe, known.expecting)))
        for cause in judgement.causes
    ]


def _longest(judgement: Open, protocol_id: str, knowledge: Knowledge, *, nerves: bool) -> Duration:
    """How long treatment goes on, over all causes that it is for."""
    lines = _lines_for(judgement, protocol_id, knowledge, nerves=nerves)
    return min((lasts(cause, line, knowledge) for cause, line in lines), key=LASTING.index)


def _asks(cause: Cause, line: Line | None, knowledge: Knowledge) -> tuple[float, ...]:
    """How much a line asks for: whether it gives anything, how much early on, and for how long."""
    if not isinstance(line, RegimenRule):
        return (0 if line is None else 1, 0, 0)
    return (2, strength(line.steps), -LASTING.index(lasts(cause, line, knowledge)))


def lasts(cause: Cause | None, line: Line | None, knowledge: Knowledge) -> Duration:
    """How long treatment goes on: as the protocol's line says, else as the cause does."""
    if isinstance(line, RegimenRule) and line.duration != "by_cause":
        return line.duration
    return knowledge.causes[cause].duration if cause else "review"


def _regimen(
    cause: Cause,
    line: RegimenRule,
    judgement: Open,
    course: tuple[StepEntry, ...],
    protocol_id: str,
    book: Rulebook,
    prefer: RoutePreference,
) -> Decision:
    """The first regimen of a line that nothing blocks, the others as options; a refusal where all are blocked."""
    urgency, stage = judgement.urgency, judgement.stage
    offered = _unblocked([line.steps, *line.options], judgement)
    if not offered:
        refused = next(rule for rule in judgement.blocking if line.steps[0].product in rule.blocks)
        return Decision("refer", urgency, stage, judgement.need, cause, judgement.causes, line, refused_by=refused)
    if judgement.features.tablets_fail:
        offered.sort(key=lambda steps: steps[0].route == "PO")
    elif prefer != "any":
        offered.sort(key=lambda steps: (steps[0].route == "PO") != (prefer == "oral"))
    completed = _completed(offered, judgement.features) if stage == "repletion" else None
    if completed is not None:
        done = offered.pop(completed)
        follows = book.once(("after_loading", id(done)), functools.partial(_after_loading, done))
        offered = [follows, *(steps for steps in offered if not _loading(steps))]
        stage = "maintenance"
    options = [*_unblocked([course] if course else [], judgement), *offered[1:]]
    status: Status = "refer" if urgency == "same_day" else "suggested"
    return Decision(
        status,
        urgency,
        stage,
        judgement.need,
        cause,
        judgement.causes,
        line,
        steps=offered[0],
        options=tuple(options),
        nerve_course=course if course in options else (),
        moved_on=completed is not None,
        duration=_longest(judgement, protocol_id, book.knowledge, nerves=line.nerve_involvement),
    )


def _unblocked(regimens: list[tuple[StepEntry, ...]], judgement: Open) -> list[tuple[StepEntry, ...]]:
    """The regimens whose products nothing rules out."""
    blocked: set[Product] = {product for rule in judgement.blocking for product in rule.blocks}
    return [steps for steps in regimens if blocked.isdisjoint(step.product for step in steps)]


def _all_ruled_out(lines: tuple[Line | None, ...], judgement: Open) -> bool:
    """Whether contraindications leave nothing of any of these lines, so that asking which one speaks is idle."""
    offered = [steps for line in lines if isinstance(line, RegimenRule) for steps in (line.steps, *line.options)]
    return bool(offered) and not _unblocked(offered, judgement)


def _nerve_course(
    cause: Cause, line: RegimenRule, judgement: Open, protocol_id: str, knowledge: Knowledge
) -> tuple[StepEntry, ...]:
    """The protocol's course for nerve involvement, where nerve signs are new or worse in maintenance."""
    known = judgement.features
    if judgement.stage != "maintenance" or not line.nerve_involvement:
        return ()
    if not known.worse and judgement.urgency != "same_day":
        return ()
    course = knowledge.lines[protocol_id].get(Cell("repletion", cause, True, known.severe, known.expecting))
    return course.steps if isinstance(course, RegimenRule) else ()


def _completed(offered: list[tuple[StepEntry, ...]], known: Features) -> int | None:
    """The place of the regimen whose loading the doses given make up: the first, else one that is given as written."""
    for place, steps in enumerate(offered):
        if (place == 0 or _given_as_written(steps, known)) and _loading_complete(steps, known):
            return place
    return None


def _given_as_written(steps: tuple[StepEntry, ...], known: Features) -> bool:
    """Whether the loading in use has the one interval that a regimen loads with, and its days have room for the doses.

    Without the days, doses of another course may be among those that are counted.
    """
    loading = _loading(steps)
    if len(loading) != 1 or known.loading_interval is None or known.loading_days is None:
        return False
    every, doses = loading[0].every, _most_doses(loading[0])
    shortest, longest = shortest_days(every.min, every.unit), longest_days(every.max or every.min, every.unit)
    in_step = shortest <= known.loading_interval <= longest
    return in_step and doses is not None and known.loading_days >= (doses - 1) * shortest


def _loading_complete(steps: tuple[StepEntry, ...], known: Features) -> bool:
    """Whether the doses given make up every loading step, where each has an end and something follows."""
    loading = _loading(steps)
    counted = [doses for doses in map(_most_doses, loading) if doses is not None]
    if not loading or len(loading) == len(steps) or len(counted) < len(loading) or known.doses_given is None:
        return False
    same = known.loading_product is None or known.loading_product == steps[0].product
    return same and known.doses_given >= sum(counted)


def _most_doses(step: StepEntry) -> int | None:
    """The doses of a step, or the most that its length has room for; None where it has no end in numbers."""
    if step.doses is not None or step.lasting is None:
        return step.doses
    length = longest_days(step.lasting.max, step.lasting.unit)
    return -(-length // shortest_days(step.every.min, step.every.unit))


def _loading(steps: tuple[StepEntry, ...]) -> list[StepEntry]:
    return [step for step in steps if step.phase == "repletion"]


def _after_loading(steps: tuple[StepEntry, ...]) -> tuple[StepEntry, ...]:
    return tuple(step for step in steps if step.phase != "repletion")


def _differ(first: Line | None, other: Line | None) -> bool:
    """Whether two lines would not give the same answer."""
    if first is other:
        return False
    if not isinstance(first, RegimenRule) or not isinstance(other, RegimenRule):
        return True
    return first.steps != other.steps or first.options != other.options
