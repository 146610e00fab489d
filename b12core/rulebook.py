"""The knowledge made ready for judging: rules found by the facts they wait for, and what never changes made once."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Hashable, Iterable
from typing import Any, Generic, Protocol, TypeVar

from b12core.knowledge import Knowledge
from b12core.knowledge.rule_schema import ChangeRule, ReferralRule, SafetyRule, ScopeRule
from b12core.knowledge.schema import Condition
from b12core.situation import known_facts
from b12core.words import Words

T = TypeVar("T")


class Conditional(Protocol):
    """A rule with a condition."""

    @property
    def when(self) -> Condition: ...


R = TypeVar("R", bound=Conditional)


class RuleIndex(Generic[R]):
    """Rules of one kind, so that only those are looked at for which some fact speaks; the order of the file is kept."""

    def __init__(self, rules: Iterable[R]) -> None:
        self._compiled = [
            (place, rule, frozenset(rule.when.all), frozenset(rule.when.any), frozenset(rule.when.none))
            for place, rule in enumerate(rules)
        ]
        self.rules = [rule for _, rule, *_ in self._compiled]
        self._always = [entry for entry in self._compiled if not entry[2] and not entry[3]]
        self._by_fact: dict[str, list[tuple[int, R, frozenset[str], frozenset[str], frozenset[str]]]] = {}
        for entry in self._compiled:
            for fact in [entry[1].when.all[-1]] if entry[2] else entry[3]:
                self._by_fact.setdefault(fact, []).append(entry)
        self._waited_for = frozenset(self._by_fact)

    def waiting_for(self, facts: frozenset[str]) -> frozenset[int]:
        """The places of the rules that ask about any of these facts."""
        return frozenset(
            place for place, _, *asked in self._compiled if any(not facts.isdisjoint(group) for group in asked)
        )

    def places_again(self, before: tuple[int, ...], facts: frozenset[str], places: frozenset[int]) -> tuple[int, ...]:
        """The places of the rules that hold among changed facts, where only those at `places` can hold otherwise."""
        kept = [place for place in before if place not in places]
        for place in places:
            _, _, all_of, any_of, none_of = self._compiled[place]
            if all_of <= facts and none_of.isdisjoint(facts) and not (any_of and any_of.isdisjoint(facts)):
                kept.append(place)
        kept.sort()
        return tuple(kept)

    def places(self, facts: frozenset[str]) -> tuple[int, ...]:
        """The places of the rules whose condition holds among the facts, in the order of the file."""
        candidates = self._always.copy()
        for fact in self._waited_for & facts:
            candidates += self._by_fact[fact]
        found = {
            place
            for place, _, all_of, any_of, none_of in candidates
            if all_of <= facts and none_of.isdisjoint(facts) and not (any_of and any_of.isdisjoint(facts))
        }
        return tuple(sorted(found))

    def holding(self, facts: frozenset[str]) -> list[R]:
        """The rules whose condition holds among the facts, in the order of the file."""
        return [self.rules[place] for place in self.places(facts)]


Judging = ReferralRule | ScopeRule | SafetyRule
"""The rules that decide before any protocol does: red flags, scope, contraindications."""


class Change:
    """A change rule with the facts that it drops spelled out, and the red flags, scope rules and contraindications
    that may hold otherwise because of it, by their place.
    """

    def __init__(self, rule: ChangeRule, facts: frozenset[str], judging: RuleIndex[Judging]) -> None:
        self.rule = rule
        self.when = rule.when
        self.add = frozenset(rule.add)
        self.drop = frozenset(fact for fact in facts if fact.startswith(rule.drop)) if rule.drop else frozenset()
        self.rejudged = judging.waiting_for(self.add | self.drop)


class Rulebook:
    """One knowledge, indexed; made once for each knowledge by `rulebook_of`."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.words = (Words(knowledge, "clinician"), Words(knowledge, "patient"))
        blocking = [rule for rule in knowledge.safety if rule.blocks]
        self.judging: RuleIndex[Judging] = RuleIndex([*knowledge.referrals, *knowledge.scope, *blocking])
        self.safety = RuleIndex(knowledge.safety)
        self.reasons = RuleIndex(knowledge.reasons)
        self.monitoring = RuleIndex(knowledge.monitoring)
        self.expectations = RuleIndex(knowledge.expectations)
        self.missing = RuleIndex(knowledge.missing)
        self.interpretation = RuleIndex(knowledge.interpretation)
        facts = known_facts(knowledge)
        self.changes = RuleIndex([Change(rule, facts, self.judging) for rule in knowledge.changes])
        self._made: dict[Hashable, Any] = {}

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` returns, made only the first time for a key; for values that hold nothing of a case."""
        try:
            made: T = self._made[key]
        except KeyError:
            made = self._made[key] = make()
        return made


def rulebook_of(knowledge: Knowledge) -> Rulebook:
    """The rulebook of a knowledge."""
    book = _BOOKS.get(knowledge)
    if book is None:
        book = _BOOKS[knowledge] = Rulebook(knowledge)
    return book


_BOOKS: weakref.WeakKeyDictionary[Knowledge, Rulebook] = weakref.WeakKeyDictionary()
