"""Dates of a regimen: what falls due when, with the same sentence said once for dates in a row."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import Any

from channels.card_words import Reader
from channels.teams.cards.elements import Element, block, heading, paragraph, run, sentence
from channels.teams.cards.sheet import Section, Sheet
from channels.teams.words import CLINICIAN, words

Content = dict[str, Any]


def schedule_sheet(card: Content) -> Sheet:
    """The sheet for a schedule card."""
    register: Reader = "patient" if card.get("register") == "patient" else CLINICIAN
    title, schedule = str(card["title"]), card["schedule"]
    beside = paragraph(str(card["line"]), isSubtle=True, size="Small")
    dates = date_lines(schedule, "text" if register == CLINICIAN else "plain")
    return Sheet(
        [block(run(title, weight="Bolder", size="Medium")), beside],
        [],
        [Section(words("heading.dates"), dates)],
        [paragraph(words("calendar_file"), isSubtle=True)] if card.get("ics") else [],
        title,
        [beside],
    )


def date_lines(schedule: Content, spoken: str) -> list[Element]:
    """One element for each stretch of appointments with the same words: the words, then their dates."""
    lines: list[Element] = []
    appointments = schedule["appointments"]
    for said, group in groupby(appointments, key=lambda entry: (entry["kind"], entry[spoken], entry["optional"])):
        days = " · ".join(_days(entry["earliest"], entry["latest"]) for entry in group)
        optional = f" ({words('optional_date')})" if said[2] else ""
        lines.append({**block(run(days, weight="Bolder"), run(f"{optional}: {sentence(said[1])}")), "spacing": "Small"})
    notes = schedule["notes" if spoken == "text" else "notes_plain"]
    lines += [paragraph(note, isSubtle=True) for note in notes]
    return [heading(_span(schedule)), *lines] if lines else []


def _span(schedule: Content) -> str:
    return _days(schedule["start"], schedule["until"])


def _days(earliest: str, latest: str) -> str:
    """One day, or the days from the earliest to the latest, as `1 Dec 2026`."""
    first, last = dt.date.fromisoformat(earliest), dt.date.fromisoformat(latest)
    if first == last:
        return _day(first)
    return f"{_day(first)} to {_day(last)}"


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%b %Y}"
