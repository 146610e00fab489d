"""Whether somebody wants answers and no plan: nothing is refused then before a case is told."""

from __future__ import annotations

from actions.facts.born import ADULT_FROM
from actions.facts.dose_wishes import asks_for_own_dose
from actions.facts.facts import Facts
from actions.facts.said import Turn
from actions.judging.judgement import is_now_refused, is_refused
from actions.turn.talk import ONLY_QUESTIONS, Talk
from actions.turn.understanding import is_general_question
from education.asking import asks_anywhere
from education.ways import ways_of


def wants_only_answers(talk: Talk, turn: Turn) -> bool:
    """Whether it is said that no plan is wanted; to want to know something says it where no case was told yet."""
    if turn.answers:
        return False
    ways = ways_of("actions.turn")
    just_asks = ways["wants_to_know"].is_said_in(turn.text) and not asks_for_own_dose(turn.text)
    return ways[ONLY_QUESTIONS].is_said_in(turn.text) or (just_asks and not talk.facts.is_of_a_case)


def is_told_by_a_question(talk: Talk, turn: Turn) -> bool:
    """Whether a message that was taken for facts is a general question, which an answer clearly serves; where only
    answers are wanted, any question that one may serve. What becomes of what is typed is asked of this talk.
    """
    if ways_of("actions.steps.own_case")["who_sees_it"].is_said_in(turn.text):
        return False
    taken_for_facts = turn.intent in ("inform", "correct", "nlu_fallback") and turn.asked is None
    if talk.tracker.get_slot(ONLY_QUESTIONS) and taken_for_facts and not turn.answers:
        return turn.found.kind != "unknown" and asks_anywhere(turn.text) and not asks_for_own_dose(turn.text)
    return taken_for_facts and turn.found.clear and is_general_question(talk.facts, turn)


def is_time_to_refuse(talk: Talk, turn: Turn, facts: Facts) -> bool:
    """Whether it is time to say that no plan can be made; where only answers are wanted, not before a case is told, and
    of somebody under age whatever is told next.
    """
    if facts != talk.facts and facts.age is not None and facts.age < ADULT_FROM:
        return True
    if talk.tracker.get_slot(ONLY_QUESTIONS):
        first_told = facts.is_of_a_case and not talk.facts.is_of_a_case
        return (first_told or wants_a_plan(turn)) and is_refused(facts, turn.today)
    return is_now_refused(talk.facts, facts, turn.today)


def begins_with_questions(talk: Talk, turn: Turn) -> bool:
    """Whether the option to ask a question is tapped before anything was told of a case: no plan is begun then by what
    a question names.
    """
    alone = not talk.tracker.active_loop and not talk.facts.is_of_a_case
    return turn.intent == "ask_question" and turn.text.startswith("/") and alone


def wants_a_plan(turn: Turn) -> bool:
    """Whether a plan is wanted after all."""
    return turn.intent in ("start_plan", "suggest_now") or asks_for_own_dose(turn.text)
