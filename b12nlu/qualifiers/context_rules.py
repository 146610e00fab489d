"""The rules of the qualifiers as medspaCy's ConText takes them, with the phrases that end their reach."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import product
from typing import Any

from medspacy.context import ConTextRule
from spacy.tokens import Span

from b12nlu.qualifiers.rule import FINDING, Rule, words_of_pattern
from b12nlu.text.spelling import fold

CATEGORY = {
    "negated": "NEGATED",
    "resolved": "GONE",
    "uncertain": "UNCERTAIN",
    "historical": "HISTORICAL",
    "hypothetical": "HYPOTHETICAL",
    "subject_other": "OTHER",
}
"""ConText's name for what a rule sets."""
DENIALS = frozenset({"NEGATED", "GONE"})
RULE = "rule"
"""Under which key a ConText rule carries the id of ours."""
_BACKWARD_REACH = 8
_DISARMED = "PSEUDO"
_THIRD_PERSON = frozenset({"he", "she"})

Reaches = Callable[[Rule, Span, Span, Span], bool]


def context_rules(rules: Sequence[Rule], reach: Mapping[str, Any], reaches: Reaches) -> Iterator[ConTextRule]:
    """ConText's rules. `reach` holds the phrases that end the reach of a category (`ends`), those that mean nothing
    (`pseudo`, and whoever did not put down what was told: `left_out`), and the words behind which "he has" ends none
    (`supposes`).
    """
    left_out = reach["left_out"]
    ends, pseudo = reach["ends"], [*reach["pseudo"], *map(" ".join, product(left_out["who"], left_out["did_not"]))]
    names, ended_by = _terminators(ends)
    for category in CATEGORY.values():
        for form, (literal, rule, forward, backward) in _by_form(rules, category).items():
            direction = "BIDIRECTIONAL" if forward and backward else "FORWARD" if forward else "BACKWARD"
            yield ConTextRule(
                literal,
                category,
                direction=direction,
                terminated_by=set(ended_by.get(category, ())),
                on_modifies=partial(reaches, rule),
                max_scope=_BACKWARD_REACH if category in DENIALS and direction == "BACKWARD" else None,
                metadata={RULE: rule.id, "form": form},
            )
    for literal, name in names.items():
        pattern = _behind_no_supposition(literal, reach["supposes"])
        yield ConTextRule(literal, name, pattern=pattern, direction=_DISARMED)
    for literal in dict.fromkeys((*pseudo, *(phrase for rule in rules for phrase in rule.unless))):
        yield ConTextRule(literal, _DISARMED, direction=_DISARMED)


def _behind_no_supposition(literal: str, supposes: Sequence[str]) -> list[dict[str, Any]] | None:
    """The pattern of "he has" and the like, with the word before it, which must suppose nothing; None of any other."""
    words = literal.split()
    if words[0] not in _THIRD_PERSON:
        return None
    before = {"NORM": {"NOT_IN": sorted(map(fold, supposes))}}
    return [before, *({"NORM": fold(word)} for word in words)]


def _terminators(ends: Mapping[str, Sequence[str]]) -> tuple[dict[str, str], dict[str, set[str]]]:
    terminators: dict[str, set[str]] = {}
    for category, literals in ends.items():
        for literal in literals:
            terminators.setdefault(literal, set()).add(category)
    # A phrase that ends several categories is one rule of a category named after them all.
    names = {literal: "END_" + "_".join(sorted(ended)) for literal, ended in terminators.items()}
    ended_by: dict[str, set[str]] = {}
    for literal, ended in terminators.items():
        for category in ended:
            ended_by.setdefault(category, set()).add(names[literal])
    ended_by["GONE"] = ended_by["NEGATED"]
    return names, ended_by


def _by_form(rules: Sequence[Rule], category: str) -> dict[str, tuple[str, Rule, bool, bool]]:
    """The phrases of a category by the form in which they are compared: "year ago" and "years ago" are one."""
    found: dict[str, tuple[str, Rule, bool, bool]] = {}
    for rule in rules:
        for phrase in rule.pattern if CATEGORY[rule.sets] == category else ():
            literal = words_of_pattern(phrase)
            form = " ".join(map(fold, literal.split()))
            known = found.get(form, (literal, rule, False, False))
            forward, backward = phrase.endswith(FINDING), phrase.startswith(FINDING)
            found[form] = (known[0], known[1], known[2] or forward, known[3] or backward)
    return found
