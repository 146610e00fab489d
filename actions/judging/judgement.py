"""The core's judgement of what a conversation knows, under the protocol that was chosen in it, if one was."""

from __future__ import annotations

import datetime as dt

from pydantic import ValidationError

from actions.core import first_judgement_of, suggestion_for
from actions.facts.facts import Facts
from actions.judging.case import case_from
from b12core.errors import CaseError
from b12core.first_judgement import FirstJudgement
from b12core.suggestion import Suggestion


def suggestion_from(facts: Facts, today: dt.date) -> Suggestion:
    """The suggestion for the facts on this day. Raises CaseError for a fact that cannot be used."""
    return suggestion_for(case_from(facts, today), facts.protocol)


def leaves_scope(before: Facts, after: Facts, today: dt.date) -> bool:
    """Whether a turn's facts are the first that lie outside what the rules cover: no answer can change that."""
    return before != after and _is_out_of_scope(after, today) and not _is_out_of_scope(before, today)


def first_judgement_from(facts: Facts, today: dt.date) -> FirstJudgement:
    """How urgent the facts are, and their status where no protocol decides it; neither where they cannot be used."""
    try:
        return first_judgement_of(case_from(facts, today))
    except (CaseError, ValidationError):
        return FirstJudgement(None, None)


def _is_out_of_scope(facts: Facts, today: dt.date) -> bool:
    return first_judgement_from(facts, today).status == "out_of_scope"
