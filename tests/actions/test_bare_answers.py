"""What `no`, `none`, `I don't know` and a tapped option mean depends on the question, and on nothing else."""

from __future__ import annotations

import pytest

from actions.questions.catalogue import answered, question, questions


@pytest.mark.parametrize("word", ["deny", "none_of_these"])
def test_no_to_a_list_denies_what_was_still_offered(person, word):
    person.taps("nerve_symptoms", "numbness")
    facts = person.says(intent=word, asked="nerve_symptoms")
    assert facts.symptoms_present == ["numbness"]
    assert set(facts.symptoms_absent) == set(question("nerve_symptoms").choices) - {"numbness"}


def test_yes_to_a_list_of_several_answers_nothing(person):
    assert person.says(intent="affirm", asked="nerve_symptoms").symptoms_present == []


@pytest.mark.parametrize(
    "question_id", [name for name in questions() if name not in ("pending_lab", "phase", "review", "other_labs")]
)
def test_not_known_closes_a_question_without_being_a_no(person, question_id):
    if question("product").step == question(question_id).step:
        person.taps("phase", "begun" if question_id == "doses_given" else "maintenance")
    if question_id == "procedure":
        person.taps("cause", "bariatric_surgery")
    if question_id == "gas_use":
        person.taps("cause", "nitrous_oxide")
    if question_id == "old_signs":
        person.facts = person.facts.model_copy(update={"signs_explained": ["numbness"]})
    facts = person.says(intent="dont_know", asked=question_id)
    assert answered(facts)[question_id] == "not_known"
    assert facts.symptoms_absent == []
    assert facts.conditions_absent == []


def test_not_knowing_the_phase_is_a_phase(person):
    assert person.says(intent="dont_know", asked="phase").phase == "unsure"


def test_not_knowing_the_cause_is_cause_unknown(person):
    facts = person.says(intent="dont_know", asked="cause")
    assert (facts.cause, facts.not_known) == ("unknown", ["cause"])


def test_no_to_pregnancy_means_neither(person):
    facts = person.says(intent="deny", asked="pregnancy")
    assert (facts.pregnant, facts.breastfeeding) == (False, False)


def test_no_b12_result_is_not_known(person):
    assert answered(person.says(intent="not_measured", asked="serum_b12"))["serum_b12"] == "not_known"


def test_yes_confirms_the_review_and_no_does_not(person):
    assert "review" not in person.says(intent="deny", asked="review").closed
    assert "review" in person.says(intent="affirm", asked="review").closed


def test_a_typed_title_counts_like_a_tap(person):
    assert person.says(intent="nlu_fallback", asked="phase", text="Starting").phase == "repletion"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("phase", "whatever"),
        ("cause", {"a": 1}),
        ("nerve_symptoms", "chest_pain_of_another"),
        ("dose", -5),
        ("dose", "1000"),
        ("interval", 10_000),
        ("pending_lab", {"unit": 3}),
        ("nothing", "x"),
        ("lab_serum_b12", 3),
    ],
)
def test_a_value_that_a_question_does_not_offer_changes_nothing(person, field, value):
    before = person.facts
    assert person.taps(field, value) == before


def test_male_makes_pregnancy_not_applicable(person):
    assert answered(person.taps("pregnancy", "male"))["pregnancy"] == "not_applicable"
