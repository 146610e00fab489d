"""Declines what is not B12 for an adult: another drug, an animal, a child, anything else; and says who can help."""

from __future__ import annotations

import re

from actions.facts.dose_wishes import asks_for_a_dose
from actions.facts.poisoning import speaks_of_poisoning
from actions.facts.said import Turn
from actions.steps.interruptions.decline_for_a_child import refusal_for_a_child
from actions.steps.interruptions.general_questions import answer_if_found, answer_if_sure
from actions.steps.suggestion.own_treatment import say_what_the_plan_says
from actions.turn.for_a_child import CHILD
from actions.turn.medicines_asked_of import asks_a_dose_of_another
from actions.turn.talk import Events, ReportedAction, Talk, catch_up
from actions.turn.this_turn import was_spoken
from education.asking import asks

_B12 = re.compile(r"\b(?:it|them|these|this|b-?12|injections?|jabs?|shots?)\b", re.IGNORECASE)
"""B12 and another medicine in one message: `I'm on warfarin, is the jab safe?`."""


_KEPT_IN_WORDS = frozenset({"other_allergy", "other_condition"})
"""What no rule knows and was said back as kept for the clinician: that is the answer to it."""


DECLINE = "action_out_of_scope"


class ActionOutOfScope(ReportedAction):
    """Says a clear no, by what was asked for; what an entry clearly covers is answered after all."""

    def name(self) -> str:
        return DECLINE

    def act(self, talk: Talk) -> Events:
        """Returns what the forms need to go on."""
        types = {mention.type for mention in talk.turn.mentions}
        if is_for_poisoning(talk.turn):
            talk.say_once(talk.say("not_for_poisoning"))
        elif talk.turn.intent == "child":
            talk.utter(refusal_for_a_child(talk, talk.tracker.get_slot(CHILD)))
        elif talk.turn.intent == "animal" or "animal" in types:
            talk.say_once(talk.say("not_for_animals"))
        elif types & _KEPT_IN_WORDS and was_spoken(talk.tracker) and not asks(talk.turn.text):
            pass
        elif talk.turn.intent == "other_drug" or types & {"other_drug", "medicine"}:
            if not (_asks_of_both(talk.turn.text) and (answer_if_sure(talk) or answer_if_found(talk))):
                talk.say_once(talk.say("no_other_drug"))
        elif not (answer_if_sure(talk) or say_what_the_plan_says(talk)):
            talk.say_once(talk.say("out_of_scope"))
        return catch_up(talk)


def is_for_poisoning(turn: Turn) -> bool:
    """Whether a message that answers no question speaks of hydroxocobalamin as an antidote."""
    return not turn.answers and speaks_of_poisoning(turn.text)


def decline_another_dose(talk: Talk, turn: Turn) -> None:
    """Says that no other medicine gets a dose, where one is asked for and nothing else of the turn says it."""
    if turn.intent not in ("other_drug", "out_of_scope") and asks_a_dose_of_another(turn):
        talk.utter(talk.say("no_other_drug"))


def _asks_of_both(text: str) -> bool:
    """Whether it is asked how B12 and another medicine go together, and not for the other one's dose."""
    return _B12.search(text) is not None and not asks_for_a_dose(text)
