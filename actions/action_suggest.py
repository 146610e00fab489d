"""Hands the case to the core and shows its suggestion, with the options that follow it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from actions.case_from_slots import case_from, question_of
from actions.core import clinic, suggestion_for
from actions.emergency import emergency_card, is_emergency
from actions.offers import button
from actions.questions import question
from actions.reopening import reopen
from actions.reporting import Events, ReportedAction, Talk
from actions.review_card import review_card
from b12core.case import Case
from b12core.errors import CaseError
from b12core.schedule import build_schedule
from b12core.suggestion import Suggestion


class ActionSuggest(ReportedAction):
    """Shows the suggestion card: the regimen with its caveat, or why there is none."""

    def name(self) -> str:
        return "action_suggest"

    def act(self, talk: Talk) -> Events:
        """Returns no events, or those that ask again for a fact which the core refuses."""
        if is_emergency(talk.facts, talk.turn.today):
            card = emergency_card(talk.facts, talk.turn.today, talk.register, crisis=False)
            talk.show(card, None, [])
            talk.utter(talk.say("emergency_after"), [button(talk.say("option_restart"), "/restart")])
            return []
        try:
            case = case_from(talk.facts, talk.turn.today)
            suggestion = suggestion_for(case)
        except CaseError as error:
            return _asked_again(talk, error)
        if talk.register == "patient" and clinic().patient_sees == "after_confirmation":
            talk.show(review_card(talk), talk.say("review_text_before_confirmation"), after_options(talk))
        else:
            talk.show(suggestion_card(talk, case, suggestion), None, after_options(talk))
        return []


def suggestion_card(talk: Talk, case: Case, suggestion: Suggestion) -> dict[str, Any]:
    """The suggestion as a card for any channel, with the clinic's words and its dates if it began today."""
    return {
        "type": "suggestion",
        "register": talk.register,
        "suggestion": suggestion.model_dump(mode="json", by_alias=True),
        "clinic": {
            "name": clinic().name,
            "contact": clinic().contact,
            "emergency_number": clinic().emergency_number,
        },
        "schedule": _example_dates(talk.turn.today, case, suggestion),
    }


def _example_dates(start: dt.date, case: Case, suggestion: Suggestion) -> dict[str, Any] | None:
    """The dates of the regimen from a start day on; the caveat stands in the suggestion beside it."""
    if suggestion.regimen is None:
        return None
    last_dose = case.treatment.last_dose_on if case.treatment else None
    return build_schedule(suggestion, start, last_dose).model_dump(mode="json", exclude={"caveat", "caveat_plain"})


def after_options(talk: Talk) -> list[dict[str, str]]:
    """What a person can ask once the suggestion stands."""
    return [
        button(talk.say("option_would_change"), "/what_would_change"),
        button(talk.say("option_why"), "/why_this"),
        button(talk.say("option_guidelines"), "/other_guidelines"),
        button(talk.say("option_change_answer"), "/change"),
        button(talk.say("option_restart"), "/restart"),
    ]


def _asked_again(talk: Talk, error: CaseError) -> Events:
    talk.utter(talk.say("case_refused", **error.as_dict()))
    question_id = question_of(error)
    return reopen(talk, question(question_id)) if question_id else []
