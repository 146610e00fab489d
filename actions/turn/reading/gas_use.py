"""Whether laughing gas is still used, as a message tells it. That it is not blamed, is in doubt as the cause or was
given up takes it out of no record: it was used.
"""

from __future__ import annotations

import dataclasses
import re

from actions.facts.draft import Draft
from actions.facts.facts import NITROUS_OXIDE, ON_TREATMENT, Facts
from actions.facts.said import Mentioned, Turn
from actions.facts.setting import add_cause, set_gas_use
from actions.turn.reading.stopped import OF_B12
from b12core.identifiers import NitrousOxideUse
from education.asking import asks
from education.ways import ways_of

_SENTENCE = re.compile(r"[^.!?;\n]+")
_CLAUSE_BEGINS = re.compile(r",|\b(?:and|but)\b")
_LONGEST = 160
"""Characters of a sentence that are kept."""


def as_use_of_gas(facts: Facts, turn: Turn) -> Turn:
    """The turn with the gas as a fact wherever its use is told, whatever is thought of it as the cause; the last time
    that it was used is none of B12: `ok I stopped, last one was Saturday`.
    """
    of_gas = frozenset({"last_dose"}) if _stops_what_is_known(facts, turn) else frozenset()
    mentions = tuple(_as_used(mention, turn) for mention in turn.mentions if mention.type not in of_gas)
    return turn if mentions == turn.mentions else dataclasses.replace(turn, mentions=mentions)


def _as_used(mention: Mentioned, turn: Turn) -> Mentioned:
    if not _is_gas(mention) or not (mention.negated or mention.uncertain):
        return mention
    sentence = next((s for start, s in _sentences(turn.text) if start <= mention.start < start + len(s)), turn.text)
    not_blamed = ways_of("actions.turn")["gas_not_blamed"].is_said_in(sentence)
    used = not_blamed or _use_told(sentence) is not None
    return mention.model_copy(update={"negated": False, "uncertain": False}) if used else mention


def read_gas_use(draft: Draft, turn: Turn) -> None:
    """Takes up whether the gas goes on or was stopped, and keeps how often or since when in the words that tell it."""
    if turn.answers or asks(turn.text) or turn.text.rstrip().endswith("?"):
        return
    named = _names_it(turn)
    told = [
        (_from_its_name(sentence, start, turn), use)
        for start, sentence in _sentences(turn.text)
        if _is_of_it(sentence, start, draft.facts, turn, named) and (use := _use_told(sentence)) is not None
    ]
    if not told or (NITROUS_OXIDE not in draft.facts.all_causes and not named):
        return
    add_cause(draft, NITROUS_OXIDE)
    sentence, use = told[-1]
    set_gas_use(draft, use)
    words = " ".join(sentence.split())[:_LONGEST]
    if _tells_more(words) and words not in draft.facts.other_conditions:
        draft.add("other_conditions", words)
        draft.note("kept_in_words", words)


def tells_of_gas(facts: Facts, turn: Turn) -> bool:
    """Whether a message is about the use of the gas, and about leaving no talk: `I want to stop the gas`."""
    return NITROUS_OXIDE in facts.all_causes and ways_of("actions.turn")["gas_named"].is_said_in(turn.text)


def _from_its_name(sentence: str, start: int, turn: Turn) -> str:
    """The sentence from the clause on that names the gas; the whole of one that does not."""
    at = next((m.start - start for m in turn.mentions if _is_gas(m) and start <= m.start < start + len(sentence)), 0)
    before = list(_CLAUSE_BEGINS.finditer(sentence, 0, max(at, 0)))
    return sentence[before[-1].end() :] if before else sentence


def _is_gas(mention: Mentioned) -> bool:
    return mention.type == "cause" and mention.id == NITROUS_OXIDE


def _sentences(text: str) -> list[tuple[int, str]]:
    return [(found.start(), found.group()) for found in _SENTENCE.finditer(text.replace("\u2019", "'"))]


def _names_it(turn: Turn) -> bool:
    return any(_is_gas(m) and m.is_own and not m.negated for m in turn.mentions)


def _is_of_it(sentence: str, start: int, facts: Facts, turn: Turn, named: bool) -> bool:
    """Whether a sentence is about the gas: by its name, by the question, or as `them` where the gas is known."""
    ways = ways_of("actions.turn")
    inside = any(_is_gas(m) and m.is_own and start <= m.start < start + len(sentence) for m in turn.mentions)
    if inside or (turn.asked == "gas_use" and not _names_another(turn)):
        return True
    known = NITROUS_OXIDE in facts.all_causes
    if _stops_what_is_known(facts, dataclasses.replace(turn, text=sentence)):
        return True
    if known and ways["gas_named"].is_said_in(sentence):
        return True
    told_alone = ways["of_the_gas_alone"].is_said_in(sentence)
    ended = named and ways["gas_stopped"].is_said_in(sentence)
    return ended or (told_alone and (named or (known and turn.asked != "interval")))


def _stops_what_is_known(facts: Facts, turn: Turn) -> bool:
    """Whether a message tells that something has ended, where gas is used and no B12 was had that could have."""
    if NITROUS_OXIDE not in facts.all_causes or turn.asked == "last_dose" or _names_another(turn):
        return False
    had = (facts.phase == ON_TREATMENT, facts.product, facts.doses_given, facts.last_dose_on, facts.loading)
    return (
        not any(had) and not OF_B12.search(turn.text) and ways_of("actions.turn")["gas_stopped"].is_said_in(turn.text)
    )


def _names_another(turn: Turn) -> bool:
    """Whether an answer to the question for the gas tells another thing that can be stopped or go on."""
    return any(m.type in ("product", "medicine", "other_drug", "interval", "phase") for m in turn.mentions)


def _use_told(sentence: str) -> NitrousOxideUse | None:
    ways = ways_of("actions.turn")
    if ways["gas_goes_on"].is_said_in(sentence):
        return "ongoing"
    if ways["gas_stopped"].is_said_in(sentence):
        return "stopped"
    return "ongoing" if ways["gas_how_often"].is_said_in(sentence) else None


def _tells_more(words: str) -> bool:
    """Whether the words tell how often, or since when, which no other fact holds."""
    ways = ways_of("actions.turn")
    return ways["gas_how_often"].is_said_in(words) or ways["gas_since_when"].is_said_in(words)
