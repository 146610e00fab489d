"""A denial of another question's subject does not answer a question of yes and no (S-02, S-06)."""

from __future__ import annotations

import pytest


@pytest.fixture
def at_breastfeeding(conversation):
    conversation.say("plan, starting, pernicious anemia, B12 98 pg/mL, woman, 31, not pregnant, no other results")
    conversation.choose("None of these")
    assert conversation.asked == "pregnancy"
    return conversation


@pytest.mark.parametrize("words", ["no meds", "no other medicines", "no allergies", "no symptoms"])
def test_it_leaves_the_question_open(at_breastfeeding, words):
    at_breastfeeding.say(words)
    assert at_breastfeeding.slot("breastfeeding") is None
    assert at_breastfeeding.asked == "pregnancy"


@pytest.mark.parametrize("words", ["no", "no, and no meds", "nope, no allergies either", "neither"])
def test_a_no_of_its_own_answers(at_breastfeeding, words):
    assert at_breastfeeding.say(words).slot("breastfeeding") is False
