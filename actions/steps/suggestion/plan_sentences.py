"""The sentences of a plan that speak of what a question asks or names: its cautions first, then checks, reasons, what
has to be weighed, and who should look at it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from actions.core import knowledge
from actions.facts.facts import Facts
from actions.facts.said import Turn
from actions.registers import Register, stated
from b12core.knowledge import Knowledge
from b12core.suggestion import Interpretation, Monitoring, Reason, Referral, Safety, Suggestion

MOST = 3
"""Sentences of one answer: the card has them all."""

_LEVEL = "serum_b12"
"""The result that every plan rests on, so that a question which names it asks of nothing more special."""

CAUSE = "cause."
"""How the id of a reason begins that says how long the cause calls for B12."""


@dataclass(frozen=True)
class Sentence:
    """One sentence of a plan: the rule that it comes from, the facts that called for it, and its words."""

    rule: str
    because_of: tuple[str, ...]
    text: str


def sentences_of(suggestion: Suggestion, register: Register) -> Iterator[Sentence]:
    """All of them, in the order in which they answer a question."""
    said: list[Safety | Monitoring | Reason | Interpretation | Referral] = [
        *suggestion.safety,
        *suggestion.monitoring,
        *suggestion.reasons,
        *suggestion.interpretation,
        *suggestion.referrals,
    ]
    for each in said:
        rule = each.id if isinstance(each, Safety | Monitoring) else each.rule
        yield Sentence(rule, () if isinstance(each, Monitoring) else each.because_of, stated(each, register))


def of_these(suggestion: Suggestion, rules: Iterable[str], register: Register) -> list[str]:
    """The sentences that come from these rules, as far as the plan has them."""
    wanted = frozenset(rules)
    return [each.text for each in sentences_of(suggestion, register) if each.rule in wanted][:MOST]


def on_the_cause(suggestion: Suggestion, register: Register) -> list[str]:
    """What the plan says of how long its cause calls for B12, or of a cause that is gone."""
    said = sentences_of(suggestion, register)
    return [each.text for each in said if each.rule.startswith(CAUSE) or each.rule in _OF_A_CAUSE_GONE][:MOST]


_OF_A_CAUSE_GONE = ("cause_resolved", "cause_and_symptoms_resolved")


def on_what_is_named(turn: Turn, facts: Facts, suggestion: Suggestion, register: Register) -> list[str]:
    """What the plan says of the results, medicines and illnesses that a turn names and that are known of the person."""
    labs = {f"labs.{m.id}" for m in turn.mentions if m.type == "lab" and m.id in facts.labs and m.id != _LEVEL}
    named = _called_for_by(_named(turn, facts), knowledge())
    found = [each for each in sentences_of(suggestion, register) if each.rule in named]
    found += [each for each in sentences_of(suggestion, register) if not labs.isdisjoint(each.because_of)]
    return list(dict.fromkeys(each.text for each in found if not each.rule.startswith(_OF_THE_NEED)))[:MOST]


_OF_THE_NEED = "need."
"""How the id of a reason begins that says why B12 is needed at all."""


def _named(turn: Turn, facts: Facts) -> set[str]:
    """The conditions of rules that the named medicines and illnesses meet: `class:anticoagulant`."""
    terms = knowledge().vocabulary.terms["medicines"]
    taken = {m.id for m in turn.mentions if m.type == "medicine" and m.id in facts.medicines}
    classes = {f"class:{each}" for medicine in taken if medicine in terms for each in terms[medicine].classes}
    ill = {f"condition:{m.id}" for m in turn.mentions if m.type == "condition" and m.id in facts.conditions}
    return classes | {f"medicine:{each}" for each in taken} | ill


def _called_for_by(conditions: set[str], known: Knowledge) -> set[str]:
    """The rules for a caution or an interaction that one of these conditions calls for."""
    rules = known.safety
    return {each.id for each in rules if not conditions.isdisjoint([*each.when.all, *each.when.any])}
