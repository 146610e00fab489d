"""Allergies that no rule knows, such as one to nickel: kept in the person's words for the clinician, and said back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actions.facts.draft import Draft
from actions.facts.facts import Facts
from actions.facts.said import Turn
from actions.facts.setting import set_condition
from actions.facts.whose import FAMILY_HISTORY
from actions.questions.catalogue import question
from education.asking import asks
from education.ways import ways_of

_CLAUSE_ENDS = re.compile(
    r"(?<=[.!?;\n])\s*|,\s+(?=(?:and |but |so )?(?:what|how|is|are|can|could|do|does|i|my|b-?12)\b)"
)
_BEHIND = re.compile(
    r"\b(?:allergic (?:reactions? )?to|allerg(?:y|ies) (?:(?:is|are|was) (?:only |just )?to|to|is|are)|"
    r"allerg(?:y|ies)\s*[:=])\s*"
    r"(?P<names>[a-z][^.;!?:\n]*)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\b(?P<names>[a-z][a-z-]+(?: (?:and|or) [a-z-]+)?) allerg(?:y|ies)\b", re.IGNORECASE)
_BETWEEN = re.compile(
    r",|/|&|\b(?:and|or|plus|but|since|from|which|that|with|when|so|as|for|in|on|if|after all|any ?more|"
    r"any longer|though|too|as well|only|actually|really|mainly|mostly|i think)\b",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(r"^(?:(?:the|a|an|some|any|all|my|only|just|also|both|maybe|it'?s)\s+)+", re.IGNORECASE)
_NOT = re.compile(r"^(?:not|no longer)\s+", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:no|not|never|without|nor|\w+n'?t)\b[^,.;]*$", re.IGNORECASE)
_NO_NAME = re.compile(
    r"\b(?:b\W?12|\w*cobal\w*|hydroxo\w*|cyano\w*|vitamins?|injections?|jabs?|shots?|it|them|this|these|those|nothing|none|"
    r"anything|something|no|not|an?|any|the|my|your|food|drugs?|medicines?|medication|severe|bad|mild|known|bit|skin|"
    r"seasonal|other|have|has|had|got|am|is|are|was|what|there|about|other|i|he|she|me|unknown|yes)\b",
    re.IGNORECASE,
)
_LONGEST = 3
"""Words in a name."""


def read_other_allergies(draft: Draft, turn: Turn) -> None:
    """Keeps what somebody is allergic to, where no condition stands for it; told again it is said back again."""
    if turn.answers:
        return
    kept = draft.facts.other_allergies
    _read_reactions(draft, turn)
    known = [mention.text.casefold() for mention in turn.mentions if mention.type in ("condition", "symptom")]
    for clause in _CLAUSE_ENDS.split(turn.text):
        if asks(clause) or "?" in clause:
            continue
        for name, denied in (*_named(clause), *_brought_on(clause), *_by_their_names(clause, turn)):
            told = clause[: clause.casefold().find(name) + len(name)]
            if ways_of("actions.turn")["of_a_relative"].is_said_in(told):
                continue
            if any(name in said for said in known) or name in FAMILY_HISTORY:
                continue
            if not denied:
                draft.add("other_allergies", name)
                draft.note("other_allergy", name)
            elif name in draft.facts.other_allergies:
                draft.drop("other_allergies", name)
                draft.note("removed", name)
    if turn.asked in _TOLD_AGAIN_AT:
        by_name = {name for name, _ in _by_their_names(turn.text, turn)} - set(kept)
        again = [name for name in named_again(draft.facts, turn) if name not in by_name]
        for name in again:
            draft.note("other_allergy", name)
        if again and turn.asked == CONDITIONS and ways_of("actions.turn")["whole_list"].is_said_in(turn.text):
            question(CONDITIONS).take_none(draft)


def _read_reactions(draft: Draft, turn: Turn) -> None:
    """In answer to the list of allergies: a reaction to an injection of B12, and in the person's words what made them
    ill otherwise.
    """
    if turn.asked != CONDITIONS or "?" in turn.text:
        return
    ways = ways_of("actions.turn")
    if ways["reacted_to_b12"].is_said_in(turn.text) and _B12_ALLERGY not in draft.facts.conditions:
        set_condition(draft, _B12_ALLERGY, present=True)
    for mention in turn.mentions:
        behind = turn.text[mention.start + len(mention.text) :]
        if mention.type in ("medicine", "other_drug") and ways["sickened_by_it"].is_said_in(behind):
            words = turn.text[mention.start :].split(",")[0].strip(" .!")
            draft.add("other_conditions", words)
            draft.note("kept_in_words", words)


_B12_ALLERGY = "cobalamin_allergy"


def _brought_on(clause: str) -> Iterator[tuple[str, bool]]:
    """What a clause says that somebody came out in a rash from."""
    way = ways_of("actions.turn")["reacts_to_it"]
    for word in _WORD.finditer(clause):
        if way.is_said_in(clause[word.end() :]) and not _NO_NAME.search(word[0]):
            yield word[0].casefold(), False


def _by_their_names(clause: str, turn: Turn) -> Iterator[tuple[str, bool]]:
    """In a short answer to the list: what people are often allergic to, named by itself, and whether it is denied."""
    if turn.asked != CONDITIONS or len(clause.split()) > _FEW_WORDS:
        return
    way = ways_of("actions.turn")["allergens"]
    said = way.search(clause)
    while said is not None:
        yield said[0].casefold(), _DENIED.search(clause[: said.start()]) is not None
        clause = f"{' ' * said.end()}{clause[said.end() :]}"
        said = way.search(clause)


_WORD = re.compile(r"[a-z][a-z-]{2,}", re.IGNORECASE)
_FEW_WORDS = 6
"""Words up to which an answer is a list of what somebody is allergic to."""


def tells_of_an_allergy(turn: Turn) -> bool:
    """Whether an answer to the list of allergies tells of one that no condition stands for, or of a reaction to B12."""
    if turn.asked != CONDITIONS or "?" in turn.text:
        return False
    reacted = ways_of("actions.turn")["reacted_to_b12"].is_said_in(turn.text)
    named = [*_brought_on(turn.text), *_by_their_names(turn.text, turn)]
    return reacted or bool(named) or _made_ill(turn)


def _made_ill(turn: Turn) -> bool:
    way = ways_of("actions.turn")["sickened_by_it"]
    return any(
        m.type in ("medicine", "other_drug") and way.is_said_in(turn.text[m.start + len(m.text) :])
        for m in turn.mentions
    )


def named_again(facts: Facts, turn: Turn) -> list[str]:
    """The allergies that were kept and that a message names once more, and asks nothing."""
    if asks(turn.text) or "?" in turn.text:
        return []
    return [name for name in facts.other_allergies if re.search(rf"\b{re.escape(name)}\b", turn.text, re.IGNORECASE)]


CONDITIONS = "conditions"
_TOLD_AGAIN_AT = (CONDITIONS, "review")


def _named(clause: str) -> Iterator[tuple[str, bool]]:
    """What a clause names as an allergy, and whether it denies it."""
    for pattern in (_BEHIND, _BEFORE):
        for found in pattern.finditer(clause):
            denied = _DENIED.search(clause[: found.start()]) is not None
            for part in _BETWEEN.split(found["names"]):
                said = part.strip(" '\"()")
                name = _LEAD_IN.sub("", _NOT.sub("", said)).strip().casefold()
                if name and len(name) > 2 and len(name.split()) <= _LONGEST and not _NO_NAME.search(name):
                    yield name, denied or _NOT.match(said) is not None
                elif pattern is _BEHIND:
                    break
