"""What the person takes out again: results (`forget the MMA`, `I never had an MMA test`), and anything of a list
(`remove warfarin`). A sign that is an emergency is settled in its own way and not here.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from functools import cache

from actions.core import knowledge
from actions.facts.draft import Draft
from actions.facts.facts import B12_RESULTS, Facts
from actions.facts.said import Mentioned, Turn
from actions.facts.setting import remove_cause
from actions.turn.reading.said_wrongly import take_out_result, withdrawn
from education.ways import Way, ways_of


def takes_something_out(facts: Facts, turn: Turn) -> bool:
    """Whether a typed message takes something out of a list, or a result that was given, with none in its place, or
    says that something was never meant or is not known.
    """
    return bool(_taken_out(facts, turn) or struck_out(facts, turn) or withdrawn(facts, turn))


def struck_out(facts: Facts, turn: Turn) -> list[Mentioned]:
    """What stands in a list and is named to be taken out of it."""
    if turn.answers:
        return []
    way, dangers = ways_of("actions.turn")["strikes_out"], knowledge().emergency_symptoms
    return [
        mention
        for mention in turn.mentions
        if mention.id not in dangers
        and _of_a_list(facts, mention)
        and way.naming(re.escape(mention.text)).is_said_in(turn.text)
    ]


def without(turn: Turn, mentions: Sequence[Mentioned]) -> Turn:
    """The turn without these mentions."""
    return dataclasses.replace(turn, mentions=tuple(kept for kept in turn.mentions if kept not in mentions))


def strike_out(draft: Draft, mentions: Sequence[Mentioned]) -> None:
    """Takes these out of their lists, and says so; a sign or condition is then one that is not there."""
    for mention in mentions:
        if mention.type == "cause":
            remove_cause(draft, mention.id)
            continue
        field, vocabulary = _LISTS[mention.type]
        listed = _listed(draft.facts, mention)
        draft.drop(field, listed)
        if mention.type in _ABSENT:
            draft.add(_ABSENT[mention.type], listed)
        draft.note("removed", listed, vocabulary)


_LISTS = {
    "medicine": ("medicines", "medicines"),
    "other_drug": ("medicines", "medicines"),
    "condition": ("conditions", "conditions"),
    "symptom": ("symptoms_present", "symptoms"),
}
"""The fact that holds a kind of mention as a list, and its vocabulary."""

_ABSENT = {"condition": "conditions_absent", "symptom": "symptoms_absent"}


def _listed(facts: Facts, mention: Mentioned) -> str:
    """What of its list a mention names: an id, or a medicine as it was typed."""
    if mention.type == "other_drug":
        return next((name for name in facts.medicines if name.casefold() == mention.text.casefold()), mention.text)
    return mention.id


def _of_a_list(facts: Facts, mention: Mentioned) -> bool:
    if mention.type == "cause":
        return mention.id in facts.all_causes
    return mention.type in _LISTS and _listed(facts, mention) in getattr(facts, _LISTS[mention.type][0])


def read_taken_out(draft: Draft, turn: Turn) -> None:
    """Takes such results out, and says so; the question that they answered stays answered for all others."""
    for analyte in _taken_out(draft.facts, turn):
        take_out_result(draft, analyte)


def _taken_out(facts: Facts, turn: Turn) -> list[str]:
    known = [*facts.labs, *(held.analyte for held in facts.pending_labs)]
    known += B12_RESULTS if turn.asked == "serum_b12" else ()
    if turn.answers or not known or "?" in turn.text:
        return []
    if turn.asked in _NOT_OF_RESULTS and _NO_B12.fullmatch(turn.text):
        return []
    given = {mention.id for mention in turn.mentions if mention.type == "lab" and mention.value is not None}
    if len(set(known)) == 1 and not given and ways_of("actions.turn")["result_of_another"].is_said_in(turn.text):
        return known[:1]
    if any(mention.type == "doses_given" for mention in turn.mentions):
        given.update(B12_RESULTS)  # "I've not had any B12" tells of the treatment
    told = [analyte for analyte in dict.fromkeys(known) if _names(analyte).search(turn.text)]
    if len(told) == 1 and ways_of("actions.turn")["takes_it_out"].is_said_in(turn.text):
        return told
    asked = (analyte for analyte in dict.fromkeys(known) if analyte not in given)
    return [analyte for analyte in asked if _takes_out(analyte).is_said_in(turn.text)]


_NOT_OF_RESULTS = frozenset({"phase", "cause", "procedure", "medicines", "product", "doses_given", "last_dose"})
_NO_B12 = re.compile(r"\W*no\W+(?:vitamin\W+)?b\W?12\W*", re.IGNORECASE)
"""Said to one of these questions it tells of what is taken or eaten, and of no result."""


@cache
def _takes_out(analyte: str) -> Way:
    """How somebody says that this result is to be taken out, by any of its names."""
    return ways_of("actions.turn")["takes_out"].naming(_any_name(analyte))


@cache
def _names(analyte: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_any_name(analyte)}(?!\w)", re.IGNORECASE)


def _any_name(analyte: str) -> str:
    """The pattern of every name of a result, longer ones first."""
    term = knowledge().vocabulary.term("analytes", analyte)
    names = {term.name.patient, term.name.clinician, *term.synonyms}
    return f"(?:{'|'.join(re.escape(name) for name in sorted(names, key=len, reverse=True))})"
