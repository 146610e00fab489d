"""Conditions, allergies and medicines as they are named in a message."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.facts.draft import Draft
from actions.facts.said import Mentioned, Turn
from actions.facts.setting import set_condition
from actions.facts.whose import FAMILY_HISTORY
from actions.questions.catalogue import question, questions
from actions.questions.question import NONE_OF
from b12core.identifiers import CONDITIONS
from education.ways import ways_of


def read_conditions(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Takes up conditions and allergies, present or denied; a past one still counts.

    That a treatment for one is not needed does not deny it: `eGFR 12, not on dialysis`.
    """
    treats = ways_of("actions.turn")["treats_a_condition"]
    for mention in mentions:
        if mention.negated and treats.is_said_in(mention.text):
            continue
        if mention.is_own and mention.id in CONDITIONS:
            set_condition(draft, mention.id, not mention.negated)


def read_inherited(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> list[Mentioned]:
    """Takes up a relative's disease that decides which product is safe; returns the mentions it was taken from."""
    told = [m for m in mentions if m.id in FAMILY_HISTORY and m.subject == "other" and not (m.negated or m.retracted)]
    nobody = ways_of("actions.turn")["of_nobody"]
    told = [m for m in told if not nobody.is_said_in(turn.text[: m.start])]
    for mention in told:
        set_condition(draft, FAMILY_HISTORY[mention.id], present=True)
    return told


def read_no_allergies(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Takes up "no allergies": none to a cobalamin, to cobalt or to what is mixed in, and none that was kept before, as
    long as the same message names no allergy.
    """
    if any(mention.is_own for mention in mentions):
        named = {m.id for m in turn.mentions if m.type == "other_allergy" and m.is_own and not m.negated}
        for name in [] if named else list(draft.facts.other_allergies):
            draft.drop("other_allergies", name)
            draft.note("removed", name)
        for condition in CONDITIONS:
            if condition.endswith("_allergy") and condition not in draft.facts.conditions:
                set_condition(draft, condition, present=False)


def read_no_medicines(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Takes up "no medicines" and "no other medicines", whichever question it came with; `nothing else`, said to
    another list, is said of that one.
    """
    asked = questions().get(turn.asked or "")
    of_another_list = asked is not None and asked.many and not question("medicines").is_named_in(turn.text)
    if any(mention.is_own for mention in mentions) and not of_another_list:
        draft.close("medicines")
        draft.note("none" if draft.facts.medicines else "nil", "medicines")


def read_medicines(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Takes up medicines in use; as the answer to the cause, metformin is the cause."""
    if turn.asked == "cause" and any(m.type == "cause" and not m.uncertain for m in turn.mentions):
        mentions = [m for m in mentions if m.id != "metformin"]
    for mention in mentions:
        if _is_only_asked_about(mention, turn):
            draft.note("talked_of", mention.text)
            continue
        over = mention.historical and not mention.negated
        if not mention.is_own or over or _is_of_an_allergy(mention, turn):
            continue
        if mention.negated or _was_taken_until(mention, turn.text):
            if mention.id in draft.facts.medicines:
                draft.drop("medicines", mention.id)
                draft.note("removed", mention.id, "medicines")
            elif not mention.negated:
                draft.note("past", mention.text)
        elif mention.id not in draft.facts.medicines:
            draft.add("medicines", mention.id)
            draft.note("yes", mention.id, "medicines")


def _is_only_asked_about(mention: Mentioned, turn: Turn) -> bool:
    """Whether it is asked whether to give a medicine, and not told that it is taken: `give folic acid as well?`."""
    if turn.asked == "medicines" or mention.negated:
        return False
    clause = _ASKING_ENDS.split(turn.text[: mention.start])[-1]
    behind = _ASKING_ENDS.search(turn.text, mention.start + len(mention.text))
    whether = ways_of("actions.turn")["whether_to_give"]
    return behind is not None and behind[0] == "?" and whether.is_said_in(clause)


_ASKING_ENDS = re.compile(r"[,.;!?\n]")

_USE = (
    r"\b(?:on|takes?|taking|also|plus|add|meds?|medicines?|medications?|tablets? (?:are|is)|pills? (?:are|is))\b"
    r"[^.;?!]{0,40}\b"
)
_ALONE = r"(?:^|[.;!\n])[\s\"'(]*(?:(?:and|just|only)\s+)?{drug}[\s\"')]*(?:$|[.;!\n])"
"""A sentence that is no more than the name: `no other results. zoloft. no allergies`."""


def _in_use(drug: str, text: str) -> bool:
    """Whether a message says of a drug that somebody takes it, and asks nothing: `72F, on ramipril`."""
    told = (_USE + re.escape(drug), _ALONE.format(drug=re.escape(drug)))
    return "?" not in text and any(re.search(said, text, re.IGNORECASE) is not None for said in told)


_ABOUT_THE_PERSON = ("medicines", "conditions", "age", "pregnancy")
"""Questions in whose answer a drug that is named is one in use."""


def _is_of_an_allergy(mention: Mentioned, turn: Turn) -> bool:
    """Whether a medicine is what somebody is allergic to, reacts to or cannot take."""
    asked = turn.asked
    text, reactions = turn.text, (each for each in turn.mentions if each.type in ("other_allergy", "other_condition"))
    if any(each.start <= mention.start < each.start + len(each.text) for each in reactions):
        return True
    before = re.split(r"[.;!?\n]", text[: mention.start])[-1]
    behind = text[mention.start + len(mention.text) :]
    ways = ways_of("actions.turn")
    said_behind = ("allergy_behind", "reacts_to_it", *(("sickened_by_it",) if asked == "conditions" else ()))
    return ways["cannot_have"].is_said_in(before) or any(ways[way].is_said_in(behind) for way in said_behind)


def _was_taken_until(mention: Mentioned, text: str) -> bool:
    """Whether a medicine was taken up to a time that is over: `omeprazole till august`."""
    return ways_of("actions.turn")["taken_until"].is_said_in(text[mention.start + len(mention.text) :])


def read_other_drugs(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Takes up drugs that no rule knows, by name, where medicines were asked for or are said to be in use."""
    if turn.asked == "conditions" and question("conditions").meant_by(turn.text) == f"{NONE_OF}allergies":
        return
    for mention in mentions:
        about_use = mention.negated or turn.asked in _ABOUT_THE_PERSON or _in_use(mention.text, turn.text)
        if not about_use:
            continue
        if _is_of_an_allergy(mention, turn) or _was_taken_until(mention, turn.text) or mention.historical:
            continue
        if mention.is_own and mention.negated:
            _drop_denied(draft, mention)
        elif mention.is_own and mention.text not in draft.facts.medicines:
            draft.add("medicines", mention.text)
            draft.note("yes", mention.text, "medicines")


def _drop_denied(draft: Draft, mention: Mentioned) -> None:
    """Takes a drug that is denied off the list, however it was typed there: `losartan yes, Donepezil no`."""
    for name in [name for name in draft.facts.medicines if name.casefold() == mention.text.casefold()]:
        draft.drop("medicines", name)
        draft.note("removed", name, "medicines")
