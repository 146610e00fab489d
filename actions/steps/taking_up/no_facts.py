"""Turns that are taken up without their facts: what is refused, answered, given to somebody else, or taken back."""

from __future__ import annotations

from actions.steps.interruptions.answer_question import ANSWER
from actions.steps.interruptions.only_questions import is_told_by_a_question, wants_only_answers
from actions.steps.interruptions.out_of_scope import DECLINE as OUT_OF_SCOPE
from actions.steps.interruptions.out_of_scope import decline_another_dose, is_for_poisoning
from actions.steps.leading_on import what_listens
from actions.steps.review.change import CHANGE
from actions.steps.review.leaving_a_change import change_nothing, keep_the_line, take_the_change_back
from actions.steps.suggestion.choose_protocol import CHOOSE_PROTOCOL, chooses_protocol
from actions.steps.suggestion.decisions import decides, say_where_it_is_decided
from actions.steps.suggestion.standing import after_options, suggestion_now, was_suggested
from actions.steps.taking_up.taken import Taken
from actions.steps.welcome.welcome import plan_or_question
from actions.steps.whose_plan import of_somebody_else
from actions.turn.by_words import is_answered_by_words
from actions.turn.danger_of_another import say_of_a_danger_of_another
from actions.turn.doses_beyond import say_of_a_dose_beyond
from actions.turn.editing import left, says_to_keep
from actions.turn.taken_back import taken_back
from actions.turn.talk import ONLY_QUESTIONS, Events, Talk


def a_dose_beyond(taken: Taken) -> Events | None:
    """Says of a dose far from all that is cited what it is; what else the turn tells is taken up all the same."""
    if taken.beyond is not None:
        more = not taken.tells_nothing_new or taken.talk.tracker.active_loop
        say_of_a_dose_beyond(taken.talk, taken.beyond, [] if more else _ways_on(taken.talk))
    return None


def a_danger_of_another(taken: Taken) -> Events | None:
    """Says how soon somebody else is to be seen for what is told of them; the turn is taken up all the same."""
    say_of_a_danger_of_another(taken.talk, taken.turn)
    return None


def against_poisoning(taken: Taken) -> Events | None:
    """Events that decline the antidote, which is no treatment of a deficiency."""
    return taken.leads_to(OUT_OF_SCOPE, confirming=None) if is_for_poisoning(taken.turn) else None


def only_answers(taken: Taken) -> Events | None:
    """Events of who wants answers and no plan."""
    if not wants_only_answers(taken.talk, taken.turn):
        return None
    return taken.leads_to(ANSWER, confirming=None, **{ONLY_QUESTIONS: True})


def somebody_else(taken: Taken) -> Events | None:
    """Events of a turn of which it is open, or settled, that another than the writer is meant."""
    return of_somebody_else(taken.talk, taken.turn, taken.draft, taken.child)


def nothing_but_a_dose_beyond(taken: Taken) -> Events | None:
    """Events that go on where such a dose, which is not kept, is all that was told."""
    alone = taken.beyond is not None and taken.tells_nothing_new
    return taken.leads_to(what_listens(taken.talk)) if alone else None


def told_by_a_question(taken: Taken) -> Events | None:
    """Events that answer a question whose words only sound like facts."""
    if not is_told_by_a_question(taken.talk, taken.turn):
        return None
    decline_another_dose(taken.talk, taken.turn)
    return taken.leads_to(ANSWER, confirming=None)


def answered_by_words(taken: Taken) -> Events | None:
    """Events that answer what an entry answers by the very words."""
    known = taken.tells_nothing_new and is_answered_by_words(taken.talk, taken.turn)
    return taken.leads_to(ANSWER, confirming=None) if known else None


def a_line_left(taken: Taken) -> Events | None:
    """Events that leave the line that is being changed as it was."""
    before = left(taken.talk)
    return None if before is None else keep_the_line(taken.talk, before)


def a_protocol(taken: Taken) -> Events | None:
    """Events of who chooses a protocol."""
    return taken.leads_to(CHOOSE_PROTOCOL) if taken.tells_nothing_new and chooses_protocol(taken.talk) else None


def nothing_to_change(taken: Taken) -> Events | None:
    """Events of who wants nothing changed after all."""
    talk = taken.talk
    return change_nothing(talk) if talk.tracker.get_slot("confirming") == CHANGE and says_to_keep(talk) else None


def a_change_taken_back(taken: Taken) -> Events | None:
    """Events that put back what was there before the last change."""
    back = taken_back(taken.talk, taken.turn, taken.draft.facts)
    return None if back is None else take_the_change_back(taken.talk, back)


def a_decision(taken: Taken) -> Events | None:
    """Says where a plan is confirmed, changed or rejected, to who does so in the talk."""
    if not decides(taken.talk):
        return None
    say_where_it_is_decided(taken.talk)
    return taken.leads_to("action_listen")


def _ways_on(talk: Talk) -> list[dict[str, str]]:
    """The ways on where no question stands open."""
    return after_options(talk, suggestion_now(talk)) if was_suggested(talk) else plan_or_question(talk)
