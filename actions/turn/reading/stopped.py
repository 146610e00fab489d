"""Treatment that was stopped, as it is told at any moment: by whom does not matter, nor what is wanted or feared."""

from __future__ import annotations

import re

from actions.facts.draft import Draft
from actions.facts.facts import ON_TREATMENT
from actions.facts.said import Turn
from actions.facts.stopping import set_stopped
from education.asking import asks
from education.ways import ways_of

_ABOUT_TREATMENT = frozenset({"phase", "product", "dose", "interval", "last_dose", "symptom_course", "review"})
"""Questions at which `they stopped it` is said of the B12 treatment."""
_TREATMENT = frozenset({"product", "interval"})
"""What of the treatment may be told in the same message."""

_OF_B12 = re.compile(r"\b(?:inject\w*|jabs?|shots?|b\W?12|\w*cobalamin\w*)\b", re.IGNORECASE)


def read_stopped(draft: Draft, turn: Turn) -> None:
    """Takes up that B12 was stopped: told by its name, or as `it` where the talk is of the treatment and the message of
    no other medicine. What goes on in another way is not stopped.
    """
    ways = ways_of("actions.turn")
    if asks(turn.text) or ways["something_in_its_place"].is_said_in(turn.text):
        return
    of_it = turn.asked in _ABOUT_TREATMENT or draft.facts.phase == ON_TREATMENT
    of_it = of_it or any(mention.type in _TREATMENT for mention in turn.mentions)
    alone = not any(mention.type in ("medicine", "other_drug") for mention in turn.mentions)
    named = ways["injections_stopped"].is_said_in(turn.text) or (
        _OF_B12.search(turn.text) is not None and ways["nothing_now"].is_said_in(turn.text)
    )
    if named or (of_it and alone and ways["it_was_stopped"].is_said_in(turn.text)):
        set_stopped(draft)
