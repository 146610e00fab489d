"""To ask whether to begin a thing tells no fact: it is not taken, given or so by that, and the plan stands."""

from __future__ import annotations

import pytest


@pytest.fixture
def planned(conversation):
    conversation.say("I'm 61, woman, pernicious anemia, B12 91 pg/mL, starting, no nerve signs, no other results")
    return conversation.say("suggest now")


@pytest.fixture
def noted(conversation):
    return conversation.say("GP. 33F 18 weeks pregnant, vegan, B12 110 pg/mL, starting").say("suggest now")


@pytest.mark.parametrize(
    "text",
    [
        "should i take aspirin for now",
        "do i need iron tablets",
        "is it ok to start omeprazole",
        "what about adding folic acid",
        "shall we try metformin?",
    ],
)
def test_a_medicine_asked_of_is_not_taken(planned, text):
    planned.say(text)
    assert "I noted" not in planned.text
    assert not planned.slot("medicines")
    assert planned.slot("cause") == "pernicious_anaemia"
    assert planned.form is None


@pytest.mark.parametrize("text", ["and breastfeeding later", "what about breastfeeding after the birth?"])
def test_what_is_asked_of_a_later_time_is_not_so_now(noted, text):
    noted.say(text)
    assert "Noted" not in noted.text
    assert not noted.slot("breastfeeding")


@pytest.mark.parametrize(
    "text",
    ["any reason not to use oral cyanocobalamin 1 mg", "should I give 500 mcg", "ok to add aspirin 75 mg"],
)
def test_a_dose_that_is_proposed_is_none_in_use(noted, text):
    noted.say(text)
    assert "Noted" not in noted.text
    assert noted.slot("dose_mcg") is None
    assert noted.slot("product") is None
    assert not noted.slot("medicines")


@pytest.mark.parametrize(
    ("text", "medicine"),
    [
        ("I'm on warfarin, is it ok to start B12", "warfarin"),
        ("can I have the injection with warfarin", "warfarin"),
        ("I take apixaban, can I have b12 with it", "apixaban"),
    ],
)
def test_what_is_had_beside_it_is_noted_all_the_same(planned, text, medicine):
    planned.say(text)
    assert planned.slot("medicines") == [medicine]
