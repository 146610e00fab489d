"""Allergies that no rule knows, such as one to nickel: kept in the person's words for the clinician, and said back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actions.facts.draft import Draft
from actions.facts.facts import Facts
from actions.facts.said import Turn
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
    known = [mention.text.casefold() for mention in turn.mentions if mention.type in ("condition", "symptom")]
    for clause in _CLAUSE_ENDS.split(turn.text):
        if asks(clause) or "?" in clause:
            continue
        for name, denied in _named(clause):
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
        again = named_again(draft.facts, turn)
        for name in again:
            draft.note("other_allergy", name)
        if again and turn.asked == CONDITIONS and ways_of("actions.turn")["whole_list"].is_said_in(turn.text):
            question(CONDITIONS).take_none(draft)


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
