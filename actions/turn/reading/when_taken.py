"""Whether a result was taken before B12 was given, or since: only the former tells of a deficiency."""

from __future__ import annotations

import re

from actions.facts.draft import Draft
from actions.facts.facts import LabFact
from actions.facts.said import Turn
from education.asking import asks
from education.ways import ways_of

MARKERS = ("serum_b12", "active_b12", "mma", "homocysteine")
"""Results that B12 treatment changes within days."""

_SENTENCE = re.compile(r"(?<=[.!?\n;])\s+")


def read_when_taken(draft: Draft, turn: Turn) -> None:
    """Takes up what is told of it in the sentence of a result, or by itself of the results that were given before."""
    told = {m.id for m in turn.mentions if m.type == "lab"}
    for analyte in MARKERS:
        fact = draft.facts.labs.get(analyte)
        if _of_the_earlier_one(draft, turn, analyte):
            continue
        before = None if fact is None else _is_from_before(turn, analyte, by_itself=not told)
        if fact is not None and before is not None and before != fact.before_treatment:
            _put(draft, analyte, fact, before)
        _read_held_back(draft, turn, analyte, by_itself=not told)


def _read_held_back(draft: Draft, turn: Turn, analyte: str, *, by_itself: bool) -> None:
    """Takes it up for a result that waits for its unit or for another doubt to be settled."""
    held = [each for each in draft.facts.pending_labs if each.analyte == analyte and len(each.candidates) == 1]
    before = _is_from_before(turn, analyte, by_itself=by_itself) if held else None
    if before is None:
        return
    marked = [fact.model_copy(update={"before_treatment": before}) for fact in held[0].candidates]
    others = [each for each in draft.facts.pending_labs if each.analyte != analyte]
    draft.put("pending_labs", [*others, held[0].model_copy(update={"candidates": marked})])
    _say(draft, analyte, before=before)


def _of_the_earlier_one(draft: Draft, turn: Turn, analyte: str) -> bool:
    """Whether the message tells an earlier result: alone, or with the one that counts and as from before B12 was given.
    Then that is told of the earlier one, and nothing of the other.
    """
    values = {m.value for m in turn.mentions if m.type == "lab" and m.id == analyte and m.is_own}
    earlier = [fact for fact in draft.facts.earlier_labs.get(analyte, []) if fact.value in values]
    counts = draft.facts.labs.get(analyte)
    alone = counts is None or counts.value not in values
    before = _is_from_before(turn, analyte, by_itself=False)
    if not earlier or not (alone or (before and len(values) > 1)):
        return False
    kept = draft.facts.earlier_labs[analyte]
    marked = [fact.model_copy(update={"before_treatment": before}) if fact in earlier else fact for fact in kept]
    draft.put("earlier_labs", {**draft.facts.earlier_labs, analyte: marked})
    return True


def _put(draft: Draft, analyte: str, fact: LabFact, before: bool) -> None:
    marked = fact.model_copy(update={"before_treatment": before})
    draft.put("labs", {**draft.facts.labs, analyte: marked})
    _say(draft, analyte, before=before)


def _say(draft: Draft, analyte: str, *, before: bool) -> None:
    draft.note("set", analyte, "analytes", None, "before treatment" if before else "during treatment")


def _is_from_before(turn: Turn, analyte: str, *, by_itself: bool) -> bool | None:
    """True or False as told; None where nothing is."""
    ways = ways_of("actions.turn")
    follows = by_itself
    for sentence in _SENTENCE.split(turn.text):
        named = any(m.type == "lab" and m.id == analyte and m.text in sentence for m in turn.mentions)
        speaks_of_it = follows and not asks(sentence) and ways["of_a_result_before"].is_said_in(sentence)
        follows = by_itself or named
        if not (named or speaks_of_it):
            continue
        before, since = (ways[way].is_said_in(sentence) for way in ("before_any_b12", "since_b12"))
        if before != since:
            return before
    return None
