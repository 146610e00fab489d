"""What the writer tells of themselves in a talk about somebody else stays out of that plan, and is said."""

from __future__ import annotations

import pytest


@pytest.fixture
def husbands(conversation):
    conversation.say("My husband's B12 is 155 pg/mL and mine is 400 pg/mL. What dose does he need?")
    assert "Is this about your husband?" in conversation.text
    conversation.say("yes")
    return conversation


def test_a_result_of_each_goes_to_whom_it_belongs(husbands):
    assert husbands.slot("lab_serum_b12")["value"] == 155
    assert "about yourself (mine is 400 pg/mL)" in husbands.text


@pytest.mark.parametrize(
    ("opening", "whose", "present", "of_the_writer"),
    [
        (
            "About my husband. His B12 is 155 pg/mL. I have tingling in my hands. He has numb toes.",
            "husband",
            ["numbness"],
            "tingling",
        ),
        (
            "For my dad, 70. B12 150 pg/mL, sore tongue. I'm a vegan myself, he eats meat.",
            "father",
            ["glossitis"],
            "vegan",
        ),
        (
            "asking for my wife, I think she is tired. I take metformin, she takes nothing",
            "wife",
            ["fatigue"],
            "metformin",
        ),
    ],
)
def test_the_writers_own_signs_diet_and_medicines_are_left_out_and_named(
    conversation, opening, whose, present, of_the_writer
):
    conversation.say(opening)
    conversation.say("yes")
    assert conversation.slot("whose") == whose
    assert conversation.slot("symptoms_present") == present
    assert conversation.slot("cause") is None
    assert not conversation.slot("medicines")
    assert "I left out what you said about yourself" in conversation.text
    assert of_the_writer in conversation.text


def test_the_writers_age_beside_the_patients_is_not_the_patients(husbands):
    husbands.say("starting")
    husbands.say("He's 66. I'm 63 if that matters")
    assert husbands.slot("age") == 66
    assert "about yourself (63)" in husbands.text


def test_what_the_writer_thinks_or_holds_of_the_patient_is_the_patients(husbands):
    husbands.say("I have his letter here: ferritin 80 ug/L, and I think his feet tingle")
    assert husbands.slot("lab_ferritin")["value"] == 80
    assert husbands.slot("symptoms_present") == ["paraesthesia"]


def test_signs_of_both_without_a_word_whose_plan_it_is_leave_the_plan_with_the_writer(conversation):
    conversation.say("my mom has numb feet and I have tingling too, my B12 is 150 pg/mL")
    assert conversation.slot("symptoms_present") == ["paraesthesia"]
    assert "about someone else (numb feet)" in conversation.text
