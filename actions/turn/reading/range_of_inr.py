"""The range that an INR is to lie in, told beside it or in a later message: without it no INR can be judged."""

from __future__ import annotations

from actions.facts.draft import Draft
from actions.facts.facts import Facts
from actions.facts.said import Turn
from education.ways import ways_of

INR = "inr"

_WIDEST = 6.0
"""An INR range that ends above this is none."""


def tells_range_of_inr(facts: Facts, turn: Turn) -> bool:
    """Whether a typed message tells the range of an INR that is known."""
    return INR in facts.labs and _range(turn) is not None


def read_range_of_inr(draft: Draft, turn: Turn) -> None:
    """Puts the range down with the INR, and says so; one that is written beside the INR itself counts before it."""
    told, known = _range(turn), draft.facts.labs.get(INR)
    if told is None or known is None or (known.reference_low, known.reference_high) == told:
        return
    if known.reference_high is not None and any(mention.reference is not None for mention in turn.mentions):
        return
    low, high = told
    ranged = known.model_copy(update={"reference_low": low, "reference_high": high})
    draft.put("labs", {**draft.facts.labs, INR: ranged})
    draft.note("set", "INR range", None, None, f"{low:.1f} to {high:.1f}")


def _range(turn: Turn) -> tuple[float, float] | None:
    if turn.answers or turn.text.startswith("/"):
        return None
    found = ways_of("actions.turn")["range_of_inr"].search(turn.text)
    if found is None:
        return None
    low, high = (float(found[end].replace(",", ".")) for end in ("low", "high"))
    return (low, high) if low < high <= _WIDEST else None
