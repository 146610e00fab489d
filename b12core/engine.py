"""`suggest`: one case in, one explained suggestion out. Reads no clock, network, environment or randomness."""

from __future__ import annotations

from functools import partial
from typing import Any

from pydantic import ValidationError

from b12core.appraisal import appraise
from b12core.assessment import assess
from b12core.case import Case
from b12core.cited import cited_sources, named_by
from b12core.clinic import Clinic
from b12core.confirmation import confirmation
from b12core.decision import Decision, Judgement, Open, judge
from b12core.errors import CaseError
from b12core.explanation import explain
from b12core.findings import findings
from b12core.hand_over import first_that_speaks
from b12core.headline import headline
from b12core.knowledge import Knowledge, load_knowledge, spelled_for
from b12core.need import SHOWS_NONE
from b12core.other_route import with_other_route
from b12core.outlook import outlook
from b12core.refusal import refusal
from b12core.regimen import considered, regimen
from b12core.rulebook import rulebook_of
from b12core.situation import Situation
from b12core.suggestion import KnowledgeStamp, Suggestion
from b12core.treatment_change import order_facts, restart_facts, treatment_change
from b12core.trends import trends

DEFAULT_PROTOCOL = "us-practice"


def suggest(
    case: Case,
    protocol: str | None = None,
    *,
    knowledge: Knowledge | None = None,
    clinic: Clinic | None = None,
) -> Suggestion:
    """The suggestion for a case under a protocol, or under the clinic's protocols in their order (else `us-practice`).

    It is spelled as the clinic's country spells; without a clinic in British English.
    A protocol that is named is never replaced; of the clinic's, the next that speaks answers where one is silent.
    Raises CaseError, which names field, expected, got and what to do, for a value that cannot be understood.
    """
    country = clinic.country if clinic else None
    book = rulebook_of(spelled_for(knowledge or load_knowledge(), country))
    rules = book.knowledge
    order = _order(protocol, clinic, rules)
    situation = assess(case, rules)
    judgement = judge(situation, book)
    prefer = case.preferences.route
    spoken = first_that_speaks(judgement, order, book, prefer)
    chosen, decided = spoken.protocol, spoken.decision
    outcome = with_outcome(situation, judgement, decided, chosen)
    spoken = with_other_route(spoken, outcome.facts, book)
    decision = spoken.decision
    change = treatment_change(case.treatment, decision, outcome.facts)
    if change is not None:
        outcome = outcome.with_facts(change.facts())
    outcome = outcome.with_facts(order_facts(case.ordered, decision) | restart_facts(case.treatment, decision))
    beside = outlook(situation, judgement, decided, chosen, book, prefer)
    explained = explain(case, outcome, judgement, spoken, book, beside.changing)
    found = findings(outcome, book)
    moved = trends(outcome, book)
    options = considered(case, outcome, judgement, book)
    in_use = tuple(filter(None, [appraise(case, outcome, decision, change, chosen, book)]))
    clinician, patient = headline(spoken, explained, beside.speaking, outcome, case, book)
    return Suggestion(
        status=decision.status,
        urgency=decision.urgency,
        protocol=chosen,
        protocol_title=rules.protocols[chosen].title,
        handed_over_from=tuple(silent for silent, _ in spoken.silent),
        headline=clinician,
        headline_plain=patient,
        regimen=regimen(decision, outcome, book),
        considered=options,
        appraisal=in_use[0] if in_use else None,
        reasons=explained.reasons,
        findings=found,
        interpretation=explained.interpretation,
        trends=moved,
        referrals=explained.referrals,
        safety=explained.safety,
        monitoring=explained.monitoring,
        expect=explained.expect,
        missing=explained.missing,
        would_change=beside.would_change,
        alternatives=beside.alternatives,
        confirmation=confirmation(case, outcome, decision, chosen, explained, clinic, book),
        sources=cited_sources(
            (
                explained.cited_by_reasons,
                named_by(in_use, found, explained.interpretation, moved, options),
                explained.cited_by_checks,
                beside.cited,
            ),
            case.as_of,
            book,
        ),
        knowledge=book.once("stamp", partial(_stamp, rules)),
    )


def _stamp(rules: Knowledge) -> KnowledgeStamp:
    """By which knowledge, in which spelling, a suggestion was made."""
    return KnowledgeStamp(version=rules.meta.version, sha256=rules.sha256, spelling=rules.spelling.id)


def _order(protocol: str | None, clinic: Clinic | None, rules: Knowledge) -> tuple[str, ...]:
    """The protocols to ask, in order. Raises CaseError for one that is not known."""
    order = (protocol,) if protocol else clinic.protocols if clinic else (DEFAULT_PROTOCOL,)
    for name in order:
        if name not in rules.protocols:
            raise CaseError("protocol", " or ".join(sorted(rules.protocols)), repr(name), "Choose one of these.")
    return order


def parse_case(content: Any) -> Case:
    """The case from decoded JSON. Raises CaseError naming every field that cannot be used, the first one first."""
    try:
        return Case.model_validate(content)
    except ValidationError as error:
        raise refusal(error, Case, load_knowledge()) from error


def with_outcome(situation: Situation, judgement: Judgement, decision: Decision, protocol: str) -> Situation:
    """The situation with what was decided, so that rules can speak of the stage, the regimen and what is ruled out."""
    facts = {f"protocol:{protocol}"}
    if isinstance(judgement, Open):
        facts |= {f"ruled_out:{product}" for rule in judgement.blocking for product in rule.blocks}
    if decision.steps:
        facts |= {f"stage:{decision.stage}", "regimen:any"}
        facts.add("regimen:oral" if decision.steps[0].route == "PO" else "regimen:injection")
        if any(step.route != "PO" for steps in (decision.steps, *decision.options) for step in steps):
            facts.add("offered:injection")
        if decision.steps[0].product == "cyanocobalamin":
            facts.add("regimen:cyanocobalamin_injection")
        facts |= _loading_course(situation, decision)
        if decision.nerve_course:
            facts.add("nerve_course:offered" if situation.features.neuro == "definite" else "nerve_course:not_asked")
        if decision.restarts:
            facts.add("nerve_course:drafted")
        if decision.no_nerve_course:
            facts.add("nerve_course:not_read")
    if decision.is_silent:
        facts.add("regimen:none")
    if decision.keeps_course:
        facts |= {"loading_course:another", f"stage:{decision.stage}", "offered:injection"}
    if decision.urgency == "emergency":
        facts.add("outcome:emergency")
    if decision.is_left_to_others:
        facts.add("offered:open")
        if situation.features.phase == "repletion":
            facts.add("stage:open")
    if decision.need == "undecided":
        facts.add("deficiency:undecided")
    if decision.need in SHOWS_NONE:
        facts.add("deficiency:not_shown")
    return _without_the_course(situation, facts) if decision.broken_off else situation.with_facts(facts)


def _without_the_course(situation: Situation, outcome: set[str]) -> Situation:
    """The situation where a loading course is begun anew: the doses before it are past, and nothing is in use."""
    known = situation.features._replace(doses_given=None, treated=False)
    facts = situation.facts - {"loading_under_way", "in_use:injection", "in_use:unknown_injection"}
    begun_anew = {"untreated", "treatment_lapsed", "loading_course:broken_off"}
    return situation._replace(features=known, facts=facts | begun_anew | outcome)


def _loading_course(situation: Situation, decision: Decision) -> set[str]:
    """Whether the doses already given make up the loading course, or that the course ends by response."""
    if decision.moved_on:
        return {"loading_course:at_plateau" if decision.at_plateau else "loading_course:complete"}
    facts = {"loading_course:stage_complete"} if decision.begun is not None and decision.begun.just_ended else set()
    loading = [step for step in decision.steps if step.phase == "repletion"]
    under_way = "loading_under_way" in situation.facts and not decision.broken_off
    if decision.at_later_stage:
        facts.add("loading_course:later_stage")
    if under_way and any(step.until is not None for step in loading):
        facts.add("loading_course:open")
    return facts
