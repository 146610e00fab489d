"""What is decided about a draft in the talk, `confirm` or `reject`: where that is done, and by whom."""

from __future__ import annotations

import re

from actions.core import clinic
from actions.steps.suggestion.standing import after_options, judged, was_suggested
from actions.turn.talk import Talk

_DECIDES = re.compile(
    r"\W*(?:please |i(?:'d like to| want to|'ll| will)? |can you |let me )?"
    r"(?:confirm(?:ed)?|approved?|accept(?:ed)?|sign(?:ed)? (?:it )?off|reject(?:ed)?|declined?|refuse[ds]?|"
    r"send(?: (?:it|this|that|them|these|my facts|the (?:plan|draft|facts)))? to (?:my|the|your) "
    r"(?:clinic|clinician|doctor|gp|nurse)|"
    r"(?:save|add|write|put) (?:this|it|that|the (?:plan|draft)) (?:in|to|into) (?:(?:the|my|their) )?"
    r"(?:record|note|chart|file)s?)"
    r"(?: (?:this|it|that|the|your|draft|plan|suggestion|regimen|as|drafted|is))*\W*",
    re.IGNORECASE,
)


def decides(talk: Talk) -> bool:
    """Whether the message is nothing but a decision about the draft that stands."""
    alone = not talk.turn.answers and not talk.tracker.active_loop
    return alone and was_suggested(talk) and _DECIDES.fullmatch(talk.turn.text) is not None


def say_where_it_is_decided(talk: Talk) -> None:
    """Says that nothing is recorded by typing here, and what can be done instead."""
    where = "decided_elsewhere" if clinic().clinicians is None else "decided_on_pages"
    talk.utter(talk.say(where), after_options(talk, judged(talk)))
