"""Hands the case to the core and shows its suggestion, with the options that follow it."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet

from actions.core import clinic
from actions.facts.draft import Draft
from actions.facts.facts import Facts
from actions.facts.people import person_of
from actions.judging.brevity import question_for
from actions.judging.case import case_from, question_of
from actions.judging.emergency import is_emergency
from actions.judging.judgement import knowledge_about, suggestion_from
from actions.judging.on_sale import if_not_on_sale
from actions.judging.waiting import waits_for_somebody
from actions.questions.catalogue import answered, question
from actions.questions.offers import button
from actions.registers import Register
from actions.steps.own_case.kept import answer_kept
from actions.steps.own_case.other_guideline import named_for_the_place
from actions.steps.suggestion.difference import difference, remembered
from actions.steps.suggestion.dose_table import dose_table
from actions.steps.suggestion.next_dose import overdue_at_least
from actions.steps.suggestion.schedule import counted_from
from actions.steps.suggestion.standing import after_options, can_be_sent, refusal_of, shows_plans
from actions.steps.suggestion.visit_sheet import visit_sheet
from actions.turn.open_emergency import opened
from actions.turn.reopening import reopen
from actions.turn.talk import FIRST, FIRST_FORM, Events, ReportedAction, Talk, set_slots, spoken_of
from actions.turn.whom_to_reach import whom_to_reach
from b12core.case import Case
from b12core.errors import CaseError
from b12core.schedule import build_schedule
from b12core.suggestion import Suggestion

LEAD: dict[Register, tuple[str, ...]] = {
    "patient": ("option_visit", "option_why"),
    "clinician": ("option_use_protocol", "option_why"),
}
"""The options that stand in the card itself, the strongest first; a patient's draft that can be sent leads there."""

SUGGEST = "action_suggest"
"""As what answers a turn at once, whatever was asked: then the questions end there."""


class ActionSuggest(ReportedAction):
    """Shows the suggestion card: the regimen with its caveat, or why there is none."""

    def name(self) -> str:
        return SUGGEST

    def act(self, talk: Talk) -> Events:
        """Returns what the suggestion was made for, or the events that ask again for a fact which the core refuses."""
        if talk.facts == Facts() and talk.register == "patient":
            talk.utter(talk.say("facts_first"))
            return [FollowupAction(FIRST_FORM)]
        if is_emergency(talk.facts, talk.turn.today):
            return [*set_slots(talk.tracker, opened(talk, Draft(talk.facts))), FollowupAction("action_red_flag")]
        try:
            case = case_from(talk.facts, talk.turn.today)
            suggestion = suggestion_from(talk.facts, talk.turn.today)
        except CaseError as error:
            return _asked_again(talk, error)
        before = talk.tracker.get_slot("suggested_for")
        changed = difference(before, talk, suggestion) if before else None
        early = talk.tracker.get_slot(FIRST) == SUGGEST and suggestion.status != "out_of_scope" and bool(_open(talk))
        if early:
            changed = "\n".join(filter(None, [changed, talk.say("refused_whatever_follows")]))
        person = person_of(talk.facts)
        if person is not None:
            about = talk.say("plan_about", person=spoken_of(person))
            changed = "\n".join(filter(None, [about, changed]))
        gone = if_not_on_sale(suggestion, talk.facts, talk.turn.today, talk.register) if shows_plans(talk) else []
        there = named_for_the_place(talk, suggestion) if shows_plans(talk) else []
        late = overdue_at_least(talk) if shows_plans(talk) else []
        changed = "\n".join(filter(None, [changed, *gone, *there, *late])) or None
        options = after_options(talk, suggestion)
        if early or _asks_on(talk, suggestion):
            options.insert(0, button(talk.say("option_go_on"), "/start_plan"))
        if shows_plans(talk):
            talk.show(suggestion_card(talk, case, suggestion), changed, options)
        else:
            talk.show(visit_sheet(talk, suggestion), changed, options)
        reached = SlotSet("suggested_for", remembered(talk.facts))
        ended = answer_kept(talk.with_slot("suggested_for", reached["value"]))
        if talk.tracker.get_slot(FIRST) == SUGGEST:
            ended += [ActiveLoop(None), SlotSet("requested_slot", None), FollowupAction("action_listen")]
        return [reached, *ended]


def _asks_on(talk: Talk, suggestion: Suggestion) -> bool:
    """Whether a question was not asked yet that a plan needs, or that comes first among what is missing."""
    still_open = _open(talk)
    first = question_for(suggestion.missing[0].field) if suggestion.missing else None
    return bool(still_open) if suggestion.status == "needs_information" else first in still_open


def _open(talk: Talk) -> set[str]:
    """The questions about the case that were not asked yet."""
    return {name for name, state in answered(talk.facts).items() if state is None and question(name).is_a_line}


def suggestion_card(talk: Talk, case: Case, suggestion: Suggestion) -> dict[str, Any]:
    """The suggestion as a card for any channel, with the clinic's words and its dates if it began today."""
    content = knowledge_about(talk.facts)
    return {
        "type": "suggestion",
        "register": talk.register,
        "suggestion": suggestion.model_dump(mode="json", by_alias=True),
        "doses": dose_table(suggestion.regimen, talk.register, content) if suggestion.regimen else [],
        "lead": [talk.say(key) for key in _lead(talk, suggestion)],
        "clinic": {
            "name": clinic().name,
            "contact": clinic().contact,
            **whom_to_reach(talk, suggestion.urgency),
        },
        "schedule": _example_dates(talk, case, suggestion),
    }


def _lead(talk: Talk, suggestion: Suggestion) -> tuple[str, ...]:
    first, *others = LEAD[talk.register]
    sends = talk.register == "patient" and can_be_sent(suggestion)
    return ("option_send" if sends else first, *others)


def _example_dates(talk: Talk, case: Case, suggestion: Suggestion) -> dict[str, Any] | None:
    """The dates of the regimen from today on, under what they count from; the caveat stands in the suggestion.

    None where somebody has to be asked before any injection.
    """
    if suggestion.regimen is None or waits_for_somebody(suggestion):
        return None
    start, last_dose = talk.turn.today, case.treatment.last_dose_on if case.treatment else None
    schedule = build_schedule(suggestion, start, last_dose, knowledge=knowledge_about(talk.facts))
    caption = counted_from(talk, schedule, "dates_example", start)
    return {**schedule.model_dump(mode="json", exclude={"caveat", "caveat_plain"}), "caption": caption}


def _asked_again(talk: Talk, error: CaseError) -> Events:
    talk.utter(refusal_of(talk, error))
    question_id = question_of(error)
    return reopen(talk, question(question_id)) if question_id else []
