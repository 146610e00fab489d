"""The knowledge as the core holds it: all clinical content, and what is looked up in it."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from b12core.identifiers import Analyte, Cause, Procedure, Product, Symptom
from b12core.knowledge.addresses import Hosts
from b12core.knowledge.codes import Codes
from b12core.knowledge.line_schema import ConsideredOption, DoseRange, ProtocolEntry, RegimenRule, SilentRule
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
    Sourced,
    SourceEntry,
    Stage,
    SymptomEntry,
    ThresholdEntry,
    TimingEntry,
    UnitSpellings,
    VersionEntry,
)
from b12core.knowledge.spelling import Spelling
from b12core.knowledge.third_person import ThirdPerson
from b12core.knowledge.unit_table import UnitTable
from b12core.knowledge.vocabulary import Term, Vocabulary


class Cell(NamedTuple):
    """A place in a protocol's table; `expecting` is pregnancy or breastfeeding."""

    stage: Stage
    cause: Cause
    nerve_involvement: bool
    severe: bool
    expecting: bool


Line = RegimenRule | SilentRule
"""What stands in a place: a regimen, or a reasoned silence."""


class File(NamedTuple):
    """A knowledge file: the shape of its entries, and whether it is one entry, a list, or a list looked up by id."""

    path: str
    shape: type[Entry]
    form: Literal["one", "list", "by_id"] = "list"
    added_later: bool = False
    """Knowledge that is kept from before may be without it."""


FILES: Mapping[str, File] = {
    "meta": File("meta.yml", Meta, "one"),
    "sources": File("sources.yml", SourceEntry, "by_id"),
    "hosts": File("hosts.yml", Hosts, "one"),
    "analytes": File("analytes.yml", AnalyteEntry, "by_id"),
    "units": File("units.yml", UnitSpellings, "one"),
    "symptoms": File("symptoms.yml", SymptomEntry, "by_id"),
    "causes": File("causes.yml", CauseEntry, "by_id"),
    "procedures": File("procedures.yml", ProcedureEntry, "by_id"),
    "thresholds": File("thresholds.yml", ThresholdEntry),
    "derived": File("derived.yml", DerivedEntry),
    "timings": File("timings.yml", TimingEntry),
    "bands": File("bands.yml", BandEntry),
    "needs": File("rules/needs.yml", NeedRule, "by_id"),
    "reasons": File("rules/reasons.yml", ReasonRule),
    "changes": File("rules/changes.yml", ChangeRule),
    "referrals": File("rules/referrals.yml", ReferralRule),
    "scope": File("rules/scope.yml", ScopeRule),
    "safety": File("rules/safety.yml", SafetyRule),
    "monitoring": File("rules/monitoring.yml", MonitoringRule),
    "expectations": File("rules/expectations.yml", ExpectationRule),
    "interpretation": File("rules/interpretation.yml", InterpretationRule),
    "trends": File("rules/trends.yml", TrendRule),
    "missing": File("rules/missing.yml", MissingRule),
    "considered": File("considered.yml", ConsideredOption),
    "versions": File("versions.yml", VersionEntry, added_later=True),
    "spellings": File("spelling.yml", Spelling),
    "third_person": File("third_person.yml", ThirdPerson, "one", added_later=True),
    "codes": File("codes.yml", Codes, "one", added_later=True),
}
"""The file of each part of the knowledge, by the part's name below; protocols and vocabulary are folders of files."""


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
    third_person: ThirdPerson
    codes: Codes
    versions: tuple[VersionEntry, ...] = ()
    """What each version of the rules stands for."""

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
            if rule.urgency == "emergency" and not rule.when.all
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
    def cited_doses_of_any_product(self) -> DoseRange:
        """The lowest and highest single dose (mcg) that any protocol cites for any product."""
        doses = self.cited_doses.values()
        return DoseRange(min=min(each.min for each in doses), max=max(each.max for each in doses))

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
