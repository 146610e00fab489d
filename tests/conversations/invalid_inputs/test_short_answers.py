"""Short, vague and forgetful answers are taken for what they mean where they are given, and for nothing else."""

from __future__ import annotations

import pytest

TO_THE_OTHER_RESULTS = ("Starting", "Pernicious anemia", "None of these", "I don't know it")


@pytest.mark.parametrize(
    ("words", "phase"),
    [
        ("start", "repletion"),
        ("starting ffs", "repletion"),
        ("i think im at the start, nothing given yet", "repletion"),
        ("i get them already", "maintenance"),
        ("already", "maintenance"),
    ],
)
def test_the_phase_is_understood_in_a_word(begun, words, phase):
    begun.say(words)
    assert begun.slot("phase") == phase
    assert begun.asked == "cause"


@pytest.mark.parametrize("words", ["not sure if start", "no starting"])
def test_a_word_beside_a_denial_is_no_phase(begun, words):
    begun.say(words)
    assert begun.slot("phase") != "repletion"


@pytest.mark.parametrize("words", ["can't remember", "I cant remember", "i forgot", "don't recall"])
def test_forgetting_an_answer_is_no_symptom(begun, words):
    begun.choose(*TO_THE_OTHER_RESULTS, "No other results").take("58", "Neither").say(words)
    assert begun.slot("symptoms_present") is None
    assert begun.asked == "medicines"


def test_another_number_does_not_replace_a_result_that_waits_for_its_unit(begun):
    begun.choose(*TO_THE_OTHER_RESULTS[:3]).say("120").say("2")
    assert begun.asked == "pending_lab"
    assert begun.choose("pmol/L").lab("serum_b12") == (120, "pmol/L")


def test_the_way_past_a_question_is_named_as_it_is_offered(begun):
    begun.say("asdf").say("zzz qqq")
    assert '"Not sure"' in begun.text
    assert "Not sure" in begun.options


def test_the_last_of_a_list_is_a_yes_or_no(begun):
    begun.choose(*TO_THE_OTHER_RESULTS, "No other results").take("58", "Neither").say("no allergies and no illnesses")
    assert begun.options == ["Yes", "No", "I don't know"]
    begun.say("yes")
    assert begun.slot("conditions") == ["leber_optic_neuropathy"]


def test_words_after_the_last_medicine_are_no_medicine(begun):
    begun.choose(*TO_THE_OTHER_RESULTS, "No other results").take("58", "Neither", "None of these")
    begun.say("warfarin and nothing else, idiot")
    assert begun.slot("medicines") == ["warfarin"]


def test_no_more_results_said_late_is_understood(begun):
    begun.choose(*TO_THE_OTHER_RESULTS).say("folate 12 nmol/L").say("no more results")
    assert "did not get" not in begun.text
    assert begun.asked == "age"
