"""Where the rules end, the card says so and shows no regimen."""

from __future__ import annotations

import pytest


def test_under_18_is_out_of_scope_and_nothing_more_is_asked(begun):
    begun.choose("Starting", "Pernicious anemia", "None of these").say("98 pg/ml")
    suggestion = begun.choose("No other results").say("15").suggestion
    assert suggestion["status"] == "out_of_scope"
    assert suggestion["regimen"] is None
    assert begun.form is None


def test_pregnancy_gives_no_regimen(begun):
    begun.choose("Starting", "Pernicious anemia", "None of these").say("98 pg/ml")
    begun.choose("No other results").say("30").choose("Pregnant")
    assert (begun.suggestion["status"], begun.suggestion["regimen"]) == ("refer", None)
    assert "can't change this" in begun.text
    begun.choose("Go on")
    assert begun.asked == "conditions"
    begun.choose("None of these", "No other medicines")
    assert begun.choose("Yes, that's right").suggestion["regimen"] is None


def test_an_allergy_to_cobalamin_gives_no_regimen(begun):
    begun.choose("Starting", "Pernicious anemia", "None of these").say("98 pg/ml")
    begun.choose("No other results").say("30").choose("Neither", "Allergy to B12")
    assert (begun.suggestion["status"], begun.suggestion["regimen"]) == ("refer", None)


@pytest.mark.parametrize(
    "words",
    [
        "I'm 20 weeks pregnant and my b12 is 110 pg/mL",
        "I have transcobalamin deficiency since birth, what dose do I need",
    ],
)
def test_what_no_answer_can_change_is_said_at_once(conversation, words):
    conversation.say(words)
    assert conversation.suggestion["regimen"] is None
    assert conversation.suggestion["status"] in ("refer", "out_of_scope")
    assert conversation.form is None


def test_the_same_answers_give_the_same_card(reviewed, agent, loop):
    first = reviewed.choose("Yes, that's right").suggestion
    second = reviewed.choose("Change an answer", "Cause", "Pernicious anemia", "Yes, that's right").suggestion
    assert first == second
