"""Answers what is asked of the own case, and goes back to where the talk was."""

from __future__ import annotations

from rasa_sdk.events import FollowupAction

from actions.steps.interruptions.general_questions import answer_card, education
from actions.steps.own_case.asked import answer_to_the_case, asked_of_the_case, asks_for_tablets_before_a_plan
from actions.steps.own_case.kept import answer_each
from actions.steps.own_case.minors import not_for_a_minor_alone
from actions.steps.own_case.product import FORMS, PRODUCT
from actions.steps.own_case.results import RESULT
from actions.steps.own_case.stopping_a_medicine import answer_on_stopping
from actions.steps.own_case.waiting import wait_for_the_unit
from actions.steps.suggestion.next_dose import what_forbids_a_dose
from actions.steps.suggestion.own_treatment import asked_by
from actions.steps.suggestion.standing import after_options, suggestion_now, was_suggested
from actions.steps.welcome.welcome import plan_or_question
from actions.turn.cannot_wait import say_what_forbids_all
from actions.turn.talk import FIRST_FORM, Events, ReportedAction, Talk, catch_up, leads_on
from actions.turn.this_turn import facts_changed

OWN_CASE = "action_answer_of_own_case"
"""As what answers a turn at once, whatever its intent is."""


TABLETS = "tablets_or_injections"
"""The entry on tablets in the place of injections."""

_ENTRIES = {PRODUCT: FORMS}
"""The entry that stands beside the lines, by what is asked."""


class ActionAnswerOfOwnCase(ReportedAction):
    """Says the lines; the question that stands open is asked again, and facts that came with it lead on to a plan."""

    def name(self) -> str:
        return OWN_CASE

    def act(self, talk: Talk) -> Events:
        """Returns what leads on."""
        if answer_each(talk):
            return self._led_on(talk, [])
        options = []
        if not leads_on(talk):
            options = after_options(talk, suggestion_now(talk)) if was_suggested(talk) else plan_or_question(talk)
        asked = asked_of_the_case(talk.turn.text)
        entry = answer_on_stopping(talk) or education().entry(_ENTRIES.get(asked or "", ""))
        forbidden = what_forbids_a_dose(talk.facts, talk.turn.today, talk.register)
        if asks_for_tablets_before_a_plan(talk) and not forbidden:
            entry = education().entry(TABLETS)
        of_the_case = asked is not None or asked_by(talk.turn) is not None or bool(not_for_a_minor_alone(talk))
        if entry is None and not of_the_case and talk.turn.found.kind == "answer":
            entry = education().entry(talk.turn.found.ids[0])
        waiting = wait_for_the_unit(talk) if asked == RESULT else []
        text = "\n".join(answer_to_the_case(talk, facts_changed(talk.tracker)))
        if entry is None:
            talk.utter(text, options)
        else:
            talk.utter(text)
            say_what_forbids_all(talk)
            talk.show(answer_card(entry, talk.register), None, options)
        return self._led_on(talk, waiting)

    @staticmethod
    def _led_on(talk: Talk, waiting: Events) -> Events:
        if talk.tracker.active_loop:
            return [*waiting, *catch_up(talk)]
        return [*waiting, *catch_up(talk), FollowupAction(FIRST_FORM if leads_on(talk) else "action_listen")]
