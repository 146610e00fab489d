"""Age, sex and pregnancy as they are given in a message."""

from __future__ import annotations

from collections.abc import Sequence

from actions.facts.draft import Draft
from actions.facts.said import Mentioned, Turn
from actions.facts.setting import set_age, set_pregnancy


def read_age(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Takes up the age in years."""
    for mention in mentions:
        if mention.is_own and isinstance(mention.value, float | int):
            set_age(draft, float(mention.value))


def read_sex(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Takes up the sex, which decides whether pregnancy is asked about."""
    for mention in mentions:
        if mention.is_own and not mention.negated and mention.id in ("female", "male"):
            if draft.facts.sex != mention.id:
                draft.note("set", "sex", None, None, mention.id)
            draft.put("sex", mention.id)


def read_pregnancy(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Takes up pregnancy and breastfeeding, yes or no."""
    for mention in mentions:
        if mention.is_own and not mention.historical and mention.id in ("pregnant", "breastfeeding"):
            set_pregnancy(draft, mention.id, not mention.negated)


def read_bare_age(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """A bare number is the answer to the question just asked, or a correction of the answer just given."""
    own = [m for m in mentions if not m.retracted and m.unit is None and isinstance(m.value, float | int)]
    corrects = turn.intent == "correct" and turn.before == "age" and turn.asked not in ("pending_lab", "serum_b12")
    if own and (turn.asked == "age" or corrects):
        set_age(draft, float(own[-1].value or 0))
