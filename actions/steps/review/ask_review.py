"""Asks whether all was understood: the review card, with an option to change each line."""

from __future__ import annotations

from actions.questions.catalogue import question
from actions.questions.offers import button, buttons
from actions.steps.ask import wording_of
from actions.steps.review.change import change_buttons
from actions.steps.review.review_card import review_card
from actions.turn.talk import LEFT, Events, ReportedAction, Talk, set_slots


class AskReview(ReportedAction):
    """Shows the review card and asks for a yes."""

    def name(self) -> str:
        return f"action_ask_{question('review').slot}"

    def act(self, talk: Talk) -> Events:
        """Sends card, question and options as one message; returns that it is the last."""
        if talk.tracker.get_slot("confirming"):
            return []
        item = question("review")
        confirm = buttons(item, talk.facts, talk.register)
        if talk.facts.only_ask is not None:
            confirm = [button(talk.say("option_suggest_now"), "/suggest_now")]
        options = [*confirm, *change_buttons(talk)]
        talk.show(review_card(talk), wording_of(item, talk), options)
        return set_slots(talk.tracker, {LEFT: 1})
