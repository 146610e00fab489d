"""The words people use for what the core knows by id: one entry a term, every synonym in one place.

The clinical reader, the questions and the cards all take their words from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from b12core.errors import KnowledgeError

KINDS = (
    "phases",
    "causes",
    "procedures",
    "symptoms",
    "courses",
    "analytes",
    "conditions",
    "medicines",
    "products",
    "routes",
)
"""The files of `vocabulary/`, one a kind of term."""


class Name(BaseModel):
    """What the assistant calls a term: for clinicians, and for patients."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    clinician: str
    patient: str


class Term(BaseModel):
    """One id with its names and with the synonyms that people type for it (matched without regard to case)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    name: Name
    synonyms: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    """Groups that rules speak of (a medicine's `anticoagulant`, say)."""


class Vocabulary(BaseModel):
    """All terms by kind and id."""

    model_config = ConfigDict(frozen=True)

    terms: dict[str, dict[str, Term]]

    def term(self, kind: str, term_id: str) -> Term:
        """The term of a kind by its id; KeyError where there is none."""
        return self.terms[kind][term_id]

    def of(self, kind: str) -> tuple[Term, ...]:
        """All terms of a kind, in the order of the file."""
        return tuple(self.terms[kind].values())


def parse_vocabulary(contents: Mapping[str, Any]) -> Vocabulary:
    """The vocabulary from the content of each kind's file. Raises KnowledgeError naming file and entry."""
    terms: dict[str, dict[str, Term]] = {}
    for kind, content in contents.items():
        file = f"vocabulary/{kind}.yml"
        terms[kind] = {}
        for entry in entries_of(file, content):
            label = str(entry.get("id", entry)) if isinstance(entry, dict) else str(entry)
            try:
                term = Term.model_validate(entry)
            except ValidationError as error:
                first = error.errors()[0]
                where = ".".join(str(part) for part in first["loc"])
                raise KnowledgeError(file, label, f"{where}: {first['msg']}", "id, name, synonyms, classes") from error
            if term.id in terms[kind]:
                raise KnowledgeError(file, label, "stands twice", "one entry for each id")
            terms[kind][term.id] = term
    return Vocabulary(terms=terms)


def entries_of(path: str, content: Any) -> list[Any]:
    """The entries of a file that holds a list. Raises KnowledgeError where it holds anything else."""
    if not isinstance(content, list):
        raise KnowledgeError(path, "the file", f"is a {type(content).__name__}", "a list of entries")
    return content
