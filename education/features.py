"""What of a question counts when an answer is looked for: its words, what they stand for, and pieces of words."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib import resources

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from b12core.knowledge import load_knowledge

_WORD = re.compile(r"[a-z0-9']+")
_B12 = re.compile(r"\b(?:vit(?:amin)?\.?\s*)?b[\s-]?12\b")


class _SameWords(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    first: str
    others: tuple[str, ...]


def plain(text: str) -> str:
    """The text in lower case, without accents, with one spelling for B12 and one word for each everyday thing."""
    return " ".join(_same_words().get(word, word) for word in _words(text))


def with_terms(text: str) -> str:
    """The plain text, followed by the ids and classes of the clinical terms in it: `eliquis` adds `apixaban`."""
    return " ".join([plain(text), *_terms(_words(text))])


def _words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    letters = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return _WORD.findall(_B12.sub("b12", letters))


def _terms(words: list[str]) -> list[str]:
    """The terms of the vocabulary that the words name, the longest name first at each place."""
    names, longest = _names()
    found: list[str] = []
    for start in range(len(words)):
        for length in range(min(longest, len(words) - start), 0, -1):
            terms = names.get(tuple(words[start : start + length]))
            if terms:
                found += terms
                break
    return found


@cache
def _same_words() -> dict[str, str]:
    text = (resources.files("education") / "words.yml").read_text(encoding="utf-8")
    groups = TypeAdapter(tuple[_SameWords, ...]).validate_python(yaml.safe_load(text))
    return {other: group.first for group in groups for other in group.others}


@cache
def _names() -> tuple[dict[tuple[str, ...], list[str]], int]:
    """Every name of every clinical term as a row of words, with what it adds; and the longest row."""
    names: dict[tuple[str, ...], list[str]] = {}
    for terms in load_knowledge().vocabulary.terms.values():
        for term in terms.values():
            marks = [f"term_{name.replace('_', '')}" for name in (term.id, *term.classes)]
            for name in {term.id.replace("_", " "), term.name.clinician, term.name.patient, *term.synonyms}:
                words = tuple(_words(name))
                if words:
                    known = names.setdefault(words, [])
                    known += [mark for mark in marks if mark not in known]
    return names, max(map(len, names))
