"""How a source stands that is no longer current, in words: since when, and what has taken its place."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from b12core.knowledge.content import Knowledge
from b12core.knowledge.schema import SourceEntry
from b12core.knowledge.spelling import MONTHS, Spelling


def standing(source: SourceEntry, knowledge: Knowledge, register: Literal["clinician", "patient"]) -> str | None:
    """`Superseded since 20 November 2024. …`; None for a source that is current."""
    if source.status_note is None:
        return None
    key = source.status if source.status_on else f"{source.status}_undated"
    said: str = knowledge.wording["source_status"][key][register]
    on = _since(source.status_on, knowledge.spelling) if source.status_on else ""
    return f"{said.format(on=on)} {getattr(source.status_note, register)}"


def _since(written: str, spelling: Spelling) -> str:
    """A day, or a month where no day is known, as the country writes it."""
    year, month, *day = map(int, written.split("-"))
    return spelling.date(dt.date(year, month, *day)) if day else f"{MONTHS[month - 1]} {year}"
