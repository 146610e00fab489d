"""What an earlier reaction to B12 came from: the product, or injections, named in the clause that tells of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.facts.draft import Draft
from actions.facts.products_named import products_named
from actions.facts.said import Mentioned, Turn
from actions.turn.reading.symptoms import REACTION

ALLERGY = "cobalamin_allergy"

_CLAUSE_ENDS = re.compile(
    r"[.!?;,\n]|\b(?:but|so|since|then|though|although|however|whereas|while"
    r"|(?:and|now|i|he|she) (?:\w+ )?(?:tolerat\w*|takes?))\b",
    re.IGNORECASE,
)


def read_reacted_to(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Puts down what was reacted to; each that is told counts, and where none is told, none is put down."""
    for mention in mentions:
        if not mention.is_own or mention.negated:
            continue
        for reacted in products_named(_clause_of(mention, turn.text)):
            if reacted not in draft.facts.reacted_to:
                draft.add("reacted_to", reacted)
                draft.note("reacted_to", reacted, "products")


def tells_of_a_reaction(mention: Mentioned) -> bool:
    """Whether a mention is a reaction to B12, of now or before."""
    return mention.id in (ALLERGY, REACTION)


def _clause_of(mention: Mentioned, text: str) -> str:
    start = max((mark.end() for mark in _CLAUSE_ENDS.finditer(text, 0, mention.start)), default=0)
    ends = mention.start + len(mention.text)
    end = next((mark.start() for mark in _CLAUSE_ENDS.finditer(text, ends)), len(text))
    return text[start:end]
