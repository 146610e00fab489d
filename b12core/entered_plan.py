"""What goes with a plan that a clinician enters in place of a draft: the checks and cautions of that plan."""

from __future__ import annotations

from typing import NamedTuple

from b12core import statements
from b12core.assessment import assess
from b12core.case import Case
from b12core.clinic import Clinic
from b12core.decision import judge
from b12core.engine import with_outcome
from b12core.knowledge import load_knowledge, spelled_for
from b12core.line_choice import choose
from b12core.rulebook import rulebook_of
from b12core.suggestion import Monitoring, Regimen, Safety

_OF_A_REGIMEN = ("regimen:", "offered:", "nerve_course:", "draft:", "protocol:", "loading_course:")
"""The families of facts that a draft adds to a case; the stage, which the case itself is at, stays."""

_STAGES = {"repletion": "stage:repletion", "maintenance": "stage:maintenance", "prophylaxis": "stage:prevention"}


class BesidePlan(NamedTuple):
    """Cautions and interactions, and what to check, of a plan for a case."""

    safety: tuple[Safety, ...]
    monitoring: tuple[Monitoring, ...]


def beside_plan(case: Case, plan: Regimen, protocol: str, clinic: Clinic) -> BesidePlan:
    """What the rules say beside the plan, for such a case, as the protocol of this id is read.

    What belongs to the stage of the draft is said, too: a start without loading doses is watched as a start.
    Raises CaseError for a fact that cannot be used.
    """
    book = rulebook_of(spelled_for(load_knowledge(), clinic.country))
    situation = assess(case, book.knowledge)
    judgement = judge(situation, book)
    decision = choose(judgement, protocol, book, case.preferences.route)
    drafted = with_outcome(situation, judgement, decision, protocol).facts
    of_the_case = {fact for fact in drafted if not fact.startswith(_OF_A_REGIMEN)}
    facts = frozenset(of_the_case | _facts_of(case, plan, protocol, drafted))
    return BesidePlan(
        safety=tuple(statements.safety(rule, facts, book) for rule in book.safety.holding(facts)),
        monitoring=statements.checks(book, book.monitoring.places(facts)),
    )


def _facts_of(case: Case, plan: Regimen, protocol: str, drafted: frozenset[str]) -> set[str]:
    """What is true of the plan, in the words of the rules."""
    swallowed = all(step.route == "PO" for step in plan.steps)
    facts = {f"protocol:{protocol}", "regimen:any", "regimen:oral" if swallowed else "regimen:injection"}
    facts |= {_STAGES[step.phase] for step in plan.steps}
    if not swallowed:
        facts.add("offered:injection")
    if plan.product == "cyanocobalamin":
        facts.add("regimen:cyanocobalamin_injection")
    used = case.treatment.route if case.treatment is not None else None
    if used is not None and (used == "PO") != swallowed:
        facts.add("draft:other_route")
    if "stage:repletion" in facts and {"nerve_course:offered", "nerve_course:drafted"} & drafted:
        facts.add("nerve_course:drafted")
    return facts
