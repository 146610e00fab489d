"""Results that the person takes out again: `forget the MMA`, `I never had an MMA test`."""

from __future__ import annotations

import re
from functools import cache

from actions.core import knowledge
from actions.facts.draft import Draft
from actions.facts.facts import B12_RESULTS, Facts
from actions.facts.results import release
from actions.facts.said import Turn
from education.ways import Way, ways_of


def takes_out_a_result(facts: Facts, turn: Turn) -> bool:
    """Whether a typed message takes out a result that was given and gives none in its place."""
    return bool(_taken_out(facts, turn))


def read_taken_out(draft: Draft, turn: Turn) -> None:
    """Takes such results out, and says so; the question that they answered stays answered for all others."""
    for analyte in _taken_out(draft.facts, turn):
        release(draft, analyte)
        draft.put("labs", {name: fact for name, fact in draft.facts.labs.items() if name != analyte})
        draft.note("removed", analyte, "analytes")
        if analyte in B12_RESULTS and not any(level in draft.facts.labs for level in B12_RESULTS):
            draft.add("not_known", "serum_b12")


def _taken_out(facts: Facts, turn: Turn) -> list[str]:
    known = [*facts.labs, *(held.analyte for held in facts.pending_labs)]
    known += B12_RESULTS if turn.asked == "serum_b12" else ()
    if turn.answers or not known or "?" in turn.text:
        return []
    given = {mention.id for mention in turn.mentions if mention.type == "lab" and mention.value is not None}
    asked = (analyte for analyte in dict.fromkeys(known) if analyte not in given)
    return [analyte for analyte in asked if _takes_out(analyte).is_said_in(turn.text)]


@cache
def _takes_out(analyte: str) -> Way:
    """How somebody says that this result is to be taken out, by any of its names, longer ones first."""
    term = knowledge().vocabulary.term("analytes", analyte)
    names = {term.name.patient, term.name.clinician, *term.synonyms}
    any_of_them = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return ways_of("actions.turn")["takes_out"].naming(f"(?:{any_of_them})")
