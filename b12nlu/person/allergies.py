"""Allergies that no condition stands for, each by its name (nickel), and what a skin reacts to, in words."""

from __future__ import annotations

from collections.abc import Iterator

from b12nlu.because import FOUND, Because
from b12nlu.fact import Fact
from b12nlu.text.expressions import expression

_NAMING = ("allergies.to", "allergies.named_before")
_ON_THE_SKIN = "allergies.on_the_skin"
_SHORTEST = 3
"""Letters of a name."""
_LONGEST = 3
"""Words in a name."""


def find_allergies(text: str) -> Iterator[Fact]:
    """What somebody is or is not allergic to, one fact a name; and each contact that their skin reacts to."""
    told: list[Fact] = []
    for rule in _NAMING:
        for fact in _named(text, rule):
            if not any(fact.start < other.end and other.start < fact.end for other in told):
                told.append(fact)
    yield from told
    for found in expression(_ON_THE_SKIN).finditer(text):
        if not any(fact.start < found.end() and found.start() < fact.end for fact in told):
            because = (Because(FOUND, _ON_THE_SKIN, found[0]),)
            yield Fact("other_condition", "skin_reaction", *found.span(), because=because)


def _named(text: str, rule: str) -> Iterator[Fact]:
    """The names by one expression, in order; behind the word a list ends with what is no name."""
    for found in expression(rule).finditer(text):
        begins, end_of_clause = found.span("names")
        last = expression("allergies.list_ends").search(text, begins, end_of_clause)
        for start, end in _parts(text, begins, end_of_clause if last is None else last.start()):
            said = text[start:end]
            denied = expression("allergies.denied_before").match(said)
            name = said[denied.end() :] if denied else said
            lead_in = expression("allergies.lead_in").match(name)
            name = name[lead_in.end() :] if lead_in else name
            if _is_a_name(name):
                reasons = [Because(FOUND, rule, found[0].strip())]
                if denied is not None:
                    reasons.append(Because("negated", "allergies.denied_before", denied[0].strip()))
                place = end - len(name), end
                because = tuple(reasons)
                yield Fact("other_allergy", name.casefold(), *place, negated=denied is not None, because=because)
            elif rule == _NAMING[0]:
                break


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of a list between its commas and conjunctions, without what surrounds them."""
    place = start
    for found in [*expression("allergies.between").finditer(text, start, end), None]:
        stop = end if found is None else found.start()
        said = text[place:stop]
        kept = said.strip(" '\"()")
        if kept:
            first = place + said.index(kept)
            yield first, first + len(kept)
        place = end if found is None else found.end()


def _is_a_name(name: str) -> bool:
    short_enough = len(name) >= _SHORTEST and len(name.split()) <= _LONGEST
    return short_enough and expression("allergies.no_name").search(name) is None
