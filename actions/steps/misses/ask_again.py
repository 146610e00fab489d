"""Comes back to the question after a turn that did not answer it."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.core import name_of
from actions.facts.dose_wishes import asks_for_a_dose
from actions.questions.catalogue import noted_in_words, questions
from actions.saying.languages import language_of
from actions.saying.wording import listed
from actions.steps.interruptions.general_questions import answer_if_sure, answer_question
from actions.steps.interruptions.other_language import speak_of_language
from actions.steps.leaving.restart import RESTART, settle_restart
from actions.steps.review.change import CHANGE, ask_which, named_question
from actions.steps.suggestion.kept_questions import keep_question
from actions.steps.suggestion.own_treatment import (
    answer_about_own_treatment,
    concerns_own_treatment,
    say_what_the_plan_says,
)
from actions.steps.suggestion.standing import after_options, suggestion_now, was_suggested
from actions.steps.suggestion.suggest import ActionSuggest
from actions.steps.welcome.welcome import plan_or_question
from actions.turn.natural_answers import says_it_was_told
from actions.turn.reopening import reopen
from actions.turn.talk import Events, ReportedAction, Talk, catch_up, set_slots
from actions.turn.this_turn import facts_changed, was_spoken
from actions.turn.tries import MISSES, tries
from education.asking import asks


class ActionAskAgain(ReportedAction):
    """Lets the form ask again: as before if something was noted, in other words if nothing was understood."""

    def name(self) -> str:
        return "action_ask_again"

    def act(self, talk: Talk) -> Events:
        """Returns what the forms need to ask again."""
        confirming = talk.tracker.get_slot("confirming")
        if confirming == RESTART:
            return settle_restart(talk)
        item = named_question(talk) if confirming == CHANGE else None
        if item is not None:
            return [SlotSet("confirming", None), *reopen(talk, item, to_change=True)]
        return [*set_slots(talk.tracker, {"confirming": None}), *self._ask(talk)]

    def _ask(self, talk: Talk) -> Events:
        if talk.turn.intent == "nlu_fallback" and language_of(talk.turn.text) is not None:
            speak_of_language(talk)
            return catch_up(talk)
        if talk.turn.intent == "nlu_fallback" and not _something_was_said(talk) and answer_if_sure(talk):
            return catch_up(talk)
        if not talk.tracker.active_loop:
            if talk.turn.intent in ("inform", "correct") and asks(talk.turn.text):
                waiting = keep_question(talk) if answer_question(talk) else []
                return [*waiting, *catch_up(talk)]
            return self._outside(talk)
        if talk.turn.intent == "start_plan" or _something_was_said(talk):
            return catch_up(talk)
        if talk.turn.intent in ("nlu_fallback", "inform") and _asks_outright(talk):
            talk.say_once(talk.say("question_not_covered"))
            return catch_up(talk)
        if says_it_was_told(talk.turn):
            talk.say_once(what_is_noted(talk))
            return catch_up(talk)
        if says_what_is_known(talk):
            talk.say_once(talk.say("known_already", names=_named_again(talk)))
            return catch_up(talk)
        waiting = keep_question(talk) if asks(talk.turn.text) and concerns_own_treatment(talk.turn.text) else []
        if waiting:
            return [*waiting, *catch_up(talk)]
        asked = questions().get(talk.turn.asked or "")
        corrects = talk.turn.intent == "correct" and (asked is None or asked.is_a_line)
        if talk.turn.asked == "review":
            corrects = talk.turn.intent in ("correct", "deny")
        if corrects:
            return ask_which(talk)
        return catch_up(talk)

    @staticmethod
    def _outside(talk: Talk) -> Events:
        """Where no question stands open: what can be asked of the plan, or done here; then how to reach a person.

        Whoever asks for the dose once it was suggested is shown the suggestion.
        """
        if was_suggested(talk) and asks_for_a_dose(talk.turn.text) and suggestion_now(talk) is not None:
            return [*catch_up(talk), *ActionSuggest().act(talk)]
        answered = not was_spoken(talk.tracker) and (
            answer_about_own_treatment(talk) or (asks(talk.turn.text) and say_what_the_plan_says(talk))
        )
        if answered:
            return [SlotSet(MISSES, 0), *catch_up(talk)]
        misses = tries(talk) + 1
        key = "outside" if misses == 1 else "outside_again"
        if was_spoken(talk.tracker):
            key = "choose_below"
            talk.utter(
                talk.say(key),
                after_options(talk, suggestion_now(talk)) if was_suggested(talk) else plan_or_question(talk),
            )
        elif was_suggested(talk):
            key = "outside_after" if misses == 1 else "outside_again"
            talk.utter(talk.say(key), after_options(talk, suggestion_now(talk)))
        else:
            talk.utter(talk.say(key), plan_or_question(talk))
        return [SlotSet(MISSES, misses), *catch_up(talk)]


def _asks_outright(talk: Talk) -> bool:
    """Whether a question was asked that no answer covers: that is said, and is no answer that failed."""
    return talk.turn.text.rstrip().endswith("?") and asks(talk.turn.text)


def what_is_noted(talk: Talk) -> str:
    """What is noted for the open question, or, where nothing is, what is noted of all others."""
    item = questions().get(talk.turn.asked or "")
    value = None if item is None else item.described(talk.facts, talk.register)
    if value is not None:
        return talk.say("told_before", value=value)
    noted = "; ".join(noted_in_words(talk.facts, talk.register))
    return talk.say("told_before_nothing", items=noted or talk.say("row_not_asked"))


def says_what_is_known(talk: Talk) -> bool:
    """Whether all that was named stands among the facts already: it was understood, and changes nothing."""
    facts = talk.facts
    known = {*facts.symptoms_present, *facts.conditions, *facts.medicines, facts.cause, facts.phase, facts.product}
    denied = {*facts.symptoms_absent, *facts.conditions_absent}
    named = [mention for mention in talk.turn.mentions if mention.type in _NAMED and mention.is_own]
    return bool(named) and all(mention.id in (denied if mention.negated else known) for mention in named)


_NAMED = {
    "symptom": "symptoms",
    "condition": "conditions",
    "medicine": "medicines",
    "cause": "causes",
    "phase": "phases",
    "product": "products",
}
"""The kind of term that each kind of mention names."""


def _named_again(talk: Talk) -> str:
    """What was named, as the vocabulary calls it."""
    named = [mention for mention in talk.turn.mentions if mention.type in _NAMED and mention.is_own]
    names = [name_of(_NAMED[mention.type], mention.id, talk.register) for mention in named]
    return listed(list(dict.fromkeys(names)))


def _something_was_said(talk: Talk) -> bool:
    """Whether this turn already changed a fact or got a message."""
    return was_spoken(talk.tracker) or facts_changed(talk.tracker)
