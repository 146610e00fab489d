"""The schedule card: injections, tests and reviews as dates; a range stays a range."""

from __future__ import annotations

from typing import Any

from channels.slack.cards.caveat import line_part
from channels.slack.parts import Bullets, Card, Line, Span, Title, line
from channels.slack.wording import Register, words


def schedule(card: dict[str, Any]) -> Card:
    """The caveat in one sentence first, because every date names a dose; then the dates."""
    register: Register = "plain" if card.get("register") == "patient" else "text"
    dates = card["schedule"]
    beside = line_part(card)
    notes = dates["notes_plain" if register == "plain" else "notes"]
    lines = (*(_appointment(each, register) for each in dates["appointments"]), *map(line, notes))
    return Card((Title(card["title"]), *beside, Bullets(lines)), caveat=beside)


def _appointment(item: dict[str, Any], register: Register) -> Line:
    earliest, latest = item["earliest"], item["latest"]
    day = earliest if earliest == latest else words("mark", "between", earliest=earliest, latest=latest)
    number = f" {item['number']}" if item.get("number") else ""
    optional = f" ({words('mark', 'optional')})" if item.get("optional") else ""
    kind = words("appointment", item["kind"])
    return (Span(day, bold=True), Span(f" {kind}{number}: {item[register]}{optional}"))
