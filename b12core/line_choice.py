"""Which line of a protocol speaks for a judged case, and which of its regimens: steps 5 to 7 of the judgement."""

from __future__ import annotations

import functools
from dataclasses import replace

from b12core.decision import LASTING, Decision, Duration, Judgement, Open, OtherProduct, Settled
from b12core.identifiers import Cause, Product, RoutePreference, Status
from b12core.knowledge import Knowledge
from b12core.knowledge.content import Cell, Line
from b12core.knowledge.line_schema import RegimenRule, SilentRule, StepEntry
from b12core.knowledge.schema import Stage
from b12core.knowledge.strength import strength
from b12core.loading_given import (
    after_loading,
    at_plateau,
    completed,
    from_stage,
    is_under_way,
    loading,
    stages_before_the_one_in_use,
    stages_given,
)
from b12core.rulebook import Rulebook
from b12core.situation import Features
from b12core.step_ends import ending_as_it_can

_KEPT = 4096
"""Choices kept for the next case that comes to the same: they hold what was decided, and nothing of a person."""


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
        if _differ(line, with_nerves) and not _nothing_to_give((line, with_nerves), judgement):
            if not (judgement.features.severe and isinstance(line, RegimenRule)):
                return Decision("needs_information", urgency, stage, need, needed=("symptoms.neurological",))
            course = with_nerves.steps if isinstance(with_nerves, RegimenRule) else ()
            decision = _regimen(cause, line, judgement, course, protocol_id, book, prefer)
            return decision if course else replace(decision, no_nerve_course=True)
    if line is None or isinstance(line, SilentRule):
        restarted = _restarted(judgement, protocol_id, book, prefer) if nerves else None
        return restarted or Decision("refer", urgency, stage, need, cause, judgement.causes, line)
    if line.procedures and judgement.features.procedure not in line.procedures:
        if judgement.features.procedure is None:
            return Decision("needs_information", urgency, stage, need, needed=("cause_detail.procedure",))
        return Decision("refer", urgency, stage, need, cause, judgement.causes)
    course = _nerve_course(cause, line, judgement, protocol_id, book.knowledge)
    return _regimen(cause, line, judgement, course, protocol_id, book, prefer)


def _speaking(judgement: Open, protocol_id: str, knowledge: Knowledge, *, nerves: bool) -> tuple[Cause, Line | None]:
    """The cause whose line asks for most, and that line; a line that gives nothing never outranks one that does."""
    found = _lines_for(judgement, protocol_id, knowledge, nerves=nerves)
    return (
        found[0]
        if len(found) == 1
        else max(found, key=lambda one: _asks(one[0], one[1], judgement.features, knowledge))
    )


def _lines_for(
    judgement: Open, protocol_id: str, knowledge: Knowledge, *, nerves: bool
) -> list[tuple[Cause, Line | None]]:
    """The protocol's line for each cause."""
    table, known = knowledge.lines[protocol_id], judgement.features
    return [
        (cause, table.get(Cell(judgement.stage, cause, nerves, known.severe, known.expecting)))
        for cause in judgement.causes
    ]


def _is_one_for_all(judgement: Open, protocol_id: str, knowledge: Knowledge, *, nerves: bool) -> bool:
    """Whether several causes have one line, so that none of them asks for most."""
    lines = [line for _, line in _lines_for(judgement, protocol_id, knowledge, nerves=nerves)]
    return len(lines) > 1 and all(line is lines[0] for line in lines)


def _longest(judgement: Open, protocol_id: str, knowledge: Knowledge, *, nerves: bool) -> Duration:
    """How long treatment goes on, over all causes that it is for; one that is gone prolongs nothing. As a clinician
    decides, where it would go on until the cause is gone, and it is.
    """
    lines = _lines_for(judgement, protocol_id, knowledge, nerves=nerves)
    known = judgement.features
    lasting = ((cause, _lasts(cause, line, known, knowledge)) for cause, line in lines)
    going_on = [lasts for cause, lasts in lasting if lasts != "until_cause_resolved" or not _is_gone(cause, known)]
    return min(going_on, key=LASTING.index, default="review")


def _is_gone(cause: Cause, known: Features) -> bool:
    return not known.nitrous_oxide_goes_on if cause == "nitrous_oxide" else known.cause_gone


def _asks(cause: Cause, line: Line | None, known: Features, knowledge: Knowledge) -> tuple[float, ...]:
    """How much a line asks for: whether it gives anything, how much early on, and for how long."""
    if not isinstance(line, RegimenRule):
        return (0 if line is None else 1, 0, 0)
    return (2, strength(line.steps), -LASTING.index(_lasts(cause, line, known, knowledge)))


def _lasts(cause: Cause, line: Line | None, known: Features, knowledge: Knowledge) -> Duration:
    """How long treatment goes on: as the protocol's line says, else as the operation or the cause does."""
    if isinstance(line, RegimenRule) and line.duration != "by_cause":
        return line.duration
    operation = knowledge.procedures[known.procedure] if known.procedure else None
    if operation is not None and cause in operation.irreversible:
        return "lifelong"
    return knowledge.causes[cause].duration


def _regimen(
    cause: Cause,
    line: RegimenRule,
    judgement: Open,
    course: tuple[StepEntry, ...],
    protocol_id: str,
    book: Rulebook,
    prefer: RoutePreference,
) -> Decision:
    """The first regimen of a line that nothing blocks, the others as options; a refusal where all are blocked.

    Injections that go on come first where the line has them, unless it is long-term treatment and tablets are wished;
    of those, a loading course that may be the one under way. While nitrous oxide goes on no tablets are drafted, nor
    put beside the draft: where the line has nothing else, what the protocol says of nitrous oxide stands.
    """
    urgency, stage = judgement.urgency, judgement.stage
    offered = _unblocked([line.steps, *line.options], judgement)
    if not offered:
        refused = next(rule for rule in judgement.blocking if line.steps[0].product in rule.blocks)
        return Decision("refer", urgency, stage, judgement.need, cause, judgement.causes, line, refused_by=refused)
    if _leaves_the_course(offered, judgement):
        other = _other_product(offered[0], judgement)
        return Decision("refer", urgency, stage, judgement.need, cause, judgement.causes, other_product=other)
    offered = [ending_as_it_can(steps, judgement.features, book) for steps in offered]
    goes_on = judgement.features.nitrous_oxide_goes_on
    injected = [steps for steps in offered if steps[0].route != "PO"]
    if goes_on and not injected:
        of_the_gas = _silent_on(stage, "nitrous_oxide", line, judgement, protocol_id, book.knowledge)
        return Decision("refer", urgency, stage, judgement.need, "nitrous_oxide", judgement.causes, of_the_gas)
    if goes_on:
        offered = injected
    if judgement.features.tablets_fail:
        offered = [steps for steps in offered if not _gives_no_more(steps, judgement.features)] or offered
        offered.sort(key=lambda steps: steps[0].route == "PO")
    elif prefer != "any":
        offered.sort(key=lambda steps: (steps[0].route == "PO") != (prefer == "oral"))
    if stage == "repletion" or prefer != "oral":
        offered.sort(key=lambda steps: _other_product(steps, judgement) is not None)
    if stage == "repletion":
        offered.sort(key=lambda steps: not is_under_way(steps, judgement.features))
    done = completed(offered, judgement.features) if stage == "repletion" else None
    ended = stage == "repletion" and at_plateau(offered[0], judgement.features)
    if ended and not after_loading(offered[0]):
        after = _silent_on("maintenance", cause, line, judgement, protocol_id, book.knowledge)
        return Decision("refer", urgency, "maintenance", judgement.need, cause, judgement.causes, after)
    if ended:
        done = 0
    if done is not None:
        given = offered.pop(done)
        follows = book.once(("after_loading", id(given)), functools.partial(after_loading, given))
        offered = [follows, *(steps for steps in offered if not loading(steps))]
        stage = "maintenance"
    broken_off = stage == "repletion" and judgement.features.loading_left and bool(judgement.features.doses_given)
    begun = stages_given(offered, judgement.features) if stage == "repletion" and not broken_off else None
    if begun is not None:
        given = offered.pop(begun.regimen)
        follows = book.once(("from_stage", id(given), begun.stages), functools.partial(from_stage, given, begun.stages))
        offered = [follows, *(steps for steps in offered if not loading(steps))]
    before = 0
    if stage == "repletion" and begun is None and not broken_off:
        before = stages_before_the_one_in_use(offered[0], judgement.features)
    if before:
        whole = offered[0]
        follows = book.once(("from_stage", id(whole), before), functools.partial(from_stage, whole, before))
        offered.insert(0, follows)
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
        one_line_for_all=_is_one_for_all(judgement, protocol_id, book.knowledge, nerves=line.nerve_involvement),
        moved_on=done is not None,
        at_plateau=ended,
        begun=begun,
        at_later_stage=before > 0,
        broken_off=broken_off,
        other_product=_other_product(offered[0], judgement, prefer),
        duration=_longest(judgement, protocol_id, book.knowledge, nerves=line.nerve_involvement),
    )


def _gives_no_more(steps: tuple[StepEntry, ...], known: Features) -> bool:
    """Whether a regimen is of tablets that give no more than the dose that is swallowed and fails."""
    step, fails = steps[0], known.failing_dose
    return step.route == "PO" and not step.at_least and fails is not None and step.dose_mcg.max <= fails


def _other_product(
    steps: tuple[StepEntry, ...], judgement: Open, prefer: RoutePreference = "any"
) -> OtherProduct | None:
    """Why a regimen is of another product than the injections that go on; None where it is of theirs, or none do."""
    injected = judgement.features.injected_product
    if injected is None or injected == steps[0].product:
        return None
    if any(injected in rule.blocks for rule in judgement.blocking):
        return OtherProduct(injected, "ruled_out")
    asked_for = prefer == "oral" and steps[0].route == "PO"
    return OtherProduct(injected, "asked_for" if asked_for else "no_line")


def _leaves_the_course(offered: list[tuple[StepEntry, ...]], judgement: Open) -> bool:
    """Whether injections of a first course go on and none of these regimens is of their product."""
    if judgement.features.phase != "repletion":
        return False
    others = (_other_product(steps, judgement) for steps in offered)
    return all(other is not None and other.because == "no_line" for other in others)


def _unblocked(regimens: list[tuple[StepEntry, ...]], judgement: Open) -> list[tuple[StepEntry, ...]]:
    """The regimens whose products nothing rules out."""
    blocked: set[Product] = {product for rule in judgement.blocking for product in rule.blocks}
    return [steps for steps in regimens if blocked.isdisjoint(step.product for step in steps)]


def _nothing_to_give(lines: tuple[Line | None, ...], judgement: Open) -> bool:
    """Whether contraindications, or a course under way, leave nothing of any of these lines, so that asking which one
    speaks is idle.
    """
    written = [steps for line in lines if isinstance(line, RegimenRule) for steps in (line.steps, *line.options)]
    offered = _unblocked(written, judgement)
    return bool(written) and (not offered or _leaves_the_course(offered, judgement))


def _nerve_course(
    cause: Cause, line: RegimenRule, judgement: Open, protocol_id: str, knowledge: Knowledge
) -> tuple[StepEntry, ...]:
    """The protocol's course for nerve involvement, where nerve signs are new or worse in maintenance."""
    known = judgement.features
    if not line.nerve_involvement or not _nerves_get_worse(judgement):
        return ()
    course = knowledge.lines[protocol_id].get(Cell("repletion", cause, True, known.severe, known.expecting))
    return course.steps if isinstance(course, RegimenRule) else ()


def _silent_on(
    stage: Stage, cause: Cause, line: RegimenRule, judgement: Open, protocol_id: str, knowledge: Knowledge
) -> SilentRule | None:
    """What a protocol says of a stage and a cause beside this line, where it is silent there: long-term treatment after
    a line that prints a first course alone, nitrous oxide beside a line that has tablets alone.
    """
    known = judgement.features
    cell = Cell(stage, cause, line.nerve_involvement, known.severe, known.expecting)
    found = knowledge.lines[protocol_id].get(cell)
    return found if isinstance(found, SilentRule) else None


def _nerves_get_worse(judgement: Open) -> bool:
    """Whether nerve signs in maintenance get worse, or are such that they count as new and do not get better."""
    known = judgement.features
    return judgement.stage == "maintenance" and not known.better and (known.worse or judgement.new_signs)


def _restarted(judgement: Open, protocol_id: str, book: Rulebook, prefer: RoutePreference) -> Decision | None:
    """The course for nerve involvement as the draft, where nerve signs get worse and no maintenance line speaks."""
    if not _nerves_get_worse(judgement):
        return None
    again = replace(judgement, stage="repletion", features=judgement.features._replace(doses_given=None))
    cause, line = _speaking(again, protocol_id, book.knowledge, nerves=True)
    if not isinstance(line, RegimenRule):
        return None
    return replace(_regimen(cause, line, again, (), protocol_id, book, prefer), restarts=True)


def _differ(first: Line | None, other: Line | None) -> bool:
    """Whether two lines would not give the same answer."""
    if first is other:
        return False
    if not isinstance(first, RegimenRule) or not isinstance(other, RegimenRule):
        return True
    return first.steps != other.steps or first.options != other.options
