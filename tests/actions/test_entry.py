"""What is chosen or typed in a form reads as exactly that, because it becomes a typed message."""

from __future__ import annotations

import datetime as dt

import pytest

from actions.core import knowledge
from actions.facts.facts import Facts, LabFact
from actions.questions.catalogue import questions
from b12nlu import read

MANY = [item for item in questions().values() if item.many]
REGISTERS = ("patient", "clinician")
TODAY = dt.date(2026, 10, 1)


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("item", MANY, ids=lambda item: item.id)
def test_choosing_reads_as_what_was_chosen_and_nothing_else(item, register):
    entry = item.entry(Facts(), register, TODAY)
    texts = [choice["text"] for choice in entry["choices"]]
    ids = sorted(item.choices, key=lambda choice: choice not in knowledge().emergency_symptoms)
    chosen = [[place] for place in range(len(ids))]
    chosen += [[first, second] for first in range(len(ids)) for second in range(first + 1, len(ids))]
    for places in [*chosen, list(range(len(ids)))]:
        mentions = read(", ".join([*(texts[place] for place in places), entry["rest"]]))
        assert {mention.id for mention in mentions} == {ids[place] for place in places}
        assert not any(mention.negated or mention.uncertain or mention.historical for mention in mentions)


def test_a_choice_stands_on_the_same_words_as_its_button():
    entry = questions()["nerve_symptoms"].entry(Facts(), "patient", TODAY)
    assert entry["kind"] == "choose_many"
    calm = next(choice for choice in entry["choices"] if not choice["danger"])
    assert calm == {
        "title": "Tingling or pins and needles",
        "text": "Tingling or pins and needles",
        "danger": False,
    }
    assert entry["none"] == {"title": "None of these", "text": "none of these"}


@pytest.mark.parametrize("item", MANY, ids=lambda item: item.id)
def test_what_is_an_emergency_stands_first_in_a_list(item):
    dangers = [choice["danger"] for choice in item.entry(Facts(), "patient", TODAY)["choices"]]
    assert dangers == sorted(dangers, reverse=True)
    assert any(dangers) == bool(knowledge().emergency_symptoms.intersection(item.choices))


def test_what_is_known_already_is_not_offered_again():
    entry = questions()["nerve_symptoms"].entry(Facts(symptoms_present=["numbness"]), "patient", TODAY)
    assert "Numbness" not in [choice["text"] for choice in entry["choices"]]
    assert entry["none"]["title"] == "Nothing else"


def test_the_last_open_choice_is_asked_as_a_plain_question():
    item = questions()["conditions"]
    assert item.entry(Facts(conditions_absent=list(item.choices[1:])), "patient", TODAY) is None


CELLS = {
    "K/uL": (98, "10^9/L"),
    "/uL": (0.098, "10^9/L"),
    "10^6/uL": (98_000, "10^9/L"),
    "lakh/uL": (9_800, "10^9/L"),
}
"""Counts of cells that the reader takes up in the unit in which the core counts them."""


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("question_id", ["serum_b12", "other_labs"])
def test_every_result_with_every_unit_reads_as_it_was_entered(question_id, register):
    entry = questions()[question_id].entry(Facts(), register, TODAY)
    for analyte in [*entry["analytes"], *entry["others"]]:
        for unit in analyte["units"]:
            mentions = read(f"{analyte['name']} 98 {unit} on October 1, 2026")
            assert [(m.id, m.taken_on) for m in mentions] == [(analyte["id"], "2026-10-01")]
            assert [(m.value, m.unit) for m in mentions] == [CELLS.get(unit, (98, unit))]
        for word in analyte.get("words", ()):
            mentions = read(f"{analyte['name']} {word['text']}")
            assert [(m.id, m.value) for m in mentions] == [(analyte["id"], word["text"])]


def test_a_result_that_was_given_is_not_asked_for_again():
    labs = {"haemoglobin": LabFact(value=11.0, unit="g/dL")}
    entry = questions()["other_labs"].entry(Facts(labs=labs), "patient", TODAY)
    asked = [analyte["id"] for analyte in entry["analytes"]]
    assert "haemoglobin" not in asked
    assert "folate" in asked


def test_a_question_with_one_answer_has_its_buttons_only():
    for question_id in ("phase", "cause", "pregnancy", "review"):
        assert questions()[question_id].entry(Facts(), "patient", TODAY) is None


AGE_WITH = {
    "Neither": {("pregnant", True), ("breastfeeding", True)},
    "Does not apply: I'm male": {("male", False)},
    "Pregnant": {("pregnant", False), ("female", False)},
    "Breastfeeding": {("breastfeeding", False), ("female", False)},
}
"""What is read of an answer that goes with the age: each fact, and whether it is denied."""


def test_the_age_is_asked_with_the_answers_of_the_question_that_it_opens():
    entry = questions()["age"].entry(Facts(), "patient", TODAY)
    assert (entry["kind"], entry["up_to"]) == ("age", questions()["pregnancy"].asked_up_to_age)
    assert {choice["title"] for choice in entry["choices"]} == set(AGE_WITH)
    for choice in entry["choices"]:
        age, *others = read(f"52 {choice['text']}")
        assert (age.type, age.value) == ("age", 52)
        assert {(mention.id, mention.negated) for mention in others} == AGE_WITH[choice["title"]]


@pytest.mark.parametrize(
    ("facts", "register"),
    [
        (Facts(sex="male"), "patient"),
        (Facts(pregnant=False), "patient"),
        (Facts(whose="father"), "patient"),
        (Facts(), "clinician"),
    ],
)
def test_the_age_alone_is_asked_where_the_next_question_is_answered_or_is_about_somebody_else(facts, register):
    assert questions()["age"].entry(facts, register, TODAY) is None
