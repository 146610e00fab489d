"""A schedule for calendars (`.ics`), as a picture (SVG with a text equivalent inside), and as text."""

from __future__ import annotations

import datetime as dt
import hashlib
import textwrap
from xml.etree import ElementTree

from icalendar import Calendar, Event

from b12core.knowledge.spelling import MONTHS
from b12core.schedule import Appointment, Schedule
from b12core.words import Register, capital

PRODUCT = "-//B12 Dosing Assistant//Schedule//EN"
_SVG = "http://www.w3.org/2000/svg"
_ROWS: tuple[tuple[str, str, str], ...] = (
    ("injection", "Injections", "#1f5f8b"),
    ("tablets", "Tablets", "#1f5f8b"),
    ("blood_test", "Blood tests", "#a3333d"),
    ("review", "Reviews", "#4a6b2a"),
)
_LEFT, _WIDTH, _ROW, _TOP = 110, 760, 44, 40
_CAVEAT_WIDTH, _CAVEAT_ROW = 130, 18
"""How many letters of the caveat stand in a line of the picture, and how high such a line is."""


def schedule_text(schedule: Schedule, register: Register = "clinician") -> str:
    """What comes first, the caveat in one sentence, the appointments a line each, the notes, at the end the caveat."""
    plain = register == "patient"
    lines = [f"{capital(item.days)}  {_kind(item)}: {_said(item, register)}" for item in schedule.appointments]
    notes = schedule.notes_plain if plain else schedule.notes
    line, caveat = (schedule.line_plain, schedule.caveat_plain) if plain else (schedule.line, schedule.caveat)
    first = schedule.first_plain if plain else schedule.first
    return "\n".join([schedule.title, *first, line, "", *lines, "", *notes, "", caveat]) + "\n"


def as_calendar(schedule: Schedule, called: str = "B12 draft") -> bytes:
    """The schedule as an iCalendar file: one all-day event an appointment, each with the caveat's one sentence.

    The whole caveat is the description of the calendar; `called` stands before each entry.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("description", schedule.caveat_plain)
    for item in schedule.appointments:
        event = Event()
        name = f"{schedule.protocol}|{item.earliest}|{item.latest}|{item.kind}|{item.number}|{item.text}"
        event.add("uid", f"{hashlib.sha256(name.encode()).hexdigest()[:32]}@b12-dosing-assistant")
        event.add("dtstamp", dt.datetime.combine(schedule.start, dt.time(), dt.timezone.utc))
        event.add("dtstart", item.earliest)
        event.add("dtend", item.latest + dt.timedelta(days=1))
        event.add("summary", f"{called}: {_label(item)}")
        event.add("description", schedule.line_plain)
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def as_picture(schedule: Schedule) -> bytes:
    """The schedule as SVG: a row a kind, a mark an appointment, a bar where it is a range, and the caveat's sentence.

    `desc` says it all in words.
    """
    rows = [row for row in _ROWS if any(item.kind == row[0] for item in schedule.appointments)]
    caveat = textwrap.wrap(schedule.line_plain, _CAVEAT_WIDTH)
    bottom = _TOP + _ROW * len(rows) + 14
    height = bottom + _CAVEAT_ROW * len(caveat)
    svg = ElementTree.Element(
        "svg",
        {"xmlns": _SVG, "viewBox": f"0 0 {_LEFT + _WIDTH + 20} {height}", "role": "img", "font-family": "sans-serif"},
    )
    ElementTree.SubElement(svg, "title").text = schedule.title
    said = [f"{item.days}: {_label(item)}" for item in schedule.appointments]
    ElementTree.SubElement(svg, "desc").text = f"{schedule.line_plain} {'; '.join(said)}"
    for place, words in enumerate(caveat):
        at = {"x": "4", "y": str(bottom + _CAVEAT_ROW * place), "font-size": "12", "fill": "#222"}
        ElementTree.SubElement(svg, "text", at).text = words
    span = max((schedule.until - schedule.start).days, 1)

    def across(day: dt.date) -> float:
        return round(_LEFT + _WIDTH * min(max((day - schedule.start).days, 0), span) / span, 1)

    month = schedule.start.replace(day=1)
    while month <= schedule.until:
        if month >= schedule.start:
            label = ElementTree.SubElement(
                svg, "text", {"x": str(across(month)), "y": "20", "font-size": "11", "fill": "#555"}
            )
            year = f" {month.year}" if month.month in (1, schedule.start.month) else ""
            label.text = f"{MONTHS[month.month - 1][:3]}{year}"
        month = (month + dt.timedelta(days=32)).replace(day=1)
    for place, (kind, title, colour) in enumerate(rows):
        middle = _TOP + _ROW * place + _ROW // 2
        heading = ElementTree.SubElement(
            svg, "text", {"x": "4", "y": str(middle + 4), "font-size": "13", "fill": "#222"}
        )
        heading.text = title
        line = {"x1": str(_LEFT), "x2": str(_LEFT + _WIDTH), "y1": str(middle), "y2": str(middle), "stroke": "#ddd"}
        ElementTree.SubElement(svg, "line", line)
        for item in schedule.appointments:
            if item.kind == kind:
                _mark(svg, across(item.earliest), across(item.latest), middle, colour, item)
    picture: bytes = ElementTree.tostring(svg, encoding="utf-8", xml_declaration=True)
    return picture


def _mark(svg: ElementTree.Element, left: float, right: float, middle: int, colour: str, item: Appointment) -> None:
    """A dot for a day, a rounded bar for a range; hollow where it is optional."""
    fill = {"fill": "none" if item.optional else colour, "stroke": colour, "stroke-width": "1.5"}
    if right - left < 2:
        shape = ElementTree.SubElement(svg, "circle", {"cx": str(left), "cy": str(middle), "r": "5", **fill})
    else:
        box = {"x": str(left), "y": str(middle - 5), "width": str(round(right - left, 1)), "height": "10", "rx": "5"}
        shape = ElementTree.SubElement(svg, "rect", {**box, **fill, "fill-opacity": "0.75"})
    ElementTree.SubElement(shape, "title").text = f"{item.days}: {_label(item)}"


def _kind(item: Appointment) -> str:
    """What it is, and which of its kind: `injection 2`."""
    return " ".join(filter(None, (item.kind.replace("_", " "), str(item.number or ""))))


def _label(item: Appointment) -> str:
    return f"{item.number}: {_said(item)}" if item.number is not None else _said(item)


def _said(item: Appointment, register: Register = "patient") -> str:
    optional = " (if the longer course is used)" if item.optional else ""
    return f"{item.plain if register == 'patient' else item.text}{optional}"
