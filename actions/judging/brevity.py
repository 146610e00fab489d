"""Which questions are still worth asking a clinician who gave a case in one message: those that the core cannot do
without. The rest stands in the review as not asked, and any line can be added."""

from __future__ import annotations

import datetime as dt

from pydantic import ValidationError

from actions.facts.draft import CHANGES, Draft
from actions.facts.facts import Facts
from actions.facts.loading import BEGUN
from actions.facts.said import Turn
from actions.judging.judgement import suggestion_from
from actions.judging.leaving_out import OF_A_COURSE
from actions.questions.catalogue import answered, question, questions
from b12core.errors import CaseError
from b12core.suggestion import Missing

A_WHOLE_CASE = 4
"""Facts in one message from which on it counts as a case, and no longer as an answer."""


def keep_it_brief(draft: Draft, turn: Turn) -> None:
    """Limits the questions to the decisive ones, once a clinician has given a whole case in one message. The cause is
    asked for, since it decides how long; so are nerve signs unless one was named, or all were denied: the ordinary
    schedule never stands alone where they are there (S-03). Any other sign of that list says nothing about them. What
    cannot wait is asked for once, too, in the same list, unless each of it was told. Within a first course the doses
    given are, where their number was not told: the plan goes on from it.
    """
    if turn.register != "clinician":
        return
    chosen = draft.facts.only_ask
    if chosen is None:
        taken_up = sum(note.kind in CHANGES for note in draft.notes)
        if taken_up < A_WHOLE_CASE or turn.answers:
            return
    gaps = missing(draft.facts, turn.today)
    decisive = [question_for(gap.field) for gap in gaps if gap.decisive or gap.field == "cause"]
    asked = [question_id for question_id in decisive if question_id is not None]
    if not (_nerve_signs_told(draft.facts) and _dangers_told(draft.facts)):
        asked.append("nerve_symptoms")
    if draft.facts.loading == BEGUN and draft.facts.doses_given is None:
        asked += OF_A_COURSE
    draft.put("only_ask", list(dict.fromkeys([*(chosen or []), *asked])))


def _nerve_signs_told(facts: Facts) -> bool:
    """Whether a nerve sign is there, or every one of them was denied."""
    nerves = set(question("nerve_symptoms").part("nerves"))
    return bool(nerves.intersection(facts.symptoms_present)) or nerves.issubset(facts.symptoms_absent)


def _dangers_told(facts: Facts) -> bool:
    """Whether each sign of the list that cannot wait was named or denied."""
    told = {*facts.symptoms_present, *facts.symptoms_absent, *facts.symptoms_not_known}
    return told.issuperset(question("nerve_symptoms").part("dangers"))


def missing(facts: Facts, today: dt.date) -> tuple[Missing, ...]:
    """What the core misses in these facts; nothing where it cannot use them as they are."""
    try:
        return suggestion_from(facts, today).missing
    except (CaseError, ValidationError):
        return ()


def worth_naming(gaps: tuple[Missing, ...], facts: Facts) -> list[Missing]:
    """The gaps without those that no question asks this person about."""
    states = answered(facts)
    return [gap for gap in gaps if states.get(question_for(gap.field) or "") != "not_applicable"]


def question_for(field: str) -> str | None:
    """The first question that asks for a field of the case."""
    return next((item.id for item in questions().values() if item.asks_for(field)), None)
