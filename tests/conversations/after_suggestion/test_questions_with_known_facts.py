"""After the suggestion a question or a number that brings nothing new leads back to its options, not into steps."""

from __future__ import annotations

import pytest


@pytest.fixture
def referred(reviewed):
    """A case that gets no regimen: pregnancy is planned by a clinician."""
    return reviewed.say("I am pregnant").choose("Yes, that's right")


def test_a_question_that_names_a_known_medicine_is_answered(conversation):
    conversation.say("72M PA, starting, B12 98 ng/L, on apixaban, no numbness", register="clinician")
    conversation.say("suggest now", register="clinician").say("why IM with apixaban?", register="clinician")
    assert conversation.card["id"] == "blood_thinner"
    assert conversation.form is None


def test_a_bare_number_is_asked_about_and_the_options_stay(suggested):
    suggested.say("500")
    assert "500" in suggested.text
    assert "What would change it" in suggested.options
    assert suggested.form is None
    assert suggested.card is None


@pytest.mark.parametrize(("words", "entry"), [("how will i know it works", "how_will_i_know")])
def test_without_a_regimen_the_general_answer_is_given(referred, words, entry):
    assert referred.suggestion["regimen"] is None
    assert referred.say(words).card["id"] == entry


@pytest.mark.parametrize("words", ["just give me the damn dose", "suggest now", "what dose do you suggest"])
def test_who_asks_for_the_suggestion_without_facts_is_asked_for_them(conversation, words):
    conversation.say("hello").say(words)
    assert conversation.card is None
    assert conversation.asked == "phase"


def test_a_suggestion_that_lacks_facts_offers_to_go_on(begun):
    begun.choose("Starting").say("suggest now")
    assert begun.suggestion["status"] == "needs_information"
    begun.choose("Go on")
    assert begun.asked == "cause"


def test_signs_that_were_never_asked_for_are_not_said_to_be_absent(conversation):
    conversation.say("68M, PA, B12 141 ng/L, Hb 102, on apixaban, not loaded", register="clinician")
    conversation.say("suggest now", register="clinician")
    assert "no symptoms reported" not in str(conversation.card)
    assert "symptoms.neurological" in [gap["field"] for gap in conversation.suggestion["missing"]]
