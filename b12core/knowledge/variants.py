"""The knowledge as a country spells it, or as it speaks of a patient to somebody who writes for them, made from the one
that ships: its prose alone differs, no id, no number.
"""

from __future__ import annotations

import functools
import operator
import weakref
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from pydantic import BaseModel

from b12core.identifiers import Analyte
from b12core.knowledge.content import Knowledge
from b12core.knowledge.line_schema import ProtocolEntry
from b12core.knowledge.loader import lines_of
from b12core.knowledge.schema import AnalyteEntry, Condition
from b12core.knowledge.spelling import Spelling
from b12core.knowledge.third_person import Pronoun
from b12core.knowledge.unit_table import UnitTable
from b12core.knowledge.vocabulary import Term, Vocabulary

_PROSE = frozenset({"clinician", "patient", "what", "due", "why", "would_help", "hint", "title"})
"""The fields of the knowledge that people read as sentences or names."""

_TO_PATIENTS = frozenset({"patient"})
"""The fields that speak to a patient."""

_AS_IT_IS = frozenset(
    {
        "meta",
        "sha256",
        "spelling",
        "spellings",
        "third_person",
        "vocabulary",
        "sources",
        "hosts",
        "units",
        "lines",
        "codes",
        "versions",
    }
)
"""The parts of the knowledge in which nothing is said otherwise, or which are made anew."""

_MADE: weakref.WeakKeyDictionary[Knowledge, dict[str, Knowledge]] = weakref.WeakKeyDictionary()

Write = Callable[[str, str], str]
"""What a text is written as, from the name of its field and the text."""

P = TypeVar("P")


def spelled_for(knowledge: Knowledge, country: str | None) -> Knowledge:
    """The knowledge as the country spells it; the same knowledge where the country has no spelling of its own."""
    if country is None:
        return knowledge
    spelling = next((other for other in knowledge.spellings if country in other.countries), knowledge.spelling)
    return spelled_as(knowledge, spelling.id)


def spelled_as(knowledge: Knowledge, spelling_id: str) -> Knowledge:
    """The knowledge in the spelling with this id, made once; KeyError where there is none such."""
    if spelling_id == knowledge.spelling.id:
        return knowledge
    made = _MADE.setdefault(knowledge, {})
    if spelling_id not in made:
        made[spelling_id] = _spelled(knowledge, {other.id: other for other in knowledge.spellings}[spelling_id])
    return made[spelling_id]


def told_of(knowledge: Knowledge, pronoun: Pronoun) -> Knowledge:
    """The knowledge with all that it says to a patient said of somebody with this pronoun, made once."""
    made = _MADE.setdefault(knowledge, {})
    if pronoun not in made:
        said = functools.partial(knowledge.third_person.said_of, pronoun=pronoun)
        made[pronoun] = _variant(knowledge, lambda name, text: said(text) if name in _TO_PATIENTS else text)
    return made[pronoun]


def said_to_patients(knowledge: Knowledge) -> tuple[str, ...]:
    """Every text of the knowledge that speaks to a patient, in every spelling, each once."""
    found: dict[str, None] = {}

    def note(name: str, text: str) -> str:
        if name in _TO_PATIENTS:
            found[text] = None
        return text

    for spelling in knowledge.spellings:
        _variant(spelled_as(knowledge, spelling.id), note)
    return tuple(found)


def _spelled(knowledge: Knowledge, spelling: Spelling) -> Knowledge:
    def write(name: str, text: str) -> str:
        return spelling.written(text) if name in _PROSE else text

    made = _variant(knowledge, write)
    return replace(made, spelling=spelling, vocabulary=_vocabulary(knowledge.vocabulary, write))


def _variant(knowledge: Knowledge, write: Write) -> Knowledge:
    parts = {
        field.name: _written(getattr(knowledge, field.name), write)
        for field in fields(knowledge)
        if field.name not in _AS_IT_IS
    }
    protocols: Mapping[str, ProtocolEntry] = parts["protocols"]
    analytes: Mapping[Analyte, AnalyteEntry] = parts["analytes"]
    return replace(
        knowledge,
        units=UnitTable.of(analytes, knowledge.units.spellings),
        lines={protocol.id: lines_of(protocol) for protocol in protocols.values()},
        **parts,
    )


def _vocabulary(vocabulary: Vocabulary, write: Write) -> Vocabulary:
    """The same terms under the names as they are spelled; the names that they had stay understood."""
    return Vocabulary(
        terms={
            kind: {term_id: _term(term, write) for term_id, term in terms.items()}
            for kind, terms in vocabulary.terms.items()
        }
    )


def _term(term: Term, write: Write) -> Term:
    name = _written(term.name, write)
    if name is term.name:
        return term
    synonyms = dict.fromkeys((*term.synonyms, term.name.clinician, term.name.patient))
    return term.model_copy(update={"name": name, "synonyms": tuple(synonyms)})


def _written(value: P, write: Write) -> P:
    """A part of the knowledge with its prose written; the very same object where nothing in it differs."""
    made: Any = value
    if isinstance(value, Condition):
        return value
    if isinstance(value, BaseModel):
        changed = {
            name: other
            for name in type(value).model_fields
            if (other := _field(name, getattr(value, name), write)) is not getattr(value, name)
        }
        made = value.model_copy(update=changed) if changed else value
    elif isinstance(value, tuple):
        items = tuple([item if isinstance(item, str) else _written(item, write) for item in value])
        made = value if all(map(operator.is_, items, value)) else items
    elif isinstance(value, Mapping):
        made = {key: _field(str(key), item, write) for key, item in value.items()}
    return made  # type: ignore[no-any-return]


def _field(name: str, value: Any, write: Write) -> Any:
    if not isinstance(value, str):
        return _written(value, write)
    written = write(name, value)
    return value if written == value else written
