"""A normal examination is kept in the person's words and answers for no sign; a water tablet is a medicine."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("words", ["my neuro exam was normal", "her neurological examination was unremarkable"])
def test_a_normal_examination_does_not_answer_for_the_nerve_signs(begun, words):
    begun.choose("Starting", "Pernicious anemia")
    begun.say(words)
    assert begun.slot("symptoms_absent") is None
    assert begun.slot("other_results") == [words.partition(" ")[2]]
    assert begun.asked == "nerve_symptoms"


def test_a_water_tablet_is_noted_as_one(begun):
    begun.say("I take a water pill and my b12 is 120 pg/mL, I'm 60")
    assert begun.slot("medicines") == ["diuretic"]
    assert "water tablet" in begun.text


def test_a_diet_of_student_days_is_no_cause(begun):
    begun.say("I was vegetarian at university, b12 150 pg/mL, age 30")
    assert begun.slot("cause") is None
