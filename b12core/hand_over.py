"""Which of a clinic's protocols gives the draft: the first, or the next that speaks where the first is silent."""

from __future__ import annotations

from typing import NamedTuple

from b12core.decision import Decision, Judgement
from b12core.identifiers import RoutePreference
from b12core.line_choice import choose
from b12core.rulebook import Rulebook

Silence = tuple[str, Decision]
"""A protocol that gives nothing for a case, and its decision."""


class Spoken(NamedTuple):
    """The protocol that gives the answer, its decision, and those before it in the clinic's order that are silent."""

    protocol: str
    decision: Decision
    silent: tuple[Silence, ...] = ()


def first_that_speaks(
    judgement: Judgement, order: tuple[str, ...], book: Rulebook, prefer: RoutePreference = "any"
) -> Spoken:
    """The answer of the first protocol in the order, or whole and alone that of the next one with a regimen.

    A question or a refusal that every protocol shares is never handed over. Where none speaks the first answers.
    """
    first = choose(judgement, order[0], book, prefer)
    if not first.is_silent:
        return Spoken(order[0], first)
    silent = [(order[0], first)]
    for protocol in order[1:]:
        decision = choose(judgement, protocol, book, prefer)
        if decision.steps:
            return Spoken(protocol, decision, tuple(silent))
        silent.append((protocol, decision))
    return Spoken(order[0], first)
