"""An emergency that stands: it stays open, and every turn passes here, until the person settles it (safety item S-30).

Only two kinds of turns lead out: one that says that it is over, not theirs or misread, and one that leaves the talk;
where thoughts of suicide called it, a goodbye or a stop is no way out: the card with the crisis line stays in sight.
Whatever else a turn is for, it is answered with the emergency card, so an intent that is added later is, too.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from actions.core import knowledge
from actions.facts.draft import Draft
from actions.facts.facts import Facts
from actions.facts.people import OWN, nearest_named_in
from actions.facts.said import Turn
from actions.facts.told_of import as_told_of
from actions.facts.whose import of_whom_it_speaks
from actions.judging.emergency import CRISIS, TOLD_TO_GO, is_emergency
from actions.questions.catalogue import EMERGENCY
from actions.turn.acknowledgement import items_noted
from actions.turn.child_in_danger import (
    apart_from,
    dangers_of_a_child,
    of_the_writer,
    says_it_is_a_child,
    tells_of_themselves,
    told_beside_the_child,
)
from actions.turn.child_told_of import names_the_child_told_of
from actions.turn.farewells import without_a_goodbye_unsaid
from actions.turn.for_a_child import is_of_a_baby
from actions.turn.held_messages import begins_the_talk, held, last_held
from actions.turn.how_it_stands import (
    WAYS,
    Way,
    is_there_for_long,
    says_help_is_coming,
    says_it_is_old,
    says_it_is_recent,
    says_it_is_worse_or_late,
    says_it_needs_nobody_today,
    says_it_was_done,
    says_misread,
    says_no_help_comes,
    says_none_is_left,
    says_nothing_is_new_today,
    says_slow_and_why,
    says_they_are_driven,
    way_said,
)
from actions.turn.interruptions import LEAVING, STARTING_ANEW
from actions.turn.nearest_signs import words_of
from actions.turn.reading.symptoms import MAY_BE_SLOW
from actions.turn.signs import is_told_of_now
from actions.turn.talk import Talk
from actions.turn.understanding import understand
from b12core.identifiers import SYMPTOMS
from education.ways import ways_of

UNNAMED = "emergency_sign"
"""In place of the signs of a child where the words alone made it an emergency; its sentence says so."""

DEALT = "dealt"
"""The option that help was called, is on its way or is there: it settles nothing."""

_STAYS = frozenset({"lasting", "assessed"})
"""Ways after which a sign that is an emergency only where it is new is there still."""

CALLS = frozenset({"red_flag", "crisis"})
"""Intents that are an emergency by themselves."""

REACTION, ALLERGY = "anaphylaxis_features", "cobalamin_allergy"
"""A reaction after an injection that is over is a reaction that was had: it speaks against the next one (S-02)."""


HARMED = "other_sign"
"""What stands for a harm that was done beside thoughts of suicide: the body's emergency number comes first then."""


class Standing(BaseModel):
    """An emergency that stands, as its slot keeps it."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    crisis: bool = False
    """Whether it was called by thoughts of suicide: then words alone never settle it."""
    times: int = 1
    """How often the card was shown."""
    dealt: int = 0
    """In how many turns it was known that help was called, is on its way or is there, the one that told it among them.

    Then nobody is told again to call. None where it was not told, or is taken back.
    """
    calls_again: bool = False
    """Whether those who were called are to be told of this turn: of a new sign, worse, or nobody there yet."""
    on_the_way: bool = False
    """Whether somebody else drives them to emergency care, and nobody who helps is there yet."""
    settling: Way | None = None
    """The way that was chosen and waits to be confirmed."""
    old: bool = False
    """Whether what came slowly was said to be there for years, or unchanged."""
    recent: bool = False
    """Whether it was said to be there for days or weeks, from the first words on."""
    words: tuple[str, ...] = ()
    """The person's own words that it was read from, by which a misreading can be seen."""
    told: tuple[str, ...] = ()
    """What else was told with it or since: it is kept, and said back once the emergency is settled."""
    begins: bool = False
    """Whether nothing had been said before it."""
    own: bool = False
    """Whether it was told in the first person: then it is found to be nobody else's later."""
    of_another: str | None = None
    """Who has it, where that is not the one whom the plan is known to be for: a person of `people.yml`."""
    childs: tuple[str, ...] = ()
    """The signs that a child has, and nobody whose plan is made: they are no facts of the case."""


@dataclass(frozen=True)
class Reply:
    """What a turn does to the emergency that stands."""

    facts: Facts
    settled: Way | None = None
    """How it was settled; None where it was not."""
    denied: Draft | None = None
    """What took the signs back by name, where that ended it."""
    noted: tuple[str, ...] = ()
    """What the turn told besides the emergency's own signs."""
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


def opened(talk: Talk, draft: Draft, childs: tuple[str, ...] = ()) -> dict[str, Any]:
    """The slot with which an emergency begins to stand after this draft of the facts; `childs` are a child's signs."""
    spoken = any(event.get("event") == "bot" for event in talk.tracker.events)
    begun = Standing(
        crisis=talk.turn.intent == "crisis",
        words=_words_of(talk.turn, draft.facts) or _words_asked_about(talk, draft.facts),
        told=_told_besides(draft, talk, childs),
        dealt=int(says_help_is_coming(talk.turn)),
        on_the_way=says_they_are_driven(talk.turn),
        settling="assessed" if _is_told_assessed(talk) else None,
        begins=not spoken or begins_the_talk(talk),
        recent=says_it_is_recent(talk.turn),
        own=tells_of_themselves(talk.turn),
        of_another=_of_whom_it_is_told(talk),
        childs=childs,
    )
    return {EMERGENCY: begun.model_dump()}


def _of_whom_it_is_told(talk: Talk) -> str | None:
    """Who is in danger, where it is somebody else than the one whom the plan is known to be for."""
    if talk.facts.whose is None or talk.turn.answers:
        return None
    signs = [m for m in as_told_of(talk.facts, talk.turn).mentions if m.type == "symptom" and is_told_of_now(m)]
    named = [nearest_named_in(talk.turn.text, m.start) for m in signs if m.subject == "other"]
    return next((person.id for person in named if person is not None), None) if len(named) == len(signs) else None


def _is_told_assessed(talk: Talk) -> bool:
    """Whether the message of an emergency says itself that the patient was assessed and is in care: it is confirmed."""
    return talk.turn.intent != "crisis" and way_said(talk.turn, helped=False) == "assessed"


def _words_of(turn: Turn, facts: Facts | None = None) -> tuple[str, ...]:
    """The words of a message that made it an emergency; none where thoughts of suicide did, or an option was tapped."""
    if turn.answers or turn.intent == "crisis":
        return ()
    emergencies = {*knowledge().emergency_symptoms, *(facts.acute_signs if facts else ())} - {CRISIS}
    signs = [mention for mention in turn.mentions if mention.type == "symptom" and is_told_of_now(mention)]
    said = [mention.text for mention in signs if mention.acute or mention.id in emergencies]
    told_to_go = ways_of("actions.turn")[TOLD_TO_GO].search(turn.text)
    return tuple(dict.fromkeys([*said, *([told_to_go.group().strip()] if told_to_go else [])]))


def _words_asked_about(talk: Talk, facts: Facts) -> tuple[str, ...]:
    """The words that waited, where the answer about them made it an emergency."""
    return (words_of(last_held(talk)),) if held(talk) and CRISIS not in facts.symptoms_present else ()


def _told_besides(draft: Draft, talk: Talk, childs: tuple[str, ...]) -> tuple[str, ...]:
    """What a draft notes besides the emergency's own signs; those of a child are nothing of whoever writes."""
    signs = dangers(draft.facts) | set(childs)
    return tuple(items_noted([note for note in draft.notes if note.about not in signs], talk.register))


def reply_to(talk: Talk, before: Standing) -> Reply:
    """What the turn does to the emergency: settles it, asks to be sure, leaves the talk, or keeps it in sight."""
    talk, childs = _with_signs_of_a_child(talk, before)
    turn = without_a_goodbye_unsaid(talk.turn)
    draft = understand(of_whom_it_speaks(talk.facts, turn), turn)
    if childs:
        draft = Draft(of_the_writer(draft.facts), draft.notes)
    crisis = turn.intent == "crisis" or is_of_a_crisis(talk)
    if crisis and says_it_was_done(turn):
        draft.add("symptoms_present", HARMED)
        draft.add("acute_signs", HARMED)
    tapped = next((answer.value for answer in turn.answers if answer.field == EMERGENCY), None)
    helped = tapped == DEALT or says_help_is_coming(turn)
    old, recent = before.old or says_it_is_old(turn), before.recent or says_it_is_recent(turn)
    now: dict[str, Any] = {"crisis": crisis, "times": before.times + 1, "settling": None, "old": old, "recent": recent}
    noted = _told_besides(draft, talk, childs)
    told = tuple(dict.fromkeys([*before.told, *noted]))
    dealt = _turns_dealt_with(before, turn, helped)
    more = set(draft.facts.symptoms_present) > set(talk.facts.symptoms_present)
    calls_again = dealt > 0 and (more or says_it_is_worse_or_late(turn))
    driven = says_they_are_driven(turn) or (before.on_the_way and not says_no_help_comes(turn))
    now |= {"dealt": dealt, "calls_again": calls_again, "told": told, "childs": childs, "on_the_way": driven}
    again = before.model_copy(update=now)
    if _is_new(draft, talk, helped, again):
        words = _words_of(turn) or before.words
        new = {"times": 1, "words": words, "dealt": int(helped), "calls_again": helped or before.dealt > 0}
        return Reply(draft.facts, noted=noted, standing=again.model_copy(update=new))
    if isinstance(tapped, dict) and tapped.get("taken_back") in dangers(draft.facts):
        return _without_one(tapped["taken_back"], draft.facts, again, turn.today)
    sure = tapped["settled"] if isinstance(tapped, dict) and tapped.get("settled") in WAYS else None
    typed = before.settling == "slow" and says_nothing_is_new_today(turn)
    if before.settling is not None and (turn.intent == "affirm" or typed):
        sure = before.settling
    slow = may_be_slow(draft.facts) and not childs and not crisis
    said = None if sure else way_said(turn, helped, slow)
    if said == "not_mine" and (childs or is_of_a_baby(talk)):
        return Reply(draft.facts, standing=again)
    outright = said is not None and not crisis and _is_said_outright(said, before, draft.facts, turn)
    if sure is not None or outright:
        way: Way = "misread" if _is_a_disease_of_before(before, turn) else sure or said or "over"
        return Reply(_settled(draft.facts, way, before, turn), settled=way, standing=again)
    if is_emergency(talk.facts, turn.today) and not is_emergency(draft.facts, turn.today) and not crisis:
        if says_none_is_left(turn):
            return Reply(_settled(talk.facts, "over", before, turn), settled="over", standing=again)
        return Reply(draft.facts, settled="misread", denied=draft, standing=again)
    if said is None and is_there_for_long(turn):
        said = "over"
    if tapped in WAYS or said is not None or says_misread(turn):
        return Reply(draft.facts, standing=again.model_copy(update={"settling": _chosen(tapped, said)}))
    leaves = turn.intent in (STARTING_ANEW if crisis else LEAVING) and not helped
    return Reply(draft.facts, noted=noted, leaves=leaves, standing=again)


def _with_signs_of_a_child(talk: Talk, before: Standing) -> tuple[Talk, tuple[str, ...]]:
    """The moment with what is told of a child as told of another, and all signs that a child has.

    An emergency that was told of nobody, or of a `she`, is found to be a child's once the child is named; so is every
    sign since, where the talk began with it.
    """
    says = says_it_is_a_child(talk.turn) or (
        way_said(talk.turn, helped=False) == "not_mine" and names_the_child_told_of(talk)
    )
    found = not before.childs and not before.own and says
    theirs = tuple(sorted(dangers(talk.facts))) or (UNNAMED,) if found else before.childs
    new = dangers_of_a_child(talk.turn, known=bool(theirs))
    childs = tuple(dict.fromkeys([*theirs, *new]))
    if not childs:
        return talk, ()
    told = (*theirs, *talk.facts.symptoms_present) if before.begins else theirs
    facts = apart_from(talk.facts, told) if found else talk.facts
    return dataclasses.replace(talk, facts=facts, turn=told_beside_the_child(talk.turn, facts, known=True)), childs


def is_of_a_child(talk: Talk) -> bool:
    """Whether the emergency that stands is a child's, and nobody else's besides."""
    before = standing(talk)
    childs = before is not None and bool(before.childs)
    return (childs or is_of_a_baby(talk)) and not dangers(talk.facts)


def _turns_dealt_with(before: Standing, turn: Turn, helped: bool) -> int:
    """In how many turns help was known to come or to be there, with this one; none where it is said that none comes."""
    known = (helped or before.dealt) and not says_no_help_comes(turn)
    return before.dealt + 1 if known else 0


def may_be_slow(facts: Facts) -> bool:
    """Whether each danger among the facts is one that can come slowly."""
    return bool(dangers(facts)) and dangers(facts) <= MAY_BE_SLOW


def _is_said_outright(said: Way, before: Standing, facts: Facts, turn: Turn) -> bool:
    """Whether a way in words needs no question: what came slowly says why it is no danger, or was asked just now."""
    if said == "slow":
        return before.settling == "slow" or says_slow_and_why(turn)
    return said != "not_mine" or _has_told_whose(before, facts)


def _is_a_disease_of_before(before: Standing, turn: Turn) -> bool:
    """Whether all that made it an emergency was the name of a disease, which is told now as one of the past."""
    disease = ways_of("actions.turn")["disease_behind_a_sign"]
    past = any(m.historical and disease.is_said_in(m.text) for m in turn.mentions if m.type == "symptom")
    return past and bool(before.words) and all(disease.is_said_in(words) for words in before.words)


def _settled(facts: Facts, way: Way, before: Standing, turn: Turn) -> Facts:
    """The facts after it was settled this way; of what came slowly, what is old is told apart from what still grows.
    Signs that stay among the facts and are an emergency together are kept as known, one after the other, until no
    emergency is left: who was seen for them and let go is not called back by them.
    """
    recent = before.recent or says_it_is_recent(turn)
    old = way == "slow" and not recent and (says_it_is_old(turn) or before.old)
    settled = way == "assessed" or says_it_needs_nobody_today(turn)
    left = Draft(without_signs(facts, way, old=old, settled=settled))
    for sign in sorted(dangers(facts)):
        if sign in left.facts.symptoms_present and is_emergency(left.facts, turn.today):
            left.drop("symptoms_present", sign)
            for field in ("symptoms_not_known",) if way == "slow" else ("signs_over", "signs_settled"):
                left.add(field, sign)
    return left.facts


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


def without_signs(facts: Facts, way: Way, only: str | None = None, old: bool = False, settled: bool = False) -> Facts:
    """The facts without the signs of the emergency, or without `only` one of them: those that are over are kept as
    such, the others are absent.

    One that is there for long or was assessed, and is an emergency only where it is new, stays among the facts. What
    came slowly is kept as there, and as a sign of now unless it is `old` or would be an emergency by itself. `settled`
    is whether a clinician has looked at what is over since, or it is long ago.
    """
    draft = Draft(facts)
    for sign in sorted(dangers(facts) if only is None else {only}):
        draft.drop("acute_signs", sign)
        draft.drop("signs_lasting", sign)
        if way == "slow":
            draft.add("signs_lasting", sign)
            if old or sign in knowledge().emergency_symptoms:
                draft.drop("symptoms_present", sign)
                draft.add("symptoms_not_known", sign)
            continue
        if way in _STAYS and sign in SYMPTOMS and sign not in knowledge().emergency_symptoms:
            continue
        draft.drop("symptoms_present", sign)
        if way == "over" or way in _STAYS:
            draft.add("signs_over", sign)
            if settled:
                draft.add("signs_settled", sign)
            if sign == REACTION:
                draft.add("conditions", ALLERGY)
        elif sign in SYMPTOMS:
            draft.add("symptoms_absent", sign)
    return draft.facts


def dangers(facts: Facts) -> set[str]:
    """The signs among the facts that are an emergency each by itself."""
    return {*facts.acute_signs, *knowledge().emergency_symptoms.intersection(facts.symptoms_present)}


def _is_new(draft: Draft, talk: Talk, helped: bool, again: Standing) -> bool:
    """Whether the turn tells of a danger that was not known, or calls for help anew; that help comes is no call."""
    named = {mention.id for mention in talk.turn.mentions if mention.type == "symptom"}
    before = standing(talk)
    known = {*dangers(talk.facts), *again.childs}
    told_again = bool(named & known) or (helped and not named)
    calls = talk.turn.intent == "crisis" or (talk.turn.intent == "red_flag" and not told_again)
    of_a_child = before is not None and bool(before.childs) and set(again.childs) > set(before.childs)
    more = of_a_child or bool(dangers(draft.facts) - dangers(talk.facts))
    return (
        calls
        or more
        or (way_said(talk.turn, helped, may_be_slow(talk.facts)) is None and _is_told_in_new_words(talk.turn, again))
    )


def _is_told_in_new_words(turn: Turn, again: Standing) -> bool:
    """Whether a danger is told of now in words that were not read before: after hives, a tongue that feels thick."""
    now = tuple(m for m in turn.mentions if not m.historical)
    words = _words_of(dataclasses.replace(turn, mentions=now))
    return bool(again.words) and not set(words) <= set(again.words)


def _chosen(tapped: Any, said: Way | None) -> Way:
    return next((way for way in WAYS if way == tapped), said or "misread")
