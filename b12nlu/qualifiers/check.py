"""`b12nlu check-rules`: whether each rule of a qualifier does what its examples say, and is needed by one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from b12nlu.qualifiers.rule import FINDING, Rule, words_of_pattern
from b12nlu.reader import Reader
from b12nlu.terms.lexicon import lexicon
from b12nlu.text.spelling import fold

Flags = frozenset[tuple[str, int, tuple[str, ...]]]


def problems(rules: Sequence[Rule]) -> Iterator[str]:
    """What is wrong with the rules, a sentence for each: an example that fails, a rule not needed, one shadowed."""
    yield from _shadowed(rules)
    whole = Reader(lexicon(), rules)
    for rule in rules:
        for text in rule.says:
            if not _uses(whole, rule, text):
                yield f"{rule.id}: says: expected it to set {rule.sets}, got nothing in {text!r}"
        for text in rule.never:
            if _uses(whole, rule, text):
                yield f"{rule.id}: not: expected nothing, got {rule.sets} in {text!r}"
        if not is_needed(rule, rules, whole):
            yield f"{rule.id}: no example is read otherwise where the rule is switched off"


def is_needed(rule: Rule, rules: Sequence[Rule], whole: Reader) -> bool:
    """Whether one of a rule's examples is read otherwise without it."""
    others = Reader(lexicon(), [other for other in rules if other is not rule])
    return any(_flags(whole, text) != _flags(others, text) for text in rule.says)


def _flags(reader: Reader, text: str) -> Flags:
    return frozenset((mention.id, mention.start, mention.flags) for mention in reader.read(text))


def _uses(reader: Reader, rule: Rule, text: str) -> bool:
    return any(reason.rule == rule.id for mention in reader.read(text) for reason in mention.because)


def _shadowed(rules: Sequence[Rule]) -> Iterator[str]:
    """Patterns that an earlier rule has already, in the same direction and for the same flag."""
    seen: dict[tuple[str, str, bool], str] = {}
    for rule in rules:
        for phrase in rule.pattern:
            form = " ".join(map(fold, words_of_pattern(phrase).split()))
            for forward in {phrase.endswith(FINDING), not phrase.startswith(FINDING)}:
                first = seen.setdefault((rule.sets, form, forward), rule.id)
                if first != rule.id:
                    yield f"{rule.id}: pattern {phrase!r} is shadowed by {first}"
