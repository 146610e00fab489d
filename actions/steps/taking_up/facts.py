"""What most turns are: facts, an answer or a question. Keeps what was told, says it back, and says what leads on."""

from __future__ import annotations

import dataclasses
from typing import Any

from actions.facts.answered_at_once import is_answered_at_once
from actions.facts.dose_wishes import asks_for_a_dose
from actions.facts.draft import CHANGES
from actions.facts.facts import changed_slots
from actions.facts.people import OWN
from actions.questions.catalogue import answer_slots, answered, question
from actions.saying.wording import listed
from actions.steps.interruptions.general_questions import answer_if_sure, say_what_a_dose_goes_by
from actions.steps.interruptions.only_questions import begins_with_questions, is_time_to_refuse, wants_a_plan
from actions.steps.interruptions.out_of_scope import decline_another_dose
from actions.steps.leading_on import answers_for_the_forms, form_first, is_answered_first, is_only_asking, wants_it_now
from actions.steps.noted import acknowledge
from actions.steps.own_case.answer import OWN_CASE
from actions.steps.own_case.asked import answer_to_the_case
from actions.steps.own_case.waiting import answer_once_known
from actions.steps.suggestion.kept_questions import asks_outright, keep_question
from actions.steps.suggestion.own_treatment import DRIVING, asked_by
from actions.steps.suggestion.standing import was_suggested
from actions.steps.suggestion.suggest import SUGGEST
from actions.steps.taking_up.taken import Taken
from actions.turn.acknowledgement import acknowledgement
from actions.turn.answers import WORDS
from actions.turn.asking_about_signs import CLOSED
from actions.turn.cannot_wait import say_before_leaving, say_what_cannot_wait
from actions.turn.editing import closed
from actions.turn.for_a_child import CHILD, begins_with_a_child, goes_on_with_their_own, turns_to_oneself
from actions.turn.interruptions import interrupts, yields
from actions.turn.talk import FIRST, FIRST_FORM, ONLY_QUESTIONS, Events, Talk, set_slots
from actions.turn.this_turn import said_before
from actions.turn.tries import MISSES, count
from actions.turn.typed_medicines import without_a_name
from education.ways import ways_of

TELLS = frozenset({"inform", "correct", "nlu_fallback", *WORDS})
"""Intents of what tells a fact or answers in a word, and may ask something besides."""


def keep_facts(taken: Taken) -> Events:
    """Events that keep the facts of the turn, after it was said what was noted; they name what goes on."""
    talk, draft = taken.talk, taken.draft
    if turns_to_oneself(talk, draft):
        draft.put("whose", OWN)
        talk.utter(talk.say("whose_own"))
    at_once = _leads_to_the_suggestion(taken)
    answered_now = not at_once and _is_answered_now(taken)
    values = _what_goes_on(taken, at_once, answered_now)
    values |= changed_slots(talk.facts, draft.facts)
    left_as_not_known = values.get(MISSES) == 0 and is_answered_first(talk, draft.facts)
    held = _leaves_the_question_open(taken) and not left_as_not_known
    values |= answers_for_the_forms(talk, answer_slots(draft.facts), held=held)
    values |= _how_the_talk_stands(taken)
    _say_back(taken)
    _say_besides(taken, values, answered_now)
    waiting = answer_once_known(talk, draft.facts)
    if not answered_now and _keeps_its_question(taken):
        waiting += _keep_what_it_asks(talk)
    return [*set_slots(talk.tracker, values), *waiting]


def _took_up(taken: Taken) -> bool:
    return any(note.kind in CHANGES for note in taken.draft.notes)


def _leads_to_the_suggestion(taken: Taken) -> bool:
    return is_time_to_refuse(taken.talk, taken.turn, taken.draft.facts) or wants_it_now(taken.talk)


def _is_answered_now(taken: Taken) -> bool:
    """Whether the turn asks what the case as it is now known answers at once."""
    known = dataclasses.replace(taken.talk, facts=taken.draft.facts)
    return bool(answer_to_the_case(known, changed=not taken.tells_nothing_new))


def _leaves_the_question_open(taken: Taken) -> bool:
    """Whether a rule answers the turn, and the open question comes again after it."""
    waits = taken.draft.facts.pending_labs != taken.talk.facts.pending_labs
    intent = taken.turn.intent
    return interrupts(intent) and not ((_took_up(taken) or waits) and yields(intent))


def _what_goes_on(taken: Taken, at_once: bool, answered_now: bool) -> dict[str, Any]:
    """The slots that say which action is next, and how often the open question was missed; `at_once` is whether that
    is the suggestion.
    """
    talk, turn, facts = taken.talk, taken.turn, taken.draft.facts
    values: dict[str, Any] = {
        **CLOSED,
        FIRST: SUGGEST if at_once else form_first(talk, turn, facts),
        **count(talk, taken.draft),
        **closed(talk, facts),
    }
    if answered_now:
        values |= {FIRST: OWN_CASE, MISSES: talk.tracker.get_slot(MISSES)}
    if not answered_now and _shows_the_plan_again(taken):
        values[FIRST] = SUGGEST
    if values[FIRST] == SUGGEST and turn.intent == "ask_faq":
        answer_if_sure(talk, without_doses=True)
    if values[FIRST] is None and goes_on_with_their_own(talk):
        values[FIRST] = FIRST_FORM
    if taken.of_an_adult and turn.intent == "start_plan":
        values[FIRST] = (talk.tracker.active_loop or {}).get("name") or FIRST_FORM
    return values


def _shows_the_plan_again(taken: Taken) -> bool:
    """Whether a fact has changed under a plan and opens no question: what changed and the plan as it now is are shown,
    and no review stands between.
    """
    talk, facts = taken.talk, taken.draft.facts
    told = taken.turn.intent in ("inform", "correct", "nlu_fallback") and not taken.tells_nothing_new
    if not told or not was_suggested(talk) or talk.tracker.active_loop or facts.pending_labs or facts.dose_waits:
        return False
    before, after = (
        {name for name, state in answered(each).items() if state is None and question(name).is_a_line}
        for each in (talk.facts, facts)
    )
    return after <= before


def _how_the_talk_stands(taken: Taken) -> dict[str, Any]:
    """The slots of the talk itself: whether a question stands, for whom it is, what waits for a yes."""
    talk, turn = taken.talk, taken.turn
    asks_only = begins_with_questions(talk, turn) or talk.tracker.get_slot(ONLY_QUESTIONS)
    of_a_child = begins_with_a_child(talk, turn) or talk.tracker.get_slot(CHILD)
    return {
        "asking": bool((talk.tracker.active_loop or {}).get("name")) or is_only_asking(talk, taken.draft),
        "register": turn.register,
        "confirming": taken.confirming if taken.tells_nothing_new else None,
        ONLY_QUESTIONS: None if wants_a_plan(turn) else asks_only,
        CHILD: taken.child if of_a_child else None,
    }


def _say_back(taken: Taken) -> None:
    """Says what was noted, once, and what of it cannot wait."""
    noted = acknowledgement(taken.draft, taken.turn.register)
    again = not _took_up(taken) and noted in said_before(taken.talk.tracker)
    acknowledge(taken.talk, "" if again else noted, not taken.tells_nothing_new)
    say_what_cannot_wait(taken.talk, taken.draft.facts)


def _say_besides(taken: Taken, values: dict[str, Any], answered_now: bool) -> None:
    """Says what else the turn calls for: a medicine's name, a refusal, a word on leaving, what a dose goes by."""
    talk, turn = taken.talk, taken.turn
    unnamed = without_a_name(turn)
    if unnamed:
        talk.utter(talk.say("medicine_needs_its_name", words=listed(unnamed)))
    decline_another_dose(talk, turn)
    if turn.intent in ("stop", "goodbye") and not answered_now:
        say_before_leaving(talk, taken.draft.facts)
    leads_on = turn.intent in ("start_plan", "inform", "nlu_fallback") and values[FIRST] != SUGGEST
    if leads_on and asks_for_a_dose(turn.text) and not answered_now:
        say_what_a_dose_goes_by(talk)


def _keeps_its_question(taken: Taken) -> bool:
    """Whether what the turn asks beside its facts, or beside an answer in a word, is kept; a list of what is taken asks
    nothing.
    """
    turn = taken.turn
    tells = turn.intent in TELLS and not asks_for_a_dose(turn.text)
    lists = turn.asked == "medicines" and ways_of("actions.turn")["lists_what_is_taken"].is_said_in(turn.text)
    told = _took_up(taken) or is_answered_first(taken.talk, taken.draft.facts)
    return told and tells and not lists and taken.beyond is None


def _keep_what_it_asks(talk: Talk) -> Events:
    """Events that keep a question beside facts until the plan. One that an entry clearly answers is answered now;
    what is asked of one's own treatment waits all the same.
    """
    of_the_treatment = asked_by(talk.turn) not in (None, DRIVING) and not is_answered_at_once(talk.turn.text)
    waits = of_the_treatment or (not answer_if_sure(talk) and asks_outright(talk.turn.text))
    return keep_question(talk) if waits and (of_the_treatment or not was_suggested(talk)) else []
