"""The amount of an antibody, judged by what is printed beside it: "88.0 High (0.0-20.0 units)" is positive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from b12nlu.labs.levels import ANTIBODIES
from b12nlu.labs.names import Name
from b12nlu.labs.ranges import Range, limit_of
from b12nlu.labs.result import LabResult, Reference
from b12nlu.numbers.quantities import Quantity
from b12nlu.text.expressions import expression

_TO_THE_AMOUNT = expression("levels.to_the_amount")
_TO_THE_LIMIT = expression("levels.to_the_limit")
_FLAG = expression("ranges.flag_behind")


def judged_amounts(
    text: str, names: Sequence[Name], numbers: Sequence[Quantity], ranges: Sequence[Range], results: Sequence[LabResult]
) -> Iterator[LabResult]:
    """The antibodies of which no word says how they came out, where a printed limit or flag does.

    An amount without either is nobody's to judge: laboratories measure in units of their own.
    """
    for name in names:
        told = any(result.analyte == name.id and result.start <= name.start < result.end for result in results)
        if name.id not in ANTIBODIES or told:
            continue
        amount = next((number for number in numbers if number.start >= name.end), None)
        if amount is None or not _TO_THE_AMOUNT.fullmatch(text, name.end, amount.start):
            continue
        signed = (limit_of(number) for number in numbers if number.signed)
        limit = next(
            (
                item
                for item in (*ranges, *signed)
                if item.start >= amount.end and _TO_THE_LIMIT.fullmatch(text, amount.number_end, item.start)
            ),
            None,
        )
        flag = _FLAG.match(text, amount.number_end) or _FLAG.match(text, amount.end)
        sign = _sign(amount, limit, flag["flag"] if flag else "")
        if sign:
            yield LabResult(
                name.id,
                name.start,
                amount.end,
                (amount.start, amount.number_end),
                value=sign,
                reference=Reference(
                    limit.low if limit else None,
                    limit.high if limit else None,
                    limit.unit if limit else None,
                    flag["flag"] if flag else None,
                ),
                name=(name.start, name.end),
            )


def _sign(amount: Quantity, limit: Range | None, flag: str) -> str | None:
    """Positive above the upper limit or flagged as high, negative up to it; None where neither is printed."""
    if flag[:1].lower() in ("h", "\u2191"):
        return "positive"
    if limit is None or limit.high is None:
        return None
    if amount.comparator in ("<", "<="):
        return "negative" if amount.value <= limit.high else None
    if amount.comparator is None or amount.value >= limit.high:
        return "positive" if amount.comparator or amount.value > limit.high else "negative"
    return None
