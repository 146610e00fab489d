"""Whether a turn leaves the talk or its question: by a word of leaving, and not by words that only sound like one."""

from __future__ import annotations

import dataclasses

from actions.facts.said import Turn
from education.ways import ways_of

GOODBYE = "goodbye"
"""The intent of a farewell."""

NOT_UNDERSTOOD = "nlu_fallback"


def without_a_goodbye_unsaid(turn: Turn) -> Turn:
    """The turn; a goodbye that no word says (`my kids are waiting`, `it will be over soon`) is none."""
    if turn.intent != GOODBYE or turn.answers or ways_of("actions.turn")["says_goodbye"].is_said_in(turn.text):
        return turn
    return dataclasses.replace(turn, intent=NOT_UNDERSTOOD)


def without_a_return_unsaid(turn: Turn) -> Turn:
    """The turn; a wish to go back or to begin anew is none where its words tell how somebody is: `back to my old self`,
    and `back to square one` where it is asked how symptoms go.
    """
    ways, text = ways_of("actions.turn"), turn.text
    back = turn.intent == "go_back" and not any(ways[way].is_said_in(text) for way in _GOES_BACK)
    anew = turn.intent == "restart" and turn.asked == "symptom_course" and ways[_ONLY_IN_WORDS].is_said_in(text)
    return dataclasses.replace(turn, intent=NOT_UNDERSTOOD) if not turn.answers and (back or anew) else turn


_GOES_BACK = ("says_to_go_back", "takes_a_change_back", "takes_itself_back", "keeps_the_answer")
_ONLY_IN_WORDS = "begins_anew_only_in_words"
