"""What goes on after a turn: the form, the open question once more, the plan, or nothing; and what waits for a yes."""

from __future__ import annotations

import dataclasses
from typing import Any

from actions.facts.a_child import FOR_A_CHILD
from actions.facts.dose_wishes import asks_for_a_dose
from actions.facts.draft import Draft
from actions.facts.facts import Facts
from actions.facts.said import Turn
from actions.judging.judgement import is_open_again
from actions.questions.catalogue import answered, questions
from actions.steps.leaving.restart import RESTART
from actions.steps.review.change import CHANGE, names_a_line
from actions.steps.suggestion.standing import was_suggested
from actions.steps.suggestion.suggest import SUGGEST
from actions.turn.farewells import GOODBYE
from actions.turn.interruptions import interrupts
from actions.turn.talk import FIRST_FORM, Talk
from education.asking import asks
from education.ways import ways_of


def to_be_confirmed(talk: Talk) -> tuple[Turn, str | None]:
    """The turn, and what it has to confirm: then a yes or no is about that, and not about the question before it."""
    confirming = talk.tracker.get_slot("confirming")
    if confirming == RESTART and talk.turn.intent in ("affirm", "deny", "restart"):
        return dataclasses.replace(talk.turn, asked=None), RESTART
    leads_on = talk.tracker.active_loop and not interrupts(talk.turn.intent)
    waits = confirming == CHANGE and (leads_on or talk.turn.intent in ("nlu_fallback", "affirm", "deny"))
    return talk.turn, CHANGE if waits else None


def form_first(talk: Talk, turn: Turn, facts: Facts) -> str | None:
    """What leads on where an answer in own words was taken for an interruption: the form, or the question again. Facts
    of a message that was taken for something else begin a plan, too.
    """
    loop = (talk.tracker.active_loop or {}).get("name")
    if turn.asked == "review" and facts == talk.facts and turn.intent != "change" and names_a_line(turn.text):
        return "action_change"
    taken_away = turn.intent != talk.turn.intent and interrupts(talk.turn.intent)
    leads = not asks(turn.text) or asks_for_a_dose(turn.text)
    begins = turn.intent in ("nlu_fallback", "out_of_scope") and facts != talk.facts and leads
    if loop is None and is_open_again(talk.facts, facts, turn.today) and None in answered(facts).values():
        return FIRST_FORM
    if loop is None and (begins or (taken_away and (talk.turn.intent == FOR_A_CHILD or facts != talk.facts))):
        return FIRST_FORM
    if loop is None:
        return "action_ask_again" if talk.turn.intent == GOODBYE != turn.intent else None
    if not taken_away:
        return None
    return loop if answered(facts).get(turn.asked or "") is not None else "action_ask_again"


def what_stood(talk: Talk) -> str:
    """What goes on where a turn changed nothing or took a change back: the open question, else the plan."""
    if talk.tracker.active_loop:
        return "action_ask_again"
    return SUGGEST if was_suggested(talk) else FIRST_FORM


def what_listens(talk: Talk) -> str:
    """What goes on after a turn that was answered and told nothing: the open question, else nothing."""
    return "action_ask_again" if talk.tracker.active_loop else "action_listen"


def wants_it_now(talk: Talk) -> bool:
    """Whether an answer to an open question says besides that the suggestion is wanted now."""
    way = ways_of("actions.turn")["suggest_now"]
    return bool(talk.tracker.active_loop) and talk.turn.intent != "suggest_now" and way.is_said_in(talk.turn.text)


def is_only_asking(talk: Talk, draft: Draft) -> bool:
    """Whether a message that reads like facts brings none that is new: then it is a question, and begins no plan."""
    same = draft.facts == talk.facts and talk.turn.intent in ("inform", "correct")
    nothing_new = same and all(note.kind == "bare_number" and was_suggested(talk) for note in draft.notes)
    return nothing_new and (was_suggested(talk) or asks(talk.turn.text))


def is_answered_first(talk: Talk, facts: Facts) -> bool:
    """Whether the open question is no longer open after a turn that tells no fact by itself."""
    asked = talk.turn.asked or ""
    states = answered(talk.facts), answered(facts)
    told = talk.turn.mentions or talk.turn.answers
    return asked in states[0] and not told and states[0][asked] is None and states[1][asked] is not None


def answers_for_the_forms(talk: Talk, answers: dict[str, Any], held: bool) -> dict[str, Any]:
    """The answers for the forms. Those of the running form are held back where the turn must leave it rejected,
    so that a rule can answer; `catch_up` brings them in afterwards."""
    loop = (talk.tracker.active_loop or {}).get("name")
    if not held or loop is None:
        return answers
    own = {item.slot for item in questions().values() if loop in (item.form, "review_form")}
    return {slot: value for slot, value in answers.items() if slot not in own | {"pending_lab_answer"}}
