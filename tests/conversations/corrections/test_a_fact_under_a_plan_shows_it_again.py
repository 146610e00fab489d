"""A fact that changes under a plan is followed by what changed and the plan as it is now; no review stands between, and
what is asked later is answered with none behind it.
"""

from __future__ import annotations

import pytest


@pytest.fixture
def planned(conversation):
    conversation.say("I'm 66, man, pernicious anemia, B12 94 pg/mL, starting, no signs, no allergies, apixaban")
    conversation.take("none", "No other results", "none", "no more", "yes")
    assert conversation.suggestion["regimen"]
    return conversation


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [("actually i'm 67", "age", 67), ("i have numb feet too", "symptoms_present", ["numbness"])],
)
def test_the_plan_follows_at_once(planned, text, slot, value):
    planned.say(text)
    assert planned.slot(slot) == value
    assert planned.suggestion["regimen"]
    assert planned.form is None


def test_a_question_after_it_has_no_review_behind_it(planned):
    planned.say("my potassium is 4.1 mmol/L").say("can i have a glass of wine")
    assert "Is it right?" not in planned.text
    assert planned.form is None


def test_thanks_confirm_nothing(planned):
    planned.say("actually i'm 67").say("ok ta x")
    assert "Is it right?" not in planned.text
    assert planned.slot("age") == 67
