"""An emergency that stands: it stays open, and every turn passes here, until the person settles it (safety item S-30).

Only two kinds of turns lead out: one that says that it is over, not theirs or misread, and one that leaves the talk.
Whatever else a turn is for, it is answered with the emergency card, so an intent that is added later is, too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from actions.core import knowledge
from actions.facts.draft import Draft
from actions.facts.facts import Facts
from actions.facts.said import Turn
from actions.judging.emergency import CRISIS, is_emergency
from actions.questions.catalogue import EMERGENCY, question
from actions.turn.talk import Talk
from actions.turn.understanding import understand
from b12core.identifiers import SYMPTOMS
from education.ways import ways_of

Way = Literal["over", "not_mine", "misread"]
WAYS: tuple[Way, ...] = get_args(Way)

CALLS = frozenset({"red_flag", "crisis"})
"""Intents that are an emergency by themselves."""

LEAVING = frozenset({"stop", "goodbye", "restart"})
"""Intents that leave the talk or start it anew: nobody is kept from that, and the emergency stands when they return."""

_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")

REACTION, ALLERGY = "anaphylaxis_features", "cobalamin_allergy"
"""A reaction after an injection that is over is a reaction that was had: it speaks against the next one (S-02)."""

_NOT = re.compile(r"\b(?:not|never|no|\w+n'?t)\b", re.IGNORECASE)


class Standing(BaseModel):
    """An emergency that stands, as its slot keeps it."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    crisis: bool = False
    """Whether it was called by thoughts of suicide: then words alone never settle it."""
    times: int = 1
    """How often the card was shown."""
    helped: bool = False
    """Whether it was said that help was called, is on its way or is there."""
    settling: Way | None = None
    """The way that was chosen and waits to be confirmed."""


@dataclass(frozen=True)
class Reply:
    """What a turn does to the emergency that stands."""

    facts: Facts
    settled: Way | None = None
    """How it was settled; None where it was not."""
    denied: Draft | None = None
    """What took the signs back by name, where that ended it."""
    leaves: bool = False
    standing: Standing = field(default_factory=Standing)


def standing(talk: Talk) -> Standing | None:
    """The emergency that stands; None where there is none."""
    kept = talk.tracker.get_slot(EMERGENCY)
    if kept is None:
        return None
    try:
        return Standing.model_validate(kept)
    except ValidationError:
        return Standing()


def opened(talk: Talk) -> dict[str, Any]:
    """The slot with which an emergency begins to stand."""
    return {EMERGENCY: Standing(crisis=talk.turn.intent == "crisis").model_dump()}


def reply_to(talk: Talk, before: Standing) -> Reply:
    """What the turn does to the emergency: settles it, asks to be sure, leaves the talk, or keeps it in sight."""
    turn = talk.turn
    draft = understand(talk.facts, turn)
    crisis = turn.intent == "crisis" or is_of_a_crisis(talk)
    helped = ways_of("actions.turn")["help_is_coming"].is_said_in(turn.text)
    now = {"crisis": crisis, "times": before.times + 1, "settling": None, "helped": helped}
    again = before.model_copy(update=now)
    if _is_new(draft, talk):
        return Reply(draft.facts, standing=again)
    tapped = next((answer.value for answer in turn.answers if answer.field == EMERGENCY), None)
    sure = tapped["settled"] if isinstance(tapped, dict) and tapped.get("settled") in WAYS else None
    if before.settling is not None and turn.intent == "affirm":
        sure = before.settling
    said = None if sure else _way_said(turn)
    if sure is not None or (said is not None and not crisis):
        way: Way = sure or said or "over"
        return Reply(without_signs(draft.facts, way), settled=way)
    if is_emergency(talk.facts, turn.today) and not is_emergency(draft.facts, turn.today) and not crisis:
        return Reply(draft.facts, settled="misread", denied=draft)
    if tapped in WAYS or said is not None or _says_misread(turn):
        return Reply(draft.facts, standing=again.model_copy(update={"settling": _chosen(tapped, said)}))
    return Reply(draft.facts, leaves=turn.intent in LEAVING and not helped, standing=again)


def is_of_a_crisis(talk: Talk) -> bool:
    """Whether thoughts of suicide belong to the emergency that stands."""
    before = standing(talk)
    return (before is not None and before.crisis) or CRISIS in talk.facts.symptoms_present


def without_signs(facts: Facts, way: Way) -> Facts:
    """The facts without the signs of the emergency: those that are over are kept as such, the others are absent."""
    draft = Draft(facts)
    for sign in sorted(dangers(facts)):
        draft.drop("symptoms_present", sign)
        draft.drop("acute_signs", sign)
        if way == "over":
            draft.add("signs_over", sign)
            if sign == REACTION:
                draft.add("conditions", ALLERGY)
        elif sign in SYMPTOMS:
            draft.add("symptoms_absent", sign)
    return draft.facts


def dangers(facts: Facts) -> set[str]:
    """The signs among the facts that are an emergency each by itself."""
    return {*facts.acute_signs, *knowledge().emergency_symptoms.intersection(facts.symptoms_present)}


def _is_new(draft: Draft, talk: Talk) -> bool:
    """Whether the turn tells of a danger that was not known, or calls for help anew."""
    named = {mention.id for mention in talk.turn.mentions if mention.type == "symptom"}
    calls = talk.turn.intent == "crisis" or (talk.turn.intent == "red_flag" and not named & dangers(talk.facts))
    return calls or bool(dangers(draft.facts) - dangers(talk.facts))


def _way_said(turn: Turn) -> Way | None:
    """The way that a sentence says outright; none where it asks something, or denies that way."""
    if turn.answers:
        return None
    told = [sentence for sentence in _SENTENCE.findall(turn.text) if not sentence.rstrip().endswith("?")]
    text = "".join(told).casefold().replace("’", "'")
    for option in question(EMERGENCY).options:
        if option.value in WAYS and option.value != "misread":
            for words in option.also:
                found = re.search(rf"\b{re.escape(words)}\b", text)
                if found is not None and not _NOT.search(text[: found.start()]):
                    way: Way = option.value
                    return way
    return None


def _says_misread(turn: Turn) -> bool:
    """Whether it is said that something was taken wrongly, without saying what."""
    text = turn.text.casefold().replace("’", "'")
    also = next(option.also for option in question(EMERGENCY).options if option.value == "misread")
    corrects = turn.intent in ("correct", "change") and not turn.mentions
    return not turn.answers and (corrects or any(words in text for words in also))


def _chosen(tapped: Any, said: Way | None) -> Way:
    return next((way for way in WAYS if way == tapped), said or "misread")
