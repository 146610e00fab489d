"""The unit of a result that does not stand right behind its number: in brackets, on its range, or named for all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from b12nlu.labs.levels import ANTIBODIES
from b12nlu.labs.names import Name
from b12nlu.labs.ranges import PRINTED, Range
from b12nlu.labs.result import LabResult, Reference
from b12nlu.numbers.quantities import Quantity, unit_after, unit_at
from b12nlu.numbers.times import DATE, iso_date
from b12nlu.terms.lexicon import lexicon
from b12nlu.text.expressions import expression
from b12nlu.text.lines import begins_a_line

_NAMED_UNIT = expression("units.named")
_NEXT_UNIT = expression("units.next")
_BEFORE_DATE = expression("units.before_date")
_BEFORE_UNIT = expression("units.before_unit")
_ON_THE_NEXT_LINE = expression("layout.next_line")
_AFTER_UNIT = expression("layout.closed")
_RIGHT_BEFORE = expression("layout.right_before")
_FLAG_AFTER = expression("ranges.flag_behind")
_FLAG_BEFORE_UNIT = expression("ranges.flag_before_unit")


def fits_analyte(name: Name, quantity: Quantity) -> bool:
    """Whether a number with its unit can be a result of an analyte."""
    if quantity.unit is None:
        return name.id not in ANTIBODIES
    if not name.id:
        return quantity.lab_unit
    return quantity.unit in lexicon().rules["units"]["analytes"][name.id]


def with_named_unit(text: str, results: Sequence[LabResult]) -> list[LabResult]:
    """The results, those without a unit with the one that the message names for its numbers ("units are ng/L")."""
    named = [unit for found in _NAMED_UNIT.finditer(text) for unit in _units_from(text, found.end())]
    return [
        replace(result, unit=_first_fitting(named, result.analyte) or result.unit)
        if result.unit is None or not _may_have(result.analyte, result.unit)
        else result
        for result in results
    ]


def _may_have(analyte: str, unit: str) -> bool:
    return unit in lexicon().rules["units"]["analytes"][analyte]


def _units_from(text: str, position: int) -> Iterator[str]:
    """The units of a list that begins at a position ("g/L, fL and ng/L")."""
    unit, end, is_lab = unit_after(text, position)
    while unit and is_lab:
        yield unit
        joined = _NEXT_UNIT.match(text, end)
        unit, end, is_lab = unit_after(text, joined.end()) if joined else (None, end, False)


def _first_fitting(units: Sequence[str], analyte: str) -> str | None:
    return next((unit for unit in units if _may_have(analyte, unit)), None)


_AS_MUCH = 10
"""Times that one value may be another of the same row and still be in its unit."""


def with_shared_unit(results: Sequence[LabResult]) -> list[LabResult]:
    """The results; one without a unit in a row of one analyte's has the unit that the others have."""
    return [
        replace(result, unit=_of_the_others(result, results)) if result.unit is None else result for result in results
    ]


def _of_the_others(result: LabResult, results: Sequence[LabResult]) -> str | None:
    others = [other for other in results if other.analyte == result.analyte and other.unit]
    units = {other.unit for other in others}
    if not isinstance(result.value, float) or len(units) != 1:
        return None
    values = [other.value for other in others if isinstance(other.value, float)]
    alike = all(value and 1 / _AS_MUCH < result.value / value < _AS_MUCH for value in values)
    return units.pop() if values and alike else None


def with_day_behind(text: str, result: LabResult) -> LabResult:
    """A result told in a word, with the day that stands behind it (`positive on 1 October 2026`)."""
    dated = _day_behind(text, result.end) if result.quantity is None and result.value is not None else None
    return result if dated is None else replace(result, taken_on=iso_date(dated))


def _day_behind(text: str, end: int) -> re.Match[str] | None:
    between = _BEFORE_DATE.match(text, end)
    return DATE.match(text, between.end()) if between else None


def with_print(text: str, result: LabResult, ranges: Sequence[Range]) -> LabResult:
    """A value with what a report prints beside it: date, range or limit with its unit, and the flag."""
    quantity = result.quantity
    if quantity is None:
        return result
    dated = DATE.search(text, result.start, quantity.start) or _day_behind(text, quantity.end)
    if dated:
        result = replace(result, taken_on=iso_date(dated))
    beside = _beside(text, quantity, ranges)
    last = beside.end if beside and beside.start >= quantity.end else quantity.end
    places = ((quantity.number_end, last), (quantity.end, last), (last, len(text)))
    flag = next((found for place in places if (found := _FLAG_AFTER.match(text, *place))), None)
    if beside or flag:
        printed = Reference(
            beside.low if beside else None,
            beside.high if beside else None,
            beside.unit if beside else None,
            flag["flag"] if flag else None,
        )
        result = replace(result, reference=printed)
    if result.unit is not None:
        return result
    fitting = lexicon().rules["units"]["analytes"][result.analyte]
    before = None if result.name is None else unit_before_value(text, result.name[1], quantity.start)[0]
    behind = _AFTER_UNIT.match(text, last)
    below = _ON_THE_NEXT_LINE.match(text, last) if begins_a_line(text, quantity.start) else None
    flagged = _FLAG_BEFORE_UNIT.match(text, quantity.number_end)
    ends = (
        behind.end() if behind else last,
        below.end() if below else last,
        flagged.end() if flagged else last,
    )
    units = (before, beside.unit if beside else None, *(unit_at(text, end) for end in ends))
    return replace(result, unit=next((unit for unit in units if unit in fitting), None))


def _beside(text: str, quantity: Quantity, ranges: Sequence[Range]) -> Range | None:
    """The range or limit printed behind a value, or right before it."""
    for item in ranges:
        if item.start >= quantity.end:
            if PRINTED.fullmatch(text, quantity.end, item.start):
                return item
        elif _RIGHT_BEFORE.fullmatch(text, item.end, quantity.start):
            return item
    return None


def unit_before_value(text: str, start: int, end: int) -> tuple[str | None, int]:
    """The unit between a name and its value, as in "MCV (fl) 98.7" or "B12 in pmol/L: 140", and where it ends."""
    before = _BEFORE_UNIT.match(text, start, end)
    if before is None:
        return None, start
    unit, stop, is_lab = unit_after(text, before.end())
    if not is_lab or stop > end:
        return None, start
    close = _AFTER_UNIT.match(text, stop, end) if before["bracket"] else None
    return (unit, close.end() if close else stop) if close or not before["bracket"] else (None, start)
