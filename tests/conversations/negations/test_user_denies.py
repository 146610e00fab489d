"""A denial is a fact of its own and never turns into its opposite."""

from __future__ import annotations

import pytest


def test_a_denied_cause_is_no_cause(begun):
    begun.choose("Starting").say("it's not pernicious anaemia")
    assert begun.slot("cause") is None
    assert begun.asked == "cause"


def test_denied_symptoms_are_absent(begun):
    begun.choose("Starting", "Pernicious anemia").say("no numbness, no blurred vision")
    assert set(begun.slot("symptoms_absent")) == {"numbness", "visual_disturbance"}
    assert begun.asked == "nerve_symptoms"


@pytest.mark.parametrize("words", ["no", "none of these", "none", "no none of them", "no symptoms"])
def test_no_to_a_list_denies_all_of_it(begun, words):
    begun.choose("Starting", "Pernicious anemia").say(words)
    assert len(begun.slot("symptoms_absent")) == 13
    assert begun.asked == "serum_b12"


def test_a_denied_emergency_symptom_is_no_emergency(begun):
    begun.choose("Starting", "Pernicious anemia").say("no chest pain, no fainting")
    assert begun.card["type"] == "entry"
    assert begun.asked == "nerve_symptoms"
    assert {"chest_pain", "syncope"} <= set(begun.slot("symptoms_absent"))


def test_no_pregnancy_leaves_breastfeeding_to_be_asked(begun):
    begun.choose("Starting", "Pernicious anemia", "None of these", "I don't know it")
    begun.choose("No other results").say("30").say("I'm not pregnant")
    assert begun.asked == "pregnancy"
    assert "breastfeeding" in begun.text
    begun.choose("No")
    assert (begun.slot("pregnant"), begun.slot("breastfeeding")) == (False, False)


def test_a_man_is_not_asked_about_pregnancy(conversation):
    conversation.say("I'm a 45 year old man, just diagnosed with pernicious anaemia")
    conversation.choose("None of these", "I don't know it", "No other results")
    assert conversation.asked == "conditions"


def test_no_medicines_answers_the_medicines_whatever_was_asked(begun):
    begun.choose("Starting", "Pernicious anemia", "None of these", "I don't know it")
    begun.choose("No other results").say("30, male").say("no medicines")
    assert begun.asked == "conditions"
    assert begun.slot("conditions_absent") in (None, [])
    begun.choose("None of these")
    assert begun.card["type"] == "review"
