"""Which question of the own case a turn asks, and the lines that answer it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from actions.core import clinic
from actions.facts.facts import Facts
from actions.facts.said import Mentioned, Turn
from actions.steps.own_case.how_soon import how_soon
from actions.steps.own_case.minors import not_for_a_minor_alone
from actions.steps.own_case.other_guideline import other_guideline
from actions.steps.own_case.product import what_can_be_had, why_this_product
from actions.steps.own_case.results import (
    RESULT,
    level_beside_what_is_taken,
    meaning_of_results,
    with_results_asked_of,
)
from actions.steps.own_case.stopping_a_medicine import whether_to_stop
from actions.steps.own_case.talked_of_in_questions import PARTS_OF_A_TREATMENT, without_what_is_only_asked
from actions.steps.suggestion.next_dose import (
    of_the_next_dose,
    overdue_at_least,
    stands_against,
    what_forbids_a_dose,
)
from actions.steps.suggestion.own_treatment import (
    OF_TABLETS,
    WHATEVER_INTENT,
    about_own_treatment,
    asked_by,
    asked_of_own_treatment,
    words_on_beginning_anew,
)
from actions.steps.suggestion.standing import suggestion_now, was_suggested
from actions.turn.by_words import is_answered_by_words
from actions.turn.doses_beyond import beyond_in
from actions.turn.interruptions import LEAVING
from actions.turn.talk import Talk
from education.ways import ways_of


def _of_what_is_ruled_out(talk: Talk) -> list[str]:
    """That it is not to be had, where every product or the one in question is ruled out or held back."""
    against = stands_against(talk)
    return of_the_next_dose(talk, None, against) if any(against) else []


_ANSWERS: dict[str, Callable[[Talk], list[str]]] = {
    "how_soon": how_soon,
    "who_sees_it": lambda talk: [talk.say("who_sees_it", days=clinic().keep_days)],
    "comes_back": lambda talk: [talk.say("if_it_comes_back")] if talk.facts.signs_over else [],
    "tries_it_all_the_same": _of_what_is_ruled_out,
    "comes_back_soon": lambda talk: [talk.say("take_your_time")],
    "puts_it_off": lambda talk: how_soon(talk) if was_suggested(talk) else [],
    "level_while_taking": level_beside_what_is_taken,
    RESULT: meaning_of_results,
    "other_guideline": other_guideline,
    "what_can_be_had": what_can_be_had,
    "why_this_product": why_this_product,
}

_OF_ANOTHER_PLAN = frozenset({"other_guideline", "what_can_be_had", "why_this_product"})
"""Questions in which a product, a dose or an interval is what somebody else gives, and none that is in use."""

_HAS_ITS_OWN = LEAVING | {
    "ask_person",
    "choose_protocol",
    "other_guidelines",
    "prompt_injection",
    "suggest_now",
    "visit_sheet",
    "what_would_change",
    "why_not_dose",
}
"""Intents that have an answer of their own, whatever their words say of the treatment."""

_DATES = "schedule"
"""The intent that a plan answers with its dates."""

_OF_THE_DRAFT = frozenset(
    {
        "carries_on",
        "first_dose",
        "goes_on_or_anew",
        "held_for_a_high_level",
        "hold_or_give",
        "how_many",
        "how_often",
        "other_gap",
        "route",
        "until_when",
        "which_one",
    }
)
"""Questions of the draft's own parts, in which a product, a dose, an interval or a route is asked of."""

_OF_WHAT_TO_GIVE = OF_TABLETS | {"goes_on_or_anew", "other_gap", "route"}
"""Those in which they are wished for, whether there is a draft or not."""


def asked_of_the_case(text: str) -> str | None:
    """Which question of the own case a typed message asks; None where it asks none."""
    if text.startswith("/"):
        return None
    return next((way.id for way in ways_of(__package__).values() if way.is_said_in(text)), None)


def answer_to_the_case(talk: Talk, changed: bool) -> list[str]:
    """The lines that answer the turn from the facts so far; none where it asks nothing that they can answer, or where
    a plan stands and the turn `changed` its facts: then the next plan answers it. What is asked of a dose that can be
    none of B12 was answered by what was said of that.
    """
    asked = asked_of_the_case(talk.turn.text)
    by_words = is_answered_by_words(talk, talk.turn)
    if talk.turn.answers or by_words or beyond_in(talk.turn) is not None:
        return []
    if refused := not_for_a_minor_alone(talk):
        return refused
    if of_a_medicine := whether_to_stop(talk):
        return of_a_medicine
    if asks_for_tablets_before_a_plan(talk):
        forbidden = what_forbids_a_dose(talk.facts, talk.turn.today, talk.register)
        return [talk.say("own_tablets_forbidden"), forbidden] if forbidden else [talk.say("own_tablets_before_a_plan")]
    if asked_by(talk.turn) in OF_TABLETS and was_suggested(talk):
        return _of_the_treatment(talk, changed)
    lines = [] if asked is None else _ANSWERS[asked](talk)
    return lines or _of_the_treatment(talk, changed)


def asks_for_tablets_before_a_plan(talk: Talk) -> bool:
    """Whether somebody who tells of a case asks if tablets will do, and no plan can say it yet."""
    of_a_case = talk.facts.is_of_a_case and not was_suggested(talk) and not talk.turn.answers
    return of_a_case and asked_by(talk.turn) in OF_TABLETS


def _of_the_treatment(talk: Talk, changed: bool) -> list[str]:
    """The lines on one's own treatment: by the plan that stands, else by what is told of one in use."""
    planned = was_suggested(talk)
    asked = asked_by(talk.turn)
    if planned and not changed and asked in WHATEVER_INTENT:
        return about_own_treatment(talk, suggestion_now(talk))
    waits = changed and asked not in _OF_THE_DRAFT
    dates = talk.turn.intent == _DATES and not overdue_at_least(talk)
    leaves = talk.turn.intent in _HAS_ITS_OWN and not (talk.turn.intent == "stop" and asked is not None)
    if leaves or (planned and (waits or dates)):
        return []
    return about_own_treatment(talk, suggestion_now(talk) if planned else None)


def as_asked(turn: Turn, facts: Facts, has_a_plan: bool) -> Turn:
    """The turn with its mentions as a question of the own case means them: a result of one's own that it asks of is
    told by it, and what another plan gives is only talked of.
    """
    asked = asked_of_the_case(turn.text)
    if asked == RESULT:
        return with_results_asked_of(turn)
    turn = dataclasses.replace(turn, mentions=tuple(m for m in turn.mentions if not _is_wished_for(m, turn)))
    turn = without_what_is_only_asked(turn) if has_a_plan else turn
    if not has_a_plan or not (asked in _OF_ANOTHER_PLAN or asked_by(turn) in _OF_THE_DRAFT):
        return turn
    return dataclasses.replace(turn, mentions=tuple(m for m in turn.mentions if not _only_asked_of(m, facts)))


def _is_wished_for(mention: Mentioned, turn: Turn) -> bool:
    """Whether what might be given stands in a question of what is to be given, and not in what is told beside it."""
    pieces = [each.text for each in turn.found.apart] or [turn.text]
    if mention.type == "phase":
        return any(piece in turn.text and mention.text in words_on_beginning_anew(piece) for piece in pieces)
    if mention.type not in PARTS_OF_A_TREATMENT:
        return False
    asked = [piece for piece in pieces if asked_of_own_treatment(piece) in _OF_WHAT_TO_GIVE]
    return any(piece in turn.text and 0 <= mention.start - turn.text.index(piece) < len(piece) for piece in asked)


def _only_asked_of(mention: Mentioned, facts: Facts) -> bool:
    """Whether a mention beside such a question tells nothing: what another plan gives, or a result that is known."""
    known = facts.labs.get(mention.id) if mention.type == "lab" else None
    return mention.type in PARTS_OF_A_TREATMENT or (known is not None and mention.value in (None, known.value))
