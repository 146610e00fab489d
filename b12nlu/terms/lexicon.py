"""Everything the reader knows by heart, read once: the vocabulary's synonyms and the rule files of this package."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from b12core.knowledge import load_knowledge
from b12core.knowledge.vocabulary import KINDS, Vocabulary
from b12nlu.qualifiers.rule import (
    CUE_FILES,
    FILES,
    SIGN_FILES,
    figurative_rules,
    qualifier_rules,
    sign_rules,
    words_of_pattern,
)
from b12nlu.terms.pattern import Element, Pattern, beside_words, parse_elements, phrase_elements
from b12nlu.text.expressions import expression, expression_names
from b12nlu.text.spelling import SHORTEST_REPAIRED, Repair, common_slips, fold
from b12nlu.text.words import one_words, rule_file, rule_text

MENTION_TYPE = {
    "phases": "phase",
    "causes": "cause",
    "procedures": "procedure",
    "symptoms": "symptom",
    "courses": "course",
    "analytes": "analyte",
    "conditions": "condition",
    "medicines": "medicine",
    "products": "product",
    "routes": "route",
}
"""The mention type of each kind of vocabulary. An `analyte` becomes a `lab` once it has a result."""

RULE_FILES = (
    "constructions",
    "dangers",
    "guards",
    "lookalikes",
    "others",
    "reach",
    "units",
    "people",
    "words",
    "results",
    "clauses",
)
_JOINED_KINDS = frozenset({"causes", "symptoms", "products"})
_SHORTEST_JOINED = 9
_LONGEST_DOTTED = 4
"""Letters of a short name that reports print with stops between them ("M.C.V.")."""
_REPAIRED = frozenset({"cause", "procedure", "symptom", "analyte", "condition", "medicine", "product", "route"})
"""The kinds of term whose words are recognised with a typo."""


@dataclass(frozen=True)
class Lexicon:
    """The patterns by their first word, the abbreviations' guards, and the repair of misspelt words."""

    patterns: dict[str, tuple[tuple[frozenset[int], Pattern], ...]]
    """By the first word, with the numbers of the sets of words of which each must have one in the message."""
    sets: dict[str, tuple[int, ...]] = field(repr=False)
    """For each word the numbers of the sets that it is in."""
    guards: dict[str, dict[str, frozenset[str]]]
    fillers: frozenset[str]
    medicine_classes: dict[str, tuple[str, ...]]
    rules: dict[str, Any] = field(repr=False)
    repair: Repair = field(repr=False)
    misspelt: dict[str, str] = field(repr=False)
    known: frozenset[str] = field(repr=False)

    def sets_of(self, words: Iterable[str]) -> frozenset[int]:
        """The numbers of the sets of words of which some words have one."""
        return frozenset(number for word in words for number in self.sets.get(word, ()))

    def norm(self, word: str) -> str:
        """The form of a typed word under which patterns and context rules know it."""
        folded = fold(word)
        if folded in self.misspelt:
            return self.misspelt[folded]
        if folded.endswith("in") and folded not in self.known and f"{folded}g" in self.known:
            return f"{folded}g"
        whole = f"{word.lower()}s"
        if word.lower().endswith("nes") and folded not in self.known and whole in self.known:
            return whole
        return self.repair(folded) or folded


@cache
def lexicon() -> Lexicon:
    """The lexicon of the installed knowledge and rules."""
    vocabulary = load_knowledge().vocabulary
    rules = {name: rule_file(name) for name in RULE_FILES}
    patterns = tuple(_all_patterns(vocabulary, rules))
    words = {word for pattern in patterns for element in pattern.elements for word in element.words}
    common = {fold(word) for word in rule_text("common_words.txt").split()}
    clinical = {
        word
        for pattern in patterns
        if pattern.kind in _REPAIRED and not pattern.flexible
        for element in pattern.elements
        for word in element.words
    } - common
    phrases = (words_of_pattern(phrase) for rule in qualifier_rules() for phrase in rule.pattern)
    context = {fold(word) for phrase in phrases for word in phrase.split()}
    real = {fold(word) for word in rule_text("real_words.txt").split()} | _clause_words(rules["clauses"])
    real |= {word for phrase in one_words() for word in phrase}
    spelling = rules["words"]["spelling"]
    dangers = {fold(word) for word in spelling["dangers"].split()}
    short = {word for word in dangers if len(word) < SHORTEST_REPAIRED}
    misspelt = common_slips(sorted(short), real | words | context | {fold(w) for w in spelling["not_slips"].split()})
    misspelt |= {fold(typo): fold(word) for word, typos in spelling["misspelt"].items() for typo in typos.split()}
    numbers = {
        needed: number for number, needed in enumerate({set_ for pattern in patterns for set_ in pattern.needed})
    }
    by_first: dict[str, list[tuple[frozenset[int], Pattern]]] = {}
    for pattern in patterns:
        needed = frozenset(numbers[set_] for set_ in pattern.needed)
        for word in sorted(pattern.first_words):
            by_first.setdefault(word, []).append((needed, pattern))
    sets: dict[str, list[int]] = {}
    for set_, number in numbers.items():
        for word in set_:
            sets.setdefault(word, []).append(number)
    return Lexicon(
        patterns={word: tuple(found) for word, found in by_first.items()},
        sets={word: tuple(found) for word, found in sets.items()},
        guards={
            name: {key: frozenset(fold(word) for word in words) for key, words in guard.items()}
            for name, guard in rules["guards"]["abbreviations"].items()
        },
        fillers=frozenset(fold(word) for word in rules["guards"]["fillers"].split()),
        medicine_classes={term.id: term.classes for term in vocabulary.of("medicines")},
        rules=rules,
        repair=Repair(clinical | dangers, real | words | context, dangers),
        misspelt=misspelt,
        known=frozenset(words | context | real),
    )


def fingerprint() -> str:
    """A digest of every synonym and rule; it changes when any of them does."""
    digest = hashlib.sha256()
    folder = resources.files("b12core.knowledge") / "vocabulary"
    for kind in KINDS:
        digest.update((folder / f"{kind}.yml").read_bytes())
    folders = {"qualifiers": FILES, "cues": CUE_FILES, "signs": SIGN_FILES}
    parts = (f"{name}/{file}.yml" for name, files in folders.items() for file in files)
    for name in (
        *(f"{rule}.yml" for rule in RULE_FILES),
        *parts,
        "tables.yml",
        "real_words.txt",
        "common_words.txt",
    ):
        digest.update(rule_text(name).encode())
    for name in expression_names():
        digest.update(f"{name} {expression(name).pattern}".encode())
    return digest.hexdigest()


def _all_patterns(vocabulary: Vocabulary, rules: dict[str, Any]) -> Iterator[Pattern]:
    alone = {(kind, word) for kind, words in rules["guards"]["alone"].items() for word in words}
    for kind in KINDS:
        for term in vocabulary.of(kind):
            phrases = dict.fromkeys((*term.synonyms, term.name.clinician.split(" (")[0], term.name.patient))
            for phrase in phrases:
                yield from _synonym(kind, term.id, phrase, (kind, phrase) in alone)
    classes = _classes({**rules["constructions"]["classes"], **rules["dangers"]})
    for kind in KINDS:
        for term_id, lines in rules["constructions"].get(kind, {}).items():
            yield from _constructions(
                MENTION_TYPE[kind], term_id, lines, classes, entry=f"constructions.{kind}.{term_id}"
            )
    for rule in sign_rules():
        for term_id in rule.kinds:
            acute = rule.sets == "acute"
            yield from _constructions("symptom", term_id, rule.pattern, classes, acute=acute, rule=rule.id)
    for kind, terms in rules["constructions"]["normal"].items():
        for term_id, lines in terms.items():
            entry = f"constructions.normal.{kind}.{term_id}"
            yield from _constructions(MENTION_TYPE[kind], term_id, lines, classes, normal=True, entry=entry)
    for rule in figurative_rules():
        yield from _constructions("lookalike", rule.id, rule.pattern, classes, rule=rule.id)
    for kind, phrases in rules["others"].items():
        for phrase in phrases:
            elements = phrase_elements(phrase, fold)
            yield Pattern(kind, phrase, elements, capitals=_capitals(phrase, elements), entry=f"others.{kind}")


def _synonym(kind: str, term_id: str, phrase: str, alone: bool) -> Iterator[Pattern]:
    elements = phrase_elements(phrase, fold)
    if not elements:
        return
    letters = _letters(phrase)
    entry = f"{kind}.{term_id}"
    yield Pattern(MENTION_TYPE[kind], term_id, elements, capitals=_capitals(phrase, elements), alone=alone, entry=entry)
    if kind == "analytes" and len(elements) == 1 and 2 <= len(letters) <= _LONGEST_DOTTED and letters == phrase:
        dotted = tuple(Element(frozenset({letter.lower()})) for letter in letters)
        yield Pattern(MENTION_TYPE[kind], term_id, dotted, entry=entry)
    joined = "".join(min(element.words) for element in elements)
    if kind in _JOINED_KINDS and 2 <= len(elements) <= 3 and joined.isalpha() and len(joined) >= _SHORTEST_JOINED:
        yield Pattern(MENTION_TYPE[kind], term_id, (Element(frozenset({joined})),), entry=entry)


def _letters(phrase: str) -> str:
    return "".join(character for character in phrase if character.isalpha())


def _capitals(phrase: str, elements: Sequence[Element]) -> str | None:
    """The letters of an abbreviation that is written in capitals; None of any other phrase."""
    letters = _letters(phrase)
    return letters if letters.isupper() and len(letters) <= _LONGEST_ABBREVIATION and len(elements) == 1 else None


_LONGEST_ABBREVIATION = 4


def _constructions(
    kind: str,
    term_id: str,
    lines: Iterable[str],
    classes: dict[str, list[str]],
    *,
    acute: bool = False,
    normal: bool = False,
    rule: str = "",
    entry: str = "",
) -> Iterator[Pattern]:
    reader: Callable[[str], str] = fold
    for line in lines:
        elements = parse_elements(line.split("&")[0], reader, classes)
        beside = beside_words(line, reader, classes)
        yield Pattern(
            kind,
            term_id,
            elements,
            acute=acute,
            normal=normal,
            flexible="~" in line,
            beside=beside,
            rule=rule,
            entry=entry,
        )


def _classes(written: dict[str, str]) -> dict[str, list[str]]:
    """The words of each class; a class may name others (`@limb`)."""

    def expanded(name: str) -> list[str]:
        return [word for part in written[name].split() for word in (expanded(part[1:]) if part[0] == "@" else [part])]

    return {name: expanded(name) for name in written}


def _clause_words(rules: dict[str, Any]) -> set[str]:
    """The words by which clauses are told, which stand for nothing else."""
    lists = (value.split() if isinstance(value, str) else " ".join(value).split() for value in rules.values())
    return {fold(word) for words in lists for word in words}
