"""Answers "what do you know about me?" at any moment: the review card, and the way to change a line."""

from __future__ import annotations

from actions.facts.facts import Facts
from actions.steps.review.change import change_buttons
from actions.steps.review.review_card import review_card
from actions.steps.welcome.welcome import ways_in
from actions.turn.talk import Events, ReportedAction, Talk, catch_up


class ActionShowReview(ReportedAction):
    """Shows all that was noted so far."""

    def name(self) -> str:
        return "action_show_review"

    def act(self, talk: Talk) -> Events:
        """Returns what the forms need to go on."""
        if talk.facts == Facts():
            talk.utter(talk.say("nothing_known"), [] if talk.tracker.active_loop else ways_in(talk))
        elif talk.turn.asked != "review":
            talk.show(review_card(talk), talk.say("kept_for_this_talk"), change_buttons(talk))
        return catch_up(talk)
