"""The pieces that FHIR resources are made of: coded terms, quantities, references; each code is one of `codes.yml`."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from b12core.clinic import Clinic
from b12core.knowledge import Knowledge, load_knowledge, spelled_for
from b12core.knowledge.codes import CodeEntry, Kind
from b12core.rulebook import rulebook_of
from b12core.words import Words

Resource = dict[str, Any]


@dataclass(frozen=True)
class Naming:
    """How things are named: the terms of the clinic's country, the codes, and the clinic's own address.

    `address` begins every identifier that is the clinic's own; `draft` is the code of the draft.
    """

    knowledge: Knowledge
    words: Words
    address: str
    draft: str

    @classmethod
    def of(cls, clinic: Clinic, address: str, draft: str) -> Naming:
        """The naming of a clinic's draft."""
        knowledge = spelled_for(load_knowledge(), clinic.country)
        return cls(knowledge, rulebook_of(knowledge).words[0], address, draft)

    def system(self, name: str) -> str:
        """The address under which the clinic's own identifiers of a sort are unique."""
        return f"{self.address}/clinic/ids/{name}"

    def identifier(self, name: str, value: str) -> Resource:
        """An identifier of the clinic's own."""
        return {"system": self.system(name), "value": value}

    def id_of(self, resource_type: str, number: int = 1) -> str:
        """The id of a resource of this draft: the same each time that it is made."""
        return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{self.system('drafts')}/{self.draft}/{resource_type}/{number}"))

    def subject(self) -> Resource:
        """The patient, of whom nothing is known but the draft."""
        return {"identifier": self.identifier("drafts", self.draft)}

    def concept(self, kind: Kind, term_id: str, unit: str | None = None) -> Resource:
        """A term under its code, where one was read that says it, and by its name."""
        entry = self.knowledge.codes.written(kind, term_id, unit)
        return _concept(entry, self.words.name(kind, term_id))

    def own_coding(self, kind: str, term_id: str) -> Resource:
        """A term by the product's own id and name."""
        return {"system": self.system(kind), "code": term_id, "display": self.words.name(kind, term_id)}

    def about_record(self, name: str) -> Resource:
        """What a resource says about itself, coded."""
        entry = self.knowledge.codes.written("record", name)
        assert entry is not None, name  # noqa: S101 - every name that the code asks for stands in codes.yml
        return _concept(entry, None)

    def quantity(self, value: float, unit: str | None, comparator: str | None = None) -> Resource:
        """A number with its unit, coded in UCUM where the unit has a code there."""
        entry = self.knowledge.codes.written("units", unit) if unit else None
        made: Resource = {"value": number(value)}
        if comparator:
            made["comparator"] = comparator
        if unit:
            made["unit"] = unit
        return {**made, "system": entry.system, "code": entry.code} if entry is not None else made


def _concept(entry: CodeEntry | None, text: str | None) -> Resource:
    made: Resource = {}
    if entry is not None:
        made["coding"] = [{"system": entry.system, "code": entry.code, "display": entry.display}]
    if text is not None:
        made["text"] = text
    return made


def number(value: float) -> int | float:
    """The number as JSON writes it without needless digits."""
    return int(value) if float(value).is_integer() else value


def reference(resource: Resource) -> Resource:
    """A reference to a resource of the same bundle."""
    return {"reference": f"urn:uuid:{resource['id']}", "type": resource["resourceType"]}
