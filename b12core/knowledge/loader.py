"""Reads the knowledge files, checks each entry on the way, and returns one immutable `Knowledge`.

A file that is wrong is refused whole, with the file, the entry, what is wrong and what was expected.
"""

from __future__ import annotations

import functools
import hashlib
import itertools
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from b12core.errors import KnowledgeError
from b12core.knowledge.addresses import Hosts
from b12core.knowledge.content import Cell, Knowledge, Line
from b12core.knowledge.line_schema import ConsideredOption, ProtocolEntry
from b12core.knowledge.rule_schema import (
    ChangeRule,
    ExpectationRule,
    InterpretationRule,
    MissingRule,
    MonitoringRule,
    NeedRule,
    ReasonRule,
    ReferralRule,
    SafetyRule,
    ScopeRule,
    TrendRule,
)
from b12core.knowledge.schema import (
    AnalyteEntry,
    BandEntry,
    CauseEntry,
    DerivedEntry,
    Entry,
    Meta,
    ProcedureEntry,
    SourceEntry,
    SymptomEntry,
    ThresholdEntry,
    TimingEntry,
    UnitSpellings,
)
from b12core.knowledge.spelling import Spelling
from b12core.knowledge.unit_table import UnitTable
from b12core.knowledge.vocabulary import KINDS, parse_vocabulary
from b12core.knowledge.yaml_text import read_entries, read_yaml

E = TypeVar("E", bound=Entry)


def parse_knowledge(texts: Mapping[str, str]) -> Knowledge:
    """The knowledge from the text of each file, by path (`protocols/us-practice.yml`).

    Raises KnowledgeError for the first entry that cannot be used.
    """
    digest = hashlib.sha256()
    for path in sorted(texts):
        digest.update(f"{path}\0{texts[path]}\0".encode())
    vocabulary = parse_vocabulary({kind: texts[f"vocabulary/{kind}.yml"] for kind in KINDS})
    bands = _entries(texts, "bands.yml", BandEntry)
    protocols = {}
    for path in sorted(path for path in texts if path.startswith("protocols/")):
        protocol = _one(path, read_yaml(path, texts[path]), ProtocolEntry)
        if f"protocols/{protocol.id}.yml" != path:
            raise KnowledgeError(path, protocol.id, "the id differs from the file's name", path)
        protocols[protocol.id] = protocol
    analytes = _by_id(texts, "analytes.yml", AnalyteEntry)
    spellings = _entries(texts, "spelling.yml", Spelling)
    return Knowledge(
        meta=_one("meta.yml", read_yaml("meta.yml", texts["meta.yml"]), Meta),
        sha256=digest.hexdigest(),
        vocabulary=vocabulary,
        sources=_by_id(texts, "sources.yml", SourceEntry),
        hosts=_one("hosts.yml", read_yaml("hosts.yml", texts["hosts.yml"]), Hosts),
        analytes=analytes,
        units=UnitTable.of(analytes, _one("units.yml", read_yaml("units.yml", texts["units.yml"]), UnitSpellings)),
        symptoms=_by_id(texts, "symptoms.yml", SymptomEntry),
        causes=_by_id(texts, "causes.yml", CauseEntry),
        procedures=_by_id(texts, "procedures.yml", ProcedureEntry),
        thresholds=_entries(texts, "thresholds.yml", ThresholdEntry),
        derived=_entries(texts, "derived.yml", DerivedEntry),
        timings=_entries(texts, "timings.yml", TimingEntry),
        bands={analyte: tuple(band for band in bands if band.analyte == analyte) for analyte in analytes},
        needs=_by_id(texts, "rules/needs.yml", NeedRule),
        reasons=_entries(texts, "rules/reasons.yml", ReasonRule),
        changes=_entries(texts, "rules/changes.yml", ChangeRule),
        referrals=_entries(texts, "rules/referrals.yml", ReferralRule),
        scope=_entries(texts, "rules/scope.yml", ScopeRule),
        safety=_entries(texts, "rules/safety.yml", SafetyRule),
        monitoring=_entries(texts, "rules/monitoring.yml", MonitoringRule),
        expectations=_entries(texts, "rules/expectations.yml", ExpectationRule),
        interpretation=_entries(texts, "rules/interpretation.yml", InterpretationRule),
        trends=_entries(texts, "rules/trends.yml", TrendRule),
        missing=_entries(texts, "rules/missing.yml", MissingRule),
        protocols=protocols,
        considered=_entries(texts, "considered.yml", ConsideredOption),
        wording=read_yaml("wording.yml", texts["wording.yml"]),
        lines={protocol.id: lines_of(protocol) for protocol in protocols.values()},
        spelling=spellings[0],
        spellings=spellings,
        refusals=read_yaml("refusals.yml", texts["refusals.yml"]),
    )


def read_knowledge_texts() -> dict[str, str]:
    """The text of every knowledge file that ships with the core, by path."""
    root = resources.files("b12core.knowledge")
    texts = {}
    for folder in ("", "rules", "protocols", "vocabulary"):
        place = root / folder if folder else root
        for file in place.iterdir():
            if file.name.endswith(".yml"):
                path = f"{folder}/{file.name}" if folder else file.name
                texts[path] = file.read_text(encoding="utf-8")
    return texts


@functools.cache
def load_knowledge() -> Knowledge:
    """The knowledge that ships with the core, read once."""
    return parse_knowledge(read_knowledge_texts())


def lines_of(protocol: ProtocolEntry) -> dict[Cell, Line]:
    """The lines of a protocol by the cells that they claim. Raises KnowledgeError where two claim one cell."""
    table: dict[Cell, Line] = {}
    lines: Iterable[Line] = (*protocol.rules, *protocol.silent)
    for line in lines:
        for cell in cells_of(line):
            if cell in table:
                raise KnowledgeError(
                    f"protocols/{protocol.id}.yml",
                    line.id,
                    f"claims {tuple(cell)}, which {table[cell].id} claims as well",
                    "one line for each stage, cause, nerve involvement, severity and pregnancy",
                )
            table[cell] = line
    return table


_SEVERE = {"any": (False, True), "severe": (True,), "not_severe": (False,)}
_EXPECTING = {"any": (False, True), "yes": (True,), "no": (False,)}


def cells_of(line: Line) -> Iterator[Cell]:
    """Every place of the protocol's table that a line claims."""
    for stage, cause, severe, expecting in itertools.product(
        line.stage, line.causes, _SEVERE[line.severity], _EXPECTING[line.expecting]
    ):
        yield Cell(stage, cause, line.nerve_involvement, severe, expecting)


def _one(path: str, content: Any, model: type[E]) -> E:
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise _knowledge_error(path, content, error) from error


def _entries(texts: Mapping[str, str], path: str, model: type[E]) -> tuple[E, ...]:
    content = read_entries(path, texts[path])
    try:
        return _adapter(model).validate_python(tuple(content))
    except ValidationError as error:
        raise _knowledge_error(path, content, error) from error


def _by_id(texts: Mapping[str, str], path: str, model: type[E]) -> dict[Any, E]:
    table: dict[Any, E] = {}
    for entry in _entries(texts, path, model):
        entry_id: str = entry.id  # type: ignore[attr-defined]
        if entry_id in table:
            raise KnowledgeError(path, entry_id, "stands twice", "one entry for each id")
        table[entry_id] = entry
    return table


@functools.cache
def _adapter(model: type[E]) -> TypeAdapter[tuple[E, ...]]:
    return TypeAdapter(tuple[model, ...])  # type: ignore[valid-type]


def _knowledge_error(path: str, content: Any, error: ValidationError) -> KnowledgeError:
    first = error.errors()[0]
    where = list(first["loc"])
    label = path
    if isinstance(content, list) and where:
        entry = content[int(where.pop(0))]
        named = (entry[key] for key in ("id", "field", "fact") if key in entry) if isinstance(entry, dict) else [entry]
        label = str(next(iter(named), "entry"))
    elif isinstance(content, dict):
        label = str(content.get("id", path))
    field_path = ".".join(str(part) for part in where) or "entry"
    got = repr(first["input"])
    return KnowledgeError(path, label, f"{field_path} is {got[:80]}", first["msg"])
