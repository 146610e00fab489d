"""A plan stays that of the one it was made for, whoever else is told of or asked about; only an outright wish and a
plain answer change whose it is. What is told of another is named as left out, and a danger in them is not passed over.
"""

from __future__ import annotations

import pytest


@pytest.fixture
def planned(conversation):
    """A plan of the writer's own was shown."""
    conversation.say("woman 61, pernicious anemia, B12 91 pg/mL, starting, no nerve signs, no other results")
    return conversation.say("suggest now")


@pytest.fixture
def noted(conversation):
    """A clinician's draft was shown."""
    conversation.say("GP. 64M PA, numb hands, Hb 90 g/L, B12 88 pg/mL, starting.")
    return conversation.say("suggest now")


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("my husband's b12 is 290, is that low", "your husband (b12 is 290)"),
        ("my sister has it and shes got numb toes", "your sister (numb toes)"),
        ("what about my dad, he is 83 and takes metformin", "your father (83"),
        ("my mum's allergic to latex", "your mother (latex)"),
    ],
)
def test_what_is_told_of_another_is_left_out_by_name_and_asks_nothing(planned, text, left_out):
    planned.say(text)
    assert left_out in planned.text
    assert "say start again" in planned.text
    assert "Is this about" not in planned.text
    assert planned.slot("whose") is None
    assert planned.slot("age") == 61
    assert planned.lab("serum_b12") == (91, "pg/mL")


@pytest.mark.parametrize(
    "text",
    [
        "should my sister have the same as me",
        "do you think my dad should get tested",
        "can I give my mom one of mine",
        "my husband's b12 is 290, is that low",
    ],
)
def test_a_question_about_another_is_answered_by_no_plan_of_this_one(planned, text):
    planned.say(text)
    assert "mcg" not in planned.text
    assert "below 180" not in planned.text


def test_a_friend_who_cannot_walk_straight_is_to_be_seen_today_and_nothing_of_it_is_noted(conversation):
    conversation.say("male 24, laughing gas each weekend, tingling feet, B12 300 pg/mL, starting").say("suggest now")
    conversation.say("my mate does it too and cant walk straight, what should he do")
    assert "This is about your friend" in conversation.text
    assert "doctor today" in conversation.text
    assert "gait_disturbance" not in conversation.slot("symptoms_present")
    assert "mcg" not in conversation.text
    assert conversation.slot("whose") is None


def test_an_emergency_of_another_calls_help_for_them_and_leaves_the_plan_as_it_was(planned):
    planned.say("my brother has chest pain right now")
    assert planned.card["type"] == "emergency"
    assert "for your brother" in planned.card["text"]
    planned.say("it's over, he is fine").say("yes")
    assert planned.slot("whose") is None
    assert planned.slot("sex") == "female"
    assert not planned.slot("signs_over")


@pytest.mark.parametrize("reply", ["last potassium back: 3.2 mmol/L", "how much does it cost", "I don't know"])
def test_only_a_plain_answer_makes_it_anothers(planned, reply):
    planned.say("this is about my mom actually")
    assert "Is this about your mother?" in planned.text
    planned.say(reply)
    assert "stays" in planned.text
    assert planned.slot("whose") is None


def test_a_fact_in_the_place_of_the_answer_is_noted_of_the_one_whose_plan_it_is(planned):
    planned.say("this is about my mom actually").say("potassium 3.2 mmol/L")
    assert planned.lab("potassium") == (3.2, "mmol/L")


def test_who_was_meant_all_along_keeps_what_was_told(planned):
    planned.say("this is about my mom actually").say("yes")
    assert planned.slot("whose") == "mother"
    assert planned.lab("serum_b12") == (91, "pg/mL")


def test_a_plan_for_another_begins_with_nothing_of_this_one(planned):
    planned.say("now for my sister, she's 44, vegan, B12 118 pg/mL")
    assert "plan of its own" in planned.text
    planned.say("yes")
    assert planned.slot("whose") == "sister"
    assert planned.slot("cause") == "dietary"
    assert planned.slot("age") == 44
    assert planned.lab("serum_b12") == (118, "pg/mL")


def test_what_is_told_in_the_first_person_settles_it_before_any_plan(conversation):
    conversation.say("my b12 is 94 pg/mL and i'm so tired")
    conversation.say("my mum has numb toes, B12 90 pg/mL")
    assert "Is this about" not in conversation.text
    assert "your mother (numb toes" in conversation.text
    assert conversation.lab("serum_b12") == (94, "pg/mL")


def test_a_patients_relative_is_no_patient_of_the_clinicians(noted):
    noted.say("his wife has MS and numb feet too")
    assert "Is the patient" not in noted.text
    assert "Left out, about the wife: MS and numb feet" in noted.text
    assert not noted.slot("other_conditions")
    noted.say("potassium 3.1 mmol/L")
    assert noted.lab("potassium") == (3.1, "mmol/L")
    noted.say("his brother has the same mutation, is cyanocobalamin ok for him")
    assert noted.slot("whose") is None
    assert noted.slot("product") is None


def test_a_clinicians_next_patient_begins_a_new_case(noted):
    noted.say("new patient: 45F vegan B12 120 pg/mL")
    assert "the one before is cleared" in noted.text
    assert noted.slot("age") == 45
    assert noted.slot("symptoms_present") is None
    assert noted.slot("cause") == "dietary"


def test_in_a_talk_about_a_father_the_mothers_facts_are_hers(conversation):
    conversation.say("My dad is 72, whole stomach removed, b12 80 pg/mL, starting").say("yes")
    conversation.say("mom's b12 was 600 pg/mL, she's on metformin too")
    assert "your mother (b12 was 600 pg/mL)" in conversation.text
    assert conversation.slot("sex") in (None, "male")
    assert not conversation.slot("medicines")
    assert conversation.lab("serum_b12") == (80, "pg/mL")


def test_what_the_doctor_says_of_the_writer_is_the_writers(planned):
    planned.say("the doctor rang, she says my potassium is 3.1 mmol/L")
    assert planned.lab("potassium") == (3.1, "mmol/L")
