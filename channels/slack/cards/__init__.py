"""One module for each type of card: what it says, as parts. Whatever names a dose holds its caveat."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from channels.slack.cards.answer import answer
from channels.slack.cards.callout import callout
from channels.slack.cards.comparison import comparison
from channels.slack.cards.emergency import emergency
from channels.slack.cards.review import review
from channels.slack.cards.schedule import schedule
from channels.slack.cards.suggestion import suggestion
from channels.slack.cards.visit_sheet import visit_sheet
from channels.slack.parts import Card, Paragraph, line
from channels.slack.wording import words

CARDS: dict[str, Callable[[dict[str, Any]], Card]] = {
    "suggestion": suggestion,
    "review": review,
    "emergency": emergency,
    "callout": callout,
    "answer": answer,
    "schedule": schedule,
    "visit_sheet": visit_sheet,
    "comparison": comparison,
}


def card_parts(card: dict[str, Any]) -> Card:
    """The card's parts; for a type that is not known here, where else to go."""
    make = CARDS.get(card.get("type", ""))
    return make(card) if make else Card((Paragraph(line(words("says", "unknown_card"))),))
