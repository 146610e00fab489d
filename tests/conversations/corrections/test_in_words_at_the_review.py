"""Whatever is wrong in the review can be said in words, in place of choosing its line."""

from __future__ import annotations

import pytest


@pytest.fixture
def at_review(conversation):
    """A talk whose facts wait to be confirmed: a woman of 62 with pernicious anaemia, on warfarin."""
    conversation.say("starting treatment, pernicious anaemia, B12 98 pg/mL, 62, female, on warfarin")
    answers = {
        "nerve_symptoms": "none of these",
        "other_labs": "no other results",
        "pregnancy": "neither",
        "conditions": "none of these",
        "medicines": "only warfarin",
        "general_symptoms": "none of these",
    }
    while conversation.asked in answers:
        conversation.say(answers[conversation.asked])
    assert conversation.asked == "review", conversation.text
    return conversation


@pytest.mark.parametrize(
    ("said", "slot", "value"),
    [
        ("change the cause to crohn's", "cause", "crohns_disease"),
        ("remove warfarin", "medicines", None),
        ("can you take out the warfarin", "medicines", None),
        ("please take warfarin off the list", "medicines", None),
        ("everything right except the age which is 65", "age", 65),
        ("my age should be 65", "age", 65),
        ("the age is wrong, I'm 63", "age", 63),
        ("I do take metformin as well", "medicines", ["warfarin", "metformin"]),
        ("actually I do have tingling", "symptoms_present", ["paraesthesia"]),
    ],
)
def test_it_is_taken_and_the_review_shown_again(at_review, said, slot, value):
    at_review.say(said)
    assert (at_review.slot(slot) or None) == value, at_review.text
    assert at_review.asked == "review"
    assert at_review.card["type"] == "review"


@pytest.mark.parametrize("said", ["carry on", "go ahead", "ok continue"])
def test_whoever_wants_to_go_on_has_confirmed(at_review, said):
    assert at_review.say(said).suggestion["regimen"] is not None


@pytest.mark.parametrize(
    "said", ["should I take warfarin off?", "my doctor wants to take away the warfarin", "I take warfarin"]
)
def test_what_only_talks_of_a_medicine_leaves_it_in_the_list(at_review, said):
    assert at_review.say(said).slot("medicines") == ["warfarin"]


def test_the_cause_that_is_taken_out_is_asked_for_again(at_review):
    assert at_review.say("delete pernicious anaemia").asked == "cause"
    assert at_review.slot("cause") is None
