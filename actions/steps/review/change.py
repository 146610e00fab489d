"""Changes one answer: the line that was tapped or named is cleared and asked again."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.questions.catalogue import answered, questions
from actions.questions.offers import answer_payload, button
from actions.questions.question import Question
from actions.turn.answers import plain
from actions.turn.reopening import reopen
from actions.turn.talk import Events, ReportedAction, Talk, catch_up


class ActionChange(ReportedAction):
    """Asks a chosen question again; where none was named, asks which."""

    def name(self) -> str:
        return "action_change"

    def act(self, talk: Talk) -> Events:
        """Returns the events that clear the answer and lead back to its question."""
        item = named_question(talk)
        if not talk.turn.answers and _changed_something(talk):
            return catch_up(talk)
        if item is not None:
            return reopen(talk, item, to_change=True)
        return ask_which(talk)


CHANGE = "change"
"""What the slot `confirming` holds while the person is asked which answer to change."""


def ask_which(talk: Talk) -> Events:
    """Asks which answer to change; the open question waits meanwhile."""
    talk.utter(talk.say("change_which"), change_buttons(talk))
    return [SlotSet("confirming", CHANGE), *catch_up(talk)]


def change_buttons(talk: Talk) -> list[dict[str, str]]:
    """One option a question that was answered, if only in part."""
    states = answered(talk.facts)
    return [
        button(question.label, answer_payload(question.id, None, intent="change"))
        for question in questions().values()
        if question.is_a_line
        and (
            states[question.id] not in (None, "not_applicable")
            or question.described(talk.facts, talk.register) is not None
        )
    ]


def named_question(talk: Talk) -> Question | None:
    """The question whose line was tapped, or whose label stands in the text."""
    known = {name: item for name, item in questions().items() if item.is_a_line}
    for answer in talk.turn.answers:
        if answer.field in known:
            return known[answer.field]
    text = talk.turn.text.casefold().removeprefix("the ")
    return next((item for item in known.values() if item.label.casefold() in text), None)


def names_a_line(text: str) -> bool:
    """Whether a typed message is the label of a line and nothing else: it does what the option does."""
    return plain(text) in {item.label.casefold() for item in questions().values() if item.is_a_line}


def _changed_something(talk: Talk) -> bool:
    """Whether the message itself brought the new value, so that nothing needs to be asked."""
    return any(mention.is_own and not mention.negated for mention in talk.turn.mentions)
