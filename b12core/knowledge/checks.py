"""Whether the knowledge as a whole may be used: every dose sourced, every rule reachable, every source in use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from b12core.errors import KnowledgeError
from b12core.identifiers import (
    ANALYTES,
    CAUSES,
    CONDITIONS,
    PHASES,
    PROCEDURES,
    PRODUCTS,
    ROUTES,
    SYMPTOM_COURSES,
    SYMPTOMS,
)
from b12core.knowledge.addresses import EXPECTED
from b12core.knowledge.band_coverage import uncovered_bands
from b12core.knowledge.code_checks import unsound_codes
from b12core.knowledge.content import Knowledge
from b12core.knowledge.extended_lines import extended_lines
from b12core.knowledge.line_schema import RegimenRule, SilentRule
from b12core.knowledge.referral_checks import unsafe_referrals
from b12core.knowledge.rule_schema import BlockedWords, Statement
from b12core.knowledge.schema import DOSING_CONFIDENCE, Condition, SourcedWords
from b12core.knowledge.spoken_of import unsaid_of_another

_CONTRACT: dict[str, tuple[str, ...]] = {
    "phases": PHASES,
    "causes": CAUSES,
    "procedures": PROCEDURES,
    "symptoms": SYMPTOMS,
    "courses": SYMPTOM_COURSES,
    "analytes": ANALYTES,
    "conditions": CONDITIONS,
    "products": PRODUCTS,
    "routes": ROUTES,
}


def check_knowledge(knowledge: Knowledge, facts: frozenset[str] | None = None) -> list[KnowledgeError]:
    """Every problem found, in the order of the files; empty where the knowledge may be used.

    `facts` are the facts that can ever be true (`b12core.situation.known_facts`); without them reachability of rules
    is not checked.
    """
    problems = [
        *_contract(knowledge),
        *_fields(knowledge),
        *_units(knowledge),
        *_synonyms(knowledge),
        *_addresses(knowledge),
        *_citations(knowledge),
        *_doses(knowledge),
        *extended_lines(knowledge.protocols, knowledge.lines),
        *_limits(knowledge),
        *unsaid_of_another(knowledge),
        *unsafe_referrals(knowledge),
        *unsound_codes(knowledge),
    ]
    if facts is not None:
        problems += _reachable(knowledge, facts)
        problems += uncovered_bands(knowledge.bands, facts)
    return problems


def _contract(knowledge: Knowledge) -> Iterator[KnowledgeError]:
    """Vocabulary and attribute files hold exactly the ids of the contract."""
    for kind, ids in _CONTRACT.items():
        yield from _same(f"vocabulary/{kind}.yml", knowledge.vocabulary.terms[kind], ids)
    yield from _same("analytes.yml", knowledge.analytes, ANALYTES)
    yield from _same("symptoms.yml", knowledge.symptoms, SYMPTOMS)
    yield from _same("causes.yml", knowledge.causes, CAUSES)
    yield from _same("procedures.yml", knowledge.procedures, PROCEDURES)


def _fields(knowledge: Knowledge) -> Iterator[KnowledgeError]:
    """Rules that name an input of the case name one that exists."""
    labs = {f"labs.{analyte}" for analyte in ANALYTES}
    for threshold in knowledge.thresholds:
        if threshold.of not in {"patient.age", "cause_detail.resection_cm", *labs}:
            yield KnowledgeError("thresholds.yml", threshold.fact, f"is of {threshold.of!r}", "an input with a number")
    for gap in knowledge.missing:
        if gap.field not in {*knowledge.wording["fields"], *labs}:
            yield KnowledgeError("rules/missing.yml", gap.field, "has no name", "a lab, or a field of wording.yml")
        for change in sorted(set(gap.settles) - {rule.id for rule in knowledge.changes}):
            yield KnowledgeError("rules/missing.yml", gap.field, f"settles {change!r}", "rules of rules/changes.yml")


def _limits(knowledge: Knowledge) -> Iterator[KnowledgeError]:
    """Every analyte has a limit, or its finding says what a result is good for without one."""
    for analyte, entry in knowledge.analytes.items():
        if not knowledge.bands[analyte] and entry.without_band is None:
            yield KnowledgeError(
                "analytes.yml", analyte, "has neither bands nor a sentence without them", "bands, or without_band"
            )


def _same(file: str, found: Iterable[str], wanted: tuple[str, ...]) -> Iterator[KnowledgeError]:
    for missing in sorted(set(wanted) - set(found)):
        yield KnowledgeError(file, missing, "has no entry", "one entry for each id of the contract")
    for unknown in sorted(set(found) - set(wanted)):
        yield KnowledgeError(file, unknown, "is not an id of the contract", "one of " + ", ".join(wanted))


def _units(knowledge: Knowledge) -> Iterator[KnowledgeError]:
    """No two units of an analyte look alike, and a further spelling means a unit that some analyte has."""
    named: set[str] = set()
    for analyte, entry in knowledge.analytes.items():
        units = [*filter(None, (entry.own_unit,)), *(unit.unit for unit in entry.units)]
        units += [noted.unit for noted in entry.noted_units]
        named.update(units)
        plain = [knowledge.units.plain(unit) for unit in units]
        for unit in sorted(unit for unit, spelling in zip(units, plain, strict=True) if plain.count(spelling) > 1):
            yield KnowledgeError("analytes.yml", analyte, f"{unit} reads like another of its units", "units apart")
    for unit in sorted(set(knowledge.units.spellings.also_written) - named):
        yield KnowledgeError("units.yml", unit, "is a unit of no analyte", "a unit of analytes.yml")


def _synonyms(knowledge: Knowledge) -> Iterator[KnowledgeError]:
    for kind, terms in knowledge.vocabulary.terms.items():
        seen: dict[str, str] = {}
        for term in terms.values():
            for word in {synonym.casefold() for synonym in term.synonyms}:
                if word in seen:
                    yield KnowledgeError(
                        f"vocabulary/{kind}.yml",
                        term.id,
                        f"{word!r} also stands for {seen[word]}",
                        "a synonym for one id",
                    )
                seen[word] = term.id


def sourced_entries(knowledge: Knowledge) -> Iterator[tuple[str, Any]]:
    """Every entry that carries sources, with the file it stands in."""
    for file, entries in (
        ("analytes.yml", knowledge.analytes.values()),
        ("symptoms.yml", knowledge.symptoms.values()),
        ("causes.yml", knowledge.causes.values()),
        ("procedures.yml", knowledge.procedures.values()),
        ("thresholds.yml", knowledge.thresholds),
        ("derived.yml", knowledge.derived),
        ("bands.yml", (band for bands in knowledge.bands.values() for band in bands)),
        ("timings.yml", knowledge.timings),
        ("rules/needs.yml", knowledge.needs.values()),
        ("rules/reasons.yml", knowledge.reasons),
        ("rules/referrals.yml", knowledge.referrals),
        ("rules/scope.yml", knowledge.scope),
        ("rules/safety.yml", knowledge.safety),
        ("rules/monitoring.yml", knowledge.monitoring),
        ("rules/expectations.yml", knowledge.expectations),
        ("rules/interpretation.yml", knowledge.interpretation),
        ("rules/trends.yml", knowledge.trends),
        ("considered.yml", knowledge.considered),
    ):
        for entry in entries:
            yield file, entry
    for protocol in knowledge.protocols.values():
        file = f"protocols/{protocol.id}.yml"
        yield file, protocol
        for line in (*protocol.rules, *protocol.silent):
            yield file, line


def _citations(knowledge: Knowledge) -> Iterator[KnowledgeError]:
    """A cited source exists, a source is cited, and a sure statement cites at least one."""
    cited: set[str] = set()
    for file, entry in sourced_entries(knowledge):
        label = getattr(entry, "id", None) or entry.fact
        sources = (*entry.sources, *(source for words in _side_sentences(entry) for source in words.sources))
        cited.update(sources)
        for source in sources:
            if source not in knowledge.sources:
                yield KnowledgeError(file, label, f"cites {source}", "a source of sources.yml")
        if not entry.sources and entry.confidence in DOSING_CONFIDENCE:
            yield KnowledgeError(file, label, f"is {entry.confidence} and cites no source", "at least one source")
    for change in knowledge.changes:
        cited.update(change.then.sources if change.then else ())
    for source in sorted(set(knowledge.sources) - cited):
        yield KnowledgeError("sources.yml", source, "is never cited", "a source that an entry uses")


def _side_sentences(entry: Any) -> Iterator[SourcedWords | BlockedWords]:
    """Sentences of an entry that carry sources of their own."""
    for name in ("without_band", "oral", "switching", "stopping", "availability"):
        words = getattr(entry, name, None)
        if words is not None:
            yield words
    yield from getattr(entry, "blocked", ())


def _addresses(knowledge: Knowledge) -> Iterator[KnowledgeError]:
    """A source shows no other address than that of the place where it belongs."""
    for source in knowledge.sources.values():
        problem = knowledge.hosts.problem(source.canonical) if source.canonical else None
        if problem:
            yield KnowledgeError("sources.yml", source.id, problem, EXPECTED)


def _doses(knowledge: Knowledge) -> Iterator[KnowledgeError]:
    """A dose stands only on a source that may carry one."""
    for protocol in knowledge.protocols.values():
        file = f"protocols/{protocol.id}.yml"
        for rule in protocol.rules:
            if not rule.sources:
                yield KnowledgeError(file, rule.id, "sets a dose without a source", "at least one source")
            if any(step.route == "IV" for steps in (rule.steps, *rule.options) for step in steps):
                yield KnowledgeError(file, rule.id, "gives an intravenous step", "a route other than IV")
            if not rule.steps:
                yield KnowledgeError(file, rule.id, "has no steps", "at least one step")


def _reachable(knowledge: Knowledge, facts: frozenset[str]) -> Iterator[KnowledgeError]:
    """A rule names only facts that can be true, and lines claim at least one cell."""
    for file, label, when in _conditions(knowledge):
        for fact in (*when.all, *when.any, *when.none):
            if fact not in facts:
                yield KnowledgeError(file, label, f"waits for {fact!r}, which is never true", "a known fact")
        if set(when.all) & set(when.none):
            yield KnowledgeError(file, label, "can never hold: a fact is both required and excluded", "one of the two")
    for protocol in knowledge.protocols.values():
        lines: tuple[RegimenRule | SilentRule, ...] = (*protocol.rules, *protocol.silent)
        for line in lines:
            if not line.causes or not line.stage:
                yield KnowledgeError(f"protocols/{protocol.id}.yml", line.id, "claims no case", "causes and stages")


def _conditions(knowledge: Knowledge) -> Iterator[tuple[str, str, Condition]]:
    statements: tuple[tuple[str, tuple[Statement, ...]], ...] = (
        ("rules/reasons.yml", knowledge.reasons),
        ("rules/referrals.yml", knowledge.referrals),
        ("rules/scope.yml", knowledge.scope),
        ("rules/safety.yml", knowledge.safety),
        ("rules/monitoring.yml", knowledge.monitoring),
        ("rules/expectations.yml", knowledge.expectations),
        ("rules/interpretation.yml", knowledge.interpretation),
    )
    for file, rules in statements:
        for rule in rules:
            yield file, rule.id, rule.when
    for gap in knowledge.missing:
        yield "rules/missing.yml", gap.field, gap.when
    for change in knowledge.changes:
        yield "rules/changes.yml", change.id, change.when
    for trend in knowledge.trends:
        yield "rules/trends.yml", trend.id, trend.when
    for bands in knowledge.bands.values():
        for band in bands:
            yield "bands.yml", band.id, band.applies
    for derived in knowledge.derived:
        yield "derived.yml", derived.id, derived.when
    for referral in knowledge.referrals:
        yield from (("rules/referrals.yml", referral.id, words.when) for words in referral.blocked)
    for need in knowledge.needs.values():
        yield from (("rules/needs.yml", need.id, words.when) for words in need.blocked)
