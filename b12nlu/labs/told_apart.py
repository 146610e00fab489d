"""A result told apart from its analyte, or without its name: "had my B12 tested. It was 143", "after six jabs I'm 980".

What shows that a number is told as a result stands in `rules/expressions/told.yml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from b12nlu.labs.names import ONLY_B12, Name
from b12nlu.labs.units import fits_analyte
from b12nlu.numbers.quantities import Quantity
from b12nlu.text.expressions import expression

_B12 = "serum_b12"
_LEAST_B12 = 20
"""No serum B12 in a message is lower, but doses, ages and days are."""
_SPOKEN_FROM = 100
"""A lower number that is written out counts people, weeks or jabs as often as it is a result."""
_CALLED_BY_NUMBER = 500
"""Doses are called by their number, in steps of this ("I'm on 1000"), so such a number alone is no result."""
_FARTHEST = 80
"""Characters before a number in which the words that tell it are looked for."""
_OLDEST = 125
"""Years; a higher number behind "I'm" is no age."""
_YEARS = range(1930, 2036)
_A_STOP = 3
"""Characters between a name that ends a sentence and a value that is the next one ("they tested folate. 3.2.")."""
_SHORT_MESSAGE = 7
"""Words up to which a number with a unit answers whatever was asked."""


@dataclass(frozen=True)
class Told:
    """What the search for results told apart needs to know of a message."""

    text: str
    names: Sequence[Name]
    breaks: Sequence[int]

    def sentence(self, position: int) -> tuple[int, int]:
        """The start and end of the sentence around a position."""
        start = max((stop for stop in self.breaks if stop <= position), default=0)
        return start, min((stop for stop in self.breaks if stop > position), default=len(self.text))

    def before(self, quantity: Quantity) -> str:
        """The text of the sentence right before a number."""
        start = max(self.sentence(quantity.start)[0], quantity.start - _FARTHEST)
        return self.text[start : quantity.start]


def told_apart(told: Told, quantity: Quantity, known: frozenset[str]) -> Name | None:
    """The analyte of a number that no name stands beside, or None; `known` are the analytes that have a result."""
    if quantity.spoken and not quantity.lab_unit and quantity.value < _SPOKEN_FROM:
        return None
    name = _meant(told, quantity)
    if name is None or not name.id or not _may_be(told, name, quantity):
        return None
    if quantity.end <= name.start:
        return name if name.id not in known and _is_named_later(told, name, quantity) else None
    if name.start == name.end and _is_by_its_unit(told, quantity):
        return name
    before = told.before(quantity)
    if name.id in known and not (
        expression("told.again").search(before)
        or (expression("told.i_am").search(before) and _was_before(told, quantity))
    ):
        return None
    return name if _is_told(told, name, quantity, before) else None


def _meant(told: Told, quantity: Quantity) -> Name | None:
    """Of which analyte a number may be told: the only one spoken of so far, else the one named later, else B12."""
    named_behind = _said_to_be(told, quantity)
    if named_behind is not None:
        return named_behind
    if told.names and _is_of_none_named(told, quantity):
        return Name(_B12, 0, 0)
    names = [name for name in told.names if name.end <= quantity.start]
    if not names:
        later = {name.id for name in told.names}
        if len(later) > 1:
            return None
        return told.names[0] if told.names else Name(_B12, 0, 0)
    last = names[-1]
    if len({name.id for name in names}) == 1:
        return last
    start, end = told.sentence(last.start)
    alone = all(name.id == last.id for name in names if name.start >= start)
    following = told.sentence(quantity.start)[0] in (start, end)
    return last if alone and following else None


def _is_of_none_named(told: Told, quantity: Quantity) -> bool:
    """Whether a number has a unit that only serum B12 has, and the message names other tests alone."""
    return quantity.unit in ONLY_B12 and all(name.id and not fits_analyte(name, quantity) for name in told.names)


def _said_to_be(told: Told, quantity: Quantity) -> Name | None:
    """The analyte of which the next sentence says that the number was ("350 ok? That's my B12")."""
    behind = [name for name in told.names if name.start >= quantity.end]
    return next(
        (name for name in behind[:1] if expression("told.that_is_it").search(told.text[quantity.end : name.start])),
        None,
    )


def _may_be(told: Told, name: Name, quantity: Quantity) -> bool:
    """Whether the number can be a result of the analyte at all."""
    if not fits_analyte(name, quantity) or (quantity.unit and not quantity.lab_unit):
        return False
    if quantity.value in _YEARS and not quantity.lab_unit:
        return False
    start, end = told.sentence(quantity.start)
    other = expression("told.other_measure")
    if not quantity.lab_unit and (
        other.search(told.text, start, quantity.start) or other.match(told.text[quantity.end : end].lstrip())
    ):
        return False
    return name.id != _B12 or quantity.value >= _LEAST_B12


def _is_by_its_unit(told: Told, quantity: Quantity) -> bool:
    """Whether the unit alone says that it is serum B12, in a message that is more than an answer."""
    if quantity.comparator or not quantity.lab_unit or len(told.text.split()) <= _SHORT_MESSAGE:
        return False
    if expression("told.conversion").search(told.text):
        return False
    return quantity.unit in ONLY_B12 or bool(expression("told.topic").search(told.text))


def _is_told(told: Told, name: Name, quantity: Quantity, before: str) -> bool:
    if expression("told.for_anybody").search(before) and "mine" not in before.lower():
        return False
    after = told.text[quantity.end : quantity.end + _FARTHEST]
    counted = not quantity.lab_unit and not expression("told.counts_nothing").match(after)
    if counted or not (told.names or expression("told.topic").search(told.text)):
        return False
    if not told.names and (quantity.comparator or quantity.value % _CALLED_BY_NUMBER == 0):
        return False
    if expression("told.teller").search(before) or _is_a_sentence(told, name, quantity, before, after):
        return True
    if name.end <= quantity.start and expression("told.low_then").fullmatch(told.text, name.end, quantity.start):
        return True
    old_enough = quantity.value > _OLDEST or _was_before(told, quantity)
    return name.id == _B12 and old_enough and bool(expression("told.i_am").search(before))


def _is_a_sentence(told: Told, name: Name, quantity: Quantity, before: str, after: str) -> bool:
    """Whether a number opens a sentence as somebody recalls it ("28 I think"), or is one by itself and no age."""
    if before.strip():
        return False
    end = told.sentence(quantity.start)[1]
    alone = not told.text[quantity.end : end].strip(" .!?\n")
    above = name.id == _B12 and quantity.value > _OLDEST
    above = above or name.start < name.end <= quantity.start <= name.end + _A_STOP
    return (alone and above) or bool(told.names and expression("told.recalled").match(after))


def _was_before(told: Told, quantity: Quantity) -> bool:
    """Whether a number was so before a treatment ("I was 112 before the jabs"), which no age is said to be."""
    return bool(expression("told.before_treatment").match(told.text, quantity.end))


def _is_named_later(told: Told, name: Name, quantity: Quantity) -> bool:
    """Whether the analyte is named behind its value ("143, that's for B12"), or at the end ("… (b12 ng/L)")."""
    gap = told.text[quantity.end : name.start]
    if expression("told.that_is_it").search(gap):
        return True
    before = told.before(quantity)
    own = quantity.value > _OLDEST and bool(expression("told.i_am").search(before))
    if expression("told.for_anybody").search(before) and not own:
        return False
    said = own or any(expression(name).search(before) for name in ("told.teller", "told.once_more"))
    if expression("told.named_after").search(gap):
        parted = any(quantity.end < stop <= name.start for stop in told.breaks)
        meant = "." not in gap or expression("told.i_mean").match(told.text, name.end)
        once_more = meant and expression("told.said_once_more").match(told.text[name.end :])
        return (said and bool(once_more)) or not parted
    after = told.text[quantity.end : quantity.end + _FARTHEST]
    return said and bool(expression("told.counts_nothing").match(after))


def goes_on(told: Told, owner: Name, before: Quantity, quantity: Quantity) -> bool:
    """Whether a number is one more value of what the number before it was a result of ("I'm 430, was 150")."""
    gap = told.text[before.end : quantity.start]
    if any(before.end <= name.start < quantity.start for name in told.names) or len(gap) > _FARTHEST:
        return False
    if expression("told.precisely").match(told.text, quantity.end):
        return True
    if not _may_be(told, owner, quantity) or (quantity.unit or before.unit) != (before.unit or quantity.unit):
        return False
    after = told.text[quantity.end : quantity.end + _FARTHEST]
    told_more = expression("told.once_more").search(gap) or expression("told.dated_list").fullmatch(gap)
    return bool(told_more and expression("told.counts_nothing").match(after))
