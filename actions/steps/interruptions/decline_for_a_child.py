"""Ends the questions of a plan that turns out to be for a child: no dose is given for one (safety item S-02)."""

from __future__ import annotations

from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet

from actions.questions.catalogue import SIGNS_OF_A_BABY
from actions.turn.for_a_child import CHILD, signs_of_the_child
from actions.turn.talk import Events, ReportedAction, Talk
from education.ways import ways_of

DECLINE = "action_decline_for_a_child"

_REFUSALS = ("not_for_children", "still_not_for_children", "never_for_children")
"""The sentences that say so, in the order in which they are said."""


class ActionDeclineForAChild(ReportedAction):
    """Says that these rules are for adults, what cannot wait in a child, and who can help."""

    def name(self) -> str:
        return DECLINE

    def act(self, talk: Talk) -> Events:
        """Returns what ends the questions, and the turn."""
        talk.utter(refusal_for_a_child(talk, talk.tracker.get_slot(CHILD)))
        return [ActiveLoop(None), SlotSet("requested_slot", None), FollowupAction("action_listen")]


def refusal_for_a_child(talk: Talk, child: str | None) -> str:
    """The sentence that no dose is given for a child, with what cannot wait at its age: the one said longest ago. Where
    somebody wants to give the child B12 on their own, that is not to be done.
    """
    danger = danger_in_the_child(talk, child or signs_of_the_child(talk))
    refusals = dict.fromkeys(talk.say(key, danger=danger) for key in _REFUSALS)
    texts = [event.get("text") or "" for event in talk.tracker.events]
    said = [refusal for text in texts for refusal in refusals if text.endswith(refusal)]
    unsaid = [refusal for refusal in refusals if refusal not in said]
    least = unsaid[0] if unsaid else min(refusals, key=lambda refusal: len(said) - said[::-1].index(refusal))
    return f"{_not_to_be_given(talk)}{least}"


def _not_to_be_given(talk: Talk) -> str:
    """That the child gets no adult's B12, or none at all on the writer's own, or is fed on; empty where none of that is
    asked.
    """
    if ways_of("actions.turn")["stops_feeding"].is_said_in(talk.turn.text):
        return talk.say("feeding_goes_on")
    if ways_of("actions.turn")["gives_their_own"].is_said_in(talk.turn.text):
        return talk.say("not_your_own_for_a_child")
    alone = ways_of("actions.turn")["gives_it_alone"].is_said_in(talk.turn.text)
    return talk.say("not_given_to_a_child") if alone else ""


def danger_in_the_child(talk: Talk, child: str | None) -> str:
    """What cannot wait in the child, a baby or an older one."""
    return talk.say("danger_in_a_baby" if child == SIGNS_OF_A_BABY else "danger_in_a_child")
