"""What somebody tells that no rule knows: kept as it was typed for the clinician, and said back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from actions.facts.draft import Draft, NoteKind
from actions.facts.said import Mentioned, Turn
from actions.turn.reading.other_allergies import allergies_told
from education.ways import ways_of

Kept = Literal["other_conditions", "other_results"]


def read_other_conditions(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Keeps illnesses, events and operations that no rule knows, and no words around an allergy that is kept by its
    name; one that is denied later is taken out.
    """
    told = allergies_told(draft, turn)
    of_none = [m for m in mentions if m.negated or not any(name in m.text.casefold() for name in told)]
    _keep(draft, "other_conditions", of_none)


def read_other_results(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Keeps the results of tests that no rule knows."""
    _keep(draft, "other_results", [_with_both_numbers(mention, turn.text) for mention in mentions])


def read_named_beside_none(draft: Draft, turn: Turn) -> None:
    """Keeps what somebody excepts who denies the list of illnesses, or what they name instead of it: `none of those
    besides the sugar and the gout`, `gout and thyroid`. What is kept already is said back once more.
    """
    if turn.asked != _ILLNESSES or turn.answers or "?" in turn.text:
        return
    said = ways_of("actions.turn")["named_beside_none"].search(turn.text.replace("’", "'"))
    illnesses = [m.text.casefold() for m in turn.mentions if m.type == "other_condition" and m.is_own and not m.negated]
    of_a_reaction = any(m.type in ("other_allergy", "other_drug") or m.id == _REACTION for m in turn.mentions)
    a_list = bool(illnesses) and not of_a_reaction and len(turn.text.split()) <= _WORDS_OF_A_LIST
    if said is None and not a_list:
        return
    read = [m.text.casefold() for m in turn.mentions if m.text and m.text.casefold() not in illnesses]
    noted = [note.about for note in draft.notes if note.kind == "kept_in_words"]
    for part in _AND.split(turn.text if said is None else said["named"]):
        told = _THE.sub("", " ".join(part.split())).strip(" .!")
        known = any(name in told.casefold() or told.casefold() in name for name in read)
        if known or not 1 <= len(told.split()) <= _WORDS_OF_A_NAME or _NO_ILLNESS.search(told):
            continue
        if not any(told.casefold() in words.casefold() for words in draft.facts.other_conditions):
            draft.add("other_conditions", told)
        if told not in noted:
            draft.note("kept_in_words", told)


_ILLNESSES = "conditions"
_REACTION = "skin_reaction"
"""What a medicine brings out on the skin, which is told of an allergy."""
_AND = re.compile(r",|&|\band\b|\bplus\b", re.IGNORECASE)
_THE = re.compile(r"^(?:the|my|her|his|a|an|some|also) ", re.IGNORECASE)
_WORDS_OF_A_NAME = 4
_WORDS_OF_A_LIST = 6
_NO_ILLNESS = re.compile(
    r"\b(?:i|i'?m|you|it|its|that|this|those|these|them|one|is|are|was|were|what|why|how|when|want|wants|need|needs|"
    r"told|said|asking|illness|disease|condition|allergy|allergies|all|else|nothing|none|no|not|yes|please|thanks|meds?|medicines?|pills?|tablets?|shots?|b-?12)\b",
    re.IGNORECASE,
)
"""What tells a remark or a medicine from the name of an illness."""


_CLAUSE = re.compile(r"[^,.;!?\n]+[?]?")
_LONGEST = 160
"""Characters of a clause that are kept."""


def read_circumstances(draft: Draft, turn: Turn) -> None:
    """Keeps what decides how treatment can be given: fear of needles, consent, what somebody understands, how they
    live; and what is more of a fact that is taken up: how far a pregnancy is, when an operation was. It is kept in the
    clause that tells it, so that the clinician reads it before any injection.
    """
    if turn.answers:
        return
    taken_back = [mention.start for mention in turn.mentions if mention.type == "pregnancy" and mention.retracted]
    for found in _CLAUSE.finditer(turn.text):
        if any(found.start() <= start < found.end() for start in taken_back):
            continue
        clause = found.group().strip()
        told = " ".join(clause.split())[:_LONGEST]
        kind = next((kind for way, kind in _KEPT_AS.items() if ways_of("actions.turn")[way].is_said_in(clause)), None)
        kept = " ".join(draft.facts.other_conditions).casefold()
        if kind is not None and told.casefold() not in kept:
            draft.add("other_conditions", told)
            draft.note(kind, told)


_KEPT_AS: dict[str, NoteKind] = {"more_of_a_fact": "kept_as_more", "circumstances": "kept_in_words"}
"""The ways of saying what is kept as it was typed, and the note about it."""


_SECOND_NUMBER = re.compile(r"\s?/\s?\d+")
"""What stands behind the first of two numbers that are one result: `105/60`."""


def _with_both_numbers(mention: Mentioned, text: str) -> Mentioned:
    """The mention with the second number of its result."""
    behind = _SECOND_NUMBER.match(text, mention.start + len(mention.text))
    return mention if behind is None else mention.model_copy(update={"text": f"{mention.text}{behind[0]}"})


def _keep(draft: Draft, field: Kept, mentions: Sequence[Mentioned]) -> None:
    for mention in mentions:
        kept = getattr(draft.facts, field)
        same = [told for told in kept if told.casefold() == mention.text.casefold()]
        if not mention.is_own or mention.topic:
            continue
        if mention.negated:
            for told in same:
                draft.drop(field, told)
                draft.note("removed", told)
        elif not any(mention.text.casefold() in told.casefold() for told in kept):
            draft.add(field, mention.text)
            draft.note("kept_in_words", mention.text)
