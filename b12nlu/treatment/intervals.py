"""How often B12 is given: "every 8 to 12 weeks", "three-monthly", "twice a week", "1/12"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from b12nlu.fact import Fact
from b12nlu.numbers.quantities import DOSE_UNITS
from b12nlu.numbers.times import count, length
from b12nlu.text.expressions import expression

_ADVERBS: dict[str, tuple[float, str, bool]] = {
    "daily": (1, "day", False),
    "every day": (1, "day", False),
    "each day": (1, "day", False),
    "nightly": (1, "day", False),
    "every other day": (2, "day", False),
    "every second day": (2, "day", False),
    "alternate days": (2, "day", False),
    "on alternate days": (2, "day", False),
    "alternate day": (2, "day", False),
    "alt days": (2, "day", False),
    "alt day": (2, "day", False),
    "eod": (2, "day", False),
    "qod": (2, "day", False),
    "qd": (1, "day", False),
    "weekly": (1, "week", False),
    "wkly": (1, "week", False),
    "qw": (1, "week", False),
    "qweek": (1, "week", False),
    "every other week": (2, "week", False),
    "every second week": (2, "week", False),
    "alternate weeks": (2, "week", False),
    "fortnightly": (2, "week", False),
    "every fortnight": (2, "week", False),
    "biweekly": (2, "week", True),
    "bi-weekly": (2, "week", True),
    "monthly": (1, "month", False),
    "mthly": (1, "month", False),
    "mnthly": (1, "month", False),
    "qmonth": (1, "month", False),
    "every other month": (2, "month", False),
    "every second month": (2, "month", False),
    "alternate months": (2, "month", False),
    "bimonthly": (2, "month", True),
    "bi-monthly": (2, "month", True),
    "quarterly": (3, "month", False),
    "every quarter": (3, "month", False),
    "each quarter": (3, "month", False),
    "six-monthly": (6, "month", False),
    "annual": (12, "month", False),
    "once yearly": (12, "month", False),
    "every calendar month": (1, "month", False),
    "each calendar month": (1, "month", False),
    "each fortnight": (2, "week", False),
    "three monthly": (3, "month", False),
    "per quarter": (3, "month", False),
    "yearly": (12, "month", False),
    "annually": (12, "month", False),
}
"""Value, unit, and whether the word is read in two ways."""

_TIMES = {"once": 1, "twice": 2, "thrice": 3, "three times": 3, "four times": 4, "five times": 5, "six times": 6}
_PER = {
    "day": (1, "day"),
    "week": (7, "day"),
    "wk": (7, "day"),
    "fortnight": (14, "day"),
    "month": (1, "month"),
    "year": (12, "month"),
}
_LY = {
    "dai": "day",
    "week": "week",
    "wk": "week",
    "month": "month",
    "mth": "month",
    "mnth": "month",
    "year": "year",
    "yr": "year",
}
_SHORT = {"7": "day", "52": "week", "12": "month"}

_ADVERB = re.compile(
    rf"\b(?:{'|'.join(a.replace(' ', '[ -]') for a in sorted(_ADVERBS, key=len, reverse=True))})\b", re.I
)
_EVERY = expression("treatment.every")
_Q = expression("treatment.q")
_COUNT_LY = expression("treatment.count_ly")
_N_PER = expression("treatment.times_per")
_SHOT_PER = expression("treatment.shot_per")
_DOSE_PER = re.compile(
    rf"(?<=\d)\s*(?:{'|'.join(sorted(DOSE_UNITS, key=len, reverse=True))})\s*"
    r"(?P<per>(?:(?:a|per|each)\s+|/\s?)(?P<unit>day|d|week|fortnight|month))\b",
    re.I,
)
_SLASH = expression("treatment.slash")
_MOST = 52
"""Weeks or months; a higher number before "weekly" is a dose."""
_MOST_MONTHS = 12
"""Months between doses; a higher number in "20/12" is a day of December."""
_ORDINAL = expression("treatment.ordinal")
_NAMED = {"third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10, "twelfth": 12}
_OD = expression("treatment.od")


def find_intervals(text: str) -> Iterator[Fact]:
    """The lengths of time between doses; of overlapping readings the first."""
    found: list[Fact] = []
    makers = (
        _instead_of, _would_change, _changed, _apart, _weekday_of_the_month, _ordinal, _every, _n_per, _count_ly,
        _adverbs, _each_morning, _slashes, _on_a_length, _without_unit,
    )  # fmt: skip
    for make in makers:
        for fact in make(text):
            if not any(fact.start < other.end and other.start < fact.end for other in found):
                found.append(fact)
    yield from found


def _interval(match: re.Match[str], low: float, unit: str, high: float | None = None, uncertain: bool = False) -> Fact:
    return Fact("interval", "interval", match.start(), match.end(), round(float(low), 3), unit, high, uncertain)


_UNITS = ("unit", "unit_in_short", "one_unit")


def _every(text: str) -> Iterator[Fact]:
    for match in (*_EVERY.finditer(text), *_Q.finditer(text)):
        groups = match.groupdict()
        named = next(said for name in _UNITS if (said := groups.get(name)))
        high, unit = length(count(match["high"] or "1"), named)
        low = length(count(match["low"]), named)[0] if match["low"] else None
        if high == 0 or (
            expression("treatment.dose_before").search(text[: match.start()]) and match[0].lower().startswith("per l")
        ):
            continue
        yield _interval(match, high if low is None else low, unit, None if low is None or low >= high else high)


def _ordinal(text: str) -> Iterator[Fact]:
    for match in _ORDINAL.finditer(text):
        number = float(match["nth"]) if match["nth"] else float(_NAMED[match["named"].lower()])
        yield _interval(match, *length(number, match["unit"]))


def _apart(text: str) -> Iterator[Fact]:
    """Intervals told as the time between two injections."""
    for name in ("treatment.apart", "treatment.gap"):
        for match in expression(name).finditer(text):
            yield _interval(match, *length(count(match["n"]), match["unit"]))


def _changed(text: str) -> Iterator[Fact]:
    """The newer of two intervals ("stretched from 8 weeks to 12"), which is the one in use."""
    for match in expression("treatment.changed").finditer(text):
        named = match["unit"] or _last_unit(match[0])
        if named and count(match["n"]) <= _MOST and (match["old"] or named.lower().endswith("ly")):
            yield _interval(match, *length(count(match["n"]), named))


def _would_change(text: str) -> Iterator[Fact]:
    """The older of two intervals where the newer is wished for or planned, and the older one is in use."""
    for match in expression("treatment.would_change").finditer(text):
        old, new = match["n"] or match["n_behind"], match["new"] or match["new_first"]
        named = match["unit"] or match["unit_behind"] or match["new_unit"] or match["new_unit_first"]
        told = old or (match["unit"] or match["unit_behind"] or "").lower().endswith("ly")
        if named and told and (new or match["new_unit"]) and count(old or "1") <= _MOST:
            yield _interval(match, *length(count(old or "1"), named))


def _weekday_of_the_month(text: str) -> Iterator[Fact]:
    for match in expression("treatment.a_weekday_of_the_month").finditer(text):
        yield _interval(match, 1, "month")


def _on_a_length(text: str) -> Iterator[Fact]:
    """The newest of the lengths of time that somebody is on, was put on or got agreed."""
    if expression("treatment.about_treatment").search(text) is None:
        return
    for match in list(expression("treatment.on_a_length").finditer(text))[-1:]:
        value, unit = length(count(match["n"]), match["unit"])
        past = match[0].lower().startswith(_PAST)
        yield Fact("interval", "interval", *match.span(), round(value, 3), unit, historical=past)


_PAST = ("was", "were", "had", "been")
"""Before a length of time: it is that of another time."""


def _without_unit(text: str) -> Iterator[Fact]:
    """An interval told by its number, whose unit stands with another length of time ("better than every 8 weeks?")."""
    named = expression("treatment.weeks_or_months").search(text)
    if named is None:
        return
    for match in expression("treatment.without_unit").finditer(text):
        yield _interval(match, *length(count(match["n"]), named[0]), uncertain=True)


def _instead_of(text: str) -> Iterator[Fact]:
    """The interval in use where another is wished for in its place ("every 10 weeks instead of 12?")."""
    for match in expression("treatment.instead_of").finditer(text):
        value, unit = length(count(match["n"]), match["unit"])
        yield Fact("interval", "interval", *match.span("both"), round(value, 3), unit)


def _last_unit(text: str) -> str | None:
    """The unit that stands only behind the older interval."""
    found = expression("treatment.a_unit").findall(text)
    return str(found[-1]) if found else None


def _n_per(text: str) -> Iterator[Fact]:
    for match in _N_PER.finditer(text):
        number = _TIMES[match["times"].lower()] if match["times"] else count(match["n"] or match["n_behind"])
        name = match["unit"] or _LY[match["ly"].lower()]
        span, unit = _PER[name.lower()]
        if number:
            if number == 1:
                yield _interval(match, *length(1, name))
            else:
                yield _interval(match, span / number, unit)
    for match in _SHOT_PER.finditer(text):
        yield _interval(match, *length(1, match["unit"]))
    for match in _DOSE_PER.finditer(text):
        value, unit = length(1, match["unit"])
        yield Fact("interval", "interval", match.start("per"), match.end(), round(value, 3), unit)


def _count_ly(text: str) -> Iterator[Fact]:
    for match in _COUNT_LY.finditer(text):
        value, unit = length(count(match["high"]), _LY[match["unit"].lower()])
        low = length(count(match["low"]), _LY[match["unit"].lower()])[0] if match["low"] else None
        parted = "-" not in match["hyphen"]
        if parted and expression("treatment.several_of_them").search(text, 0, match.start()):
            continue
        ambiguous = (parted and unit == "month") or match["high"].lower() in ("a", "an")
        if match["high"].lower() in ("a", "an") or value == 0 or count(match["high"]) > _MOST:
            continue
        yield _interval(match, value if low is None else low, unit, None if low is None else value, ambiguous)


def _adverbs(text: str) -> Iterator[Fact]:
    for match in _ADVERB.finditer(text):
        if " " in match[0] and expression("treatment.several_of_them").search(text, 0, match.start()):
            continue
        value, unit, ambiguous = _ADVERBS.get(match[0].lower()) or _ADVERBS[match[0].lower().replace("-", " ")]
        yield _interval(match, value, unit, uncertain=ambiguous)
    for match in _OD.finditer(text):
        yield _interval(match, 1, "day")


def _each_morning(text: str) -> Iterator[Fact]:
    """What is taken each morning or evening, and no needle, is taken once a day."""
    for match in expression("treatment.each_morning").finditer(text):
        if not expression("treatment.injected").search(text):
            yield Fact("interval", "interval", *match.span("every"), 1.0, "day")


def _slashes(text: str) -> Iterator[Fact]:
    for match in _SLASH.finditer(text):
        lasted = expression("treatment.lasted").search(text, 0, match.start())
        if float(match["n"]) and not lasted and not _is_a_day(text, match):
            yield _interval(match, float(match["n"]), _SHORT[match["of"]], uncertain=not match["every"])


def _is_a_day(text: str, match: re.Match[str]) -> bool:
    """Whether "20/12" is a day and its month: behind words for a day, or of more months than are kept between doses."""
    if match["every"] or match["ly"] or match["of"] == "52":
        return False
    beyond = match["of"] == "12" and float(match["n"]) > _MOST_MONTHS
    return beyond or expression("treatment.on_a_day").search(text, 0, match.start()) is not None
