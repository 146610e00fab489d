"""The core's judgement of what a conversation knows, under the protocol that was chosen in it, if one was."""

from __future__ import annotations

import datetime as dt

from actions.case_from_slots import case_from
from actions.core import suggestion_for
from actions.facts import Facts
from b12core.suggestion import Suggestion


def suggestion_from(facts: Facts, today: dt.date) -> Suggestion:
    """The suggestion for the facts on this day. Raises CaseError for a fact that cannot be used."""
    return suggestion_for(case_from(facts, today), facts.protocol)
