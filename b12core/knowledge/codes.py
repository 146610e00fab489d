"""The codes by which other systems name what the product names by its ids, each with the places where it was read."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from b12core.knowledge.schema import Entry

System = Literal[
    "http://loinc.org",
    "http://snomed.info/sct",
    "http://unitsofmeasure.org",
    "http://www.nlm.nih.gov/research/umls/rxnorm",
    "http://www.whocc.no/atc",
    "http://terminology.hl7.org/CodeSystem/observation-category",
    "http://terminology.hl7.org/CodeSystem/data-absent-reason",
    "http://terminology.hl7.org/CodeSystem/medicationrequest-course-of-therapy",
    "http://terminology.hl7.org/CodeSystem/provenance-participant-type",
    "http://terminology.hl7.org/CodeSystem/condition-clinical",
    "http://terminology.hl7.org/CodeSystem/condition-ver-status",
]

Kind = Literal["analytes", "answers", "products", "routes", "causes", "conditions", "symptoms", "units", "record"]


class Place(Entry):
    """Where a code was read: who published it there, the page's address, and the day."""

    publisher: str = Field(min_length=1)
    address: str = Field(pattern=r"^https?://\S+$")
    read_on: dt.date


class CodeEntry(Entry):
    """A code of a system and the id that it means here. `units` are those of results that are given under it.

    `read_once`: only one publisher's pages were read. `only_read`: it is understood, and never written.
    """

    system: System
    code: str = Field(min_length=1)
    display: str = Field(min_length=1)
    kind: Kind
    id: str
    units: tuple[str, ...] = ()
    only_read: bool = False
    read_once: bool = False
    read_in: tuple[str, ...] = ()


class LeftOut(Entry):
    """What has no code here, and why."""

    kind: Kind
    id: str
    because: str


class Codes(Entry):
    """All codes, looked up from either side."""

    places: Mapping[str, Place] = {}
    codes: tuple[CodeEntry, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @functools.cached_property
    def _by_code(self) -> Mapping[tuple[str, str], CodeEntry]:
        return {(entry.system, entry.code): entry for entry in self.codes}

    def meaning(self, system: str | None, code: str | None, kind: Kind) -> CodeEntry | None:
        """The entry of a code, by its system and to the letter; None where it means nothing of this kind here."""
        found = self._by_code.get((system or "", code or ""))
        return found if found is not None and found.kind == kind else None

    def written(self, kind: Kind, term_id: str, unit: str | None = None) -> CodeEntry | None:
        """The code under which an id is written, for a result in this unit; None where there is none that says it."""
        for entry in self.codes:
            fits = (entry.kind, entry.id) == (kind, term_id) and (not entry.units or unit in entry.units)
            if fits and not entry.only_read:
                return entry
        return None

    def of(self, kind: Kind) -> tuple[CodeEntry, ...]:
        """Every code of a kind, in the order of the file."""
        return tuple(entry for entry in self.codes if entry.kind == kind)
