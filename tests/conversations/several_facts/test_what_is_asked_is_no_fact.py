"""What is asked about is no fact, and what was told is not asked for again."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "told",
    ["folate 3.1 ng/mL, give folic acid at the same time?", "folate 3.1 ng/mL. and add folic acid as well?"],
)
def test_a_medicine_that_is_asked_about_is_none_in_use(conversation, told):
    conversation.say(f"B12 150 pg/mL, {told}")
    assert not conversation.slot("medicines")
    assert conversation.lab("folate") == (3.1, "ng/mL")


def test_one_that_is_taken_is_noted_though_it_is_asked_about(conversation):
    conversation.say("B12 150 pg/mL, starting. I take folic acid, is it ok?")
    assert conversation.slot("medicines") == ["folic_acid"]


def test_a_number_beside_the_name_of_a_test_is_its_new_value(conversation):
    conversation.say("NP here. 67M PA, B12 60 pg/mL, potassium 3.1, Hgb 6.8 g/dL, starting")
    conversation.say("potassium fine after KCl, 4.1 now")
    assert conversation.slot("lab_potassium")["value"] == 4.1
    conversation.say("and his hemoglobin is low so do we transfuse?")
    assert "without a value" not in conversation.text


def test_whether_a_course_begins_anew_clears_nothing(conversation):
    conversation.say("Practice nurse. 54F PA, had 4 of 6 loading hydroxocobalamin doses, B12 110 ng/L")
    conversation.say("So are 2 more enough or start again from 1?")
    assert conversation.slot("doses_given") == 4
    assert "Clear" not in conversation.options


@pytest.mark.parametrize(
    "told", ["None of those, well I do get forgetful. can it be every two weeks?", "none of them. can I have tablets?"]
)
def test_a_list_that_is_denied_first_is_answered_whatever_is_asked_behind(conversation, told):
    conversation.say("I am 60, starting, pernicious anemia, B12 120 pg/mL").say(told)
    assert "paraesthesia" in conversation.slot("symptoms_absent")
    assert conversation.asked == "other_labs"
