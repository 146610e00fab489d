"""The order of judgement: emergency, scope, contraindication, need, nerve involvement, phase, cause.

`decide` returns which line of which protocol speaks, or why none may; it words nothing and knows no case but the
situation, so that the same judgement can be run again with one thing changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from b12core.identifiers import CAUSES, PRODUCTS, URGENCIES, Cause, Product, Status, Urgency
from b12core.knowledge import Knowledge
from b12core.knowledge.schema import (
    ReferralRule,
    RegimenRule,
    SafetyRule,
    ScopeRule,
    SilentRule,
    Stage,
    StepEntry,
)
from b12core.situation import Features, Situation, holds

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
    "undecided",
    "no_marker",
    "nerve_signs_normal_markers",
]
"""Whether there is a deficiency to treat or to prevent, and what says so; the ids of `wording.deficiency`."""

_TREAT: frozenset[Need] = frozenset(
    {
        "established",
        "confirmed",
        "supported_by_metabolites",
        "treated_indeterminate",
        "nerve_signs_first",
        "nitrous_oxide",
    }
)
_NOT_INDICATED: frozenset[Need] = frozenset({"unlikely_no_symptoms", "watch_and_wait", "metabolites_normal"})
_ASK_FOR: dict[Need, str] = {"undecided": "labs.mma", "no_marker": "labs.serum_b12"}


@dataclass(frozen=True, slots=True)
class Decision:
    """What the rules decide for one situation under one protocol.

    `line` is the protocol's line that speaks (a regimen or a reasoned silence); `steps` the regimen chosen from it.
    `needed` names the decisive inputs that are missing. `refused_by` is the scope or safety rule that stops a regimen.
    """

    status: Status
    urgency: Urgency | None
    stage: Stage | None = None
    need: Need | None = None
    cause: Cause | None = None
    line: RegimenRule | SilentRule | None = None
    steps: tuple[StepEntry, ...] = ()
    options: tuple[tuple[StepEntry, ...], ...] = ()
    needed: tuple[str, ...] = ()
    refused_by: ScopeRule | SafetyRule | None = None
    emergency: ReferralRule | None = None


def decide(situation: Situation, protocol_id: str, knowledge: Knowledge, prefer_oral: bool = False) -> Decision:
    """The decision for a situation under one protocol, by the fixed order of judgement."""
    facts = situation.facts
    fired = [rule for rule in knowledge.referrals if holds(rule.when, facts)]
    emergency = next((rule for rule in fired if rule.urgency == "emergency"), None)
    if emergency is not None:
        return Decision("refer", "emergency", emergency=emergency)
    urgency = most_urgent(rule.urgency for rule in fired)
    for scope in knowledge.scope:
        if holds(scope.when, facts):
            return Decision(scope.status, most_urgent((urgency, scope.urgency)), refused_by=scope)
    blocking = [rule for rule in knowledge.safety if rule.blocks and holds(rule.when, facts)]
    everything = next((rule for rule in blocking if len(rule.blocks) == len(PRODUCTS)), None)
    if everything is not None:
        return Decision("refer", urgency, refused_by=everything)

    features = situation.features
    need = judge_need(features, knowledge)
    if need in _NOT_INDICATED:
        status: Status = "refer" if features.neuro == "definite" else "not_indicated"
        return Decision(status, urgency, need=need)
    if need == "nerve_signs_normal_markers":
        return Decision("refer", urgency, need=need)
    if need in _ASK_FOR:
        return Decision("needs_information", urgency, need=need, needed=(_ASK_FOR[need], *_also_needed(features)))
    stage = _stage(features, need)
    if stage is None:
        return Decision("needs_information", urgency, need=need, needed=_also_needed(features))
    return _from_table(features, stage, need, urgency, protocol_id, blocking, knowledge, prefer_oral)


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
        return _need_with_normal_level(features, prevention=cause is not None and cause.prevention)
    return "nerve_signs_first" if features.neuro == "definite" else "no_marker"


def most_urgent(urgencies: Iterable[Urgency | None]) -> Urgency | None:
    """The most urgent of several urgencies; None where there is none."""
    given = set(urgencies)
    return next((urgency for urgency in URGENCIES if urgency in given), None)


def _need_with_normal_level(features: Features, prevention: bool) -> Need:
    if features.neuro == "definite":
        return "metabolites_normal" if features.metabolites == "not_raised" else "nerve_signs_normal_markers"
    if prevention:
        return "prevention"
    if features.metabolites == "not_raised":
        return "metabolites_normal" if features.symptoms != "none" else "unlikely_no_symptoms"
    hidden = features.supplemented or features.treated or features.cause == "pernicious_anaemia"
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


def _from_table(
    features: Features,
    stage: Stage,
    need: Need,
    urgency: Urgency | None,
    protocol_id: str,
    blocking: list[SafetyRule],
    knowledge: Knowledge,
    prefer_oral: bool,
) -> Decision:
    """The protocol's line for the stage, cause and nerve involvement; a question where an unknown would change it."""
    table = knowledge.lines[protocol_id]
    causes: tuple[Cause, ...] = (features.cause,) if features.cause else _JUDGED_CAUSES
    nerves = (True, False) if features.neuro == "unknown" else (features.neuro == "definite",)
    if stage == "prevention":
        nerves = (False,)
    by_nerve = {nerve: [table.get((stage, cause, nerve)) for cause in causes] for nerve in nerves}
    needed = []
    if any(_differ(lines) for lines in by_nerve.values()):
        needed.append("cause")
    if len(nerves) > 1 and any(
        _differ([with_, without]) for with_, without in zip(by_nerve[True], by_nerve[False], strict=True)
    ):
        needed.append("symptoms.neurological")
    if needed:
        return Decision("needs_information", urgency, stage, need, needed=tuple(needed))
    line = by_nerve[nerves[-1]][0]
    if line is None:
        return Decision("refer", urgency, stage, need)
    if isinstance(line, SilentRule):
        status = line.status
        asks = ("cause",) if status == "needs_information" else ()
        return Decision(status, urgency, stage, need, features.cause, line, needed=asks)
    return _regimen(line, stage, need, features.cause, urgency, blocking, prefer_oral)


def _regimen(
    line: RegimenRule,
    stage: Stage,
    need: Need,
    cause: Cause | None,
    urgency: Urgency | None,
    blocking: list[SafetyRule],
    prefer_oral: bool,
) -> Decision:
    blocked: set[Product] = {product for rule in blocking for product in rule.blocks}
    offered = [steps for steps in (line.steps, *line.options) if blocked.isdisjoint(step.product for step in steps)]
    if not offered:
        wanted = line.steps[0].product
        refused = next(rule for rule in blocking if wanted in rule.blocks)
        return Decision("refer", urgency, stage, need, cause, line, refused_by=refused)
    if prefer_oral:
        offered.sort(key=lambda steps: steps[0].route != "PO")
    status: Status = "refer" if urgency == "same_day" else "suggested"
    return Decision(status, urgency, stage, need, cause, line, steps=offered[0], options=tuple(offered[1:]))


def _differ(lines: list[RegimenRule | SilentRule | None]) -> bool:
    """Whether the lines would not give the same answer."""
    first = lines[0]
    for other in lines[1:]:
        if other is first:
            continue
        both_speak = isinstance(first, RegimenRule) and isinstance(other, RegimenRule)
        if not (both_speak and first.steps == other.steps and first.options == other.options):  # type: ignore[union-attr]
            return True
    return False


_JUDGED_CAUSES: tuple[Cause, ...] = tuple(cause for cause in CAUSES if cause != "hereditary")
