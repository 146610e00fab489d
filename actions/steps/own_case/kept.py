"""Answers questions one by one under their own words: those that waited for the plan, and several of one message."""

from __future__ import annotations

import dataclasses

from rasa_sdk.events import SlotSet

from actions.steps.interruptions.general_questions import answer_card, education
from actions.steps.own_case.asked import answer_to_the_case
from actions.steps.own_case.stopping_a_medicine import answer_on_stopping
from actions.steps.suggestion.kept_questions import KEPT, KeptQuestion, kept, question_of
from actions.steps.suggestion.own_treatment import what_the_plan_says
from actions.steps.suggestion.standing import after_options, suggestion_now, was_suggested
from actions.turn.cannot_wait import say_what_forbids_all
from actions.turn.talk import Events, Talk, leads_on
from actions.turn.this_turn import facts_changed
from education.content import Entry

FEWEST_WORDS = 4
"""Words from which on a question without an answer is said to have none."""


def answer_kept(talk: Talk) -> Events:
    """Answers each question that waited, from the plan as far as this reader sees it or with an entry, or says that it
    has no answer; none waits on.
    """
    waiting = kept(talk)
    for each in waiting:
        _answer(talk, each)
    return [SlotSet(KEPT, None)] if waiting else []


def answer_each(talk: Talk) -> bool:
    """Answers each of the questions of this message by itself, or says that it has no answer; whether there were
    several that one answer does not serve. Those that came with facts of a case wait for its plan.
    """
    asked = [question_of(talk.turn, each.text) for each in talk.turn.found.apart]
    if len(asked) < 2 or (facts_changed(talk.tracker) and leads_on(talk) and not was_suggested(talk)):
        return False
    answers = [_answer_in_short(talk, each) for each in asked]
    unanswered = [each for each, answer in zip(asked, answers, strict=True) if not answer]
    open_too = any(len(each.text.split()) >= FEWEST_WORDS for each in unanswered)
    if len({answer for answer in answers if answer}) < (1 if open_too else 2):
        return False
    for each in asked:
        _answer(talk, each)
    if not leads_on(talk):
        planned = was_suggested(talk)
        talk.utter(talk.say("all_answered"), after_options(talk, suggestion_now(talk)) if planned else [])
    return True


def _alone(talk: Talk, question: KeptQuestion) -> Talk:
    """The moment as if nothing but this question had been said."""
    turn = dataclasses.replace(
        talk.turn,
        text=question.text,
        found=question.found,
        mentions=question.mentions,
        answers=(),
        intent="ask_faq",
    )
    return dataclasses.replace(talk, turn=turn)


def _entry(talk: Talk, question: KeptQuestion) -> Entry | None:
    return education().entry(question.found.ids[0]) if question.found.kind == "answer" else None


def _answer_in_short(talk: Talk, question: KeptQuestion) -> str:
    """What tells an answer from another one; empty where there is none."""
    lines = answer_to_the_case(_alone(talk, question), changed=False)
    entry = _entry(talk, question)
    return lines[0] if lines else "" if entry is None else entry.id


def _answer(talk: Talk, question: KeptQuestion) -> None:
    heading = talk.say("you_asked", question=question.text)
    then = _alone(talk, question)
    lines = answer_to_the_case(then, changed=False)
    entry = answer_on_stopping(then) or (None if lines else _entry(talk, question))
    if not lines and entry is None:
        lines = what_the_plan_says(then, suggestion_now(talk) if was_suggested(talk) else None)
    if not lines and entry is None:
        lines = [talk.say("no_answer_to_it")]
    talk.utter("\n".join([heading, *lines]))
    if entry is not None:
        say_what_forbids_all(talk)
        talk.show(answer_card(entry, talk.register), None, [])
