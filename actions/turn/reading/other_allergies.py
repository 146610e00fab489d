"""Allergies that no rule knows, such as one to nickel: kept in the person's words for the clinician, and said back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from actions.facts.draft import Draft
from actions.facts.facts import Facts
from actions.facts.said import Mentioned, Turn
from actions.facts.setting import set_condition
from actions.facts.whose import FAMILY_HISTORY
from actions.questions.catalogue import question
from education.asking import asks
from education.ways import ways_of

_CLAUSE_ENDS = re.compile(
    r"(?<=[.!?;\n])\s*|,\s+(?=(?:and |but |so )?(?:what|how|is|are|can|could|do|does|i|my|b-?12)\b)"
)


def read_other_allergies(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Keeps what the person is allergic to, where no condition stands for it. What is denied is taken out, and so is
    what turns out to be another's: `the penicillin allergy is mine, not his`.
    """
    known = [mention.text.casefold() for mention in turn.mentions if mention.type in ("condition", "symptom")]
    for mention in mentions:
        name = mention.id
        if any(name in said for said in known) or name in FAMILY_HISTORY or _is_asked_about(mention, turn.text):
            continue
        kept = name in draft.facts.other_allergies
        if kept and (mention.negated or mention.subject == "other"):
            draft.drop("other_allergies", name)
            draft.note("removed", name)
        elif mention.is_own and not mention.negated:
            draft.add("other_allergies", name)
            draft.note("other_allergy", name)


def _is_asked_about(mention: Mentioned, text: str) -> bool:
    """Whether the clause in which it is named asks something."""
    end = mention.start + len(mention.text)
    starts = [0, *(found.end() for found in _CLAUSE_ENDS.finditer(text) if found.end() <= mention.start)]
    ends = [*(found.start() for found in _CLAUSE_ENDS.finditer(text) if found.start() >= end), len(text)]
    clause = text[starts[-1] : ends[0]]
    return asks(clause) or "?" in clause


def allergies_told(draft: Draft, turn: Turn) -> list[str]:
    """The allergies that an answer to the list tells by their names, so that the words around them are kept nowhere
    else: `amoxicillin brings me out in a rash`.
    """
    if turn.answers or turn.asked not in _TOLD_AGAIN_AT:
        return []
    noted = [note.about for note in draft.notes if note.kind == "other_allergy"]
    sickened = _sickened_by(turn)
    return [name for name in (*noted, *_brought_on(turn), *_told_alone(draft, turn)) if name not in sickened]


def read_allergies_in_the_answer(draft: Draft, turn: Turn) -> None:
    """Takes up what is named in answer to the list, and says back what is named again."""
    if turn.answers or turn.asked not in _TOLD_AGAIN_AT:
        return
    _read_reactions(draft, turn)
    alone = _told_alone(draft, turn)
    for name in (*_brought_on(turn), *alone):
        draft.add("other_allergies", name)
        draft.note("other_allergy", name)
    again = [name for name in named_again(draft.facts, turn) if name not in alone]
    for name in again:
        draft.note("other_allergy", name)
    if again and turn.asked == CONDITIONS and ways_of("actions.turn")["whole_list"].is_said_in(turn.text):
        question(CONDITIONS).take_none(draft)


def _brought_on(turn: Turn) -> Iterator[str]:
    """The medicines of an answer to the list that somebody came out in a rash from."""
    if turn.asked == CONDITIONS:
        yield from (mention.text.casefold() for mention in _medicines_with("reacts_to_it", turn))


def _medicines_with(way: str, turn: Turn) -> list[Mentioned]:
    """The medicines of a message behind whose names this is said of them."""
    said = ways_of("actions.turn")[way]
    named = [mention for mention in turn.mentions if mention.type in ("medicine", "other_drug")]
    return [each for each in named if said.is_said_in(turn.text[each.start + len(each.text) :])]


def _sickened_by(turn: Turn) -> list[str]:
    """The medicines that an answer says to have made somebody ill, which is no allergy to them."""
    return [mention.text.casefold() for mention in _medicines_with("sickened_by_it", turn)]


def _told_alone(draft: Draft, turn: Turn) -> list[str]:
    """What an answer to the list names by itself, and neither denies nor takes back; what is kept is told again."""
    removed = [note.about for note in draft.notes if note.kind == "removed"]
    known = (*draft.facts.other_allergies, *removed, *_sickened_by(turn))
    return [name for name, denied in _named_alone(turn) if not denied and name not in known]


def _read_reactions(draft: Draft, turn: Turn) -> None:
    """In answer to the list of allergies: a reaction to an injection of B12, and in the person's words what made them
    ill otherwise.
    """
    if turn.asked != CONDITIONS or "?" in turn.text:
        return
    if ways_of("actions.turn")["reacted_to_b12"].is_said_in(turn.text) and _B12_ALLERGY not in draft.facts.conditions:
        set_condition(draft, _B12_ALLERGY, present=True)
    for mention in _medicines_with("sickened_by_it", turn):
        _keep_words(draft, turn.text[mention.start :].split(",")[0])
    told = allergies_told(draft, turn)
    for mention in _not_to_be_taken(turn):
        if any(name in mention.text.casefold() for name in told):
            continue
        _keep_words(draft, re.split(r"[,.;!\n]", turn.text[: mention.start])[-1] + mention.text)


def _keep_words(draft: Draft, told: str) -> None:
    words = told.strip(" .!")
    if words not in draft.facts.other_conditions:
        draft.add("other_conditions", words)
        draft.note("kept_in_words", words)


def _not_to_be_taken(turn: Turn) -> list[Mentioned]:
    """The medicines of a message before whose names it is said that they cannot be had."""
    said = ways_of("actions.turn")["cannot_take"]
    named = [mention for mention in turn.mentions if mention.type in ("medicine", "other_drug", "other_allergy")]
    return [each for each in named if said.is_said_in(turn.text[: each.start])]


_B12_ALLERGY = "cobalamin_allergy"


def _named_alone(turn: Turn) -> Iterator[tuple[str, bool]]:
    """What people are often allergic to, named by itself in a short answer to the list, and whether it is denied; what
    the reader found, with whose it is, is left to it.
    """
    if turn.asked != CONDITIONS or "?" in turn.text or len(turn.text.split()) > _FEW_WORDS:
        return
    text, pattern = turn.text, ways_of("actions.turn")["allergens"]
    read = {mention.id for mention in turn.mentions if mention.type == "other_allergy"}
    said = pattern.search(text)
    while said is not None:
        if said[0].casefold() not in read:
            yield said[0].casefold(), _DENIED.search(text[: said.start()]) is not None
        text = f"{' ' * said.end()}{text[said.end() :]}"
        said = pattern.search(text)


_DENIED = re.compile(r"\b(?:no|not|never|without|nor|\w+n'?t)\b[^,.;]*$", re.IGNORECASE)
_FEW_WORDS = 6
"""Words up to which an answer is a list of what somebody is allergic to."""


def tells_of_an_allergy(turn: Turn) -> bool:
    """Whether an answer to the list of allergies tells of one that no condition stands for, or of a reaction to B12."""
    if turn.asked != CONDITIONS or "?" in turn.text:
        return False
    reacted = ways_of("actions.turn")["reacted_to_b12"].is_said_in(turn.text)
    named = any(m.type == "other_allergy" and m.is_own and not m.negated for m in turn.mentions)
    return (
        reacted
        or named
        or any(not denied for _, denied in _named_alone(turn))
        or bool(_medicines_with("sickened_by_it", turn))
        or bool(_not_to_be_taken(turn))
    )


def named_again(facts: Facts, turn: Turn) -> list[str]:
    """The allergies that were kept and that a message names once more, and asks nothing."""
    if asks(turn.text) or "?" in turn.text:
        return []
    return [name for name in facts.other_allergies if re.search(rf"\b{re.escape(name)}\b", turn.text, re.IGNORECASE)]


CONDITIONS = "conditions"
_TOLD_AGAIN_AT = (CONDITIONS, "review")
