"""`b12nlu check-rules`: whether each rule does what its examples say, and is needed by one of them.

A rule is switched off and its examples are read again: those under `says` are then read otherwise, those under `not`
as before. The rules of the qualifiers must also be named as the reason in the one, and not in the other.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from b12nlu.qualifiers.rule import (
    FINDING,
    Rule,
    cue_rules,
    figurative_rules,
    qualifier_rules,
    sign_rules,
    words_of_pattern,
)
from b12nlu.reader import Reader
from b12nlu.terms.lexicon import lexicon
from b12nlu.text.spelling import fold
from b12nlu.text.switched import switched_off

Seen = frozenset[tuple[str, int, tuple[str, ...], "bool | None", "bool | None"]]


def all_rules() -> tuple[Rule, ...]:
    """Every rule: of the qualifiers, of the cues, of the signs, and of ways of speaking."""
    return (*qualifier_rules(), *_told_rules())


def problems_of_all() -> Iterator[str]:
    """What is wrong with any rule, a sentence for each."""
    yield from problems(qualifier_rules())
    yield from problems_of(_told_rules())


def problems_of(rules: Sequence[Rule]) -> Iterator[str]:
    """What is wrong with rules of signs, cues and ways of speaking."""
    reader = Reader(lexicon())
    yield from _same_patterns(rules)
    for rule in rules:
        yield from _problems_when_off(rule, reader)


def not_missed(count: int, seed: int) -> list[str]:
    """Of so many rules at random, the ids of those that can be switched off with no example failing."""
    whole = Reader(lexicon())
    chosen = random.Random(seed).sample(all_rules(), count)  # noqa: S311 (which rules are tried guards nothing)
    return [rule.id for rule in chosen if not _is_missed(rule, whole)]


def problems(rules: Sequence[Rule]) -> Iterator[str]:
    """What is wrong with rules of qualifiers: an example that fails, a rule that is not needed, one shadowed."""
    yield from _shadowed(rules)
    whole = Reader(lexicon(), rules)
    for rule in rules:
        for text in rule.says:
            if not _uses(whole, rule, text):
                yield f"{rule.id}: says: expected it to set {rule.sets}, got nothing in {text!r}"
        for text in rule.never:
            if _uses(whole, rule, text):
                yield f"{rule.id}: not: expected nothing, got {rule.sets} in {text!r}"
        if not is_needed(rule, whole):
            yield f"{rule.id}: no example is read otherwise where the rule is switched off"


def is_needed(rule: Rule, reader: Reader) -> bool:
    """Whether one of a rule's examples is read otherwise where it is switched off."""
    return any(_changes(reader, rule, text) for text in rule.says)


def _told_rules() -> tuple[Rule, ...]:
    """The rules of cues, signs and ways of speaking, each of whose examples must be read otherwise without it."""
    return (*cue_rules(), *sign_rules(), *figurative_rules())


def _is_missed(rule: Rule, whole: Reader) -> bool:
    if rule in qualifier_rules():
        return is_needed(rule, whole)
    return not list(_problems_when_off(rule, whole))


def _problems_when_off(rule: Rule, reader: Reader) -> Iterator[str]:
    for text in rule.says:
        if not _changes(reader, rule, text):
            yield f"{rule.id}: says: {text!r} is read the same where the rule is switched off"
    for text in rule.never:
        if _changes(reader, rule, text):
            yield f"{rule.id}: not: {text!r} is read otherwise where the rule is switched off"


def _changes(reader: Reader, rule: Rule, text: str) -> bool:
    with switched_off({rule.id}):
        without = _seen(reader, text)
    return without != _seen(reader, text)


def _seen(reader: Reader, text: str) -> Seen:
    return frozenset(
        (mention.id, mention.start, mention.flags, mention.acute, mention.ask) for mention in reader.read(text)
    )


def _uses(reader: Reader, rule: Rule, text: str) -> bool:
    return any(reason.rule == rule.id for mention in reader.read(text) for reason in mention.because)


def _same_patterns(rules: Sequence[Rule]) -> Iterator[str]:
    """Constructions that an earlier rule has already for the same sign; cues are asked for one by one."""
    seen: dict[tuple[object, ...], str] = {}
    for rule in rules:
        for pattern in rule.pattern if rule.scope == "phrase" else ():
            first = seen.setdefault((rule.sets, rule.kinds, pattern), rule.id)
            if first != rule.id:
                yield f"{rule.id}: pattern {pattern!r} is shadowed by {first}"


def _shadowed(rules: Sequence[Rule]) -> Iterator[str]:
    """Patterns that an earlier rule has already: in the same direction for the same flag, or for another flag, where
    nothing tells which of the two is found.
    """
    seen: dict[tuple[str, str, bool], str] = {}
    flags: dict[str, Rule] = {}
    for rule in rules:
        for phrase in rule.pattern:
            form = " ".join(map(fold, words_of_pattern(phrase).split()))
            other = flags.setdefault(form, rule)
            if other.sets != rule.sets:
                yield f"{rule.id}: pattern {phrase!r} sets {rule.sets}, and {other.id} sets {other.sets} by it"
            for forward in {phrase.endswith(FINDING), not phrase.startswith(FINDING)}:
                first = seen.setdefault((rule.sets, form, forward), rule.id)
                if first != rule.id:
                    yield f"{rule.id}: pattern {phrase!r} is shadowed by {first}"
