"""What is decided about a draft in the talk, `confirm` or `reject`: where that is done, and by whom."""

from __future__ import annotations

from actions.core import clinic
from actions.facts.said import Turn
from actions.steps.suggestion.standing import after_options, judged, was_suggested
from actions.turn.talk import Talk
from education.ways import ways_of


def decides(talk: Talk) -> bool:
    """Whether the message is a decision about the draft that stands, and tells no fact that the draft has to know."""
    alone = not talk.turn.answers and not talk.tracker.active_loop
    said = ways_of("actions.turn")["decides"].is_said_in(talk.turn.text)
    return alone and was_suggested(talk) and said and not _tells_a_fact(talk.turn)


def _tells_a_fact(turn: Turn) -> bool:
    """Whether a fact stands beside the decision; `her`, and the name of a test without its result, are none."""
    told = [mention for mention in turn.mentions if mention.is_own and mention.type != "sex"]
    return any(mention.type != "lab" or mention.value is not None or mention.word is not None for mention in told)


def say_where_it_is_decided(talk: Talk) -> None:
    """Says that nothing is recorded by typing here, and what can be done instead."""
    where = "decided_elsewhere" if clinic().clinicians is None else "decided_on_pages"
    talk.utter(talk.say(where), after_options(talk, judged(talk)))
