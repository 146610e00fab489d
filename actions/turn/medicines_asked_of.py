"""Medicines of which a message asks whether to stop or to go on with them: to ask changes no fact, whatever else its
words could mean (`folic acid, stop or not stop?` takes nothing out).
"""

from __future__ import annotations

import dataclasses
import re

from actions.core import knowledge
from actions.facts.facts import Facts
from actions.facts.said import Mentioned, Turn
from education.ways import ways_of

STOPS = "asks_whether_to_stop"
"""The way in which it is asked of a medicine whether to stop it."""

DOSE = "asks_a_dose"
"""The way in which the dose of a medicine is asked for."""

KINDS = "kind_of_medicine"
"""Words for a medicine by what it is for."""

_OF_MEDICINES = frozenset({"medicine", "other_drug", "cause"})

_IS_B12 = "b12_supplement"


def medicines_asked_of(turn: Turn) -> list[str]:
    """The medicines, in the words of the message, of which it asks whether to stop them; none where it asks of none."""
    if turn.answers or turn.text.startswith("/"):
        return []
    named = [mention.text for mention in _named(turn)]
    by_kind = [found.group() for found in [ways_of("actions.turn")[KINDS].search(turn.text)] if found]
    return [name for name in dict.fromkeys([*named, *by_kind]) if _says_of(STOPS, name, turn)]


def asks_a_dose_of_another(turn: Turn) -> bool:
    """Whether it is asked how much or how often another medicine is to be taken, whatever else is asked beside it."""
    return not turn.answers and any(_says_of(DOSE, mention.text, turn) for mention in _named(turn))


def without_medicines_asked_of(facts: Facts, turn: Turn) -> Turn:
    """The turn without those of which it only asks: one that is known stays as it is, and none counts as stopped, or as
    taken where it is asked whether to begin it.
    """
    asked = medicines_asked_of(turn)
    to_begin = [] if turn.answers else [m.text for m in _named(turn) if _says_of("asks_whether_to_take", m.text, turn)]
    kept = [m for m in turn.mentions if not (_is_of(m, asked) and (m.negated or m.id in facts.medicines))]
    kept = [m for m in kept if not _is_of(m, to_begin)]
    return dataclasses.replace(turn, mentions=tuple(kept)) if asked or to_begin else turn


def with_medicines_stopped(turn: Turn) -> Turn:
    """The turn with those denied of which it says right behind them that they were stopped."""
    stopped = [m for m in _named(turn) if not turn.answers and _says_of("stopped_right_behind", m.text, turn)]
    if not stopped:
        return turn
    denied = [m.model_copy(update={"negated": True}) if m in stopped else m for m in turn.mentions]
    return dataclasses.replace(turn, mentions=tuple(denied))


def _says_of(way: str, name: str, turn: Turn) -> bool:
    return ways_of("actions.turn")[way].naming(re.escape(name)).is_said_in(turn.text)


def _named(turn: Turn) -> list[Mentioned]:
    """The mentions of a medicine that is no B12, the longer of two at one place."""
    terms = knowledge().vocabulary.terms["medicines"]
    named = [m for m in turn.mentions if m.type in ("medicine", "other_drug") and m.text]
    return [m for m in named if m.id not in terms or _IS_B12 not in terms[m.id].classes]


def _is_of(mention: Mentioned, asked: list[str]) -> bool:
    """Whether a mention is one of them, or a cause that its words name as well."""
    if mention.type not in _OF_MEDICINES:
        return False
    words = mention.text.casefold()
    return any(words in name.casefold() for name in asked)
