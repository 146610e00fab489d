"""Reads the knowledge files, checks each entry on the way, and returns one immutable `Knowledge`.

A file that is wrong is refused whole, with the file, the entry, what is wrong and what was expected.
"""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any, NamedTuple, TypeVar

from pydantic import TypeAdapter, ValidationError

from b12core.errors import KnowledgeError
from b12core.identifiers import Analyte, Cause, Procedure, Product, Symptom
from b12core.knowledge.addresses import Hosts
from b12core.knowledge.schema import (
    AnalyteEntry,
    BandEntry,
    CauseEntry,
    ChangeRule,
    ConsideredOption,
    DerivedEntry,
    DoseRange,
    Entry,
    ExpectationRule,
    InterpretationRule,
    Meta,
    MissingRule,
    MonitoringRule,
    NeedRule,
    ProcedureEntry,
    ProtocolEntry,
    ReasonRule,
    ReferralRule,
    RegimenRule,
    SafetyRule,
    ScopeRule,
    SilentRule,
    Sourced,
    SourceEntry,
    Stage,
    SymptomEntry,
    ThresholdEntry,
    TimingEntry,
    TrendRule,
    UnitSpellings,
)
from b12core.knowledge.spelling import Spelling
from b12core.knowledge.unit_table import UnitTable
from b12core.knowledge.vocabulary import KINDS, Term, Vocabulary, parse_vocabulary
from b12core.knowledge.yaml_text import read_entries, read_yaml

E = TypeVar("E", bound=Entry)


class Cell(NamedTuple):
    """A place in a protocol's table; `expecting` is pregnancy or breastfeeding."""

    stage: Stage
    cause: Cause
    nerve_involvement: bool
    severe: bool
    expecting: bool


Line = RegimenRule | SilentRule
"""What stands in a place: a regimen, or a reasoned silence."""


@dataclass(frozen=True, eq=False)
class Knowledge:
    """All clinical content: vocabulary, sources, analytes, bands, rules and protocols, with version and hash."""

    meta: Meta
    sha256: str
    vocabulary: Vocabulary
    sources: Mapping[str, SourceEntry]
    hosts: Hosts
    analytes: Mapping[Analyte, AnalyteEntry]
    units: UnitTable
    symptoms: Mapping[Symptom, SymptomEntry]
    causes: Mapping[Cause, CauseEntry]
    procedures: Mapping[Procedure, ProcedureEntry]
    thresholds: tuple[ThresholdEntry, ...]
    derived: tuple[DerivedEntry, ...]
    timings: tuple[TimingEntry, ...]
    bands: Mapping[Analyte, tuple[BandEntry, ...]]
    needs: Mapping[str, NeedRule]
    reasons: tuple[ReasonRule, ...]
    changes: tuple[ChangeRule, ...]
    referrals: tuple[ReferralRule, ...]
    scope: tuple[ScopeRule, ...]
    safety: tuple[SafetyRule, ...]
    monitoring: tuple[MonitoringRule, ...]
    expectations: tuple[ExpectationRule, ...]
    interpretation: tuple[InterpretationRule, ...]
    trends: tuple[TrendRule, ...]
    missing: tuple[MissingRule, ...]
    protocols: Mapping[str, ProtocolEntry]
    considered: tuple[ConsideredOption, ...]
    wording: Mapping[str, Any]
    refusals: Mapping[str, str]
    """What is said of an entry that cannot be used."""
    lines: Mapping[str, Mapping[Cell, Line]]
    spelling: Spelling
    """How this knowledge is spelled: the first of `spellings`, unless it was made for a country."""
    spellings: tuple[Spelling, ...]

    def review_by(self, source_id: str) -> dt.date:
        """When a source is due for a fresh look."""
        return self.sources[source_id].review_by or self.meta.review_by

    def jurisdiction_of(self, entry: Sourced) -> tuple[str, ...]:
        """The countries that a statement comes from: as the entry says, else those of its sources."""
        if entry.jurisdiction is not None:
            return (entry.jurisdiction,)
        return tuple(sorted({self.sources[source].country for source in entry.sources}))

    @functools.cached_property
    def emergency_symptoms(self) -> frozenset[str]:
        """The ids of the symptoms that by themselves are an emergency."""
        return frozenset(
            fact.removeprefix("symptom:")
            for rule in self.referrals
            if rule.urgency == "emergency"
            for fact in rule.when.any
        )

    @functools.cached_property
    def nerve_screen(self) -> frozenset[str]:
        """The ids of the symptoms whose absence answers the question about nerve signs."""
        return frozenset(symptom.id for symptom in self.symptoms.values() if symptom.screens_nerves)

    @functools.cached_property
    def thresholds_of(self) -> Mapping[str, tuple[ThresholdEntry, ...]]:
        """The thresholds by the input that they are about (`patient.age`, `labs.egfr`)."""
        by_input: dict[str, list[ThresholdEntry]] = {}
        for threshold in self.thresholds:
            by_input.setdefault(threshold.of, []).append(threshold)
        return {name: tuple(thresholds) for name, thresholds in by_input.items()}

    def limits_of(self, analyte: Analyte) -> tuple[ThresholdEntry, ...]:
        """The limits of an analyte that the finding of a result names, nearest to danger first."""
        return tuple(rule for rule in self.thresholds_of.get(f"labs.{analyte}", ()) if rule.meaning is not None)

    @functools.cached_property
    def derived_from(self) -> frozenset[str]:
        """The facts without any of which no result shows a condition."""
        return frozenset(fact for rule in self.derived for fact in (*rule.when.all, *rule.when.any))

    @functools.cached_property
    def leading(self) -> tuple[ReferralRule, ...]:
        """The referrals with words of their own for the headline."""
        return tuple(rule for rule in self.referrals if rule.leads is not None)

    @functools.cached_property
    def cited_doses(self) -> Mapping[Product, DoseRange]:
        """For each product the lowest and highest single dose (mcg) that any protocol cites."""
        doses: dict[Product, list[float]] = {}
        for protocol in self.protocols.values():
            for rule in protocol.rules:
                for step in (*rule.steps, *(step for option in rule.options for step in option)):
                    doses.setdefault(step.product, []).extend((step.dose_mcg.min, step.dose_mcg.max))
        return {product: DoseRange(min=min(values), max=max(values)) for product, values in doses.items()}

    @functools.cached_property
    def _medicine_words(self) -> Mapping[str, Term]:
        words: dict[str, Term] = {}
        products = [term.model_copy(update={"classes": ("b12_supplement",)}) for term in self.vocabulary.of("products")]
        for term in (*self.vocabulary.of("medicines"), *products):
            for word in (term.id, term.name.clinician, term.name.patient, *term.synonyms):
                words.setdefault(word.casefold().replace("_", " "), term)
        return words

    def medicine(self, name: str) -> Term | None:
        """The medicine that a name or synonym stands for, B12 products among them; None where no rule knows it."""
        return self._medicine_words.get(name.casefold().replace("_", " "))


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
