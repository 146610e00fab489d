"""The core's judgement of what a conversation knows, under the protocol that was chosen in it, if one was."""

from __future__ import annotations

import datetime as dt

from pydantic import ValidationError

from actions.core import first_judgement_of, knowledge, suggestion_for
from actions.facts.facts import Facts
from actions.facts.people import person_of
from actions.judging.case import case_from
from b12core.assessment import assess
from b12core.case import Case, Preferences
from b12core.decision import Settled, judge
from b12core.errors import CaseError
from b12core.first_judgement import FirstJudgement
from b12core.knowledge import Knowledge
from b12core.knowledge.rule_schema import SafetyRule
from b12core.knowledge.third_person import Pronoun
from b12core.rulebook import rulebook_of
from b12core.suggestion import Suggestion


def suggestion_from(facts: Facts, today: dt.date) -> Suggestion:
    """The suggestion for the facts on this day, its sentences for patients said of the person whose plan it is.

    Raises CaseError for a fact that cannot be used.
    """
    return suggestion_of(case_from(facts, today), facts, facts.protocol)


def suggestion_of(case: Case, facts: Facts, protocol: str | None = None) -> Suggestion:
    """The suggestion for a case of the person whom the facts are about, under this protocol, else the clinic's.

    Raises CaseError for a fact that cannot be used.
    """
    return suggestion_for(case, protocol, _spoken_of(facts))


def knowledge_about(facts: Facts) -> Knowledge:
    """The clinical content with its sentences for patients said of the person whose plan it is."""
    return knowledge(_spoken_of(facts))


def _spoken_of(facts: Facts) -> Pronoun | None:
    """How the person whose plan it is is spoken of; None where the plan is the writer's own."""
    person = person_of(facts)
    return None if person is None else person.pronouns


def suggestion_with_tablets_wanted(facts: Facts, today: dt.date) -> Suggestion:
    """The suggestion as it is shown to somebody who wants tablets. Raises CaseError for a fact that cannot be used."""
    wanted = case_from(facts, today).model_copy(update={"preferences": Preferences(route="oral")})
    return suggestion_of(wanted, facts, facts.protocol)


def first_judgement_from(facts: Facts, today: dt.date) -> FirstJudgement:
    """How urgent the facts are, and their status where no protocol decides it; neither where they cannot be used."""
    try:
        return first_judgement_of(case_from(facts, today))
    except (CaseError, ValidationError):
        return FirstJudgement(None, None)


def safety_rules(facts: Facts, today: dt.date) -> tuple[SafetyRule, ...]:
    """The contraindications, cautions and interactions that hold whatever is drafted; none where the facts cannot be
    used yet.
    """
    try:
        situation = assess(case_from(facts, today), knowledge())
    except (CaseError, ValidationError):
        return ()
    return tuple(rulebook_of(knowledge()).safety.holding(situation.facts))


def is_now_refused(before: Facts, after: Facts, today: dt.date) -> bool:
    """Whether a turn's facts are the first for which no plan can be made, whatever else is answered: outside what the
    rules cover, or nothing that may be given; or are so by another rule than before. That is said at once.
    """
    if before == after:
        return False
    refused = _refused_by(after, today)
    return refused is not None and refused != _refused_by(before, today)


def is_open_again(before: Facts, after: Facts, today: dt.date) -> bool:
    """Whether a turn's facts take away why no plan could be made: what is still to be asked is asked then."""
    return before != after and is_refused(before, today) and not is_refused(after, today)


def is_refused(facts: Facts, today: dt.date) -> bool:
    """Whether a rule of scope or a contraindication to every product settles the case, before any protocol is asked."""
    return _refused_by(facts, today) is not None


def _refused_by(facts: Facts, today: dt.date) -> str | None:
    """The id of the rule that refuses a plan whatever the protocol; None where none does."""
    try:
        situation = assess(case_from(facts, today), knowledge())
    except (CaseError, ValidationError):
        return None
    judgement = judge(situation, rulebook_of(knowledge()))
    rule = judgement.decision.refused_by if isinstance(judgement, Settled) else None
    return None if rule is None else rule.id
