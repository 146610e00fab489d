"""The B12 products that a text names, by the names and synonyms of the vocabulary, whatever is said about them."""

from __future__ import annotations

import re
from functools import cache

from actions.core import knowledge
from actions.facts.loading import TABLETS
from education.ways import ways_of

INJECTION = "injection"
"""An injection of B12 whose product is not named."""


def products_named(text: str) -> list[str]:
    """The ids of the products that are named, in their order; `injection` where injections are named and no product."""
    named = [_ids()[found[0].casefold()] for found in _names().finditer(text)]
    if not named and ways_of("actions.facts")["by_mouth"].is_said_in(text):
        return [TABLETS]
    if not named and ways_of("actions.facts")["by_needle"].is_said_in(text):
        return [INJECTION]
    return list(dict.fromkeys(named))


@cache
def _ids() -> dict[str, str]:
    """Each name in lower case, with the product that it stands for."""
    return {
        name.casefold(): term.id
        for term in knowledge().vocabulary.of("products")
        for name in (term.name.clinician, term.name.patient, *term.synonyms)
    }


@cache
def _names() -> re.Pattern[str]:
    """Any of the names, the longest first."""
    longest_first = sorted(_ids(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
