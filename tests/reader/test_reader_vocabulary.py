"""Every synonym of the knowledge is read as its own term, and means one thing only."""

from __future__ import annotations

import pytest

from b12core.knowledge import load_knowledge
from b12core.knowledge.vocabulary import KINDS
from b12nlu import read
from b12nlu.terms.lexicon import MENTION_TYPE
from b12nlu.terms.pattern import phrase_elements
from b12nlu.text.spelling import fold

VOCABULARY = load_knowledge().vocabulary


@pytest.mark.parametrize("kind", KINDS)
def test_every_synonym_is_read_as_its_term(kind: str) -> None:
    lost = []
    for term in VOCABULARY.of(kind):
        for phrase in (*term.synonyms, term.name.patient):
            wanted, text = (
                (MENTION_TYPE[kind], phrase) if kind != "analytes" else ("lab", f"{phrase} is {_result(term.id)}")
            )
            if not any((mention.type, mention.id) == (wanted, term.id) for mention in read(text)):
                lost.append((term.id, phrase))
    assert lost == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_synonym_stands_for_two_terms(kind: str) -> None:
    owners: dict[tuple[str, ...], set[str]] = {}
    for term in VOCABULARY.of(kind):
        for phrase in (*term.synonyms, term.name.clinician, term.name.patient):
            key = tuple(min(element.words) for element in phrase_elements(phrase, fold))
            owners.setdefault(key, set()).add(term.id)
    assert {key: ids for key, ids in owners.items() if len(ids) > 1} == {}


def _result(analyte: str) -> str:
    return "positive" if analyte.endswith("_antibody") else "12"
