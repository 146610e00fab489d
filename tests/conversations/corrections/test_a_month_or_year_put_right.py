"""`June, not July` changes the month of what holds it: the last dose or a result; so does a length told instead."""

from __future__ import annotations

import pytest

ON_IT = "I'm 50, pernicious anemia, hydroxocobalamin 1 mg every 3 months, last dose July 10 2026"
TESTED = "I'm 50, vegan, starting, B12 150 pg/mL"


@pytest.mark.parametrize("told", ["it was June, not July", "it wasn't July, it was June", "June not July"])
def test_the_month_of_the_last_dose_is_put_right(conversation, told):
    conversation.say(ON_IT).say(told)
    assert conversation.slot("last_dose_on") == "2026-06-10"
    assert "July 10, 2026 → Wednesday, June 10, 2026" in conversation.text


def test_the_year_and_the_month_of_a_result_are_put_right(conversation):
    conversation.say(f"{TESTED} in 2021").say("2019 not 2021")
    assert conversation.slot("lab_serum_b12")["told_time"] == "2019"
    assert conversation.slot("lab_serum_b12")["not_after"] == "2019-12-31"


def test_of_two_that_hold_it_the_one_that_is_named_changes(conversation):
    conversation.say(f"{ON_IT}. B12 150 pg/mL in July 2026").say("the test was in June, not July")
    assert conversation.slot("lab_serum_b12")["told_time"] == "June 2026"
    assert conversation.slot("last_dose_on") == "2026-07-10"


def test_of_two_that_hold_it_none_is_guessed(conversation):
    conversation.say(f"{ON_IT}. B12 150 pg/mL in July 2026").say("June, not July")
    assert conversation.slot("last_dose_on") == "2026-07-10"
    assert "June" in conversation.text


def test_weeks_that_are_put_right_move_the_last_dose(conversation):
    conversation.say("I'm 50, pernicious anemia, on B12 shots, last dose 3 weeks ago")
    before = conversation.slot("last_dose_on")
    conversation.say("it was 2 weeks not 3")
    assert conversation.slot("last_dose_on") > before


def test_an_interval_is_said_with_its_unit(conversation):
    conversation.say("I'm 50, pernicious anemia, cyano 1000 mcg every 3 weeks").say("it was 2 weeks not 3")
    assert "every 21 days → every 2 weeks" in conversation.text
