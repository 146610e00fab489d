"""Treatment that was stopped, as it is told at any moment: by whom does not matter, nor what is wanted or feared."""

from __future__ import annotations

import re

from actions.facts.draft import Draft
from actions.facts.facts import ON_TREATMENT, Facts
from actions.facts.said import Turn
from actions.facts.stopping import set_stopped
from education.asking import asks
from education.ways import ways_of

_ABOUT_TREATMENT = frozenset({"phase", "product", "dose", "interval", "last_dose", "symptom_course", "review"})
"""Questions at which `they stopped it` is said of the B12 treatment."""
_TREATMENT = frozenset({"product", "interval"})
"""What of the treatment may be told in the same message."""

_SENTENCE = re.compile(r"(?:[^.!?;\n]|(?<=\d)\.(?=\d))+")
_LONGEST = 200
"""Characters of a reason that are kept."""

OF_B12 = re.compile(r"\b(?:inject\w*|jabs?|shots?|b\W?12|\w*cobalamin\w*)\b", re.IGNORECASE)
"""A word for B12 that is given."""


def read_stopped(draft: Draft, turn: Turn) -> None:
    """Takes up that B12 was stopped, and keeps the sentence that gives the reason for it."""
    if not tells_it_was_stopped(draft.facts, turn):
        return
    set_stopped(draft)
    ways = ways_of("actions.turn")
    for sentence in _SENTENCE.findall(turn.text):
        told = " ".join(sentence.split())[:_LONGEST]
        stops = any(ways[way].is_said_in(told) for way in ("injections_stopped", "it_was_stopped"))
        if stops and ways["gives_a_reason"].is_said_in(told) and told not in draft.facts.why_stopped:
            draft.add("why_stopped", told)
            draft.note("kept_in_words", told)


def tells_it_was_stopped(facts: Facts, turn: Turn) -> bool:
    """Whether a message tells that B12 was stopped: by its name, or as `it` where the talk is of the treatment and the
    message of no other medicine. What goes on in another way is not stopped, unless that was stopped, too.
    """
    ways, stated = ways_of("actions.turn"), _stated_in(turn.text)
    if turn.answers or not stated or _was_never_had(turn):
        return False
    of_it = turn.asked in _ABOUT_TREATMENT or facts.phase == ON_TREATMENT
    of_it = of_it or any(mention.type in _TREATMENT for mention in turn.mentions)
    alone = not any(mention.type in ("medicine", "other_drug") for mention in turn.mentions)
    if of_it and alone and ways["that_stopped_too"].is_said_in(stated):
        return True
    if ways["something_in_its_place"].is_said_in(stated):
        return False
    of_b12 = of_it or OF_B12.search(stated) is not None
    named = ways["injections_stopped"].is_said_in(stated) or (of_b12 and ways["nothing_now"].is_said_in(stated))
    return named or (of_it and alone and ways["it_was_stopped"].is_said_in(stated))


def _stated_in(text: str) -> str:
    """The sentences of a message that ask nothing: `my doctor stopped my shots. Can he do that?` tells, too."""
    said = (
        sentence for sentence in _TO_A_MARK.findall(text) if not (sentence.rstrip().endswith("?") or asks(sentence))
    )
    return "".join(said).strip()


_TO_A_MARK = re.compile(r"[^.!?\n]+[.!?\n]*\s*")


def _was_never_had(turn: Turn) -> bool:
    """Whether it is told that no B12 was ever given: what is not in use then was not stopped."""
    return any(each.type == "doses_given" and each.id == "none" and each.is_own for each in turn.mentions)
