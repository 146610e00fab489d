"""Medicines and products are noted where they are taken: no everyday word, no allergy, nothing that is only offered."""

from __future__ import annotations

import pytest

from actions.facts.facts import Facts
from actions.facts.said import Mentioned
from b12nlu import read


def _tells(person, text: str, **how: str | None) -> Facts:
    mentions = [Mentioned.model_validate(mention.as_dict()) for mention in read(text)]
    return person.says(*mentions, text=text, **how)


@pytest.mark.parametrize(
    ("told", "medicines"),
    [
        ("a tiny aspirin, 75, allergic to amoxicillin", {"aspirin"}),
        ("lansoprazole and occasionally ibuprofen", {"lansoprazole", "ibuprofen"}),
        ("Aranesp on dialysis, and sometimes paracetamol", {"Aranesp", "paracetamol"}),
        ("ramipril, Hevert, and something for sleep", {"ramipril", "Hevert"}),
        ("bisoprolol, allergic to sulfa drugs", {"bisoprolol"}),
        ("penicillin allergy, metoprolol", {"metoprolol"}),
        ("yes I take Dulaglutid once per week", {"Dulaglutid"}),
        ("eye drops, latanoprost", {"eye drops", "latanoprost"}),
        ("omeprazole until last winter, Zolpidem", {"Zolpidem"}),
        ("only when it hurts, morning and evening", set()),
        ("I'm allergic to penicillin", set()),
    ],
)
def test_an_answer_with_medicines_holds_them_and_no_other_word(person, told, medicines):
    assert set(_tells(person, told, asked="medicines").medicines) == medicines


def test_a_medicine_of_the_past_is_said_to_be_left_out(person):
    _tells(person, "omeprazole till august", asked="medicines")
    assert "omeprazole" in person.told
    assert "past" in person.told


OFFERED = [
    "it says {name} 1000 on the box, can i use that",
    "my doctor wants to make me {name}",
    "the hospital plans to switch me to {name}",
    "they offered me {name} injections",
    "can I have {name} instead",
    "my GP suggested {name}",
    "the chemist only has {name}",
    "the spanish one is {name}",
    "I would like {name}",
    "bought some {name} online",
    "should I ask for {name}",
]


@pytest.mark.parametrize("told", OFFERED)
def test_a_product_that_is_offered_asked_about_or_printed_is_none_in_use(person, told):
    assert _tells(person, told.format(name="cyanocobalamin")).product is None
    _tells(person, "I take hydroxocobalamin every 8 weeks")
    assert _tells(person, told.format(name="cyanocobalamin")).product == "hydroxocobalamin"


@pytest.mark.parametrize(
    "told", ["they switched me to {name} in May", "I now get {name}", "no, it's {name}", "I'm on {name} since June"]
)
def test_a_product_that_is_told_as_the_one_in_use_replaces_the_known_one(person, told):
    _tells(person, "I take hydroxocobalamin every 8 weeks")
    assert _tells(person, told.format(name="cyanocobalamin")).product == "cyanocobalamin"


def test_the_answer_to_which_product_is_taken_however_it_is_told(person):
    person.taps("phase", "maintenance")
    assert _tells(person, "it says cyanocobalamin on the box", asked="product").product == "cyanocobalamin"


@pytest.mark.parametrize("told", ["metformin. had h pylori years ago", "h pylori was eradicated in 2016"])
def test_an_infection_that_was_treated_is_no_cause_unless_the_cause_was_asked_for(person, told):
    assert _tells(person, told, asked="medicines").cause is None
    assert "h pylori" in person.told


def test_the_answer_to_the_cause_is_one(person):
    assert _tells(person, "had h pylori", asked="cause").cause == "h_pylori"


def test_the_age_and_a_medicine_in_one_answer_are_both_taken(person):
    facts = _tells(person, "50, and levothyroxine, and had h pylori", asked="age")
    assert (facts.age, facts.medicines, facts.cause) == (50, ["levothyroxine"], None)


def test_a_first_course_that_has_begun_is_called_so(person):
    assert person.taps("phase", "begun").phase == "repletion"
    assert "first course" in person.told
    assert "starting" not in person.told


@pytest.mark.parametrize("told", ["Over 2000", "Over 2000. It doesn't matter, I'm injecting.", "above 2000! I said so"])
def test_more_than_what_the_laboratory_counts_is_kept_as_such_until_its_unit_is_known(person, told):
    (held,) = _tells(person, told, asked="serum_b12").pending_labs
    assert (held.doubt, held.candidates[0].value, held.candidates[0].comparator) == ("unit", 2000, ">")
