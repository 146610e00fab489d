"""A sign of which nobody can tell is not known: never a yes, and never a no, whatever is denied beside it (S-06)."""

from __future__ import annotations

import pytest

FELT = {"paraesthesia", "numbness"}


@pytest.fixture
def at_the_list(begun):
    return begun.choose("Starting", "Pernicious anemia")


def untold(talk):
    return set(talk.slot("symptoms_not_known") or ())


def told(talk):
    return {*(talk.slot("symptoms_present") or ()), *(talk.slot("symptoms_absent") or ())}


@pytest.mark.parametrize(
    "words",
    [
        "She cannot tell us about tingling or numbness. Please don't say no to those",
        "we don't know about tingling or numbness",
        "no idea whether there is tingling or numbness",
        "hard to tell if she has tingling or numbness",
        "tingling or numbness we can't say",
    ],
)
def test_signs_named_as_untold_are_not_known(at_the_list, words):
    at_the_list.say(words)
    assert untold(at_the_list) == FELT
    assert not told(at_the_list)
    assert "tingling or pins and needles: not known" in at_the_list.text
    assert at_the_list.asked == "nerve_symptoms"


def test_they_are_not_known_in_the_first_message(conversation):
    conversation.say("pernicious anemia, starting B12 injections. He can't tell us about numbness")
    assert untold(conversation) == {"numbness"}


def test_nothing_else_beside_them_does_not_deny_them(at_the_list):
    at_the_list.say("She can't tell us. She is more forgetful this last year").say(
        "no falls, nothing else from that list"
    )
    assert untold(at_the_list) == FELT
    assert "falls" in at_the_list.slot("symptoms_absent")
    assert not FELT & told(at_the_list)


def test_the_whole_list_is_not_known_where_nothing_of_it_can_be_told(at_the_list):
    at_the_list.say("hard to tell with her")
    assert "gait_disturbance" in untold(at_the_list)
    assert not told(at_the_list)


def test_a_disease_told_beside_it_is_there(at_the_list):
    at_the_list.say("can't say, she has dementia")
    assert at_the_list.slot("symptoms_present") == ["memory_or_concentration_problems"]
    assert untold(at_the_list) == FELT


def test_a_no_is_taken_back_at_the_review_and_stands_there_as_not_known(reviewed):
    reviewed.say("nobody knows about tingling")
    assert untold(reviewed) == {"paraesthesia"}
    assert "paraesthesia" not in reviewed.slot("symptoms_absent")
    assert reviewed.asked == "review"
    row = next(row for row in reviewed.card["rows"] if row["field"] == "nerve_symptoms")
    assert "tingling or pins and needles: not known" in row["value"]


@pytest.mark.parametrize("words", ["I don't know why I have tingling", "can't tell you how bad the tingling is"])
def test_a_sign_whose_cause_or_strength_is_not_known_is_there(at_the_list, words):
    at_the_list.say(words)
    assert not untold(at_the_list)
