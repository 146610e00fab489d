"""The visit sheet: the facts in order, and the questions to ask at the visit."""

from __future__ import annotations

from typing import Any

from channels.slack.cards.caveat import caveat_parts
from channels.slack.parts import Card, Title, line, listing
from channels.slack.wording import words


def visit_sheet(card: dict[str, Any]) -> Card:
    """Facts, questions and caveat."""
    caveat = caveat_parts(card)
    facts = listing(words("heading", "facts"), map(line, card["facts"]))
    plan = listing(words("heading", "steps"), map(line, filter(None, [card.get("plan"), card.get("line")])))
    questions = listing(words("heading", "questions"), map(line, card["questions"]))
    return Card((Title(card["title"]), *facts, *plan, *questions, *caveat), caveat=caveat)
