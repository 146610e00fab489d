"""A danger that was told as over and comes back: it is the emergency again, at once and for the same one (S-30)."""

from __future__ import annotations

import dataclasses

from actions.facts.draft import Draft
from actions.facts.said import Turn
from actions.facts.setting import set_symptom
from actions.facts.told_of import as_told_of
from actions.questions.catalogue import EMERGENCY
from actions.turn.for_a_child import CHILD
from actions.turn.open_emergency import Standing
from actions.turn.talk import Talk
from b12core.identifiers import SYMPTOMS
from education.asking import asks
from education.ways import ways_of


def signs_that_came_back(talk: Talk, turn: Turn) -> tuple[str, ...]:
    """The signs of an emergency that was over which a message tells of as there again; all, where it names none.

    Whoever tells of such a sign in words of now need not say `again`; a clinician, who describes what was, has to.
    """
    over = talk.facts.signs_over
    if not over or turn.answers:
        return ()
    ways = ways_of("actions.turn")
    told = (m for m in as_told_of(talk.facts, turn).mentions if m.type == "symptom" and m.id in over)
    named = dict.fromkeys(m.id for m in told if m.is_own and not (m.negated or m.historical or m.topic))
    says_so = ways["it_is_back"].is_said_in(turn.text)
    if not named:
        return tuple(over) if says_so else ()
    of_now = talk.register == "patient" and not asks(turn.text) and not ways["told_of_then"].is_said_in(turn.text)
    return tuple(named) if says_so or of_now or ways["again"].is_said_in(turn.text) else ()


def with_what_is_known(talk: Talk, turn: Turn) -> Turn:
    """The turn without what is told once more of an emergency that is settled: how long it was and when it came, by a
    patient, and that it is there still where it came slowly.
    """
    ways, known = ways_of("actions.turn"), set[str]()
    if talk.register == "patient" and ways["told_of_then"].is_said_in(turn.text):
        known |= set(talk.facts.signs_over) - set(signs_that_came_back(talk, turn))
    if not ways["new_or_worse"].is_said_in(turn.text):
        known |= set(talk.facts.signs_lasting)
    mentions = tuple(m for m in turn.mentions if m.id not in known or m.negated)
    if mentions == turn.mentions:
        return turn
    signs = any(m.type == "symptom" for m in mentions)
    return dataclasses.replace(turn, mentions=mentions, intent=turn.intent if signs else _calm(turn.intent))


def _calm(intent: str) -> str:
    """The intent of a message whose only sign is known: no call for help."""
    return "inform" if intent == "red_flag" else intent


def childs_signs_that_came_back(talk: Talk, turn: Turn) -> tuple[str, ...]:
    """The signs that a child had in the emergency before, where a message says that it is happening again."""
    said = not turn.answers and ways_of("actions.turn")["it_is_back"].is_said_in(turn.text)
    return childs_signs_before(talk) if said else ()


def childs_signs_before(talk: Talk) -> tuple[str, ...]:
    """The signs that the child of whom the talk is had in the last emergency; none where it was nobody's child."""
    if not talk.tracker.get_slot(CHILD):
        return ()
    stood = (e.get("value") for e in reversed(talk.tracker.events) if e.get("name") == EMERGENCY and e.get("value"))
    last = next(stood, None)
    return Standing.model_validate(last).childs if last else ()


def put_down_again(draft: Draft, signs: tuple[str, ...]) -> None:
    """Takes up the signs that came back as an emergency each, whatever they are by themselves."""
    for sign in signs:
        if sign in SYMPTOMS:
            set_symptom(draft, sign, present=True)
        draft.drop("signs_over", sign)
        draft.add("acute_signs", sign)
