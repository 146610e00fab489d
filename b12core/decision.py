"""The order of judgement that every protocol shares: emergency, scope, contraindication, need, phase.

`judge` words nothing and knows no case but the situation, so that the same judgement can be run again with one thing
changed. Which line of a protocol then speaks is chosen in `line_choice`.
"""

from __future__ import annotations

import functools
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from b12core.identifiers import PRODUCTS, URGENCIES, Cause, Product, Status, Urgency
from b12core.knowledge.content import Line
from b12core.knowledge.line_schema import StepEntry
from b12core.knowledge.rule_schema import ReferralRule, SafetyRule, ScopeRule
from b12core.knowledge.schema import Stage
from b12core.loading_given import StagesGiven
from b12core.need import ASK_FOR, FOR_A_CLINICIAN, NOT_INDICATED, PREVENTS, TREATS, Need, leading_need
from b12core.rulebook import Rulebook
from b12core.situation import Features, Situation

_KEPT = 4096
"""Judgements kept for the next case that comes to the same: they hold what was decided, and nothing of a person."""

Duration = Literal["lifelong", "until_cause_resolved", "review"]

LASTING: tuple[Duration, ...] = ("lifelong", "review", "until_cause_resolved")
"""Durations, the longest first: with several causes treatment goes on for the one that lasts."""


class OtherProduct(NamedTuple):
    """Injections of `in_use` go on, and a protocol's regimen is of another product.

    `no_line`: the protocol has none of theirs; `ruled_out`: theirs must not be given; `asked_for`: tablets are wished.
    """

    in_use: Product
    because: Literal["no_line", "ruled_out", "asked_for"]


@dataclass(frozen=True, slots=True, eq=False)
class Decision:
    """What the rules decide for one situation under one protocol.

    `line` is the protocol's line that speaks (a regimen or a reasoned silence); `steps` the regimen chosen from it.
    `cause` is the one that decides among `causes`. `needed` names the decisive inputs that are missing. `refused_by` is
    the scope or safety rule that stops a regimen. `nerve_course` is the course for nerve involvement, put to the
    clinician where nerve signs get worse in maintenance or were not asked about; it stands first among the options.
    `moved_on`: the loading course is complete. `begun`: stages of it are, and `steps` go on with the next.
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
    one_line_for_all: bool = False
    """The protocol has the same line for each of several causes."""
    moved_on: bool = False
    at_plateau: bool = False
    """It is so by the end that its line names, that nothing gets better any more, and not by its number of doses."""
    begun: StagesGiven | None = None
    at_later_stage: bool = False
    """What is in use has the interval of a later stage of the loading, and the doses do not make up those before it:
    `steps` go on with that stage, and the whole course is the first option.
    """
    broken_off: bool = False
    """A loading course was left before it was complete, so long ago that `steps` begin it anew."""
    other_product: OtherProduct | None = None
    """Why `steps` are of another product than the injections that go on. A course under way is never changed to one
    that only fills a gap in the protocol: then there are no `steps`, and what was ordered goes on.
    """
    restarts: bool = False
    """Nerve signs get worse in maintenance, and the protocol has only its course for them: that is the draft."""
    duration: Duration = "review"
    """How long treatment goes on: as the deciding line or cause says, longer where another cause lasts longer."""
    needed: tuple[str, ...] = ()
    refused_by: ScopeRule | SafetyRule | None = None
    emergency: ReferralRule | None = None

    @property
    def is_silent(self) -> bool:
        """Whether the protocol itself has nothing to give here: no line, a silence, a product that is ruled out, or
        none of the product that is in use.
        """
        return self.stage is not None and not self.steps and not self.needed

    @property
    def has_no_line_for_product(self) -> bool:
        """Whether injections go on for whose product the protocol has no line."""
        return self.other_product is not None and self.other_product.because == "no_line"

    @property
    def keeps_course(self) -> bool:
        """Whether a course under way goes on as ordered, because the protocol has no line for its product."""
        return self.has_no_line_for_product and not self.steps

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
            known.pregnant,
            known.cause_gone,
            known.nitrous_oxide_goes_on,
            known.worse,
            known.better,
            known.plateaued,
            known.tablets_fail,
            known.failing_dose,
            known.doses_given,
            known.loading_product,
            known.loading_interval,
            known.loading_dose,
            known.loading_days,
            known.loading_left,
            known.injected_product,
            self.stage,
            self.need,
            self.urgency,
            self.new_signs,
            blocking,
        )

    @property
    def new_signs(self) -> bool:
        """Whether there are nerve signs that count as new in maintenance."""
        return any(rule.counts_as_new for rule in self.referrals)


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
    unsure = _starts_unsure(features, need, urgency)
    stage = _stage(features, need, unsure)
    if need in FOR_A_CLINICIAN and (need != "level_in_treatment" or stage is not None):
        return settled(Decision("refer", urgency, need=need))
    if need in ASK_FOR:
        needed = (ASK_FOR[need], *_also_needed(features, unsure))
        return settled(Decision("needs_information", urgency, need=need, needed=needed))
    if stage is None:
        return settled(Decision("needs_information", urgency, need=need, needed=_also_needed(features, unsure)))
    return Open(referrals, features, urgency, tuple(blocking), need, stage, _judged(features, causes))


def _judged(features: Features, causes: tuple[Cause | None, ...]) -> tuple[Cause, ...]:
    """The causes that a protocol is asked for: those that the need holds for, and pernicious anaemia where its antibody
    was found, as no plan may be weaker or end sooner than that cause allows.
    """
    judged = tuple(cause or "unknown" for cause in causes)
    if not features.antibody or "pernicious_anaemia" in judged:
        return judged
    return (*judged, "pernicious_anaemia")


def most_urgent(urgencies: Iterable[Urgency | None]) -> Urgency | None:
    """The most urgent of several urgencies; None where there is none."""
    given = set(urgencies)
    return next((urgency for urgency in URGENCIES if urgency in given), None)


def _stage(features: Features, need: Need, starts_unsure: bool) -> Stage | None:
    """What is treated for; None where that has to be asked."""
    if need in PREVENTS:
        return "prevention"
    if features.phase == "maintenance":
        return "maintenance"
    return "repletion" if features.phase == "repletion" or starts_unsure else None


def _starts_unsure(features: Features, need: Need, urgency: Urgency | None) -> bool:
    """Whether the phase was asked and is not known, and a start does not wait for it: it is urgent or there is a
    deficiency to treat, and no treatment in use speaks against a start.
    """
    return features.phase == "unsure" and (urgency is not None or need in TREATS) and not features.treated


def _also_needed(features: Features, starts_unsure: bool) -> tuple[str, ...]:
    """What else is decisive and not given, so that it can be asked in one go."""
    needed = []
    if features.phase in (None, "unsure") and not starts_unsure:
        needed.append("phase")
    if features.neuro == "unknown":
        needed.append("symptoms.neurological")
    if features.cause is None:
        needed.append("cause")
    return tuple(needed)
