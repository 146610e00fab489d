"""Why: the reasons, referrals, safety notes, checks and gaps of one judged case, with its results filled in."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import NamedTuple

from b12core import statements
from b12core.case import Case
from b12core.cited import named_by
from b12core.decision import Decision, Duration, Judgement
from b12core.decisive_reasons import decisive_reasons
from b12core.findings import before_treatment, level, markers
from b12core.hand_over import Spoken
from b12core.knowledge.line_schema import RegimenRule
from b12core.knowledge.rule_schema import InterpretationRule, ReasonRule, ReferralRule
from b12core.rulebook import Rulebook
from b12core.situation import Situation
from b12core.suggestion import Expectation, Interpretation, Missing, Monitoring, Reason, Referral, Safety
from b12core.words import TwoRegisters, Words, capital

_KEPT = 1024
"""Explanations kept for the next case to which the same rules speak: they hold what the rules say, no result."""


class Explained(NamedTuple):
    """The explanation of a decision. `because` is the short reason for a refusal, `leads` what the referrals put in
    front of the headline, both in both registers.

    `against_at` is the place of the strongest reason against among `reasons`, unless the results read together say
    more (`against_in_results`); `names_results` are the places of those that quote the results of the case.
    `cited_by_reasons` are the sources of the referrals and reasons, `cited_by_checks` those of safety, checks and
    expectations, each by first appearance.
    """

    reasons: tuple[Reason, ...]
    interpretation: tuple[Interpretation, ...]
    referrals: tuple[Referral, ...]
    safety: tuple[Safety, ...]
    monitoring: tuple[Monitoring, ...]
    expect: tuple[Expectation, ...]
    missing: tuple[Missing, ...]
    because: tuple[str, str]
    leads: tuple[str, str]
    duration: Duration
    against_at: int | None
    against_in_results: Interpretation | None
    names_results: tuple[int, ...]
    cited_by_reasons: tuple[str, ...]
    cited_by_checks: tuple[str, ...]

    @property
    def strongest_against(self) -> Reason | Interpretation | None:
        """What speaks most against the suggestion: a reason, or what the results say together."""
        if self.against_in_results is not None:
            return self.against_in_results
        return None if self.against_at is None else self.reasons[self.against_at]


def explain(
    case: Case,
    situation: Situation,
    judgement: Judgement,
    spoken: Spoken,
    book: Rulebook,
    changing: frozenset[str] = frozenset(),
) -> Explained:
    """The explanation of what was decided for a situation (with the outcome among its facts).

    `changing` holds the ids of the change rules that would give another suggestion.
    """
    not_known = set(case.not_known)
    if case.cause == "unknown":
        not_known.add("cause")
    if case.phase == "unsure":
        not_known.add("phase")
    said = _said_by_rules(situation.facts, judgement, spoken, changing, frozenset(not_known), book)
    return _with_results(said, situation, book)


@functools.lru_cache(maxsize=_KEPT)
def _said_by_rules(
    facts: frozenset[str],
    judgement: Judgement,
    spoken: Spoken,
    changing: frozenset[str],
    not_known: frozenset[str],
    book: Rulebook,
) -> Explained:
    """The explanation as the rules word it, the places of the results in it (`{markers}`, `{level}`) still open."""
    decision, protocol_id = spoken.decision, spoken.protocol
    referrals = statements.referrals(judgement, facts, book)
    if decision.emergency is not None:
        return _of_an_emergency(decision.emergency, referrals, facts, book)
    decisive = decisive_reasons(facts, spoken, book)
    fired = [rule for rule in book.reasons.holding(facts) if decision.steps or "regimen:none" in rule.when.all]
    reasons = (*decisive, *(statements.reason(rule, facts, book) for rule in fired))
    read_together = book.interpretation.holding(facts)
    interpretation = tuple(statements.interpretation(rule, facts, book) for rule in read_together)
    against_at, against_in_results = _strongest(decision, decisive, fired, read_together, interpretation)
    safety = tuple(statements.safety(rule, facts, book) for rule in book.safety.holding(facts))
    monitoring = statements.checks(book, book.monitoring.places(facts))
    expect = statements.expectations(book, book.expectations.places(facts))
    return Explained(
        reasons=reasons,
        interpretation=interpretation,
        referrals=referrals,
        safety=safety,
        monitoring=monitoring,
        expect=expect,
        missing=statements.missing(facts, decision, changing, not_known, book),
        because=_because(decision, protocol_id, facts, book),
        leads=leading_words(referrals, book),
        duration=decision.duration,
        against_at=against_at,
        against_in_results=against_in_results,
        names_results=tuple(place for place, reason in enumerate(reasons) if "{" in reason.text),
        cited_by_reasons=named_by(referrals, reasons),
        cited_by_checks=named_by(safety, monitoring, expect),
    )


def _of_an_emergency(
    emergency: ReferralRule, referrals: tuple[Referral, ...], facts: frozenset[str], book: Rulebook
) -> Explained:
    """What an emergency carries: who sees the person, and for them what holds whoever treats. No reason for a dose."""
    safety = tuple(statements.safety(rule, facts, book) for rule in book.safety.holding(facts))
    monitoring = statements.checks(book, book.monitoring.places(facts))
    return Explained(
        reasons=(),
        interpretation=(),
        referrals=referrals,
        safety=safety,
        monitoring=monitoring,
        expect=(),
        missing=(),
        because=(emergency.clinician, emergency.patient),
        leads=("", ""),
        duration="review",
        against_at=None,
        against_in_results=None,
        names_results=(),
        cited_by_reasons=named_by(referrals),
        cited_by_checks=named_by(safety, monitoring),
    )


def leading_words(referrals: tuple[Referral, ...], book: Rulebook) -> tuple[str, str]:
    """What the referrals put first in the headline: who decides before anything is given."""
    fired = {referral.rule for referral in referrals}
    leading = [rule.leads for rule in book.knowledge.leading if rule.id in fired and rule.leads]
    clinician, patient = ("".join(f"{words.said(lead)} " for lead in leading) for words in book.words)
    return clinician, patient


def _strongest(
    decision: Decision,
    decisive: list[Reason],
    fired: list[ReasonRule],
    read_together: list[InterpretationRule],
    interpretation: tuple[Interpretation, ...],
) -> tuple[int | None, Interpretation | None]:
    """The one that speaks most against a regimen: a reason against, an extended line, or discordant results."""
    if not decision.steps:
        return None, None
    reasons = [(rule.strength, -len(decisive) - place) for place, rule in enumerate(fired) if rule.effect == "against"]
    line = decision.line
    if isinstance(line, RegimenRule) and line.extended is not None:
        at = next(place for place, reason in enumerate(decisive) if reason.rule == f"{line.id}.extended")
        reasons.append((line.extended.strength, -at))
    results = [(rule.strength, -place) for place, rule in enumerate(read_together) if rule.strength > 0]
    strongest, strongest_result = max(reasons, default=None), max(results, default=None)
    if strongest_result is not None and (strongest is None or strongest_result[0] > strongest[0]):
        return None, interpretation[-strongest_result[1]]
    return (None if strongest is None else -strongest[1]), None


def _with_results(said: Explained, situation: Situation, book: Rulebook) -> Explained:
    """The same explanation with the results of this case in the places that the rules left open for them."""
    if not said.names_results:
        return said
    clinician, patient = (_Results(situation, word) for word in book.words)
    reasons = list(said.reasons)
    for place in said.names_results:
        reason = reasons[place]
        text, plain = reason.text.format_map(clinician), reason.plain.format_map(patient)
        reasons[place] = Reason(**(vars(reason) | {"text": capital(text), "plain": capital(plain)}))
    if "{" not in said.because[0] + said.because[1]:
        return said._replace(reasons=tuple(reasons))
    because = capital(said.because[0].format_map(clinician)), capital(said.because[1].format_map(patient))
    return said._replace(reasons=tuple(reasons), because=because)


class _Results(dict[str, str]):
    """The results that a sentence may name, each put into words once a sentence names it."""

    def __init__(self, situation: Situation, words: Words) -> None:
        super().__init__()
        self._situation, self._words = situation, words

    def __missing__(self, name: str) -> str:
        said = self[name] = _IN_WORDS[name](self._situation, self._words)
        return said


_IN_WORDS: dict[str, Callable[[Situation, Words], str]] = {
    "markers": markers,
    "before_treatment": before_treatment,
    "level": level,
}


def _because(decision: Decision, protocol_id: str, facts: frozenset[str], book: Rulebook) -> tuple[str, str]:
    """The short reason for a refusal, in both registers."""
    said: TwoRegisters | None = decision.refused_by
    if said is None and decision.stage is not None:
        said = decision.line or book.knowledge.protocols[protocol_id].silence
    if said is None and decision.need is not None:
        need = book.knowledge.needs[decision.need]
        blocked = statements.blocked_at(need, facts)
        said = need if blocked is None else need.blocked[blocked]
    return (said.clinician, said.patient) if said is not None else ("", "")
