"""What a turn does to the question about urgent signs: it brings it up, answers it, or leaves it open (S-28)."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from typing import Any

from actions.facts.draft import Draft
from actions.facts.said import Mentioned, Turn
from actions.facts.whose import of_whom_it_speaks
from actions.questions.catalogue import SIGNS, questions
from actions.questions.entries import SHORT_ANSWER
from actions.questions.labs import LEAVE_OUT
from actions.questions.ticked_list import is_ticked_list
from actions.turn.for_a_child import list_of_signs, signs_of_the_child
from actions.turn.held_messages import (
    HELD,
    RESUMED,
    facts_besides,
    held,
    to_be_played,
    with_doubts_denied,
    with_held,
    with_the_answer,
    with_this_one,
)
from actions.turn.interruptions import LEAVING
from actions.turn.nearest_signs import (
    asked_first,
    names_no_sign,
    nearest_signs,
    of_a_yes,
    wants_the_list,
    whole_list,
    with_nearest,
)
from actions.turn.reading.enzymes_taken import is_an_enzyme
from actions.turn.signs import (
    Sign,
    as_told_to_the_list,
    named_unasked,
    put_down,
    put_down_none,
    says_none,
    ticked,
    ticks,
    told_to_the_list,
)
from actions.turn.talk import Talk
from actions.turn.understanding import understand
from education.ways import ways_of

TIMES = 3
"""How often at most the list is shown for one message; then the talk goes on, and says when not to wait."""

TIMES_FOR_A_CHILD = 2
"""How often at most it is shown about a child; then the child is to be seen today."""

BARE_WORDS = frozenset({"affirm", "dont_know", "not_measured", "nlu_fallback"})
"""Intents of bare words: said to the list, they are no answer to the question behind it."""

NOT_KNOWN = (("phase", "unsure"), ("cause", "unknown"))
"""What the reader makes of `not sure` and `don't know`."""

_WORD = re.compile(r"\w")


DENIED = "nothing_urgent"
"""The slot that says that the signs were asked about in this talk, and none was there."""

TOLD = frozenset(
    {"lab", "sex", "age", "cause", "procedure", "phase", "product", "dose", "interval", "route", "doses_given"}
    | {"last_dose", "number", "medicine", "allergy_none", "medicine_none"}
)
"""Kinds of what the reader takes that are no sign and no danger by themselves."""

CLOSED: dict[str, Any] = {HELD: None, RESUMED: None}
"""The slots where nothing waits."""


@dataclass(frozen=True)
class Reply:
    """What a turn says while the list stands open."""

    draft: Draft
    """The facts with what was ticked or typed beside it."""
    slots: dict[str, Any]
    """Which messages wait, or are played now."""
    asks: bool = False
    """Whether the list is asked again."""
    warns: bool = False
    """Whether it is to be said when not to wait, since the list was left without an answer."""
    leaves: bool = False
    """Whether the turn leaves the question and is read as any other."""
    child_today: str | None = None
    """The child's own list, where a doctor has to see the child today and the talk ends with that."""


def is_open(talk: Talk) -> bool:
    """Whether the list was asked and waits for its answer."""
    return bool(talk.tracker.get_slot("confirming") == SIGNS)


def is_suspected(talk: Talk) -> bool:
    """Whether the list comes first: no rule saw an emergency; the second opinion or the words suggest one."""
    turn = talk.turn
    item = questions().get(turn.asked or "")
    if not (turn.suspected or named_unasked(turn)) or is_all_facts(turn):
        return False
    if turn.register == "clinician" and _is_told_outright(turn):
        return False
    if (
        is_all_medicines(turn)
        or _is_short_answer(turn)
        or _is_denied(turn)
        or (talk.tracker.get_slot(DENIED) and _is_weak(turn))
    ):
        return False
    return item is None or not is_ticked_list(item, turn.text, talk.facts)


def _is_told_outright(turn: Turn) -> bool:
    """Whether each sign that the message sounds like is stated in it as there: nothing is left to ask."""
    stated = {m.id for m in turn.mentions if _is_there(m) and not (m.ask or m.hypothetical)}
    near = [Sign.model_validate(option.value) for option in nearest_signs(turn, SIGNS)]
    return bool(near) and all(sign.sign in stated and not sign.acute for sign in near)


def is_all_medicines(turn: Turn) -> bool:
    """Whether the answer to the question for medicines, or the one before, holds names of some, and no sign."""
    named = [m for m in turn.mentions if m.type in ("medicine", "other_drug") or is_an_enzyme(m)]
    return turn.asked in ("medicines", "conditions") and _is_all(turn, named, "about_medicines")


def _is_short_answer(turn: Turn) -> bool:
    """Whether a few words, or a message that leaves a result out and says nothing else, are an answer to the open
    question by its own patterns, and tell no sign.
    """
    item = questions().get(turn.asked or "")
    if item is None or item.step == "symptoms":
        return False
    meant = item.meant_by(turn.text)
    if meant != LEAVE_OUT and len(turn.text.split()) > SHORT_ANSWER:
        return False
    return meant is not None and not any(m.type == "symptom" for m in turn.mentions)


def is_all_facts(turn: Turn) -> bool:
    """Whether a message holds facts that are no signs, and beside them no word that could name one."""
    facts = [m for m in turn.mentions if m.type in TOLD and (m.type != "lab" or m.value is not None)]
    return _is_all(turn, facts, "about_facts")


def _is_all(turn: Turn, mentions: list[Mentioned], about: str) -> bool:
    """Whether the message holds such mentions, and beside them only the words of the way that is named."""
    left = turn.text
    for mention in sorted(mentions, key=lambda each: -len(each.text)):
        left = re.sub(rf"(?<!\w){re.escape(mention.text)}(?!\w)", " ", left)
    return left != turn.text and not _WORD.search(ways_of("actions.turn")[about].without(left))


def _is_denied(turn: Turn) -> bool:
    """Whether what sounds urgent says of weakness alone that there is none."""
    if turn.opinion is None or turn.opinion.kinds[:1] != ("weakness",) or any(m.ask for m in turn.mentions):
        return False
    return ways_of("actions.turn")["denies_weakness"].is_said_in(turn.opinion.sentence) and not named_unasked(turn)


def _is_weak(turn: Turn) -> bool:
    """Whether only the second opinion suspects something, and that not strongly."""
    doubted = any(mention.ask for mention in turn.mentions)
    return not (doubted or named_unasked(turn) or (turn.opinion is not None and turn.opinion.strong))


def hold(talk: Talk) -> dict[str, Any]:
    """The slots with which the message waits."""
    return {HELD: with_nearest(talk, with_this_one(talk)), RESUMED: None}


def read_reply(talk: Talk) -> Reply:
    """What the turn answers to the list."""
    turn = dataclasses.replace(talk.turn, asked=None)
    child = signs_of_the_child(talk)
    signs, told = signs_of_the_answer(talk), told_to_the_list(turn)
    draft = understand(talk.facts, _signs_alone(talk, as_told_to_the_list(turn) if told else turn))
    put_down(draft, [*signs, *told])
    if wants_the_list(talk):
        return Reply(Draft(talk.facts), {HELD: whole_list(talk)}, asks=True)
    if talk.turn.intent in LEAVING and not signs and not told:
        return Reply(Draft(with_held(talk).facts), CLOSED | {"confirming": None}, warns=True, leaves=True)
    if child is not None and talk.turn.intent != "ask_why":
        asked = len(held(talk))
        if says_none(turn) or signs or told or asked >= TIMES_FOR_A_CHILD:
            return Reply(Draft(talk.facts), CLOSED | {"confirming": None}, child_today=child)
        return Reply(Draft(talk.facts), {HELD: with_this_one(talk, bare=_is_bare(turn))}, asks=True)
    if says_none(turn):
        if not names_no_sign(talk):
            put_down_none(draft, asked_first(talk) or ticks(SIGNS))
        return Reply(draft, _settled(talk, with_doubts_denied(held(talk))) | {DENIED: True})
    if signs or told or any(_is_there(mention) for mention in turn.mentions):
        if any(ways_of("actions.turn")[way].is_said_in(turn.text) for way in ("whole_list", "nothing_like_it")):
            put_down_none(draft, ticks(SIGNS))
        return Reply(draft, _settled(talk, held(talk)))
    waiting = with_this_one(talk, bare=_is_bare(turn))
    if talk.turn.intent == "ask_why":
        return Reply(Draft(talk.facts), {}, asks=True)
    if len(waiting) < TIMES:
        return Reply(Draft(talk.facts), {HELD: waiting}, asks=True)
    return Reply(Draft(talk.facts), CLOSED | {RESUMED: to_be_played(waiting), "confirming": None}, warns=True)


def signs_of_the_answer(talk: Talk) -> list[Sign]:
    """The signs that the turn ticks or names, or the one that its yes to the short question means."""
    signs, first = ticked(talk.turn, list_of_signs(talk)), asked_first(talk)
    says_yes = talk.turn.intent == "affirm" or ways_of("actions.turn")["yes_with_a_remark"].is_said_in(talk.turn.text)
    return [of_a_yes(first)] if first and not signs and says_yes else signs


def with_what_waited(talk: Talk) -> Draft:
    """The facts with those of the messages that waited and of the reply: by them it is judged."""
    turn = dataclasses.replace(talk.turn, asked=None)
    told = told_to_the_list(turn)
    waited = with_held(talk, denied=says_none(turn))
    draft = understand(of_whom_it_speaks(waited.facts, turn), as_told_to_the_list(turn) if told else turn)
    put_down(draft, [*signs_of_the_answer(talk), *told])
    return Draft(draft.facts, [*waited.notes, *draft.notes])


def _is_there(mention: Mentioned) -> bool:
    return mention.type == "symptom" and mention.is_own and not mention.negated and not mention.historical


def _is_bare(turn: Turn) -> bool:
    """Whether the message says nothing by itself: a bare word, or no more than that it is not known."""
    unknown = bool(turn.mentions) and all((mention.type, mention.id) in NOT_KNOWN for mention in turn.mentions)
    return turn.intent in BARE_WORDS or unknown


def _signs_alone(talk: Talk, turn: Turn) -> Turn:
    """The answer without the facts that it tells besides, where they are read after those of the message that waits."""
    if not to_be_played(held(talk)):
        return turn
    besides = facts_besides(turn)
    return dataclasses.replace(turn, mentions=tuple(m for m in turn.mentions if m not in besides))


def _settled(talk: Talk, messages: list[dict[str, Any]]) -> dict[str, Any]:
    return CLOSED | {RESUMED: with_the_answer(talk, messages), "confirming": None}
