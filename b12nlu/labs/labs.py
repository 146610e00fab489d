"""Laboratory results: which number, sign or word belongs to which analyte.

Reference ranges, dates, ages, doses and lengths of time are no results.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from b12nlu.labs.antibodies import judged_amounts
from b12nlu.labs.cell_counts import counted_in_litres
from b12nlu.labs.in_time import with_earlier_marked
from b12nlu.labs.names import Name, test_names
from b12nlu.labs.pairs import pair
from b12nlu.labs.ranges import Range
from b12nlu.labs.result import LabResult
from b12nlu.labs.tables import Table, find_tables
from b12nlu.labs.units import with_day_behind, with_named_unit, with_print, with_shared_unit
from b12nlu.labs.worded import with_words
from b12nlu.numbers.quantities import Quantity
from b12nlu.text.expressions import expression, with_parts

_Placed = TypeVar("_Placed", Name, Quantity)

_RANGE_LABEL = re.compile(
    with_parts(
        r"(?:\b(?:and|but|with|where|as)\s+)?(?:\b(?:the|my|their|its|lab'?s?)\s+)*(?:normal|reference|ref|lab|usual|"
        r"healthy)\s+(?:range|values?|levels?|limits?|interval)\b[^.;\n\d]{0,30}$|"
        r"[(\[]?\s*(?:\b(?:%range_label%|neg(?:ative)?\b)[\s:.,]*){0,3}$"
    ),
    re.I,
)


def find_labs(
    text: str,
    names: Sequence[Name],
    numbers: Sequence[Quantity],
    quantities: Sequence[Quantity],
    ranges: Sequence[Range],
    breaks: Sequence[int],
) -> list[LabResult]:
    """The results in a text. `quantities` are those of its numbers that may be results, `breaks` the ends of
    sentences.
    """
    free = [quantity for quantity in quantities if not any(item.start <= quantity.start < item.end for item in ranges)]
    usable = test_names(text, names)
    plain = _without_ranges(text, ranges)
    tables = find_tables(text, usable, free)
    paired = pair(plain, _outside(usable, tables), _outside(free, tables), breaks)
    printed = [with_print(text, result, ranges) for result in paired]
    tabled = [result for table in tables for result in table.results]
    results = [counted_in_litres(text, result) for result in (*tabled, *printed)]
    results = with_earlier_marked(plain, with_shared_unit(with_named_unit(text, results)))
    worded = with_words(plain, [name for name in usable if not _heads_a_range(text, name, ranges)], results, breaks)
    worded += judged_amounts(text, usable, numbers, ranges, worded)
    return [with_day_behind(text, result) for result in worded]


def _heads_a_range(text: str, name: Name, ranges: Sequence[Range]) -> bool:
    """Whether a name only tells of what a range is the normal one ("normal B12 180-900")."""
    called = expression("ranges.called_normal").search(text[: name.start])
    return bool(called) and any(
        item.start >= name.end and expression("layout.right_before").fullmatch(text, name.end, item.start)
        for item in ranges
    )


def _outside(items: Sequence[_Placed], tables: Sequence[Table]) -> list[_Placed]:
    """The names or numbers that stand in no table."""
    return [item for item in items if not any(table.start <= item.start < table.end for table in tables)]


def _without_ranges(text: str, ranges: Sequence[Range]) -> str:
    """The text with reference ranges blanked out, their brackets and labels too; every offset stays."""
    for item in ranges:
        label = _RANGE_LABEL.search(text[: item.start])
        start = label.start() if label else item.start
        close = expression("layout.closed").match(text[item.end :])
        end = item.end + (close.end() if close and text[start : start + 1] in "([" else 0)
        text = text[:start] + " " * (end - start) + text[end:]
    return text
