"""What is told to the list of urgent signs counts as said of now and of whoever it is about (S-28)."""

from __future__ import annotations

import pytest

from actions.facts.said import Mentioned, Turn
from actions.turn.signs import as_told_to_the_list, named_unasked, says_none, told_to_the_list


def sign(name, **flags):
    return Mentioned(type="symptom", id=name, text=name, **flags)


def told(text, *mentions):
    return {found.sign for found in told_to_the_list(Turn("inform", text, mentions))}


@pytest.mark.parametrize("flags", [{}, {"historical": True}, {"subject": "other"}, {"uncertain": True}, {"ask": True}])
def test_a_sign_of_the_list_is_there_whatever_else_was_read_of_it(flags):
    assert told("legs since thursday, wet himself once", sign("limb_weakness", **flags)) == {"limb_weakness"}


@pytest.mark.parametrize("flags", [{"negated": True}, {"hypothetical": True}, {"retracted": True}])
def test_a_sign_that_is_denied_supposed_or_taken_back_is_not(flags):
    assert told("legs are fine", sign("limb_weakness", **flags)) == set()


def test_what_the_list_does_not_ask_about_is_no_answer_to_it():
    assert told("only tired", sign("fatigue")) == set()


def test_another_persons_sign_is_not_swallowed_by_a_no_before_it():
    turn = Turn("deny", "no but his legs are weak", (sign("limb_weakness", subject="other"),))
    assert not says_none(turn)
    assert [found.sign for found in told_to_the_list(turn)] == ["limb_weakness"]


def test_behind_a_no_what_is_past_stays_past():
    assert told("no, the chest pain was years ago", sign("chest_pain", historical=True)) == set()


def test_the_signs_are_taken_up_as_those_of_the_person_and_of_now():
    turn = Turn(
        "inform", "he wet himself once", (sign("bladder_or_bowel_disturbance", historical=True, subject="other"),)
    )
    [mention] = as_told_to_the_list(turn).mentions
    assert (mention.subject, mention.historical) == ("self", False)


@pytest.mark.parametrize(
    "text", ["day 4 and my heart is racing", "I have a hot swollen leg", "black stools for 2 days"]
)
def test_an_emergency_of_the_list_that_is_no_symptom_is_asked_about_unasked(text):
    assert named_unasked(Turn("inform", text))


@pytest.mark.parametrize("text", ["no racing heart", "a racing heart?", "racing to the shops", "my chest hurts"])
def test_what_is_denied_asked_or_read_by_the_rules_is_not(text):
    assert not named_unasked(Turn("inform", text))
