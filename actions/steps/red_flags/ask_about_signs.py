"""Asks about the urgent signs before anything else, where the second opinion suspects one that no rule has seen."""

from __future__ import annotations

from rasa_sdk.events import FollowupAction, SlotSet

from actions.questions.catalogue import SIGNS, question
from actions.questions.entries import Option
from actions.questions.offers import answer_payload, button
from actions.turn.for_a_child import list_of_signs
from actions.turn.held_messages import held, last_held
from actions.turn.nearest_signs import ASKS, THE_LIST, asked_first, names_no_sign, words_of
from actions.turn.signs import entry_of_signs, options_of_signs, words_of_signs
from actions.turn.talk import Events, ReportedAction, Talk


class ActionAskAboutSigns(ReportedAction):
    """Asks whether the signs that the message sounds like are there now, with the whole list one tap away.

    Where none is near enough, it is asked whether anything cannot wait. Where that was left unanswered, or the list was
    chosen, the list itself is shown. The message waits meanwhile.
    """

    def name(self) -> str:
        return ASKS

    def act(self, talk: Talk) -> Events:
        """Returns what keeps the open question of the plan silent until the list is answered, and ends the turn."""
        of, first = list_of_signs(talk), asked_first(talk)
        asks_why = talk.turn.intent == "ask_why" and talk.tracker.get_slot("confirming") == SIGNS
        why = f"{question(of).why.to(talk.register)} " if asks_why else ""
        if first or names_no_sign(talk):
            talk.utter(why + _short_question(talk, first, of), _answers(talk, first))
        else:
            words = words_of_signs(talk.register, len(held(talk)), talk.emergency_number, of)
            talk.show(entry_of_signs(talk.register, of), why + words, options_of_signs(talk.register, of))
        return [SlotSet("confirming", SIGNS), FollowupAction("action_listen")]


def _short_question(talk: Talk, first: list[Option], of: str) -> str:
    child = "" if of == SIGNS else "_of_a_child"
    words = words_of(last_held(talk))
    if not first:
        return talk.say("no_nearest_sign", words=words)
    title = first[0].title.to(talk.register)
    sign = title[:1].lower() + title[1:]
    key = f"nearest_sign{'s' if len(first) > 1 else ''}{child}"
    return talk.say(key, words=words, sign=sign)


def _answers(talk: Talk, first: list[Option]) -> list[dict[str, str]]:
    """One sign is answered with yes or no; of several each is an answer, and where none is named yes is the list."""
    only = talk.say("option_yes") if len(first) == 1 else None
    yes = [button(only or sign.title.to(talk.register), answer_payload(SIGNS, sign.value)) for sign in first]
    other = talk.say("option_the_list" if first else "option_yes")
    the_list = button(other, answer_payload(SIGNS, THE_LIST))
    return [*yes, the_list, button(talk.say("option_no"), answer_payload(SIGNS, "none"))]
