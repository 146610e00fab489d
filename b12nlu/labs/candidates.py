"""Which numbers of a message may be results, and the bare ones that answer a question ("300", "98 pg/mL")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from b12nlu.fact import Fact
from b12nlu.labs.levels import ANTIBODIES
from b12nlu.labs.names import Name
from b12nlu.labs.ranges import Range
from b12nlu.labs.result import LabResult
from b12nlu.numbers.quantities import Quantity, is_glued, named_units
from b12nlu.numbers.times import DATE, count, length
from b12nlu.text.expressions import expression
from b12nlu.text.lines import begins_a_line

_DURATION = expression("numbers.duration")
_NOT_A_RESULT_AFTER = expression("numbers.counts_something")
_NOT_A_RESULT_BEFORE = expression("numbers.names_something")
_YEAR_BEFORE = expression("numbers.year_before")
_SHORT_MESSAGE = 7
_MOST_GIVEN = 30
"""Injections or tablets of a course; a higher number before "x" counts none."""
_DURATION_ALONE = 5
_MINE = expression("numbers.mine")
_MINE_BEFORE = 60
"""Characters before a number in which "mine is" or "it really is" is looked for."""
_SUPPOSED = expression("numbers.supposed")
_SUPPOSED_BEFORE = 40
"""Characters before a number in which "would a level of" is looked for."""
_SPOKEN_FROM = 100
"""Below this a number in words is more often a count or an age."""
_WORDS_BESIDE = 2
_UNIT_ALONE = 8
"""Words of a message that can be an answer to the question for a unit."""
_ASKS_OR_COUNTS = expression("numbers.asks_or_counts")
_PADDED = expression("numbers.padded")
_LIST_MARK = expression("numbers.list_mark")
_VALUE_BEHIND = expression("numbers.value_behind")
_KISS = expression("numbers.kiss")
_CODE = expression("numbers.code")
_YEAR_IN_BRACKETS = expression("numbers.year_in_brackets")
_AGO_OR_OLD = expression("numbers.ago_or_old")


def result_candidates(text: str, quantities: Sequence[Quantity], stated: Sequence[tuple[int, int]]) -> list[Quantity]:
    """The quantities that may be results: not dates, ages, doses, counts or lengths of time."""
    excluded = [match.span() for match in DATE.finditer(text)]
    excluded += [match.span() for match in _DURATION.finditer(text)]
    excluded += list(stated)
    return [quantity for quantity in quantities if _may_be_result(text, quantity, excluded)]


def _may_be_result(text: str, quantity: Quantity, excluded: Sequence[tuple[int, int]]) -> bool:
    start = quantity.number_end - 1
    if any(a <= start < b for a, b in excluded):
        return False
    if _SUPPOSED.search(text, max(0, quantity.start - _SUPPOSED_BEFORE), quantity.start):
        return False
    if quantity.lab_unit:
        return True
    if quantity.unit is not None or _CODE.match(text, quantity.number_end):
        return False
    if any(_YEAR_IN_BRACKETS.match(text, at) for at in range(max(0, quantity.start - 5), quantity.start)):
        return False
    after = text[quantity.number_end : quantity.number_end + 20]
    number_start = max(quantity.start, quantity.number_end - 12)
    before = text[max(0, quantity.start - 14) : quantity.start]
    if before[-1:].isalpha() and not quantity.comparator and not is_glued(text, quantity.start):
        return False
    if _PADDED.match(text[quantity.start : quantity.number_end]):
        return False
    counts = _NOT_A_RESULT_AFTER.match(after) and not _is_a_kiss(quantity.value, after)
    if counts or _NOT_A_RESULT_BEFORE.search(before):
        return False
    if _LIST_MARK.match(after) and begins_a_line(text, quantity.start) and quantity.value < 30:
        return False
    digits = sum(character.isdecimal() for character in text[number_start : quantity.number_end])
    is_year = quantity.value in range(1930, 2036) and not quantity.comparator
    dated = _YEAR_BEFORE.search(before) or _VALUE_BEHIND.match(after)
    return not (is_year and dated) and digits <= 7


def _is_a_kiss(value: float, after: str) -> bool:
    """Whether an "x" behind a number ends a line of a letter and counts nothing ("b12 78 x start jabs thurs x")."""
    return value > _MOST_GIVEN and bool(_KISS.match(after))


def bare_numbers(
    text: str,
    candidates: Sequence[Quantity],
    ranges: Sequence[Range],
    labs: Sequence[LabResult],
    names: Sequence[Name],
    alone: bool,
) -> Iterator[Fact]:
    """Numbers without an analyte that answer a question: with a lab's unit, or in a short message of nothing else."""
    used = {lab.anchor for lab in labs}
    taken = [(item.start, item.end) for item in ranges]
    taken += [(lab.start, lab.end) for lab in labs if lab.analyte in ANTIBODIES]
    brief = len(re.findall(r"[^\W\d_]+", text)) <= _SHORT_MESSAGE
    for quantity in candidates:
        if (
            (quantity.spoken and not _is_all_that_is_said(text, quantity))
            or (quantity.start, quantity.number_end) in used
            or any(start <= quantity.start < end for start, end in taken)
        ):
            continue
        mine = bool(_MINE.search(text, max(0, quantity.start - _MINE_BEFORE), quantity.start))
        if quantity.lab_unit or mine or (brief and alone and not any(not name.id for name in names)):
            yield Fact(
                "number",
                "number",
                quantity.start,
                quantity.end,
                quantity.value,
                quantity.unit,
                comparator=quantity.comparator,
            )
    if alone and not labs:
        yield from _bare_unit(text)
    if alone and not labs and len(text.split()) <= _DURATION_ALONE:
        for match in _DURATION.finditer(text):
            if not _AGO_OR_OLD.match(text[match.end() :]) and match["n"][:1].isdigit():
                yield Fact("number", "number", *match.span(), *length(count(match["n"]), match["unit"]))


def _is_all_that_is_said(text: str, quantity: Quantity) -> bool:
    """Whether a number in words from a hundred on is the message, but for a word or two: `a thousand, I think`."""
    beside = f"{text[: quantity.start]} {text[quantity.end :]}".split()
    return quantity.value >= _SPOKEN_FROM and len(beside) <= _WORDS_BESIDE


def _bare_unit(text: str) -> Iterator[Fact]:
    """The one unit that a short message without a number names: `pg/ml i think`."""
    if len(text.split()) > _UNIT_ALONE or _ASKS_OR_COUNTS.search(text):
        return
    found = list(named_units(text))
    if len({unit for unit, _, _ in found}) == 1:
        unit, start, end = found[0]
        yield Fact("number", "number", start, end, None, unit)
