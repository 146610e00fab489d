"""How urgent a case is, and whether it is settled whatever the protocol: judged without wording a suggestion."""

from __future__ import annotations

from typing import NamedTuple

from b12core.assessment import assess
from b12core.case import Case
from b12core.clinic import Clinic
from b12core.decision import Settled, judge
from b12core.identifiers import Status, Urgency
from b12core.knowledge import Knowledge, spelled_for
from b12core.rulebook import rulebook_of


class FirstJudgement(NamedTuple):
    """What every protocol shares: the urgency, and the status where it is settled already, else None."""

    urgency: Urgency | None
    status: Status | None


def first_judgement(case: Case, knowledge: Knowledge, clinic: Clinic) -> FirstJudgement:
    """The urgency that `suggest` gives for the same case, and its status where no protocol decides it.

    Raises CaseError for a fact that cannot be used.
    """
    book = rulebook_of(spelled_for(knowledge, clinic.country))
    judgement = judge(assess(case, book.knowledge), book)
    if isinstance(judgement, Settled):
        return FirstJudgement(judgement.decision.urgency, judgement.decision.status)
    return FirstJudgement(judgement.urgency, None)
