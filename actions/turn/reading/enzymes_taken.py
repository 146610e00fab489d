"""Enzymes of the pancreas that are told as a medicine. Without a stomach they are taken, too, so they alone name no
disease of the pancreas where medicines are asked for or another cause is known.
"""

from __future__ import annotations

import dataclasses

from actions.facts.facts import Facts
from actions.facts.said import Mentioned, Turn
from education.ways import ways_of

_ASKED = frozenset({"conditions", "medicines"})
_FROM_THE_PANCREAS = "pancreatic_insufficiency"


def as_enzymes_taken(facts: Facts, turn: Turn) -> Turn:
    """The turn with the enzymes as a medicine, where nothing else in it says that the pancreas is at fault."""
    causes = {m.id for m in turn.mentions if m.type == "cause" and m.is_own and not m.negated} | {*facts.all_causes}
    if turn.asked not in _ASKED and causes <= {_FROM_THE_PANCREAS}:
        return turn
    enzymes = [m for m in turn.mentions if m.id == _FROM_THE_PANCREAS and m.type == "cause"]
    if not enzymes or not all(is_an_enzyme(mention) for mention in enzymes):
        return turn
    mentions = tuple(_as_medicine(mention) if mention in enzymes else mention for mention in turn.mentions)
    return dataclasses.replace(turn, mentions=mentions)


def is_an_enzyme(mention: Mentioned) -> bool:
    """Whether a cause was read from no more than the name of its medicine: `pancreas enzymes`, `Creon with meals`."""
    return ways_of("actions.turn")["enzymes_alone"].is_said_in(mention.text)


def _as_medicine(mention: Mentioned) -> Mentioned:
    named = ways_of("actions.turn")["enzymes_alone"].search(mention.text)
    text = mention.text if named is None else named["enzymes"]
    start = mention.start + max(mention.text.find(text), 0)
    return mention.model_copy(update={"type": "other_drug", "id": text.casefold(), "text": text, "start": start})
