"""The facts while a turn is being read into them, with what is to be said about each change."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

from actions.facts.facts import Facts

ChangeKind = Literal[
    "set",
    "changed",
    "lab",
    "lab_changed",
    "lab_earlier",
    "lab_without_unit",
    "yes",
    "no",
    "none",
    "all_none",
    "nil",
    "not_known",
    "possible",
    "removed",
    "also_cause",
    "other_allergy",
    "reacted_to",
    "ordered",
    "kept_in_words",
    "kept_as_more",
    "as_before",
]
"""Kinds of notes that say that a fact was taken up."""

NoteKind = Literal[
    ChangeKind,
    "other_person",
    "of_the_writer",
    "family_history",
    "past",
    "uncertain_cause",
    "word_only",
    "dose_beyond",
    "dose_in_volume",
    "dose_as_strength",
    "dose_or_strength",
    "dose_without_unit",
    "loss_of_a_baby",
    "several_doses",
    "not_plausible",
    "bare_number",
    "bare_day",
    "rough_time",
    "none_given_then",
    "explained_sign",
    "old_sign",
    "lasting_sign",
    "sign_over",
    "talked_of",
    "several_numbers",
    "contradiction",
    "planned_days",
]


@dataclass(frozen=True)
class Note:
    """One thing to acknowledge: what happened, about which question or term, and the values in words' stead."""

    kind: NoteKind
    about: str
    vocabulary: str | None = None
    """The kind of term that `about` is, where it is one (`symptoms`, `causes` …)."""
    old: str | None = None
    new: str | None = None


CHANGES: frozenset[NoteKind] = frozenset(get_args(ChangeKind))


@dataclass
class Draft:
    """Facts that may still change in this turn, and the notes about what did."""

    facts: Facts
    notes: list[Note] = field(default_factory=list)

    def note(
        self,
        kind: NoteKind,
        about: str,
        vocabulary: str | None = None,
        old: str | None = None,
        new: str | None = None,
    ) -> None:
        """Adds one note, once."""
        note = Note(kind, about, vocabulary, old, new)
        if note not in self.notes:
            self.notes.append(note)

    def put(self, name: str, value: object) -> None:
        """Sets one field of the facts."""
        self.facts = self.facts.model_copy(update={name: value})

    def add(self, name: str, value: str) -> None:
        """Adds a value to a list of the facts, once."""
        values: list[str] = getattr(self.facts, name)
        if value not in values:
            self.put(name, [*values, value])

    def drop(self, name: str, value: str) -> None:
        """Takes a value out of a list of the facts, if it is there."""
        self.put(name, [kept for kept in getattr(self.facts, name) if kept != value])

    def close(self, question_id: str) -> None:
        """Marks a question as answered outright."""
        self.drop("not_known", question_id)
        self.add("closed", question_id)

    def reopen(self, question_id: str) -> None:
        """Marks a question as not answered."""
        self.drop("not_known", question_id)
        self.drop("closed", question_id)
