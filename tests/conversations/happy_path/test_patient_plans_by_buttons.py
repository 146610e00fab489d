"""A patient who only taps options reaches a card, and each answer is in it."""

from __future__ import annotations


def test_welcome_says_who_this_is_and_where_help_is(conversation):
    conversation.say("hello")
    assert "not a clinician" in conversation.text
    assert "911" in conversation.text
    assert conversation.options == ["Work out a plan", "Ask a question", "I'm a clinician"]


def test_the_gateway_start_brings_the_welcome(conversation):
    assert "Work out a plan" in conversation.say("/start").options


def test_a_plan_by_buttons_and_two_numbers_ends_in_a_suggestion(reviewed):
    assert reviewed.card["type"] == "review"
    suggestion = reviewed.choose("Yes, that's right").suggestion
    assert suggestion["status"] == "suggested"
    assert suggestion["regimen"] is not None
    assert suggestion["confirmation"]["plain"]
    assert suggestion["reasons"]
    assert suggestion["monitoring"]
    assert reviewed.form is None


def test_the_card_carries_the_clinic_and_the_register(reviewed):
    card = reviewed.choose("Yes, that's right").card
    assert card["register"] == "patient"
    assert card["clinic"]["emergency_number"] == "911"


def test_not_knowing_anything_ends_in_what_is_needed_and_no_regimen(begun):
    begun.choose("Not sure", "I don't know", "I don't know", "I don't know", "I don't know it", "No other results")
    begun.choose("I'd rather not say", "I don't know", "I don't know", "I don't know", "I don't know")
    suggestion = begun.choose("Yes, that's right").suggestion
    assert suggestion["status"] == "needs_information"
    assert suggestion["regimen"] is None
    assert suggestion["missing"]


def test_after_surgery_the_operation_is_asked(begun):
    begun.choose("Starting", "Weight-loss surgery")
    assert begun.asked == "procedure"
    begun.choose("Gastric sleeve")
    assert begun.slot("cause_detail") == {"procedure": "sleeve_gastrectomy"}
    assert begun.asked == "nerve_symptoms"
