"""The order of judgement: emergency, scope, contraindication, need, nerve involvement, phase, cause.

`judge` does what every protocol shares; `choose` finds the line of one protocol that speaks, or why none may. Both
word nothing and know no case but the situation, so that the same judgement can be run again with one thing changed.
"""

from __future__ import annotations

import functools
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from b12core.identifiers import CAUSES, PRODUCTS, URGENCIES, Cause, Product, RoutePreference, Status, Urgency
from b12core.knowledge import Knowledge
from b12core.knowledge.loader import Cell, Line
from b12core.knowledge.schema import (
    CauseEntry,
    ReferralRule,
    RegimenRule,
    SafetyRule,
    ScopeRule,
    SilentRule,
    Stage,
    StepEntry,
)
from b12core.rulebook import Rulebook
from b12core.situation import Features, Situation

Need = Literal[
    "established",
    "confirmed",
    "supported_by_metabolites",
    "treated_indeterminate",
    "nerve_signs_first",
    "nitrous_oxide",
    "prevention",
    "unlikely_no_symptoms",
    "watch_and_wait",
    "metabolites_normal",
    "cause_without_deficiency",
    "undecided",
    "no_marker",
    "nerve_signs_normal_markers",
]
"""Whether there is a deficiency to treat or to prevent, and what says so; the ids of `rules/needs.yml`."""
NEEDS: tuple[Need, ...] = get_args(Need)

_KEPT = 4096
"""Judgements kept for the next case that comes to the same: they hold what was decided, and nothing of a person."""
_NOT_INDICATED: frozenset[Need] = frozenset(
    {"unlikely_no_symptoms", "watch_and_wait", "metabolites_normal", "cause_without_deficiency"}
)
_ASK_FOR: dict[Need, str] = {"undecided": "labs.mma", "no_marker": "labs.serum_b12"}
_JUDGED_CAUSES: tuple[Cause, ...] = tuple(cause for cause in CAUSES if cause != "hereditary")


@dataclass(frozen=True, slots=True, eq=False)
class Decision:
    """What the rules decide for one situation under one protocol.

    `line` is the protocol's line that speaks (a regimen or a reasoned silence); `steps` the regimen chosen from it.
    `needed` names the decisive inputs that are missing. `refused_by` is the scope or safety rule that stops a regimen.
    Two decisions are the same only where they are one object, as `choose` gives it for the same judgement.
    """

    status: Status
    urgency: Urgency | None
    stage: Stage | None = None
    need: Need | None = None
    cause: Cause | None = None
    line: Line | None = None
    steps: tuple[StepEntry, ...] = ()
    options: tuple[tuple[StepEntry, ...], ...] = ()
    needed: tuple[str, ...] = ()
    refused_by: ScopeRule | SafetyRule | None = None
    emergency: ReferralRule | None = None


@dataclass(frozen=True, eq=False)
class Settled:
    """A judgement that every protocol shares to its end: an emergency, a refusal, a question."""

    referrals: tuple[ReferralRule, ...]
    decision: Decision


@dataclass(frozen=True, eq=False)
class Open:
    """A judgement that is left to the protocol: what there is to treat or prevent, how urgent, what is blocked."""

    referrals: tuple[ReferralRule, ...]
    features: Features
    urgency: Urgency | None
    blocking: tuple[SafetyRule, ...]
    need: Need
    stage: Stage

    def decides(self) -> tuple[Hashable, ...]:
        """What the choice of a protocol's line depends on; nothing of it names a person."""
        known = self.features
        blocking = tuple(rule.id for rule in self.blocking)
        return known.cause, known.procedure, known.neuro, self.stage, self.need, self.urgency, blocking


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
    need = judge_need(features, book.knowledge)
    if need in _NOT_INDICATED:
        status: Status = "refer" if features.neuro == "definite" else "not_indicated"
        return settled(Decision(status, urgency, need=need))
    if need == "nerve_signs_normal_markers":
        return settled(Decision("refer", urgency, need=need))
    if need in _ASK_FOR:
        needed = (_ASK_FOR[need], *_also_needed(features))
        return settled(Decision("needs_information", urgency, need=need, needed=needed))
    stage = _stage(features, need)
    if stage is None:
        return settled(Decision("needs_information", urgency, need=need, needed=_also_needed(features)))
    return Open(referrals, features, urgency, tuple(blocking), need, stage)


@functools.lru_cache(maxsize=_KEPT)
def choose(judgement: Judgement, protocol_id: str, book: Rulebook, prefer: RoutePreference = "any") -> Decision:
    """Steps 5 to 7 under one protocol: its line for the stage, cause and nerve involvement.

    An unknown cause of the question, or unknown nerve signs, becomes a question where it would change the answer.
    """
    if isinstance(judgement, Settled):
        return judgement.decision
    knowledge = book.knowledge
    features, stage, need, urgency = judgement.features, judgement.stage, judgement.need, judgement.urgency
    table = knowledge.lines[protocol_id]
    if features.cause is not None and (features.neuro != "unknown" or stage == "prevention"):
        line = table.get((stage, features.cause, stage != "prevention" and features.neuro == "definite"))
    else:
        possible = _possible_lines(features, stage, table)
        needed = _decisive_unknowns(possible)
        if needed:
            return Decision("needs_information", urgency, stage, need, needed=needed)
        line = possible[False][0] if False in possible else possible[True][0]
    if line is None:
        return Decision("refer", urgency, stage, need)
    if isinstance(line, SilentRule):
        asks = ("cause",) if line.status == "needs_information" else ()
        return Decision(line.status, urgency, stage, need, features.cause, line, needed=asks)
    if line.procedures and features.procedure not in line.procedures:
        if features.procedure is None:
            return Decision("needs_information", urgency, stage, need, needed=("cause_detail.procedure",))
        return Decision("refer", urgency, stage, need)
    return _regimen(line, judgement, prefer)


def judge_need(features: Features, knowledge: Knowledge) -> Need:
    """Whether there is a deficiency to treat or to prevent (step 4 of the order of judgement)."""
    cause = knowledge.causes[features.cause] if features.cause else None
    if features.phase == "maintenance":
        return "established"
    if features.cause == "nitrous_oxide":
        return "nitrous_oxide"
    if features.b12 == "deficient":
        return "confirmed"
    if features.metabolites == "raised":
        return "supported_by_metabolites"
    if features.b12 == "indeterminate":
        could_worsen = features.neuro == "definite" or features.anaemia in ("present", "severe")
        if could_worsen or (cause is not None and cause.treat_indeterminate):
            return "treated_indeterminate"
        if features.metabolites == "not_raised":
            return "metabolites_normal"
        return "watch_and_wait" if features.symptoms == "none" and features.neuro == "none" else "undecided"
    if features.b12 == "unlikely":
        return _need_with_normal_level(features, cause)
    return "nerve_signs_first" if features.neuro == "definite" else "no_marker"


def most_urgent(urgencies: Iterable[Urgency | None]) -> Urgency | None:
    """The most urgent of several urgencies; None where there is none."""
    given = set(urgencies)
    return next((urgency for urgency in URGENCIES if urgency in given), None)


def _need_with_normal_level(features: Features, cause: CauseEntry | None) -> Need:
    if features.neuro == "definite":
        return "metabolites_normal" if features.metabolites == "not_raised" else "nerve_signs_normal_markers"
    prevention = cause.prevention if cause is not None else "no"
    if prevention == "always" or (prevention == "without_symptoms" and features.symptoms == "none"):
        return "prevention"
    if features.metabolites == "not_raised":
        if features.symptoms != "none":
            return "metabolites_normal"
        return (
            "cause_without_deficiency"
            if cause is not None and cause.group == "irreversible"
            else "unlikely_no_symptoms"
        )
    hidden = features.level_masked or features.treated or features.cause == "pernicious_anaemia"
    quiet = features.symptoms == "none" and features.anaemia not in ("present", "severe")
    return "unlikely_no_symptoms" if quiet and not hidden else "undecided"


def _stage(features: Features, need: Need) -> Stage | None:
    if need == "prevention":
        return "prevention"
    if features.phase in (None, "unsure"):
        return None
    return "maintenance" if features.phase == "maintenance" else "repletion"


def _also_needed(features: Features) -> tuple[str, ...]:
    """What else is decisive and not given, so that it can be asked in one go."""
    needed = []
    if features.phase in (None, "unsure"):
        needed.append("phase")
    if features.neuro == "unknown":
        needed.append("symptoms.neurological")
    if features.cause is None:
        needed.append("cause")
    return tuple(needed)


def _regimen(line: RegimenRule, judgement: Open, prefer: RoutePreference) -> Decision:
    """The first regimen of a line that nothing blocks, the others as options; a refusal where all are blocked."""
    urgency, cause = judgement.urgency, judgement.features.cause
    offered = [line.steps, *line.options]
    if judgement.blocking:
        blocked: set[Product] = {product for rule in judgement.blocking for product in rule.blocks}
        offered = [steps for steps in offered if blocked.isdisjoint(step.product for step in steps)]
        if not offered:
            refused = next(rule for rule in judgement.blocking if line.steps[0].product in rule.blocks)
            return Decision("refer", urgency, judgement.stage, judgement.need, cause, line, refused_by=refused)
    if prefer != "any":
        offered.sort(key=lambda steps: (steps[0].route == "PO") != (prefer == "oral"))
    status: Status = "refer" if urgency == "same_day" else "suggested"
    return Decision(
        status, urgency, judgement.stage, judgement.need, cause, line, steps=offered[0], options=tuple(offered[1:])
    )


def _possible_lines(features: Features, stage: Stage, table: Mapping[Cell, Line]) -> dict[bool, list[Line | None]]:
    """The lines that might speak, by nerve involvement, where the cause or the nerve signs are not known."""
    causes: tuple[Cause, ...] = (features.cause,) if features.cause else _JUDGED_CAUSES
    nerves = (True, False) if features.neuro == "unknown" else (features.neuro == "definite",)
    if stage == "prevention":
        nerves = (False,)
    return {nerve: [table.get((stage, cause, nerve)) for cause in causes] for nerve in nerves}


def _decisive_unknowns(possible: dict[bool, list[Line | None]]) -> tuple[str, ...]:
    """Which of the unknowns would change the answer, and so must be asked for."""
    needed = []
    if any(_differ(lines) for lines in possible.values()):
        needed.append("cause")
    if any(_differ(list(pair)) for pair in zip(*possible.values(), strict=True)):
        needed.append("symptoms.neurological")
    return tuple(needed)


def _differ(lines: list[Line | None]) -> bool:
    """Whether the lines would not give the same answer."""
    first = lines[0]
    for other in lines[1:]:
        if other is first:
            continue
        if not isinstance(first, RegimenRule) or not isinstance(other, RegimenRule):
            return True
        if first.steps != other.steps or first.options != other.options:
            return True
    return False
