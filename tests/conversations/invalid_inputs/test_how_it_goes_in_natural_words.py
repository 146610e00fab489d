"""How somebody feels, a level in a word, a unit and a pregnancy are understood as people say them."""

from __future__ import annotations

import pytest

TO_THE_COURSE = (
    "Already on regular injections", "Pernicious anemia", "None of these", "I don't know it", "No other results", "61",
    "Neither", "None of these", "No other medicines", "Cyanocobalamin", "1,000 mcg (1 mg)", "Every month",
    "2 weeks ago",
)  # fmt: skip
TO_THE_LEVEL = ("Starting", "Pernicious anemia", "None of these")
TO_THE_PREGNANCY = (*TO_THE_LEVEL, "I don't know it", "No other results", "33")


@pytest.mark.parametrize(
    ("words", "course"),
    [
        ("back to her old self", "resolved"),
        ("feeling grand, thank God", "improving"),
        ("tip top", "improving"),
        ("can't complain", "improving"),
        ("about eighty percent there", "improving"),
        ("sixty percent there and no further", "plateaued"),
    ],
)
def test_the_course(begun, words, course):
    begun.take(*TO_THE_COURSE)
    assert begun.asked == "symptom_course", begun.text
    begun.say(words)
    assert begun.slot("symptom_course") == course, begun.text
    assert begun.slot("last_dose_on") is not None


def test_a_level_that_was_called_low_is_asked_for_its_number(begun):
    begun.take(*TO_THE_LEVEL).say("the lady on the phone just said low")
    assert begun.asked == "serum_b12"
    assert "low" in begun.text, begun.text


def test_a_level_that_is_elsewhere_is_not_known(begun):
    begun.take(*TO_THE_LEVEL).say("it's on my old phone")
    assert begun.slot("serum_b12_answer") == "not_known", begun.text


@pytest.mark.parametrize(("words", "unit"), [("picograms", "pg/mL"), ("pee mol", "pmol/L")])
def test_a_unit_that_is_spoken(begun, words, unit):
    assert begun.take(*TO_THE_LEVEL, "140").say(words).lab("serum_b12") == (140, unit), begun.text


def test_a_loss_is_met_gently_and_is_no_pregnancy(begun):
    begun.take(*TO_THE_PREGNANCY).say("we lost the baby in spring")
    assert "so sorry" in begun.text
    assert begun.slot("pregnant") is False
    assert begun.asked == "conditions", begun.text


def test_a_pill_says_nothing_of_breastfeeding(begun):
    begun.take(*TO_THE_PREGNANCY).say("I'm on the pill")
    assert (begun.slot("pregnant"), begun.slot("breastfeeding")) == (False, None), begun.text
    assert begun.asked == "pregnancy"


def test_a_baby_that_is_due_is_a_pregnancy(begun):
    assert begun.take(*TO_THE_PREGNANCY).say("due in June").slot("pregnant") is True, begun.text


def test_a_period_that_is_late_is_no_no(begun):
    begun.take(*TO_THE_PREGNANCY).say("two weeks late")
    assert begun.slot("pregnant") is not False, begun.text
