"""A schedule for calendars (`.ics`), as a picture (SVG with a text equivalent inside), and as text."""

from __future__ import annotations

import datetime as dt
import hashlib
from xml.etree import ElementTree

from icalendar import Calendar, Event

from b12core.schedule import Appointment, Schedule

PRODUCT = "-//B12 Dosing Assistant//Schedule//EN"
_SVG = "http://www.w3.org/2000/svg"
_ROWS: tuple[tuple[str, str, str], ...] = (
    ("injection", "Injections", "#1f5f8b"),
    ("tablets", "Tablets", "#1f5f8b"),
    ("blood_test", "Blood tests", "#a3333d"),
    ("review", "Reviews", "#4a6b2a"),
)
_LEFT, _WIDTH, _ROW, _TOP = 110, 760, 44, 40


def schedule_text(schedule: Schedule) -> str:
    """The appointments a line each, ranges as `between … and …`, then the notes and the caveat."""
    lines = [f"{_days(item)}  {item.kind.replace('_', ' ')}: {_label(item)}" for item in schedule.appointments]
    return "\n".join([*lines, "", *schedule.notes, schedule.caveat]) + "\n"


def as_calendar(schedule: Schedule) -> bytes:
    """The schedule as an iCalendar file, one all-day event an appointment, each with the caveat."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for item in schedule.appointments:
        event = Event()
        name = f"{schedule.protocol}|{item.earliest}|{item.latest}|{item.kind}|{item.number}|{item.text}"
        event.add("uid", f"{hashlib.sha256(name.encode()).hexdigest()[:32]}@b12-dosing-assistant")
        event.add("dtstamp", dt.datetime.combine(schedule.start, dt.time(), dt.timezone.utc))
        event.add("dtstart", item.earliest)
        event.add("dtend", item.latest + dt.timedelta(days=1))
        event.add("summary", f"B12 draft: {_label(item)}")
        event.add("description", schedule.caveat_plain)
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def as_picture(schedule: Schedule) -> bytes:
    """The schedule as SVG: a row a kind, a mark an appointment, a bar where it is a range; `desc` says it in words."""
    rows = [row for row in _ROWS if any(item.kind == row[0] for item in schedule.appointments)]
    height = _TOP + _ROW * len(rows) + 20
    svg = ElementTree.Element(
        "svg",
        {"xmlns": _SVG, "viewBox": f"0 0 {_LEFT + _WIDTH + 20} {height}", "role": "img", "font-family": "sans-serif"},
    )
    ElementTree.SubElement(svg, "title").text = f"Draft schedule from {schedule.start} to {schedule.until}"
    ElementTree.SubElement(svg, "desc").text = "; ".join(
        f"{_days(item)} {_label(item)}" for item in schedule.appointments
    )
    span = max((schedule.until - schedule.start).days, 1)

    def across(day: dt.date) -> float:
        return round(_LEFT + _WIDTH * min(max((day - schedule.start).days, 0), span) / span, 1)

    month = schedule.start.replace(day=1)
    while month <= schedule.until:
        if month >= schedule.start:
            label = ElementTree.SubElement(
                svg, "text", {"x": str(across(month)), "y": "20", "font-size": "11", "fill": "#555"}
            )
            label.text = month.strftime("%b %Y") if month.month in (1, schedule.start.month) else month.strftime("%b")
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
    ElementTree.SubElement(shape, "title").text = f"{_days(item)}: {_label(item)}"


def _days(item: Appointment) -> str:
    if item.earliest == item.latest:
        return item.earliest.isoformat()
    return f"between {item.earliest.isoformat()} and {item.latest.isoformat()}"


def _label(item: Appointment) -> str:
    optional = " (if the longer course is used)" if item.optional else ""
    number = f"{item.number}: " if item.number is not None else ""
    return f"{number}{item.plain}{optional}"
