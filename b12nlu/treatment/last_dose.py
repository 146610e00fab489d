"""When B12 was last given: "last jab three weeks ago", "had my injection yesterday"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from b12nlu.fact import Fact
from b12nlu.numbers.times import COUNT, DATE, SHOT, UNIT, count, iso_date, length

_AGO = (
    rf"(?P<ago>(?:about |around |approx\.? |roughly |nearly |almost |over |"
    rf"just over )?(?P<n>{COUNT})\s*(?P<unit>{UNIT})\s*(?:ago|back|since))"
)
_DAY = (
    r"(?P<day>yesterday|today|this morning|last night|last week|last month|(?:last|on) (?:mon|tues|wednes|"
    r"thurs|fri|satur|sun)day)"
)
_WHEN = rf"(?:{_AGO}|{_DAY}|(?P<date>{DATE.pattern}))"
_LAST = (
    rf"(?:last|latest|most recent|previous)\s+(?:b[\s-]?12\s+|vitamin b[\s-]?12\s+|hydroxo\w*\s+|cyano\w*\s+|"
    rf"im\s+)?{SHOT}"
)
_LAST_DOSE = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"\b{_LAST}\s*(?:was|is|were|i had was|given|:|=|,|-|on|the|had|about|in|at|around|date|my|\s)*{_WHEN}",
        rf"\b(?:last|just) (?:had|injected|jabbed|got)\b[^.;\n,]{{0,24}}?{_WHEN}",
        rf"\b(?:had|got|received|recieved|given|did)\s+(?:my |the |an? |another |b[\s-]?12 |"
        rf"last )*{SHOT}\b[^.;\n,]{{0,30}}?{_WHEN}",
        rf"\b(?:injected|jabbed)\b[^.;\n,]{{0,20}}?{_WHEN}",
        rf"(?P<n>{COUNT})\s*(?P<unit>{UNIT})\s*(?:since|after) (?:my |the |her |his )?{_LAST}",
    )
)
_DAYS = {
    "yesterday": (1, "day"),
    "today": (0, "day"),
    "this morning": (0, "day"),
    "last night": (1, "day"),
    "last week": (1, "week"),
    "last month": (1, "month"),
}


def find_last_doses(text: str) -> Iterator[Fact]:
    """The dates of a last dose, or how long ago it was; uncertain where only a weekday is named."""
    for pattern in _LAST_DOSE:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            value: float | str | None = None
            unit: str | None = None
            if groups.get("date"):
                found = DATE.search(match[0], match.start("date") - match.start())
                value = iso_date(found) if found else None
            elif groups.get("day"):
                value, unit = _DAYS.get(groups["day"].lower(), (1, "week"))
            else:
                value, unit = length(count(groups["n"]), groups["unit"])
            named_day = bool(groups.get("day")) and groups["day"].lower() not in _DAYS
            yield Fact(
                "last_dose", "last_dose", match.start(), match.end(), value, unit, uncertain=named_day or value is None
            )
