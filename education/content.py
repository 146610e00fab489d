"""The answers to general questions about B12, read from `data/faq`: who asks gets a short answer with its sources.

A file that is wrong is refused whole, with the file, the field, what was expected and what came.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from b12core.errors import KnowledgeError
from b12core.knowledge import load_knowledge, spelled_for
from b12core.knowledge.schema import SourceEntry
from b12core.knowledge.spelling import Spelling
from b12core.knowledge.standing import standing
from b12core.knowledge.yaml_text import read_yaml

FOLDER = Path(__file__).resolve().parent.parent / "data" / "faq"
"""Where the answers stand."""

CAVEAT_FILE = "caveat.yml"
SOURCES_FILE = "sources.yml"
NOT_ANSWERED_FILE = "not_answered.yml"

NAMES_A_DOSE = re.compile(r"\d[\d,.]*\s?(?:mcg|µg|ug|micrograms?|mg|milligrams?)\b(?!/)", re.I)
"""A dose in a text; a concentration such as `98 pg/mL` is none."""

Confidence = Literal["primary", "secondary", "weak_secondary", "memory", "derived", "proposal", "unknown"]
"""How well an answer is backed; `unknown` where nothing was found, and the answer says so."""

M = TypeVar("M")


class EducationError(Exception):
    """A file of answers that cannot be used: which file and field, what was expected, what came."""

    def __init__(self, file: str, field: str, expected: str, got: str) -> None:
        self.file = file
        self.field = field
        self.expected = expected
        self.got = got
        super().__init__(f"data/faq/{file}, {field}: expected {expected}, got {got}. Correct it and start again.")


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(_Part):
    """A document behind an answer: what it is, who published it, when, where, and how to find it."""

    id: str
    title: str
    publisher: str
    year: int | None
    country: str
    url: str | None
    """Where the document belongs; None where no such place was verified."""
    status_text: str | None
    status_plain: str | None
    """Since when it no longer stands, and what does; None for a current one."""
    confidence: Confidence
    """How well the answer that cites it is backed."""


class Caveat(_Part):
    """What stands beside every answer that names a dose."""

    patient: str = Field(min_length=1)
    clinician: str = Field(min_length=1)


class Entry(_Part):
    """One question with its answer in plain paragraphs, and for clinicians in terse words where they stand."""

    id: str
    question: str
    heading: str | None
    """What a clinician reads above the answer, where the question is a patient's own."""
    answer: tuple[str, ...]
    clinician: str | None
    sources: tuple[Source, ...]
    confidence: Confidence
    reviewed: dt.date
    asks: tuple[str, ...]
    """Other ways in which people ask it."""
    caveat: Caveat | None
    """Present where the answer names a dose."""

    def spelled(self, spelling: Spelling) -> Entry:
        """The same answer as a country spells it; what people ask, and titles of sources, stay as they are."""
        return self.model_copy(
            update={
                "question": spelling.written(self.question),
                "heading": self.heading and spelling.written(self.heading),
                "answer": tuple(map(spelling.written, self.answer)),
                "clinician": self.clinician and spelling.written(self.clinician),
            }
        )

    def title(self, register: Literal["patient", "clinician"]) -> str:
        """What stands above the answer for this reader."""
        return self.heading if register == "clinician" and self.heading else self.question

    def paragraphs(self, register: Literal["patient", "clinician"]) -> tuple[str, ...]:
        """The answer for this reader."""
        return (self.clinician,) if register == "clinician" and self.clinician else self.answer

    def caveat_for(self, register: Literal["patient", "clinician"]) -> str | None:
        """The caveat for this reader, where the answer names a dose."""
        return None if self.caveat is None else getattr(self.caveat, register)


class Theme(_Part):
    """Questions that belong together."""

    id: str
    title: str
    entries: tuple[Entry, ...]


class Education(_Part):
    """All answers, by theme in the order in which they are shown."""

    themes: tuple[Theme, ...]
    not_answered: tuple[str, ...]
    """Questions near B12 that none of the answers covers; the search learns from them."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every answer, in the order of the themes."""
        return tuple(entry for theme in self.themes for entry in theme.entries)

    def spelled_for(self, country: str | None) -> Education:
        """The same answers as a country spells them; titles of sources stay as they are."""
        spelling = spelled_for(load_knowledge(), country).spelling
        themes = tuple(
            theme.model_copy(
                update={
                    "title": spelling.written(theme.title),
                    "entries": tuple(entry.spelled(spelling) for entry in theme.entries),
                }
            )
            for theme in self.themes
        )
        return self.model_copy(update={"themes": themes})

    def entry(self, entry_id: str) -> Entry | None:
        """The answer with this id; None where there is none."""
        return next((entry for entry in self.entries if entry.id == entry_id), None)


class _ThemeHead(_Part):
    id: str
    title: str
    order: int


class _WrittenEntry(_Part):
    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    question: str = Field(pattern=r"[.?]$")
    heading: str | None = None
    answer: tuple[str, ...] = Field(min_length=1)
    clinician: str | None = None
    sources: tuple[str, ...]
    confidence: Confidence
    reviewed: dt.date
    asks: tuple[str, ...] = Field(min_length=8, max_length=30)
    asked_as: str | None = None
    """The intent that its questions are examples of, where a plan that stands has an answer of its own to them."""


class _NotAnswered(_Part):
    asks: tuple[str, ...]


class _WrittenTheme(_Part):
    theme: _ThemeHead
    entries: tuple[_WrittenEntry, ...] = Field(min_length=1)


def load_education(folder: Path = FOLDER) -> Education:
    """All answers of a folder, with their sources resolved. Raises EducationError for the first that cannot be used."""
    caveat = _read(folder / CAVEAT_FILE, TypeAdapter(Caveat))
    own = {source.id: source for source in _read(folder / SOURCES_FILE, TypeAdapter(tuple[SourceEntry, ...]))}
    sources = {**load_knowledge().sources, **own}
    not_answered = _read(folder / NOT_ANSWERED_FILE, TypeAdapter(_NotAnswered)).asks
    others = (CAVEAT_FILE, SOURCES_FILE, NOT_ANSWERED_FILE)
    files = sorted(file for file in folder.glob("*.yml") if file.name not in others)
    themes: list[tuple[int, Theme]] = []
    seen: set[str] = set()
    for file in files:
        written = _read(file, TypeAdapter(_WrittenTheme))
        for entry in written.entries:
            if entry.id in seen:
                raise EducationError(file.name, f"{entry.id}.id", "an id of its own", "one that stands twice")
            seen.add(entry.id)
        entries = tuple(_resolved(file.name, entry, sources, caveat) for entry in written.entries)
        themes.append((written.theme.order, Theme(id=written.theme.id, title=written.theme.title, entries=entries)))
    themes.sort(key=lambda item: item[0])
    return Education(themes=tuple(theme for _, theme in themes), not_answered=not_answered)


def _resolved(file: str, entry: _WrittenEntry, sources: dict[str, SourceEntry], caveat: Caveat) -> Entry:
    if not entry.sources and entry.confidence != "unknown":
        raise EducationError(file, f"{entry.id}.sources", "a source, or confidence unknown", "none")
    for source_id in entry.sources:
        if source_id not in sources:
            expected = "an id of b12core/knowledge/sources.yml or data/faq/sources.yml"
            raise EducationError(file, f"{entry.id}.sources", expected, repr(source_id))
    names_a_dose = any(NAMES_A_DOSE.search(text) for text in (*entry.answer, entry.clinician or ""))
    return Entry(
        **entry.model_dump(exclude={"sources", "asked_as"}),
        sources=tuple(_source(sources[source_id], entry.confidence) for source_id in entry.sources),
        caveat=caveat if names_a_dose else None,
    )


def _source(entry: SourceEntry, confidence: Confidence) -> Source:
    return Source(
        **entry.model_dump(include={"id", "title", "publisher", "year", "country"}),
        url=entry.canonical,
        status_text=standing(entry, load_knowledge(), "clinician"),
        status_plain=standing(entry, load_knowledge(), "patient"),
        confidence=confidence,
    )


def _read(file: Path, adapter: TypeAdapter[M]) -> M:
    try:
        content = read_yaml(file.name, file.read_text(encoding="utf-8"))
    except OSError as error:
        raise EducationError(file.name, "the file", "a file that can be read", str(error)) from error
    except KnowledgeError as error:
        raise EducationError(file.name, "the file", error.expected, error.problem) from error
    try:
        return adapter.validate_python(content)
    except ValidationError as error:
        first = error.errors()[0]
        raise EducationError(
            file.name, _place(content, first["loc"]), first["msg"], repr(first["input"])[:80]
        ) from error


def _place(content: Any, where: tuple[int | str, ...]) -> str:
    """The path to a field, with an entry's id in place of its number."""
    parts = [str(part) for part in where]
    if isinstance(content, dict) and len(where) > 1 and where[0] == "entries" and isinstance(where[1], int):
        entry = content["entries"][where[1]]
        parts[:2] = [str(entry.get("id", where[1]) if isinstance(entry, dict) else where[1])]
    return ".".join(parts) or "the file"
