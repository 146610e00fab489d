"""How much of the end of the small bowel was removed, as a message tells it in centimetres, inches or feet."""

from __future__ import annotations

from actions.facts.draft import Draft
from actions.facts.said import Turn
from education.ways import ways_of

_CENTIMETRES = {"c": 1.0, "i": 2.54, '"': 2.54, "f": 30.48}
"""Centimetres of a unit by its first letter; a length of the ileum without one is given in centimetres."""

_LONGEST = 700
"""Centimetres; nobody's small bowel is longer."""


def read_bowel_removed(draft: Draft, turn: Turn) -> None:
    """Takes up the length, and says so, where such an operation is among the causes."""
    if turn.answers or "ileal_resection" not in draft.facts.all_causes:
        return
    told = f"{turn.text} of bowel" if turn.asked == "procedure" and "?" not in turn.text else turn.text
    found = ways_of("actions.turn")["length_of_bowel"].search(told)
    if found is None:
        return
    unit = (found["unit"] or found["unit_behind"] or "cm").casefold()[0]
    length = round(float((found["length"] or found["length_behind"]).replace(",", ".")) * _CENTIMETRES[unit], 1)
    old = draft.facts.cause_detail.get("resection_cm")
    if length > _LONGEST or length == old:
        return
    draft.put("cause_detail", {**draft.facts.cause_detail, "resection_cm": length})
    draft.note("changed" if old else "set", "bowel removed", None, f"{old:g} cm" if old else None, f"{length:g} cm")
