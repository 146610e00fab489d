"""Which numbers of a message may be results, and the bare ones that answer a question ("300", "98 pg/mL")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from b12nlu.fact import Fact
from b12nlu.labs.names import Name
from b12nlu.labs.ranges import Range
from b12nlu.labs.result import LabResult
from b12nlu.numbers.quantities import Quantity, is_glued, named_units
from b12nlu.numbers.times import COUNT, DATE, UNIT, count, length

_DURATION = re.compile(rf"(?<![\w.])(?P<n>{COUNT})\s*(?:-\s*\d+\s*)?-?(?P<unit>{UNIT})\b", re.I)
_NOT_A_RESULT_AFTER = re.compile(
    r"^\s?(?:-\s?)?(?:\d?\^[a-z]|st\b|nd\b|rd\b|th\b|x\b|times\b|am\b|pm\b|hours?\b|hrs?\b|minutes?\b|mins?\b|"
    r"seconds?\b|kg\b|kgs\b|lbs?\b|pounds?\b|stone\b|inches\b|cm\b|mm\b|feet\b|ft\b|"
    r"miles?\b|km\b|quid\b|euros?\b|dollars?\b|bucks\b|pence\b|percent\b|in a (?:pack|box|row)|"
    r"injections?\b|jabs?\b|shots?\b|doses?\b|tablets?\b|tabs?\b|pills?\b|capsules?\b|"
    r"geltabs?\b|ampoules?\b|vials?\b|needles?\b|people\b|kids\b|children\b|"
    r"sisters?\b|brothers?\b|doctors?\b|gps?\b|different\b|of (?:them|my|the|us)\b|or \d|degrees?\b|/\s?\d|"
    r"o'?clock|:\d|calories|sessions?\b|visits?\b|other\b|more\b|"
    r"blood tests?\b|tests\b|weeks?\b|days?\b|months?\b|years?\b|yrs?\b|y/o|yo\b|in a row|things?\b|"
    r"questions?\b|symptoms?\b|loading|and a half|something\b|minutes\b)",
    re.I,
)
_NOT_A_RESULT_BEFORE = re.compile(
    r"(?:\b(?:obx|type|stage|grade|vitamin|vit|factor|page|step|no\.|room|chapter|covid|top|"
    r"(?<!this )(?<!last )(?:day|week|month|year)|"
    r"ckd|trimester|size|gauge|x)\s*-?$|[$£€#]\s*$|\d:$|\d/\s?$)",
    re.I,
)
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|from|until|till|by|during|before|after|around|early|late|back in|year|summer|winter|"
    r"spring|autumn|surgery|bypass|operation|"
    r"jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)\s*,?|[/\-])\s*$",
    re.I,
)
_SHORT_MESSAGE = 7
_MOST_GIVEN = 30
"""Injections or tablets of a course; a higher number before "x" counts none."""
_DURATION_ALONE = 5
_MINE = re.compile(
    r"\bmine(?:'?s| is| was|came back|come back|comes back)(?: as| at| about| only| just)*\s*$"
    r"|\bit (?:really|actually|definitely) (?:is|was)\s*$"
    r"|\bit(?:'?s| is| was) (?:really|actually|definitely|in fact)\s*$",
    re.I,
)
_MINE_BEFORE = 60
"""Characters before a number in which "mine is" or "it really is" is looked for."""
_UNIT_ALONE = 8
"""Words of a message that can be an answer to the question for a unit."""
_ASKS_OR_COUNTS = re.compile(r"[\d?]|\b(?:wh?at(?:'?s)?|which|why|how|where|convert|mean\w*|differ\w*|not)\b", re.I)
_HALF_LINE = re.compile(r"(?:^|\n)\s*$")


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
    if quantity.lab_unit:
        return True
    if quantity.unit is not None:
        return False
    after = text[quantity.number_end : quantity.number_end + 20]
    number_start = max(quantity.start, quantity.number_end - 12)
    before = text[max(0, quantity.start - 14) : quantity.start]
    if before[-1:].isalpha() and not quantity.comparator and not is_glued(text, quantity.start):
        return False
    if re.match(r"0\d(?!\d*[.,])", text[quantity.start : quantity.number_end]):
        return False
    counts = _NOT_A_RESULT_AFTER.match(after) and not _is_a_kiss(quantity.value, after)
    if counts or _NOT_A_RESULT_BEFORE.search(before):
        return False
    if re.match(r"[.)]\s+[A-Za-z]", after) and _HALF_LINE.search(text[: quantity.start]) and quantity.value < 30:
        return False
    digits = re.sub(r"\D", "", text[number_start : quantity.number_end])
    is_year = quantity.value in range(1930, 2036) and not quantity.comparator
    dated = _YEAR_BEFORE.search(before) or re.match(r"\s*[:=]\s*[<>]?\d", after)
    return not (is_year and dated) and len(digits) <= 7


def _is_a_kiss(value: float, after: str) -> bool:
    """Whether an "x" behind a number ends a line of a letter and counts nothing ("b12 78 x start jabs thurs x")."""
    return value > _MOST_GIVEN and bool(re.match(r"\s+x\s+[a-z]", after))


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
    brief = len(re.findall(r"[^\W\d_]+", text)) <= _SHORT_MESSAGE
    for quantity in candidates:
        if (
            quantity.spoken
            or (quantity.start, quantity.number_end) in used
            or any(item.start <= quantity.start < item.end for item in ranges)
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
            if not re.match(r"\s*(?:ago|old|of age)\b", text[match.end() :], re.I) and match["n"][:1].isdigit():
                yield Fact("number", "number", *match.span(), *length(count(match["n"]), match["unit"]))


def _bare_unit(text: str) -> Iterator[Fact]:
    """The one unit that a short message without a number names: `pg/ml i think`."""
    if len(text.split()) > _UNIT_ALONE or _ASKS_OR_COUNTS.search(text):
        return
    found = list(named_units(text))
    if len({unit for unit, _, _ in found}) == 1:
        unit, start, end = found[0]
        yield Fact("number", "number", start, end, None, unit)
