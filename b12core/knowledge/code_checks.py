"""Whether every code may be used: it was read somewhere, means an id that there is, and means one thing only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from b12core.case import ANTIBODY_RESULTS
from b12core.errors import KnowledgeError
from b12core.knowledge.codes import CodeEntry
from b12core.knowledge.content import Knowledge

FILE = "codes.yml"


def unsound_codes(knowledge: Knowledge) -> Iterator[KnowledgeError]:
    """Every code without a place where it was read, with an unknown meaning, with two, or marked wrongly."""
    codes = knowledge.codes
    for (system, code), times in Counter((entry.system, entry.code) for entry in codes.codes).items():
        if times > 1:
            yield KnowledgeError(FILE, code, f"stands {times} times in {system}", "one meaning for each code")
    cited = {place for entry in codes.codes for place in entry.read_in}
    for place in sorted(set(codes.places) - cited):
        yield KnowledgeError(FILE, place, "no code was read there", "a place that a code names")
    for entry in codes.codes:
        yield from _read_somewhere(entry, knowledge)
        yield from _means_something(entry, knowledge)


def _read_somewhere(entry: CodeEntry, knowledge: Knowledge) -> Iterator[KnowledgeError]:
    places = knowledge.codes.places
    if not entry.read_in:
        yield KnowledgeError(FILE, entry.code, "has no source", "at least one place where it was read")
        return
    for place in entry.read_in:
        if place not in places:
            yield KnowledgeError(FILE, entry.code, f"was read in {place!r}, which is not described", "one of places")
    publishers = {places[place].publisher for place in entry.read_in if place in places}
    if (len(publishers) == 1) != entry.read_once:
        yield KnowledgeError(
            FILE, entry.code, f"was read in the pages of {len(publishers)}", "read_once where it is one, and only then"
        )


def _means_something(entry: CodeEntry, knowledge: Knowledge) -> Iterator[KnowledgeError]:
    named: set[str] = set()
    for analyte in knowledge.analytes.values():
        named.update(filter(None, (analyte.own_unit, *(unit.unit for unit in analyte.units))))
        named.update(unit.unit for unit in analyte.noted_units)
    if entry.kind == "units":
        known = named | {"mcg", "mg", "day", "week", "month"}
    elif entry.kind == "answers":
        known = set(ANTIBODY_RESULTS)
    elif entry.kind == "record":
        known = {entry.id}
    else:
        known = set(knowledge.vocabulary.terms[entry.kind])
    if entry.id not in known:
        yield KnowledgeError(FILE, entry.code, f"means {entry.id!r}", f"an id of {entry.kind}")
    if entry.kind == "analytes" and entry.id in knowledge.analytes:
        analyte = knowledge.analytes[entry.id]  # type: ignore[index]
        if (analyte.kind == "antibody") != (not entry.units):
            yield KnowledgeError(FILE, entry.code, "units do not fit the result", "units for a number, none for words")
    for unit in entry.units:
        if unit not in named:
            yield KnowledgeError(FILE, entry.code, f"is given in {unit!r}", "units of analytes.yml")
