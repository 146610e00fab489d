"""What was told is put right in ordinary words: within the questions, at the review and after the plan."""

from __future__ import annotations

import pytest

TOLD = (
    "celiac disease, on hydroxocobalamin 1000 mcg every 12 weeks, last shot October 5, B12 210 pg/mL, numb fingers, "
    "I take metformin, I'm 44, male, nickel allergy"
)
REST = ("nothing else", "no other results", "none of these", "none", "improving")
COURSE = "celiac disease, had 4 of the 6 loading shots, last one November 20 2026, B12 98 pg/mL, hemoglobin 11 g/dL"

PUT_RIGHT = [
    ("sorry, it's pmol", lambda slot: slot("lab_serum_b12")["unit"] == "pmol/L"),
    ("the unit was wrong, it's ng/L", lambda slot: slot("lab_serum_b12")["unit"] == "ng/L"),
    ("not every 12 weeks, every 10", lambda slot: slot("interval_days") == 70),
    ("every other week it is, not monthly", lambda slot: slot("interval_days") == 14),
    ("the dose is 500 mcg, sorry", lambda slot: slot("dose_mcg") == 500),
    ("half that, 500 mcg", lambda slot: slot("dose_mcg") == 500),
    ("actually it was in September, the 28th", lambda slot: slot("last_dose_on") == "2026-09-28"),
    ("I'm still on the loading doses, actually", lambda slot: slot("phase") == "repletion"),
    ("cause is Crohn's, I misspoke", lambda slot: slot("cause") == "crohns_disease" and not slot("causes")),
    ("change the cause to a vegan diet", lambda slot: slot("cause") == "dietary" and not slot("causes")),
    ("not celiac, Crohn's", lambda slot: slot("cause") == "crohns_disease" and not slot("causes")),
    ("not numb, tingling", lambda slot: slot("symptoms_present") == ["paraesthesia"]),
    ("age should be 45", lambda slot: slot("age") == 45),
    ("not allergic to nickel after all", lambda slot: not slot("other_allergies")),
    ("my allergy is to latex, not nickel", lambda slot: slot("other_allergies") == ["latex"]),
    ("the result isn't mine", lambda slot: not slot("lab_serum_b12")),
    ("swap metformin for omeprazole", lambda slot: slot("medicines") == ["omeprazole"]),
    ("stopped metformin last year", lambda slot: not slot("medicines")),
]


@pytest.mark.parametrize(("words", "holds"), PUT_RIGHT)
def test_within_the_questions(conversation, words, holds):
    conversation.say(TOLD).say(words)
    assert holds(conversation.slot), conversation.text


@pytest.mark.parametrize(("words", "holds"), PUT_RIGHT[::3])
def test_at_the_review(conversation, words, holds):
    conversation.say(TOLD).take(*REST).say(words)
    assert holds(conversation.slot), conversation.text


@pytest.mark.parametrize(("words", "holds"), PUT_RIGHT[1::3])
def test_after_the_plan(conversation, words, holds):
    conversation.say(TOLD).take(*REST, "yes").say(words)
    assert holds(conversation.slot), conversation.text


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("no, 3 not 4", 3),
        ("three, not four", 3),
        ("sorry, only 3 so far", 3),
        ("I miscounted, it was five shots", 5),
        ("actually I've had 5", 5),
        ("make that 3 injections", 3),
    ],
)
def test_the_number_of_doses(conversation, words, number):
    conversation.say(COURSE).say(words)
    assert conversation.slot("doses_given") == number


def test_a_result_is_taken_out_and_no_danger_is_seen_in_it(conversation):
    conversation.say(COURSE).say("take out the Hb")
    assert conversation.lab("haemoglobin") is None
    assert "to be safe" not in conversation.text


@pytest.mark.parametrize(
    "words", ["I have Crohn's disease as well", "sorry to trouble you, I also have Crohn's disease"]
)
def test_what_is_told_beside_takes_nothing_away(conversation, words):
    conversation.say(TOLD).say(words)
    assert conversation.slot("cause") == "coeliac_disease"
    assert conversation.slot("causes") == ["crohns_disease"]


def test_two_denied_together_are_both_denied(conversation):
    conversation.say("celiac disease, starting, B12 98 pg/mL").say("not numb, dizzy or weak")
    assert not conversation.slot("symptoms_present")
