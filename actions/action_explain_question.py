"""Answers "why do you ask?" for the question that stands open; without one, what the words ask about B12."""

from __future__ import annotations

from actions.general_questions import answer_question
from actions.questions import questions
from actions.reporting import Events, ReportedAction, Talk, catch_up


class ActionExplainQuestion(ReportedAction):
    """Says why the open question matters; the form then asks it again."""

    def name(self) -> str:
        return "action_explain_question"

    def act(self, talk: Talk) -> Events:
        """Returns what the forms need to go on."""
        item = questions().get(talk.turn.asked or "")
        if item is not None:
            talk.utter(item.why.to(talk.register))
        elif talk.turn.found.kind == "unknown":
            talk.utter(talk.say("nothing_to_explain"))
        else:
            answer_question(talk)
        return catch_up(talk)
