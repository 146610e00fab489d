"""Numbers in words, as results are said: "five point two", "one hundred and forty", "one twenty", "12 point 4"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from b12nlu.numbers.quantities import COMPARATOR_WORDS, COMPARATORS, Quantity, unit_after
from b12nlu.text.expressions import expression

_ONES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
}  # fmt: skip
_TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "ninty": 90,
}  # fmt: skip
_DIGITS = {"oh": 0, "o": 0, "zero": 0, "nought": 0, "naught": 0, **_ONES}

_DIGIT = "|".join(_DIGITS)
_ONE, _TEEN, _TEN = "|".join(_ONES), "|".join(_TEENS), "|".join(_TENS)
_SMALL = rf"(?:(?:{_TEN})(?:[\s-]+(?:{_ONE}))?|{_TEEN}|{_ONE})"
_HUNDREDS = rf"(?:(?:(?:a|{_TEEN}|{_ONE})[\s-]+)?hundred(?:[\s-]+(?:and[\s-]+)?{_SMALL})?)"
_SPELT = rf"(?:(?:{_ONE})(?:[\s-]+(?:{_DIGIT})){{2}})"
"""A number told digit by digit ("two three seven")."""
_SHORT = rf"(?:(?:{_ONE})[\s-]+(?:(?:{_TEN})(?:[\s-]+(?:{_ONE}))?|{_TEEN}|(?:oh|o|zero|nought)[\s-]+(?:{_ONE})))"
_THOUSANDS = rf"(?:(?:(?:a|{_SMALL})[\s-]+)?thousand(?:[\s-]+(?:and[\s-]+)?(?:{_HUNDREDS}|{_SMALL}))?)"
_WHOLE = rf"(?:{_SPELT}|{_THOUSANDS}|{_HUNDREDS}|{_SHORT}|{_SMALL})"
_SPOKEN = re.compile(
    rf"(?<![\w'])(?P<number>(?:(?P<whole>{_WHOLE}|\d{{1,3}}|zero|nought|naught)[\s-]+)?point[\s-]+"
    rf"(?P<decimals>(?:{_DIGIT})(?:[\s-]+(?:{_DIGIT}))*|\d{{1,2}})|(?P<only>{_WHOLE}))(?![\w'-])",
    re.I,
)
_VAGUE = expression("numbers.vague")
_BEFORE_A_THING = expression("numbers.before_a_thing")
_COMPARED = re.compile(rf"(?<!\w)(?P<comparator>{COMPARATOR_WORDS})\s+(?:about\s+|around\s+)?$", re.I)
_COUNTED = expression("numbers.stands_alone")
_SPELT_DIGITS = 3
_COUNTS_FROM = 20
"""Below this, a word alone mostly counts things ("one is due"), so what follows must be no thing that is counted."""


def spoken_quantities(text: str, taken: Sequence[tuple[int, int]]) -> list[Quantity]:
    """The numbers written in words, without those inside the taken spans (the twelve of "B twelve")."""
    found: list[Quantity] = []
    for match in _SPOKEN.finditer(text):
        start, end = match.span("number")
        if any(a < end and start < b for a, b in taken) or _VAGUE.match(text, end):
            continue
        if match["number"].casefold() == "one" and _BEFORE_A_THING.search(text[:start]):
            continue
        value = _value(match["only"] or match["whole"] or "")
        if match["decimals"]:
            value = float(f"{value:g}.{_decimals(match['decimals'])}")
        elif value < _COUNTS_FROM and not _COUNTED.match(text, end):
            continue
        unit, unit_end, lab_unit = unit_after(text, end)
        compared = _COMPARED.search(text, 0, start)
        sign = COMPARATORS[" ".join(compared["comparator"].lower().split())] if compared else None
        begins = compared.start() if compared else start
        found.append(Quantity(begins, end, unit_end, value, unit, sign, lab_unit, spoken=True))
    return found


def with_spoken(quantities: Sequence[Quantity], spoken: Sequence[Quantity]) -> list[Quantity]:
    """Both in order; of a number that is half in words ("12 point 4", "2 thousand") the whole."""
    spoken = [said for said in spoken if not any(told.start < said.start < told.number_end for told in quantities)]
    digits = [
        quantity
        for quantity in quantities
        if not any(said.start <= quantity.start < said.number_end for said in spoken)
    ]
    return sorted((*digits, *spoken), key=lambda quantity: quantity.start)


def _value(said: str) -> float:
    """The whole number that words say."""
    if said.isdigit():
        return float(said)
    digits = _words(said)
    if len(digits) == _SPELT_DIGITS and all(word in _DIGITS for word in digits):
        return float("".join(str(_DIGITS[word]) for word in digits))
    total = last = 0
    for word in digits:
        if word == "thousand":
            total, last = (total + last or 1) * 1000, 0
        elif word == "hundred":
            last = (last or 1) * 100
        elif word in _TENS or word in _TEENS:
            # "one twenty": the first word counts hundreds.
            last = (last * 100 if 0 < last < 10 else last) + (_TENS.get(word) or _TEENS[word])
        elif word in _ONES:
            last += _ONES[word]
        elif word in _DIGITS and last:
            last *= 100
        elif word == "a":
            last = 1
    return float(total + last)


def _words(said: str) -> list[str]:
    return said.lower().replace("-", " ").split()


def _decimals(said: str) -> str:
    return said if said.isdigit() else "".join(str(_DIGITS[word]) for word in _words(said))
