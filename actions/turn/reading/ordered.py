"""A schedule that a clinician has ordered: it is kept as it is told, and is none in use before it begins."""

from __future__ import annotations

import dataclasses
import re

from actions.facts.days import DAYS, NUMBERS
from actions.facts.doses_cited import is_beyond_any
from actions.facts.draft import Draft
from actions.facts.facts import Facts, Ordered
from actions.facts.loading import STARTING, begin_loading, set_doses_given
from actions.facts.products_named import products_named
from actions.facts.said import Mentioned, Turn
from actions.turn.reading.doses import MICROGRAMS
from b12core.identifiers import PRODUCTS
from education.ways import ways_of

_SENTENCE = re.compile(r"(?:[^.!?;\n]|(?<=\d)\.(?=\d)|(?<=\bDr)\.)+[?]?")
_LONGEST = 200
"""Characters of a sentence that are kept: as many as the core's contract takes."""
_NUMBER = rf"\d{{1,2}}|{'|'.join(NUMBERS)}"
_COUNTED = re.compile(
    rf"(?<![\w.,])x ?(?P<times>\d{{1,2}})\b"
    rf"|\b(?P<doses>{_NUMBER}) (?:(?:weekly|daily|monthly|loading|more|b-?12|im|of (?:them|these)) )*"
    r"(?:injections?|jabs?|shots?|doses?|loading)\b"
    rf"|\b(?:ordered|prescribed|down for|booked for|orders?\W+(?:(?:is|was|were|for)\W+)+)(?P<ordered>{_NUMBER})"
    r"(?: (?:weekly|daily|monthly))?(?=\W*(?:$|[,.;]|x\b|and\b|had\b|given\b))"
    rf"|\b(?:{_NUMBER}) (?:out )?of (?:the |my |a )?(?P<of>{_NUMBER})\b",
    re.IGNORECASE,
)
_FOR_SO_LONG = re.compile(
    r"\bfor (?:the (?:next|first) )?(?P<number>\d{1,3}) (?P<unit>day|week|wk|month)s?\b", re.IGNORECASE
)
_WAS_GIVEN = r"(?:given|had|done|administered|received|taken)"
_GIVEN = re.compile(
    rf"\b{_WAS_GIVEN}\s+(?P<behind>{_NUMBER})\b(?!\s*(?:m?c?g\b|ml|weeks?|months?|days?|%))"
    rf"|\b(?:x ?)?(?P<before>{_NUMBER})\s+(?:(?:were|are|have been|been|already)\s+)*{_WAS_GIVEN}\b",
    re.IGNORECASE,
)
"""How many of what was ordered were given, beside the order."""
_OF_TREATMENT = frozenset({"product", "route", "dose", "interval", "phase"})


def read_ordered(draft: Draft, turn: Turn) -> Turn:
    """Keeps the order of a clinician, and says so; returns the turn without what is only ordered and not yet given."""
    found = _order_in(turn)
    if found is None:
        return turn
    start, sentence = found
    words = " ".join(sentence.split())[:_LONGEST]
    inside = [m for m in turn.mentions if start <= m.start < start + len(sentence)]
    ordered = _order_of(words, inside)
    beyond = any(is_beyond_any(dose) for dose in _micrograms_in(inside))
    if draft.facts.ordered != ordered and not beyond:
        draft.put("ordered", ordered)
        draft.note("ordered", words)
    given = _given_of(ordered, turn, start)
    if given:
        begin_loading(draft)
        set_doses_given(draft, given)
        return turn
    if not _is_to_come(draft.facts, turn, sentence):
        return turn
    to_come = [mention for mention in inside if mention.type in _OF_TREATMENT]
    return dataclasses.replace(turn, mentions=tuple(mention for mention in turn.mentions if mention not in to_come))


def _given_of(ordered: Ordered, turn: Turn, start: int) -> int | None:
    """How many of the doses that an order counts were given, as its sentence or what stands behind it tells."""
    behind = _GIVEN.search(turn.text, start)
    if ordered.doses is None or behind is None or any(m.type == "doses_given" for m in turn.mentions):
        return None
    number = _count(behind["behind"] or behind["before"])
    return number if 0 < number <= ordered.doses else None


def _count(said: str) -> int:
    """The number in digits or words."""
    return NUMBERS.index(said.casefold()) + 1 if said.casefold() in NUMBERS else int(said)


def _order_in(turn: Turn) -> tuple[int, str] | None:
    """Where the last sentence begins in which a clinician orders a schedule, and the sentence; None where none does."""
    if turn.answers:
        return None
    ways = ways_of("actions.turn")
    orders = [
        (found.start() + len(found[0]) - len(found[0].lstrip()), found[0].strip())
        for found in _SENTENCE.finditer(turn.text)
        if ways["ordered_by_a_clinician"].is_said_in(found[0]) and ways["a_schedule"].is_said_in(found[0])
    ]
    return orders[-1] if orders else None


def _order_of(words: str, mentions: list[Mentioned]) -> Ordered:
    products = [each for each in products_named(words) if each in PRODUCTS]
    doses = _micrograms_in(mentions)
    days = {value * DAYS.get(unit, 0) for value, unit in _numbers(mentions, "interval")}
    interval = days.pop() if len(days) == 1 else None
    return Ordered(
        words=words,
        product=products[0] if len(products) == 1 else None,
        dose_mcg=doses.pop() or None if len(doses) == 1 else None,
        interval_days=interval if interval and interval <= _LONGEST_INTERVAL else None,
        doses=_doses_in(words, interval),
    )


_LONGEST_INTERVAL = 1000
"""Days between two doses that the core's contract takes."""


def _micrograms_in(mentions: list[Mentioned]) -> set[float]:
    """The doses that are named, in micrograms; nought for a volume or a strength."""
    return {value * MICROGRAMS.get(unit, 0) for value, unit in _numbers(mentions, "dose")}


def _numbers(mentions: list[Mentioned], kind: str) -> list[tuple[float, str]]:
    """The numbers of a kind with their units."""
    return [
        (float(mention.value), (mention.unit or "").casefold())
        for mention in mentions
        if mention.type == kind and isinstance(mention.value, float | int) and mention.value > 0
    ]


def _doses_in(words: str, interval: float | None) -> int | None:
    """How many doses are ordered: by their number, or by how long they go on."""
    counted = _COUNTED.search(words)
    if counted is not None:
        named = (counted[name] for name in ("times", "doses", "ordered", "of"))
        return _count(next(said for said in named if said)) or None
    lasting = _FOR_SO_LONG.search(words)
    if lasting is None or not interval:
        return None
    return (
        round(
            int(lasting["number"])
            * DAYS["week" if lasting["unit"].casefold() == "wk" else lasting["unit"].casefold()]
            / interval
        )
        or None
    )


def _is_to_come(facts: Facts, turn: Turn, sentence: str) -> bool:
    """Whether the order has not begun, by its own words or because no treatment has."""
    starts = any(m.type == "phase" and m.id == STARTING and m.is_own and not m.negated for m in turn.mentions)
    said = ways_of("actions.turn")["to_come"].is_said_in(sentence)
    return said or starts or facts.phase == STARTING or facts.doses_given == 0
