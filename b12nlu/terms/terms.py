"""Finds the terms of the vocabulary in a message: phrases, constructions and guarded abbreviations."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span

from b12nlu.terms.abbreviations import is_abbreviation, is_shouting, stands_alone
from b12nlu.terms.bodily_functions import answered_functions, denied_trouble, listed_troubles
from b12nlu.terms.lexicon import Lexicon
from b12nlu.terms.pattern import Pattern, Word, match_at, words_of
from b12nlu.terms.readings import DENIALS, with_lookalikes
from b12nlu.terms.term import ALL_IS_WELL, Term
from b12nlu.text.switched import off
from b12nlu.text.words import words as words_in


def find_terms(doc: Doc, lexicon: Lexicon) -> list[Term]:
    """The terms of a document in order; of overlapping readings the longest. A danger inside a lookalike is marked."""
    words = words_of([token.norm_ for token in doc])
    shouting = is_shouting(doc)
    found: list[Term] = []
    belief_words = words_in("beliefs")
    possible: dict[str, list[Pattern]] = {}
    held = lexicon.sets_of({word.fold for word in words})
    switched = off()
    stated = {word.fold for at, word in enumerate(words) if not _is_denied(words, at)}
    for at, word in enumerate(words):
        if word.fold not in possible:
            possible[word.fold] = [
                pattern
                for needed, pattern in lexicon.patterns.get(word.fold, ())
                if needed <= held and pattern.rule not in switched
            ]
        for pattern in possible[word.fold]:
            if pattern.kind == "symptom" and any(stated.isdisjoint(needed) for needed in pattern.beside):
                continue
            match = match_at(pattern, words, at)
            if match is None:
                continue
            end, denial = match
            told = pattern.kind == "symptom" and denial is None and not pattern.normal
            if told and _denies_a_loss(words[at:end]):
                continue
            if pattern.id in _BELIEVED and word.fold in belief_words:
                denial = None
            if pattern.capitals and not is_abbreviation(pattern, doc, words, at, lexicon, shouting):
                continue
            if pattern.alone and not stands_alone(pattern, words, at, end, lexicon):
                continue
            denied_by = _denied_by(pattern, denial, words, at, doc[word.token : words[end - 1].last + 1])
            found.append(
                Term(
                    pattern.kind,
                    pattern.id,
                    word.token,
                    words[end - 1].last + 1,
                    denied_by is not None,
                    pattern.acute,
                    pattern.flexible,
                    rule=pattern.rule,
                    entry=pattern.entry,
                    denied_by=denied_by,
                    denies=pattern.normal and word.fold in _DENIES_ALL_AFTER,
                )
            )
    for symptom, first, last, denied in (*listed_troubles(words), *answered_functions(words)):
        start, stop = words[first].token, words[last].last + 1
        denied_by = ("denial.of_trouble", doc[denied.token].text) if denied else None
        found.append(
            Term("symptom", symptom, start, stop, bool(denied), flexible=True, entry=_FUNCTIONS, denied_by=denied_by)
        )
    return with_lookalikes(found, doc)


def _denied_by(
    pattern: Pattern, denial: Word | None, words: Sequence[Word], at: int, said: Span
) -> tuple[str, str] | None:
    """What denies a sign told by a pattern: a word in its gap, that all is well, or "no trouble" before it."""
    if pattern.normal and not denial:
        return ALL_IS_WELL, said.text
    if denial and not pattern.normal:
        return "denial.within", said.doc[denial.token].text
    before = denied_trouble(words, at) if pattern.kind == "symptom" else None
    return ("denial.of_trouble", said.doc[before.token].text) if before else None


_FUNCTIONS = "words.functions"
"""Where the words stand for what "trouble with" may be had."""


def _is_denied(words: Sequence[Word], at: int) -> bool:
    """Whether a denial stands right before a word, which then makes nothing of what stands beside it ("no fever")."""
    return not words[at].after_break and at > 0 and words[at - 1].fold in DENIALS


def _denies_a_loss(said: Sequence[Word]) -> bool:
    """Whether what stands behind a denial is itself a loss ("no loss of power"), so that its words tell of no lack."""
    return any(
        first.fold in DENIALS and words_in("losses") & {second.fold, third}
        for first, second, third in zip(said, said[1:], [*(word.fold for word in said[2:]), ""], strict=False)
    )


_BELIEVED = frozenset({"psychosis", "confusion"})
_DENIES_ALL_AFTER = DENIALS | {"nothing", "not", "zero"}
