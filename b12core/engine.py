"""`suggest`: one case in, one explained suggestion out. Reads no clock, network, environment or randomness."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from b12core.assessment import assess
from b12core.case import Case
from b12core.clinic import Clinic
from b12core.confirmation import confirmation
from b12core.decision import Decision, decide
from b12core.errors import CaseError
from b12core.explanation import Explained, explain
from b12core.findings import findings
from b12core.headline import headline
from b12core.knowledge import Knowledge, load_knowledge
from b12core.outlook import alternatives, would_change
from b12core.regimen import considered, regimen
from b12core.situation import Situation
from b12core.suggestion import KnowledgeStamp, Source, Suggestion
from b12core.words import words_of

DEFAULT_PROTOCOL = "us-practice"


def suggest(
    case: Case,
    protocol: str | None = None,
    *,
    knowledge: Knowledge | None = None,
    clinic: Clinic | None = None,
) -> Suggestion:
    """The suggestion for a case under a protocol (the clinic's default, else `us-practice`).

    Raises CaseError, which names field, expected, got and what to do, for a value that cannot be understood.
    """
    rules = knowledge or load_knowledge()
    chosen = protocol or (clinic.default_protocol if clinic else DEFAULT_PROTOCOL)
    if chosen not in rules.protocols:
        raise CaseError("protocol", " or ".join(sorted(rules.protocols)), repr(chosen), "Choose one of these.")
    words = words_of(rules)
    situation = assess(case, rules)
    decision = decide(situation, chosen, rules, prefer_oral=case.preferences.route == "oral")
    judged = with_outcome(situation, decision, chosen)
    explained = explain(case, judged, decision, chosen, rules, words)
    options = considered(case, judged, rules, words)
    others = alternatives(situation, decision, chosen, rules, words)
    statement = confirmation(case, judged, decision, chosen, explained, rules, clinic, words)
    lead = headline(decision, explained, words)
    found = findings(judged, rules, words)
    return Suggestion(
        status=decision.status,
        urgency=decision.urgency,
        protocol=chosen,
        protocol_title=rules.protocols[chosen].title,
        headline=lead[0],
        headline_plain=lead[1],
        regimen=regimen(decision, rules, words),
        considered=options,
        reasons=explained.reasons,
        findings=found,
        referrals=explained.referrals,
        safety=explained.safety,
        monitoring=explained.monitoring,
        expect=explained.expect,
        missing=explained.missing,
        would_change=would_change(situation, decision, chosen, rules, words),
        alternatives=others,
        confirmation=statement,
        sources=_sources(explained, (found, options, others), case, rules),
        knowledge=KnowledgeStamp(version=rules.meta.version, sha256=rules.sha256),
    )


def parse_case(content: Any) -> Case:
    """The case from decoded JSON. Raises CaseError naming the first field that cannot be used."""
    try:
        return Case.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "the case"
        raise CaseError(field, first["msg"], repr(first["input"])[:120], "Correct the field and try again.") from error


def with_outcome(situation: Situation, decision: Decision, protocol: str) -> Situation:
    """The situation with what was decided, so that rules can speak of the stage and the regimen."""
    facts = {f"protocol:{protocol}"}
    if decision.stage is not None and decision.steps:
        facts.add(f"stage:{decision.stage}")
    if decision.need == "undecided":
        facts.add("deficiency:undecided")
    if decision.steps:
        facts |= {"regimen:any", "regimen:oral" if decision.steps[0].route == "PO" else "regimen:injection"}
    return situation.changed(add=facts)


def _sources(
    explained: Explained, others: tuple[tuple[Any, ...], ...], case: Case, knowledge: Knowledge
) -> tuple[Source, ...]:
    """Every source that the suggestion names, with its review date and whether that has passed on `as_of`."""
    groups = (
        *others,
        explained.reasons,
        explained.referrals,
        explained.safety,
        explained.monitoring,
        explained.expect,
    )
    cited = sorted({source for group in groups for item in group for source in item.sources})
    return tuple(
        Source(
            id=source.id,
            title=source.title,
            publisher=source.publisher,
            year=source.year,
            country=source.country,
            address=source.address,
            review_by=due.isoformat(),
            overdue=case.as_of is not None and case.as_of > due,
        )
        for source, due in ((knowledge.sources[cite], knowledge.review_by(cite)) for cite in cited)
    )
