"""An emergency that stands: it stays open, and every turn passes here, until the person settles it (safety item S-30).

Only two kinds of turns lead out: one that says that it is over, not theirs or misread, and one that leaves the talk.
Whatever else a turn is for, it is answered with the emergency card, so an intent that is added later is, too.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from actions.core import knowledge
from actions.facts.draft import Draft
from actions.facts.facts import Facts
from actions.facts.said import Turn
from actions.facts.whose import OWN, of_whom_it_speaks
from actions.judging.emergency import CRISIS, TOLD_TO_GO, is_emergency
from actions.questions.catalogue import EMERGENCY, question
from actions.turn.acknowledgement import items_noted
from actions.turn.for_a_child import is_of_a_baby
from actions.turn.held_messages import begins_the_talk, held, last_held
from actions.turn.interruptions import LEAVING
from actions.turn.nearest_signs import words_of
from actions.turn.signs import is_told_of_now
from actions.turn.talk import Talk
from actions.turn.understanding import understand
from b12core.identifiers import SYMPTOMS
from education.ways import ways_of

Way = Literal["over", "not_mine", "misread", "lasting"]
WAYS: tuple[Way, ...] = get_args(Way)
"""How it is settled. `lasting` is said in words alone: it is there for long, and nothing of it is there now."""

CALLS = frozenset({"red_flag", "crisis"})
"""Intents that are an emergency by themselves."""

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
    words: tuple[str, ...] = ()
    """The person's own words that it was read from, by which a misreading can be seen."""
    told: tuple[str, ...] = ()
    """What else was told with it or since: it is kept, and said back once the emergency is settled."""
    begins: bool = False
    """Whether nothing had been said before it."""


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


def opened(talk: Talk, draft: Draft) -> dict[str, Any]:
    """The slot with which an emergency begins to stand after this draft of the facts."""
    spoken = any(event.get("event") == "bot" for event in talk.tracker.events)
    begun = Standing(
        crisis=talk.turn.intent == "crisis",
        words=_words_of(talk.turn) or _words_asked_about(talk, draft.facts),
        told=_told_besides(draft, talk),
        begins=not spoken or begins_the_talk(talk),
    )
    return {EMERGENCY: begun.model_dump()}


def _words_of(turn: Turn) -> tuple[str, ...]:
    """The words of a message that made it an emergency; none where thoughts of suicide did, or an option was tapped."""
    if turn.answers or turn.intent == "crisis":
        return ()
    emergencies = knowledge().emergency_symptoms - {CRISIS}
    signs = [mention for mention in turn.mentions if mention.type == "symptom" and is_told_of_now(mention)]
    said = [mention.text for mention in signs if mention.acute or mention.id in emergencies]
    told_to_go = ways_of("actions.turn")[TOLD_TO_GO].search(turn.text)
    return tuple(dict.fromkeys([*said, *([told_to_go.group().strip()] if told_to_go else [])]))


def _words_asked_about(talk: Talk, facts: Facts) -> tuple[str, ...]:
    """The words that waited, where the answer about them made it an emergency."""
    return (words_of(last_held(talk)),) if held(talk) and CRISIS not in facts.symptoms_present else ()


def _told_besides(draft: Draft, talk: Talk) -> tuple[str, ...]:
    """What a draft notes besides the emergency's own signs."""
    signs = dangers(draft.facts)
    return tuple(items_noted([note for note in draft.notes if note.about not in signs], talk.register))


def reply_to(talk: Talk, before: Standing) -> Reply:
    """What the turn does to the emergency: settles it, asks to be sure, leaves the talk, or keeps it in sight."""
    turn = talk.turn
    draft = understand(of_whom_it_speaks(talk.facts, turn), turn)
    crisis = turn.intent == "crisis" or is_of_a_crisis(talk)
    helped = ways_of("actions.turn")["help_is_coming"].is_said_in(turn.text)
    now = {"crisis": crisis, "times": before.times + 1, "settling": None, "helped": helped}
    told = tuple(dict.fromkeys([*before.told, *_told_besides(draft, talk)]))
    again = before.model_copy(update={**now, "told": told})
    if _is_new(draft, talk):
        return Reply(
            draft.facts, standing=again.model_copy(update={"times": 1, "words": _words_of(turn) or before.words})
        )
    tapped = next((answer.value for answer in turn.answers if answer.field == EMERGENCY), None)
    if isinstance(tapped, dict) and tapped.get("taken_back") in dangers(draft.facts):
        return _without_one(tapped["taken_back"], draft.facts, again, turn.today)
    sure = tapped["settled"] if isinstance(tapped, dict) and tapped.get("settled") in WAYS else None
    if before.settling is not None and turn.intent == "affirm":
        sure = before.settling
    said = None if sure else _way_said(turn)
    if said == "not_mine" and is_of_a_baby(talk):
        return Reply(draft.facts, standing=again)
    outright = said is not None and not crisis and (said != "not_mine" or _has_told_whose(before, draft.facts))
    if sure is not None or outright:
        way: Way = sure or said or "over"
        return Reply(without_signs(draft.facts, way), settled=way, standing=again)
    if is_emergency(talk.facts, turn.today) and not is_emergency(draft.facts, turn.today) and not crisis:
        return Reply(draft.facts, settled="misread", denied=draft, standing=again)
    if said is None and not turn.answers and "?" not in turn.text and _is_old(turn.text):
        said = "over"
    if tapped in WAYS or said is not None or _says_misread(turn):
        return Reply(draft.facts, standing=again.model_copy(update={"settling": _chosen(tapped, said)}))
    return Reply(draft.facts, leaves=turn.intent in LEAVING and not helped, standing=again)


def _has_told_whose(before: Standing, facts: Facts) -> bool:
    """Whether words that it is not the writer's need no question whose it is: the plan is the writer's own, or it was
    asked just now. A carer's `not me` takes no danger off the person whom the plan is for.
    """
    return before.settling == "not_mine" or facts.whose == OWN


def is_of_a_crisis(talk: Talk) -> bool:
    """Whether thoughts of suicide belong to the emergency that stands."""
    before = standing(talk)
    return (before is not None and before.crisis) or CRISIS in talk.facts.symptoms_present


def _without_one(sign: str, facts: Facts, again: Standing, today: dt.date) -> Reply:
    """What it does that one sign of several was misread: the others stand, and the emergency with them."""
    left = without_signs(facts, "misread", sign)
    still = is_emergency(left, today)
    return Reply(left, settled=None if still else "misread", standing=again.model_copy(update={"words": ()}))


def without_signs(facts: Facts, way: Way, only: str | None = None) -> Facts:
    """The facts without the signs of the emergency, or without `only` one of them: those that are over are kept as
    such, the others are absent.

    One that is there for long, and is an emergency only where it is new, stays among the facts as it is.
    """
    draft = Draft(facts)
    for sign in sorted(dangers(facts) if only is None else {only}):
        draft.drop("acute_signs", sign)
        if way == "lasting" and sign in SYMPTOMS and sign not in knowledge().emergency_symptoms:
            continue
        draft.drop("symptoms_present", sign)
        if way in ("over", "lasting"):
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
    if ways_of("actions.turn")["none_of_it_now"].is_said_in(text):
        return "lasting" if _is_old(text) else "over"
    return None


def _is_old(text: str) -> bool:
    return ways_of("actions.turn")["there_for_long"].is_said_in(text)


def _says_misread(turn: Turn) -> bool:
    """Whether it is said that something was taken wrongly, without saying what."""
    text = turn.text.casefold().replace("’", "'")
    also = next(option.also for option in question(EMERGENCY).options if option.value == "misread")
    corrects = turn.intent in ("correct", "change") and not turn.mentions
    return not turn.answers and (corrects or any(words in text for words in also))


def _chosen(tapped: Any, said: Way | None) -> Way:
    return next((way for way in WAYS if way == tapped), said or "misread")
