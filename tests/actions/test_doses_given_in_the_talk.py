"""How many doses were given: taken up with the phase, asked where it matters, and never beside what contradicts it."""

from __future__ import annotations

import datetime as dt

import pytest

from actions.facts.facts import Facts, LabFact
from actions.facts.loading import loading_intervals, longest_loading_interval
from actions.facts.said import Mentioned, Turn
from actions.judging.case import case_from
from actions.judging.leaving_out import matters
from actions.questions.catalogue import answered, questions
from actions.turn.reopening import without_answer
from actions.turn.understanding import understand

TODAY = dt.date(2026, 11, 22)
COURSE = Facts(
    phase="repletion",
    loading="begun",
    cause="pernicious_anaemia",
    symptoms_absent=["paraesthesia", "numbness"],
    closed=["nerve_symptoms", "other_labs", "conditions", "medicines", "general_symptoms"],
    labs={"serum_b12": LabFact(value=98, unit="pg/mL")},
    age=58,
    sex="male",
)
"""Somebody within a first course, everything before the treatment answered."""


def given(kind: str, number: int | None) -> Mentioned:
    return Mentioned(type="doses_given", id=kind, text="so many", value=number)


def test_a_number_of_a_first_course_is_noted_with_the_phase(person):
    facts = person.says(given("first_course", 4))
    assert (facts.phase, facts.loading, facts.doses_given) == ("repletion", "begun", 4)
    assert "doses so far: 4" in person.told


def test_a_number_alone_tells_no_phase(person):
    facts = person.says(given("so_far", 7))
    assert (facts.phase, facts.doses_given) == (None, 7)


def test_a_whole_course_is_over_and_long_term_treatment_is_next(person):
    facts = person.says(given("whole_course", 6))
    assert (facts.phase, facts.loading, facts.doses_given) == ("maintenance", "over", 6)


def test_none_yet_is_the_start(person):
    facts = person.says(given("none", 0))
    assert (facts.phase, facts.doses_given) == ("repletion", 0)
    assert answered(facts)["doses_given"] == "given"


def test_a_corrected_number_is_said_old_and_new(person):
    person.says(given("first_course", 3))
    assert person.says(given("first_course", 4)).doses_given == 4
    assert "3 → 4" in person.told


def test_two_numbers_are_asked_about(person):
    assert person.says(given("first_course", 3), given("so_far", 5)).doses_given is None
    assert "more than one number" in person.told


def test_no_dose_and_a_last_dose_is_a_contradiction_that_is_asked(person):
    person.taps("phase", "repletion")
    yesterday = Mentioned(type="last_dose", id="last_dose", text="yesterday", value=1, unit="day")
    person.says(yesterday)
    facts = person.says(given("none", 0))
    assert (facts.doses_given, answered(facts)["doses_given"]) == (None, None)
    assert "Both can't be right" in person.told
    facts = person.says(given("none", 0), asked="doses_given", text="none yet")
    assert (facts.doses_given, facts.last_dose_on) == (0, None)


def test_no_dose_on_regular_injections_asks_for_the_phase_again(person):
    person.taps("phase", "maintenance")
    facts = person.says(given("none", 0))
    assert (facts.phase, facts.doses_given) == (None, None)
    assert "Both can't be right" in person.told


def test_a_course_that_goes_on_and_is_over_is_asked_about(person):
    over = Mentioned(type="phase", id="maintenance", text="on maintenance")
    assert person.says(given("first_course", 3), over).phase is None
    assert "Both can't be right" in person.told


def test_the_option_of_a_course_under_way_leads_to_the_number(person):
    facts = person.taps("phase", "begun")
    assert (facts.phase, facts.loading) == ("repletion", "begun")
    assert answered(facts)["doses_given"] is None


@pytest.mark.parametrize(
    ("text", "number"), [("3", 3), ("three", 3), ("just the one", 1), ("I've had four of them", 4), ("a couple", 2)]
)
def test_a_bare_number_answers_the_question(person, text, number):
    person.taps("phase", "begun")
    assert person.says(asked="doses_given", text=text).doses_given == number


@pytest.mark.parametrize("text", ["a few", "3 weeks ago", "1000 mcg"])
def test_what_is_no_number_of_doses_leaves_the_question_open(person, text):
    person.taps("phase", "begun")
    assert person.says(asked="doses_given", text=text).doses_given is None


def test_all_of_them_ends_the_course(person):
    person.taps("phase", "begun")
    facts = person.says(asked="doses_given", text="all of them")
    assert (facts.phase, facts.loading) == ("maintenance", "over")


def test_whoever_only_starts_is_not_asked(person):
    assert answered(person.taps("phase", "repletion"))["doses_given"] == "not_applicable"


def test_the_number_is_part_of_the_case():
    treatment = case_from(COURSE.model_copy(update={"doses_given": 4}), TODAY).treatment
    assert treatment is not None
    assert treatment.doses_given == 4


def test_a_course_without_its_number_says_that_it_is_missing():
    unknown = COURSE.model_copy(update={"not_known": ["doses_given"]})
    case = case_from(unknown, TODAY)
    assert case.treatment is not None
    assert "treatment.doses_given" in case.not_known


def test_the_interval_of_a_course_that_is_over_is_none_in_use():
    over = COURSE.model_copy(update={"phase": "maintenance", "loading": "over", "interval_days": 2, "doses_given": 6})
    treatment = case_from(over, TODAY).treatment
    assert treatment is not None
    assert treatment.interval_days is None
    monthly = over.model_copy(update={"interval_days": 30})
    assert case_from(monthly, TODAY).treatment.interval_days == 30  # type: ignore[union-attr]


def test_the_number_matters_where_the_course_has_an_end_and_not_where_it_has_none():
    """With nerve signs the course of the UK line goes on until improvement stops: no number ends it."""
    counted = COURSE.model_copy(update={"protocol": "uk-nice-bnf"})
    assert matters("doses_given", counted, TODAY)
    nerves = {"symptoms_present": ["numbness"], "symptoms_absent": [], "doses_given": 3, "interval_days": 2}
    assert not matters("doses_given", counted.model_copy(update={**nerves, "product": "hydroxocobalamin"}), TODAY)


def test_a_changed_number_is_asked_again():
    reopened = without_answer(COURSE.model_copy(update={"doses_given": 4}), questions()["doses_given"])
    assert (reopened.doses_given, answered(reopened)["doses_given"]) == (None, None)


def test_intervals_of_a_course_come_from_the_protocols():
    assert loading_intervals()[0] == 1
    assert longest_loading_interval() < 28


@pytest.mark.parametrize("asked", ["phase", "product", "interval", "last_dose", "review"])
@pytest.mark.parametrize("told", ["i told 3 taken out of 8", "3 out of 8", "3 of 8 done", "day 3 of 8"])
def test_so_many_of_so_many_are_doses_where_the_talk_is_of_the_treatment(person, asked, told):
    facts = person.says(text=told, asked=asked)
    assert (facts.phase, facts.loading, facts.doses_given) == ("repletion", "begun", 3)


@pytest.mark.parametrize("asked", [None, "nerve_symptoms", "general_symptoms", "age"])
def test_elsewhere_so_many_of_so_many_are_no_doses(person, asked):
    assert person.says(text="3 out of 8", asked=asked).doses_given is None


@pytest.mark.parametrize("intent", ["inform", "change", "out_of_scope"])
def test_the_number_that_an_answer_begins_with_counts(person, intent):
    mentioned = Mentioned(type="doses_given", id="so_far", text="today was number 5", start=3, value=5)
    facts = person.says(mentioned, text="5, today was number 5, I said. doc said 7", asked="doses_given", intent=intent)
    assert facts.doses_given == 5


def test_one_number_or_another_is_none(person):
    assert person.says(text="5, or 6", asked="doses_given").doses_given is None


def test_a_sum_in_answer_to_how_many_is_what_its_parts_come_to():
    facts = Facts(phase="repletion", loading="begun")
    turn = Turn("nlu_fallback", "The 7 and then 2, so 9", asked="doses_given", today=dt.date(2026, 11, 22))
    assert understand(facts, turn).facts.doses_given == 9
