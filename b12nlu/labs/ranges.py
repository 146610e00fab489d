"""Reference ranges and limits in a message: numbers that are nobody's result.

"150 pg/mL [200-900]", "normal is between 200 and 900", "should be above 300", "under 200 is deficient". A number with a
comparator behind a number without one is a limit: "MMA 812 <318 nmol/L".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from b12nlu.numbers.quantities import Quantity
from b12nlu.numbers.times import DATE
from b12nlu.qualifiers.retraction import SLIP
from b12nlu.text.expressions import expression

_JOIN = expression("ranges.join")
_CHANGE = expression("ranges.change")
_BETWEEN = expression("ranges.between")
_LIMIT_BEFORE = expression("ranges.limit_before")
_LIMIT_AFTER = expression("ranges.limit_behind")
_DETECTION = expression("ranges.detection")
_SHOULD_BE = expression("ranges.should_be")
_CORRECTED_AFTER = expression("ranges.corrected_behind")
_ANYTHING = expression("ranges.anything")
_OPEN = expression("layout.open_before")
_CLOSE = expression("layout.closed")
_LABEL = expression("ranges.label")
PRINTED = expression("ranges.printed")
_TELLS_ANEW = expression("ranges.tells_anew")
_SAME_LINE = 40
"""Characters between a result and a limit that is not printed right behind it."""


@dataclass(frozen=True)
class Range:
    """A reference range or limit, by character span; its ends and the unit that it carries, where it does."""

    start: int
    end: int
    unit: str | None
    low: float | None = None
    high: float | None = None


def find_ranges(text: str, quantities: Sequence[Quantity], names: Sequence[tuple[int, int]]) -> list[Range]:
    """The ranges and limits among the quantities. `names` are the spans of the analytes' names."""
    found: list[Range] = []
    ends = [end for _, end in names]
    dates = [match.span() for match in DATE.finditer(text)]
    index = 0
    while index < len(quantities):
        low = quantities[index]
        high = quantities[index + 1] if index + 1 < len(quantities) else None
        before = text[max(0, low.start - 60) : low.start]
        if high and _is_pair(text, low, high, before, names):
            found.append(Range(low.start, high.end, high.unit or low.unit, low.value, high.value))
            index += 2
            continue
        told = (item for item in reversed(quantities[:index]) if not any(a <= item.start < b for a, b in dates))
        result = next(told, None)
        if (result and _is_behind(text, result, low, names)) or _is_limit(text, low, before, ends, bool(index)):
            found.append(limit_of(low))
        index += 1
    return found


def limit_of(quantity: Quantity) -> Range:
    """A one-sided limit: below ">180" lies what is low."""
    upper = quantity.comparator in ("<", "<=")
    return Range(
        quantity.start,
        quantity.end,
        quantity.unit,
        None if upper or not quantity.comparator else quantity.value,
        quantity.value if upper else None,
    )


def _is_behind(text: str, before: Quantity, quantity: Quantity, names: Sequence[tuple[int, int]]) -> bool:
    """Whether a number with a comparator stands behind one without, on the line of the same name."""
    named = before.lab_unit or any(end <= before.start for _, end in names)
    if not quantity.comparator or not named or _is_padded(text[before.start : before.number_end]):
        return False
    gap = text[before.end : quantity.start]
    if PRINTED.fullmatch(gap) and (quantity.signed or _LABEL.search(gap)):
        return not _of_the_next_name(text, before, quantity, names)
    if before.comparator or not quantity.signed or len(gap) > _SAME_LINE or _TELLS_ANEW.search(gap):
        return False
    return not any(before.end <= start and end <= quantity.start for start, end in names) and not _of_the_next_name(
        text, before, quantity, names
    )


def _is_padded(number: str) -> bool:
    """Whether a nought stands before a number ("01")."""
    return number.startswith("0") and number[1:2].isdecimal()


def _of_the_next_name(text: str, before: Quantity, quantity: Quantity, names: Sequence[tuple[int, int]]) -> bool:
    """Whether names stand in one list before the numbers, so that each number is one's ("B12, folate: 98, <2")."""
    listed = [span for span in names if span[1] <= before.start]
    if len(listed) < 2 or not expression("ranges.listed").fullmatch(text, before.end, quantity.start):
        return False
    (_, first), (second, _) = listed[-2:]
    return bool(expression("ranges.names_joined").fullmatch(text, first, second))


def _is_pair(text: str, low: Quantity, high: Quantity, before: str, names: Sequence[tuple[int, int]]) -> bool:
    join = text[low.end : high.start]
    if low.comparator or high.comparator or high.value <= low.value or not _JOIN.fullmatch(join):
        return False
    named = max((end for _, end in names if end <= low.start), default=None)
    told = before if named is None or low.start - named > len(before) else text[named : low.start]
    changes = _CHANGE.search(before) and not expression("told.normal_from").search(before)
    if changes or ("to" in join.lower() and expression("told.changed").search(told)):
        return False
    if "and" in join.lower():
        return bool(_BETWEEN.search(before) or _LIMIT_BEFORE.search(before))
    return True


def _is_limit(text: str, quantity: Quantity, before: str, analyte_ends: Sequence[int], not_first: bool) -> bool:
    cue = None if expression("ranges.i_am").search(before) else _LIMIT_BEFORE.search(before)
    if cue and quantity.comparator == "<" and _DETECTION.search(before[max(0, cue.start() - 20) :]):
        return False
    if cue and _SHOULD_BE.search(before) and SLIP.search(text):
        return False
    if cue and not _CORRECTED_AFTER.match(text[quantity.end :]):
        cue_start = quantity.start - len(before) + cue.start()
        return not any(
            cue_start < end <= quantity.start and not text[end : quantity.start].strip(" :=") for end in analyte_ends
        )
    after = text[quantity.end : quantity.end + 60]
    if quantity.comparator and _is_talked_about(text, quantity):
        return True
    named = any(0 <= quantity.start - end <= 6 for end in analyte_ends)
    if quantity.comparator and not named and _LIMIT_AFTER.match(after):
        return True
    if quantity.comparator and _ANYTHING.search(before) and not named:
        return True
    if expression("ranges.too_little_to_measure").search(before):
        return False
    return bool(not_first and quantity.comparator and _OPEN.search(before) and _CLOSE.match(after))


_OF_ANYBODY = expression("ranges.of_anybody")
_CALLED = expression("ranges.called")
_ASKED = expression("ranges.asked")
_IS_SO = expression("ranges.is_so")


def _is_talked_about(text: str, quantity: Quantity) -> bool:
    """Whether a limit in words is a threshold that is talked about ("an MMA above 0.75 is suggestive")."""
    before = text[max(0, quantity.start - 60) : quantity.start]
    after = text[quantity.end : quantity.end + 30]
    if quantity.signed:
        return False
    return bool(
        (_OF_ANYBODY.search(before) and not _MINE.search(before))
        or (_ASKED.search(before) and "?" in text[quantity.end :])
        or (_IS_SO.match(after) and not _MINE.search(before))
        or (_CALLED.search(before) and not _MINE.search(before))
    )


_MINE = expression("ranges.mine")
