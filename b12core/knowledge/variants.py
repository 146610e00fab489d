"""The knowledge as a country spells it, made from the one that ships: its prose alone differs, no id, no number."""

from __future__ import annotations

import operator
import weakref
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from pydantic import BaseModel

from b12core.identifiers import Analyte
from b12core.knowledge.content import Knowledge
from b12core.knowledge.line_schema import ProtocolEntry
from b12core.knowledge.loader import lines_of
from b12core.knowledge.schema import AnalyteEntry, Condition
from b12core.knowledge.spelling import Spelling
from b12core.knowledge.unit_table import UnitTable
from b12core.knowledge.vocabulary import Term, Vocabulary

_PROSE = frozenset({"clinician", "patient", "what", "due", "why", "would_help", "hint", "title"})
"""The fields of the knowledge that people read as sentences or names."""

_AS_IT_IS = frozenset(
    {"meta", "sha256", "spelling", "spellings", "vocabulary", "sources", "hosts", "units", "lines", "codes"}
)
"""The parts of the knowledge in which nothing is spelled otherwise, or which are made anew."""

_MADE: weakref.WeakKeyDictionary[Knowledge, dict[str, Knowledge]] = weakref.WeakKeyDictionary()

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


def _spelled(knowledge: Knowledge, spelling: Spelling) -> Knowledge:
    parts = {
        field.name: _written(getattr(knowledge, field.name), spelling)
        for field in fields(knowledge)
        if field.name not in _AS_IT_IS
    }
    protocols: Mapping[str, ProtocolEntry] = parts["protocols"]
    analytes: Mapping[Analyte, AnalyteEntry] = parts["analytes"]
    return replace(
        knowledge,
        spelling=spelling,
        vocabulary=_vocabulary(knowledge.vocabulary, spelling),
        units=UnitTable.of(analytes, knowledge.units.spellings),
        lines={protocol.id: lines_of(protocol) for protocol in protocols.values()},
        **parts,
    )


def _vocabulary(vocabulary: Vocabulary, spelling: Spelling) -> Vocabulary:
    """The same terms under the names as they are spelled; the names that they had stay understood."""
    return Vocabulary(
        terms={
            kind: {term_id: _term(term, spelling) for term_id, term in terms.items()}
            for kind, terms in vocabulary.terms.items()
        }
    )


def _term(term: Term, spelling: Spelling) -> Term:
    name = _written(term.name, spelling)
    if name is term.name:
        return term
    synonyms = dict.fromkeys((*term.synonyms, term.name.clinician, term.name.patient))
    return term.model_copy(update={"name": name, "synonyms": tuple(synonyms)})


def _written(value: P, spelling: Spelling) -> P:
    """A part of the knowledge with its prose spelled; the very same object where nothing in it differs."""
    made: Any = value
    if isinstance(value, Condition):
        return value
    if isinstance(value, BaseModel):
        changed = {
            name: other
            for name in type(value).model_fields
            if (other := _field(name, getattr(value, name), spelling)) is not getattr(value, name)
        }
        made = value.model_copy(update=changed) if changed else value
    elif isinstance(value, tuple):
        items = tuple([item if isinstance(item, str) else _written(item, spelling) for item in value])
        made = value if all(map(operator.is_, items, value)) else items
    elif isinstance(value, Mapping):
        made = {key: _field(str(key), item, spelling) for key, item in value.items()}
    return made  # type: ignore[no-any-return]


def _field(name: str, value: Any, spelling: Spelling) -> Any:
    if not isinstance(value, str):
        return _written(value, spelling)
    written = spelling.written(value) if name in _PROSE else value
    return value if written == value else written
