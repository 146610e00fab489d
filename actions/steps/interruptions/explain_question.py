"""Answers "why do you ask?" for the question that stands open; without one, why the plan is as it is, or about B12."""

from __future__ import annotations

from actions.questions.catalogue import questions
from actions.steps.ask import reason_of
from actions.steps.interruptions.general_questions import answer_question
from actions.steps.suggestion.explain_suggestion import ActionWhyThis
from actions.steps.suggestion.kept_questions import keep_question
from actions.steps.suggestion.standing import was_suggested
from actions.turn.talk import Events, ReportedAction, Talk, catch_up

FEW_WORDS = 5
"""Up to so many words are a bare `why do you ask that?`, whatever answer they resemble."""


class ActionExplainQuestion(ReportedAction):
    """Says why the open question matters; the form then asks it again."""

    def name(self) -> str:
        return "action_explain_question"

    def act(self, talk: Talk) -> Events:
        """Returns what the forms need to go on."""
        item = questions().get(talk.turn.asked or "")
        if item is not None:
            talk.say_once(reason_of(item, talk))
        elif was_suggested(talk):
            return ActionWhyThis().act(talk)
        elif talk.turn.found.kind != "unknown" and len(talk.turn.text.split()) > FEW_WORDS:
            waiting = keep_question(talk) if answer_question(talk) else []
            return [*waiting, *catch_up(talk)]
        else:
            talk.utter(talk.say("nothing_to_explain"))
        return catch_up(talk)
