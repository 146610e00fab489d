"""That nothing of a list is there is understood in people's own words, and beside a question."""

from __future__ import annotations

import pytest

TO_THE_CONDITIONS = ("Starting", "Pernicious anemia", "None of these", "98 pg/mL", "No other results", "58", "Neither")


@pytest.mark.parametrize(
    "words",
    [
        "I have none of those, thank you",
        "I have none of those, thank you. It was about the influenza jab that I asked.",
        "None of those. Can I have the flu jab the same day?",
        "none that I know of",
        "not that I'm aware of",
        "she has none of them",
    ],
)
def test_the_list_of_signs_is_denied(begun, words):
    begun.choose("Starting", "Pernicious anemia").say(words)
    assert "warning signs: none of these" in begun.text
    assert begun.asked != "nerve_symptoms"


@pytest.mark.parametrize("words", ["I have none of these. May I drive home afterwards?", "None of those.", "no others"])
def test_the_list_of_conditions_is_denied(begun, words):
    begun.take(*TO_THE_CONDITIONS).say(words)
    assert begun.asked == "medicines"


def test_medicines_that_are_none_as_far_as_known_are_none(begun):
    begun.take(*TO_THE_CONDITIONS, "None of these").say("nothing I know of, thank you")
    assert begun.slot("medicines") is None
    assert "medicines" in begun.slot("closed")


def test_a_medicine_that_is_named_with_doubt_beside_none_is_kept(begun):
    begun.take(*TO_THE_CONDITIONS, "None of these").say("nothing I know of, maybe blood pressure tablets")
    assert begun.slot("medicines") == ["blood pressure tablets"]


def test_a_question_beside_the_denial_is_answered(begun):
    begun.choose("Starting", "Pernicious anemia").say("None of those. May I drive home afterwards?")
    assert "driving" in [(said["card"] or {}).get("id") for said in begun.messages]
