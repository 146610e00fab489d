"""Declines what lies outside B12, unless it is a B12 question after all."""

from __future__ import annotations

from actions.general_questions import answer_if_sure
from actions.reporting import Events, ReportedAction, Talk, catch_up

ELSEWHERE = frozenset({"other_drug", "medicine", "animal"})
"""Mentions that keep a message outside, whatever else it asks."""


class ActionOutOfScope(ReportedAction):
    """Answers what an entry clearly covers, and declines the rest."""

    def name(self) -> str:
        return "action_out_of_scope"

    def act(self, talk: Talk) -> Events:
        """Returns what the forms need to go on."""
        outside = any(mention.type in ELSEWHERE for mention in talk.turn.mentions)
        if outside or not answer_if_sure(talk):
            talk.dispatcher.utter_message(response="utter_out_of_scope")
        return catch_up(talk)
