"""Which of a clinic's protocols gives the draft: the first, or the next that speaks where the first is silent."""

from __future__ import annotations

from typing import NamedTuple

from b12core.decision import Decision, Judgement
from b12core.identifiers import RoutePreference
from b12core.line_choice import choose
from b12core.rulebook import Rulebook

Silence = tuple[str, Decision]
"""A protocol that is passed over for a case, and its decision."""


class Spoken(NamedTuple):
    """The protocol that gives the answer, its decision, and those before it in the clinic's order that are silent here,
    or have no line for the product that is injected."""

    protocol: str
    decision: Decision
    silent: tuple[Silence, ...] = ()


def first_that_speaks(
    judgement: Judgement, order: tuple[str, ...], book: Rulebook, prefer: RoutePreference = "any"
) -> Spoken:
    """The answer of the first protocol in the order, or whole and alone that of the next one with a regimen.

    Injections that go on are not changed to another product where a later protocol has a line for theirs.
    A question or a refusal that every protocol shares is never handed over. Where none speaks the first answers.
    """
    first = choose(judgement, order[0], book, prefer)
    if not (first.is_silent or first.has_no_line_for_product):
        return Spoken(order[0], first)
    decisions = [(order[0], first), *((name, choose(judgement, name, book, prefer)) for name in order[1:])]
    speaking = [place for place, (_, decision) in enumerate(decisions) if decision.steps]
    going_on = [place for place in speaking if not decisions[place][1].has_no_line_for_product]
    place = next(iter((*going_on, *speaking)), 0)
    return Spoken(*decisions[place], tuple(decisions[:place]))
