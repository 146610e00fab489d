"""What is told of the treatment where allergies were asked for is no allergy, and replaces no answer about them."""

from __future__ import annotations

ASKED_OF_ALLERGIES = (
    "I need a plan for my mother, she is 84. Pernicious anemia, B12 120 pg/mL, she gets cyanocobalamin every month",
    "Yes, about my mother",
    "None of these",
    "No other results",
)


def test_treatment_told_at_the_allergies_stands_with_the_treatment(conversation):
    conversation.take(*ASKED_OF_ALLERGIES)
    conversation.say("none of these")
    conversation.say("they stopped giving them in August when she moved to her flat")
    assert conversation.slot("stopped")
    assert conversation.slot("why_stopped") == ["they stopped giving them in August when she moved to her flat"]
    assert not conversation.slot("other_conditions")
    assert "leber_optic_neuropathy" in conversation.slot("conditions_absent")


def test_what_is_said_to_be_no_allergy_is_taken_out_and_the_denial_stays(conversation):
    conversation.take("I want a plan. I am 60, starting, B12 120 pg/mL, pernicious anemia", "None of these")
    conversation.take("No other results", "none of these, but I'm allergic to nickel")
    conversation.take("None of these") if "None of these" in conversation.options else None
    conversation.say("none")
    assert conversation.slot("other_allergies") == ["nickel"]
    conversation.say("the allergies line is odd, that's not an allergy")
    assert not conversation.slot("other_allergies")
    assert "leber_optic_neuropathy" in conversation.slot("conditions_absent")
    assert "taken out" in conversation.text
