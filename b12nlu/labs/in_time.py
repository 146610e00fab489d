"""Which of several values of one analyte is the one of now: "160 two years ago, then 1500, and last week 840".

The words stand in `rules/expressions/times.yml`. Where nothing tells them apart all stand, and the conversation asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from b12nlu.labs.result import LabResult
from b12nlu.numbers.quantities import Quantity
from b12nlu.text.expressions import expression

_BEFORE = 60
"""Characters before a value in which the words that say when it was are looked for."""
_AFTER = 30
_PARTED = ("(", ",")
"""Before a time: it may as well be the next value's."""


def with_earlier_marked(text: str, results: Sequence[LabResult]) -> list[LabResult]:
    """The results, those marked as earlier that the message tells as before another of the same analyte."""
    marked = list(results)
    for analyte in dict.fromkeys(result.analyte for result in results):
        own = [index for index, result in enumerate(marked) if result.analyte == analyte and _is_a_number(result)]
        if len(own) > 1 and len({marked[index].value for index in own}) > 1:
            earlier = _earlier(text, [marked[index] for index in own], own)
            for index in own:
                before = marked[index].earlier or index in earlier
                marked[index] = replace(marked[index], earlier=before, newest=bool(earlier) and not before)
    return marked


def _is_a_number(result: LabResult) -> bool:
    return isinstance(result.value, float)


def _earlier(text: str, results: Sequence[LabResult], places: Sequence[int]) -> list[int]:
    """The places of the values that were before: those told as past, and all but that of now where one is told so."""
    past = [_is_told(text, results, at, "past") for at in range(len(results))]
    now = [not past[at] and _is_told(text, results, at, "now") for at in range(len(results))]
    if sum(now) == 1:
        return [place for place, is_now in zip(places, now, strict=True) if not is_now]
    if any(past) and not all(past):
        return [place for place, is_past in zip(places, past, strict=True) if is_past]
    return []


def _ends_with_its_time(text: str, quantity: Quantity) -> int:
    """Where a value ends with the time that stands right behind it, which is then not the next one's."""
    for when in ("past", "now"):
        time = expression(f"times.{when}_after").match(text, quantity.end)
        if time and time[0][:1] not in _PARTED and expression("times.parted").match(text, time.end()):
            return time.end()
    return quantity.end


def _is_told(text: str, results: Sequence[LabResult], at: int, when: str) -> bool:
    """Whether the words around a value, up to its neighbours, say that it is of now, or of before."""
    quantity = results[at].quantity
    if quantity is None:
        return False
    since = max((_ends_with_its_time(text, other.quantity) for other in results[:at] if other.quantity), default=0)
    until = min((other.quantity.start for other in results[at + 1 :] if other.quantity), default=len(text))
    before = text[max(since, quantity.start - _BEFORE) : quantity.start]
    if expression(f"times.{when}_before").search(before):
        return True
    behind = expression(f"times.{when}_after").match(text[quantity.end : min(until, quantity.end + _AFTER)])
    if behind is None:
        return False
    leads_on = until < len(text) and expression("times.leads_on").fullmatch(text, quantity.end + behind.end(), until)
    return not (leads_on and behind[0].lstrip()[:1] == ",")
