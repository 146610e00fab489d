"""Somebody whose B12 was stopped is told so back, is asked no dose and interval, and is told to go on with nothing."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "told",
    [
        ["I have pernicious anaemia and they stopped my injections on Monday"],
        ["hello", "Work out a plan", "They were stopped", "Pernicious anemia"],
        ["hello", "Work out a plan", "Already on regular injections", "I'm not on it any more, they stopped it", "PA"],
    ],
    ids=["first message", "tapped", "corrected"],
)
def test_it_stands_in_the_review_and_nothing_says_that_it_goes_on(conversation, told):
    conversation.take(*told)
    assert conversation.slot("stopped") is True
    answers = {
        "nerve_symptoms": "none of these",
        "serum_b12": "98 pg/mL",
        "other_labs": "no other results",
        "age": "66",
        "pregnancy": "neither",
        "conditions": "none of these",
        "medicines": "no other medicines",
        "general_symptoms": "none of these",
        "last_dose": "3 months ago",
        "symptom_course": "worse",
    }
    while conversation.asked in answers:
        conversation.say(answers[conversation.asked])
    assert conversation.asked == "review", conversation.text
    rows = {row["field"]: row["value"] for row in conversation.card["rows"]}
    assert rows["phase"] == "stopped"
    assert not {"dose", "interval", "product"} & rows.keys()
    suggestion = conversation.choose("Yes, that's right").suggestion
    said = str(suggestion)
    for wrong in ("already have B12", "keep on with it", "already on regular B12"):
        assert wrong not in said


def test_whoever_goes_on_after_all_can_say_so(begun):
    begun.choose("They were stopped")
    begun.say("change phase")
    begun.choose("Already on regular injections")
    assert not begun.slot("stopped")
