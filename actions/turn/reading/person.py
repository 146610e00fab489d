"""Age, sex and pregnancy as they are given in a message."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.facts.draft import Draft
from actions.facts.said import Mentioned, Turn
from actions.facts.setting import set_age, set_pregnancy

PRONOUNS = frozenset({"he", "she", "him", "her", "his", "hers", "he's", "she's"})

_YEARS = re.compile(r"(?P<years>\d{1,3})\s*(?:years?|yrs?)\b", re.IGNORECASE)


def read_age(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Takes up the age in years."""
    for mention in mentions:
        if mention.is_own and isinstance(mention.value, float | int):
            set_age(draft, float(mention.value))


def read_sex(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Takes up the sex, which decides whether pregnancy is asked about.

    A pronoun in a message that tells nothing else of the patient may be anybody: `he did not say` is the doctor.
    """
    alone = all(mention.type == "sex" for mention in turn.mentions)
    for mention in mentions:
        if alone and mention.text.casefold() in PRONOUNS:
            continue
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
    """A bare number, or one of years, answers the question just asked, or corrects the answer just given."""
    own = [m for m in mentions if not m.retracted and m.unit is None and isinstance(m.value, float | int)]
    corrects = turn.intent == "correct" and turn.before == "age" and turn.asked not in ("pending_lab", "serum_b12")
    if own and (turn.asked == "age" or corrects):
        set_age(draft, float(own[-1].value or 0))
    in_years = [found["years"] for m in mentions if not m.retracted for found in _YEARS.finditer(m.text)]
    if not own and turn.asked == "age" and in_years:
        set_age(draft, float(in_years[-1]))
