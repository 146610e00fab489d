"""What is named beside the treatment in use replaces nothing of it; what is taken out by name is taken out."""

from __future__ import annotations

import pytest

TREATED = "I have pernicious anaemia and get hydroxocobalamin injections every 3 months"


@pytest.fixture
def treated(conversation):
    return conversation.say(TREATED)


@pytest.mark.parametrize("words", ["I also take a B12 tablet", "and a B12 supplement from the shop"])
def test_tablets_beside_injections_are_one_more_medicine(treated, words):
    treated.say(words)
    assert treated.slot("product") == "hydroxocobalamin"
    assert treated.slot("medicines") == ["b12_supplement"]


def test_tablets_in_the_place_of_injections_replace_them(treated):
    assert treated.say("they switched me to B12 tablets").slot("product") == "cyanocobalamin_oral"


def test_how_long_ago_the_last_dose_was_does_not_change_how_often_it_is(treated):
    treated.choose("None of these", "I don't know it", "No other results").say("64").choose("None of these")
    treated.choose("No other medicines").choose("1,000 mcg (1 mg)")
    assert treated.asked == "last_dose"
    treated.say("6/52")
    assert treated.slot("last_dose_on") is not None
    assert round(treated.slot("interval_days")) == 91


def test_a_result_is_taken_out_by_name(conversation):
    conversation.say("B12 98 pg/mL, MMA 0.6 umol/L")
    conversation.say("forget the MMA, I never had one")
    assert conversation.lab("mma") is None
    assert conversation.lab("serum_b12") == (98, "pg/mL")
    assert "MMA: taken out" in conversation.text


def test_a_b12_that_could_not_be_detected_is_a_result(conversation):
    conversation.say("my B12 is undetectable, I have pernicious anaemia")
    assert conversation.lab("serum_b12") == ("undetectable", None)
