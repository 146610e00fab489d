"""What a person says to a question in their own words, with a remark or a change of mind in it, is the answer."""

from __future__ import annotations

import pytest

from actions.facts.facts import LabFact, PendingLab
from actions.facts.said import Mentioned

MEDICINE = Mentioned(type="medicine", id="lansoprazole", text="lansoprazole", start=4, uncertain=True)
PRONOUN = Mentioned(type="sex", id="male", text="he", value="male")


@pytest.mark.parametrize(
    "text", ["first time", "what do you think? nobody's given me anything", "haven't agreed yet so no", "havnt startd"]
)
def test_whoever_had_nothing_so_far_is_at_the_start(person, text):
    assert person.says(asked="phase", text=text).phase == "repletion"


def test_a_no_to_starting_or_getting_them_is_the_start(person):
    assert person.says(intent="deny", asked="phase", text="no").phase == "repletion"


@pytest.mark.parametrize(
    "text", ["if I knew that I wouldn't be here", "don't think they know", "they never told me", "he not say"]
)
def test_who_cannot_know_the_cause_is_asked_no_more(person, text):
    assert person.says(asked="cause", text=text).cause == "unknown"


def test_the_doctors_pronoun_tells_no_sex_of_the_patient(person):
    assert person.says(PRONOUN, asked="cause", text="he not say").sex is None


def test_a_pronoun_beside_a_fact_of_the_patient_tells_the_sex(person):
    age = Mentioned(type="age", id="age", text="35", value=35)
    assert person.says(PRONOUN, age, text="he is 35").sex == "male"


def test_a_medicine_that_is_blamed_with_a_maybe_is_the_cause_that_was_asked_for(person):
    facts = person.says(MEDICINE, asked="cause", text="the lansoprazole maybe")
    assert facts.cause == "acid_suppression"


@pytest.mark.parametrize("text", ["nope coil fitted", "no, the clinic is lovely by the way"])
def test_a_no_with_a_remark_that_is_taken_for_something_else_is_a_no(person, text):
    facts = person.says(intent="out_of_scope", asked="pregnancy", text=text)
    assert (facts.pregnant, facts.breastfeeding) == (False, False)


@pytest.mark.parametrize("text", ["my coil fell out and I'm late", "I might be"])
def test_a_doubt_about_pregnancy_is_no_no(person, text):
    assert person.says(asked="pregnancy", text=text).pregnant is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [("pmol/L... no wait, pg/mL", "pg/mL"), ("pg/mL sorry, pmol/L", "pmol/L"), ("pg/mL, not pmol/L", "pg/mL")],
)
def test_the_unit_that_stands_after_one_was_taken_back_counts(person, text, unit):
    waiting = PendingLab(analyte="serum_b12", doubt="unit", candidates=[LabFact(value=140, typed="140")])
    person.facts = person.facts.model_copy(update={"pending_labs": [waiting]})
    stored = person.says(asked="pending_lab", text=text).labs["serum_b12"]
    assert stored.unit == unit


def test_two_units_with_no_word_between_them_are_asked_about(person):
    waiting = PendingLab(analyte="serum_b12", doubt="unit", candidates=[LabFact(value=140, typed="140")])
    person.facts = person.facts.model_copy(update={"pending_labs": [waiting]})
    assert person.says(asked="pending_lab", text="pg/mL or pmol/L").pending_labs == [waiting]


def test_an_age_may_be_had_in_years(person):
    years = Mentioned(type="number", id="number", text="47 years", value=564, unit="month")
    assert person.says(years, asked="age", text="I have 47 years").age == 47


@pytest.mark.parametrize(
    ("text", "procedure"), [("part of it", "terminal_ileum_partial"), ("all of it", "terminal_ileum_complete")]
)
def test_how_much_of_the_bowel_was_taken_is_the_operation(person, text, procedure):
    person.taps("cause", "ileal_resection")
    assert person.says(asked="procedure", text=text).cause_detail == {"procedure": procedure}


def test_names_of_medicines_are_kept_whatever_the_message_is_taken_for(person):
    known = Mentioned(type="other_drug", id="epo", text="epo")
    facts = person.says(known, intent="ask_faq", asked="medicines", text="epo, sevelamer")
    assert facts.medicines == ["epo", "sevelamer"]
    assert "medicines" in facts.closed


def test_what_a_medicine_is_for_is_no_medicine(person):
    known = Mentioned(type="medicine", id="amlodipine", text="amlodipine", start=19)
    assert person.says(known, asked="medicines", text="only for pressure, amlodipine").medicines == ["amlodipine"]


@pytest.mark.parametrize("text", ["that's him", "yes good", "yes, get on with it"])
def test_the_review_is_confirmed_in_own_words(person, text):
    assert "review" in person.says(asked="review", text=text).closed
