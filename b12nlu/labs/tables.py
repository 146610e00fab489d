"""Tables of results with more than one column of values, or with a row a day.

"B12  612  149" under "Today  6 months ago" are two results, and the first is the one of now. What heads a column stands
in `rules/tables.yml`, beside dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from b12nlu.labs.names import Name
from b12nlu.labs.result import LabResult
from b12nlu.numbers.quantities import Quantity, named_units, unit_at
from b12nlu.numbers.times import DATE, MONTHS, iso_date
from b12nlu.terms.lexicon import lexicon
from b12nlu.text.expressions import with_parts
from b12nlu.text.words import rule_file

_LEAST_COLUMNS = 2
_LEAST_ROWS = 2
"""Rows of a table with one column of values."""
_NUMBER = re.compile(r"\d(?![\d.,]*\d)")
"""The last digit of each number."""


@dataclass(frozen=True)
class Column:
    """The head of a column or row of values: when they were taken, and how it ranks in time, the newest highest."""

    start: int
    end: int
    rank: tuple[int, ...]
    taken_on: str | None = None


@dataclass(frozen=True)
class Line:
    """A line of the text with what stands in it."""

    start: int
    end: int
    names: tuple[Name, ...]
    values: tuple[Quantity, ...]
    times: tuple[Column, ...]


@dataclass(frozen=True)
class Table:
    """The results of a table, and the span of its lines."""

    start: int
    end: int
    results: tuple[LabResult, ...]


def find_tables(text: str, names: Sequence[Name], values: Sequence[Quantity]) -> list[Table]:
    """The tables of a text. `values` are the numbers that may be results, without ranges."""
    if "\n" not in text:
        return []
    lines = list(_lines(text, names, values))
    tables: list[Table] = []
    for index, head in enumerate(lines):
        if tables and head.start < tables[-1].end:
            continue
        rows = lines[index + 1 :]
        if len(head.times) >= _LEAST_COLUMNS and not head.names:
            tables += _by_column(text, head, rows)
        elif head.names and not head.values and all(name.id for name in head.names):
            tables += _by_row(text, head, rows)
    return tables


def _by_column(text: str, head: Line, rows: Sequence[Line]) -> Iterator[Table]:
    """A table with a name a row and a time a column."""
    results: list[LabResult] = []
    end = head.end
    for row in rows:
        if not row.names and not row.values:
            continue
        several = _LEAST_COLUMNS <= len(row.values) <= len(head.times)
        if len(row.names) != 1 or not several or row.values[0].start < row.names[0].end:
            break
        results += _row(text, row, row.names[0], _columns_of(text, head, row))
        end = row.end
    if results:
        yield Table(head.start, end, tuple(results))


def _columns_of(text: str, head: Line, row: Line) -> list[Column]:
    """The column of each value of a row: in order, or where one is left out the one that it stands under."""
    if len(row.values) == len(head.times):
        return list(head.times)
    return [
        min(head.times, key=lambda column: abs((column.start - head.start) - (value.start - row.start)))
        for value in row.values
    ]


def _row(text: str, row: Line, name: Name, columns: Sequence[Column]) -> Iterator[LabResult]:
    if not name.id:
        return
    newest = max(column.rank for column in columns)
    fitting = lexicon().rules["units"]["analytes"][name.id]
    behind = (unit_at(text, number.end()) for number in _NUMBER.finditer(text, row.start, row.end))
    units = (*(unit for unit, _, _ in named_units(text[row.start : row.end])), *behind)
    unit = next((unit for unit in units if unit in fitting), None)
    first = True
    for value, column in zip(row.values, columns, strict=True):
        result = _result(name, value, column, unit, earlier=column.rank < newest)
        yield replace(result, start=name.start) if first else result
        first = False


def _by_row(text: str, head: Line, rows: Sequence[Line]) -> Iterator[Table]:
    """A table with a time a row and a name a column."""
    taken: list[tuple[Column, Line]] = []
    for row in rows:
        if not row.values and not row.names and not row.times:
            continue
        if len(row.times) != 1 or row.names or len(row.values) != len(head.names):
            break
        taken.append((row.times[0], row))
    if len(taken) < (1 if len(head.names) >= _LEAST_COLUMNS else _LEAST_ROWS):
        return
    newest = max(column.rank for column, _ in taken)
    units = [
        {unit for unit, _, _ in named_units(text[name.end : following])}
        for name, following in zip(head.names, [*(name.start for name in head.names[1:]), head.end], strict=True)
    ]
    results = [
        _result(name, value, column, _fitting(name, own), earlier=column.rank < newest)
        for column, row in taken
        for name, value, own in zip(head.names, row.values, units, strict=True)
    ]
    yield Table(head.start, taken[-1][1].end, tuple(results))


def _fitting(name: Name, units: set[str]) -> str | None:
    return next((unit for unit in sorted(units) if unit in lexicon().rules["units"]["analytes"][name.id]), None)


def _result(name: Name, value: Quantity, column: Column, unit: str | None, *, earlier: bool) -> LabResult:
    return LabResult(
        name.id,
        value.start,
        value.end,
        (value.start, value.number_end),
        value=value.value,
        quantity=value,
        unit=value.unit or unit,
        comparator=value.comparator,
        earlier=earlier,
        taken_on=column.taken_on,
        name=(name.start, name.end),
    )


def _lines(text: str, names: Sequence[Name], values: Sequence[Quantity]) -> Iterator[Line]:
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        times = tuple(sorted(_times(text, start, end), key=lambda column: column.start))
        yield Line(
            start,
            end,
            tuple(name for name in names if start <= name.start < end),
            tuple(
                value
                for value in values
                if start <= value.start < end and not any(time.start <= value.start < time.end for time in times)
            ),
            times,
        )
        start = end + 1


def _times(text: str, start: int, end: int) -> Iterator[Column]:
    """The dates, years and words of time of a line, each once."""
    found: list[Column] = []
    for match in DATE.finditer(text, start, end):
        taken_on = iso_date(match)
        found.append(Column(*match.span(), _rank(match, taken_on), taken_on))
    for kind, rank in (("year", None), ("earlier", (-1,)), ("newest", (9999,))):
        for match in _heads(kind).finditer(text, start, end):
            if not any(other.start < match.end() and match.start() < other.end for other in found):
                found.append(Column(*match.span(), (int(match[0]),) if rank is None else rank))
    yield from found


def _rank(match: re.Match[str], taken_on: str | None) -> tuple[int, ...]:
    """How a date ranks; one that names no day, or whose day and month could change places, by what it names."""
    if taken_on:
        return tuple(int(part) for part in taken_on.split("-"))
    parts = match.groupdict()
    if parts["y5"]:
        return 2000 + int(parts["y5"]) % 100, MONTHS[parts["m5"][:3].lower()]
    if parts["y2"]:
        return 2000 + int(parts["y2"]) % 100, int(parts["b"]), int(parts["a"])
    month = parts["m3"] or parts["m4"]
    return (0, MONTHS[month[:3].lower()] if month else 0, int(parts["d3"] or parts["d4"] or 0))


@cache
def _heads(kind: str) -> re.Pattern[str]:
    words = with_parts(rule_file("tables")[kind])
    return re.compile(rf"(?<![\w/])(?:{words})(?![\w/])", re.IGNORECASE)
