"""A swollen face in pregnancy is a sign for the maternity unit; it is no reaction where no injection was recent."""

from __future__ import annotations

import dataclasses
import datetime as dt

from actions.facts.facts import Facts
from actions.facts.said import Turn
from actions.turn.reading.symptoms import REACTION
from education.ways import ways_of

SWELLING = "swelling"

RECENT = dt.timedelta(days=2)
"""Up to so long after an injection a swelling still counts as a reaction to it."""


def as_swelling_in_pregnancy(facts: Facts, turn: Turn) -> Turn:
    """The turn with a swelling of face or hands as such, where the person is pregnant and no reaction is told of."""
    if not _is_pregnant(facts, turn) or _has_had_one(facts, turn):
        return turn
    ways = ways_of("actions.turn")
    if ways["of_a_reaction"].is_said_in(turn.text):
        return turn
    mentions = tuple(
        mention.model_copy(update={"id": SWELLING, "acute": None})
        if mention.id == REACTION and mention.type == "symptom" and ways["swells"].is_said_in(mention.text)
        else mention
        for mention in turn.mentions
    )
    return dataclasses.replace(turn, mentions=mentions)


def _is_pregnant(facts: Facts, turn: Turn) -> bool:
    told = [m for m in turn.mentions if m.type == "pregnancy" and m.id == "pregnant" and m.is_own and not m.historical]
    return not told[-1].negated if told else bool(facts.pregnant)


def _has_had_one(facts: Facts, turn: Turn) -> bool:
    """Whether an injection was had so lately that it may be the reason."""
    if ways_of("actions.turn")["injected_lately"].is_said_in(turn.text):
        return True
    return facts.last_dose_on is not None and turn.today - dt.date.fromisoformat(facts.last_dose_on) <= RECENT
