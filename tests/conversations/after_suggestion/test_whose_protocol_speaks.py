"""Whose protocol a draft follows: the clinic's order with its hand-over, or the one that a clinician chose."""

from __future__ import annotations

import pytest

BOWEL = "64M, terminal ileum removed completely, B12 600 pg/mL, Hb 14 g/dL, starting, no numbness, no tingling"


@pytest.fixture
def handed_over(conversation):
    conversation.say(BOWEL, register="clinician")
    return conversation.choose("Suggest now")


def test_a_hand_over_is_said_first_and_the_card_carries_the_name_of_who_speaks(handed_over):
    suggestion = handed_over.suggestion
    assert suggestion["protocol"] == "uk-nice-bnf"
    assert suggestion["headline"].startswith("US (practice references), US (AAFP, tablets): no regimen")
    assert "UK (NICE and BNF)" in suggestion["headline"]
    assert suggestion["protocol_title"].startswith("UK, NICE")
    assert [reason["effect"] for reason in suggestion["reasons"] if reason["rule"].endswith(".handed_over")]


def test_dates_of_a_handed_over_plan_name_whose_it_is(handed_over):
    handed_over.choose("Dates").say("1 December")
    assert handed_over.card["type"] == "schedule"
    assert "UK (NICE and BNF)" in handed_over.card["title"]


def test_no_id_of_a_protocol_stands_in_the_comparison_of_a_clinician(handed_over):
    handed_over.say("compare")
    assert handed_over.card["rows"][0]["protocol"] == "UK (NICE and BNF)"
    assert not any(row["protocol"].islower() for row in handed_over.card["rows"])


@pytest.mark.parametrize("words", ["use the us practice references", "Use US (practice references)"])
def test_a_protocol_that_a_clinician_chooses_is_never_replaced(handed_over, words):
    handed_over.say(words)
    assert "US (practice references)" in handed_over.messages[0]["text"]
    suggestion = handed_over.suggestion
    assert (suggestion["protocol"], suggestion["regimen"]) == ("us-practice", None)
    assert "UK (NICE and BNF)" in suggestion["headline"]


def test_a_chosen_protocol_is_offered_beside_the_comparison_and_can_be_given_up(handed_over):
    handed_over.say("compare").choose("Use another protocol", "Use US (practice references)")
    assert handed_over.suggestion["protocol"] == "us-practice"
    handed_over.say("use the clinic's own order")
    assert handed_over.suggestion["protocol"] == "uk-nice-bnf"


def test_words_that_fit_two_protocols_are_asked_about(handed_over):
    handed_over.say("use the uk guideline")
    assert {"Use UK (NICE and BNF)", "Use UK (product information)"} <= set(handed_over.options)


@pytest.mark.parametrize("words", ["rework it under the British guidance", "do this the English way"])
def test_a_country_names_its_guidelines_in_any_words(handed_over, words):
    handed_over.say(words)
    assert {"Use UK (NICE and BNF)", "Use UK (product information)"} <= set(handed_over.options), handed_over.text


def test_a_guideline_that_is_not_held_is_said_and_changes_nothing(handed_over):
    handed_over.say("go by the Canadian guideline please")
    assert "No protocol of that name is held" in handed_over.text
    assert handed_over.slot("protocol") is None


@pytest.mark.parametrize("words", ["undo that", "back to the American one", "the US rules after all"])
def test_a_choice_is_taken_back_and_no_answer_with_it(handed_over, words):
    cause = handed_over.slot("cause")
    handed_over.say("use the bnf schedule")
    assert handed_over.slot("protocol") == "uk-nice-bnf"
    handed_over.say("use us practice").say("use nice").say(words)
    assert handed_over.slot("protocol") == "us-practice", handed_over.text
    assert handed_over.slot("cause") == cause
    assert handed_over.card["type"] == "suggestion"


def test_what_others_do_is_compared_and_not_chosen(handed_over):
    handed_over.say("what do the Dutch do?")
    assert handed_over.slot("protocol") is None


def test_a_patient_does_not_choose_the_protocol(suggested):
    before = suggested.suggestion["protocol"]
    suggested.say("use the uk guideline")
    assert "The clinic sets" in suggested.text
    assert suggested.say("what dose should I have").suggestion["protocol"] == before


def test_a_chosen_protocols_draft_ends_the_turn_and_its_options_stand_once(handed_over):
    handed_over.say("compare").choose("Use another protocol", "Use US (practice references)")
    assert [said["card"]["type"] for said in handed_over.messages if said["card"]] == ["suggestion"]
    assert handed_over.options.count("Change an answer") == 1


def test_dates_after_a_protocol_was_chosen_ask_for_the_first_day_and_not_for_other_words(handed_over):
    handed_over.say("compare").choose("Use another protocol", "Use UK (NICE and BNF)", "Dates")
    assert handed_over.asked == "start_date"
    assert "Not understood" not in handed_over.text
