"""The case that the core gets: not asked, not known and a value stay three different things."""

from __future__ import annotations

import datetime as dt

from actions.facts.facts import Facts, changed_slots, facts_from_slots
from actions.judging.case import case_from
from actions.questions.catalogue import questions

DAY = dt.date(2026, 11, 22)


def test_nothing_asked_is_nothing_known_and_nothing_not_known():
    case = case_from(Facts(), DAY)
    assert (case.phase, case.cause, case.conditions, case.medicines, case.not_known) == (None, None, None, None, ())


def test_not_known_reaches_the_case_as_its_path(person):
    for asked in ("serum_b12", "age", "medicines", "nerve_symptoms"):
        person.says(intent="dont_know", asked=asked)
    case = case_from(person.facts, DAY)
    assert {"labs.serum_b12", "patient.age", "medicines", "symptoms"} <= set(case.not_known)
    assert case.medicines is None


def test_none_of_these_is_an_empty_list_and_not_missing(person):
    for asked in ("conditions", "medicines"):
        person.says(intent="none_of_these", asked=asked)
    case = case_from(person.facts, DAY)
    assert (case.conditions, case.medicines) == ((), ())


def test_conditions_asked_in_part_are_not_an_empty_list(person):
    person.says(intent="deny", asked="conditions", text="no allergies")
    assert case_from(person.facts, DAY).conditions is None


def test_a_result_without_its_unit_is_not_known_rather_than_a_value():
    facts = Facts.model_validate({"labs": {"serum_b12": {"value": 98.0}}})
    case = case_from(facts, DAY)
    assert case.labs == ()
    assert case.not_known == ("labs.serum_b12",)


def test_a_man_is_not_pregnant(person):
    person.taps("pregnancy", "male")
    assert case_from(person.facts, DAY).patient.pregnant is False


def test_facts_survive_the_way_through_the_slots(person):
    person.taps("phase", "maintenance")
    person.taps("cause", "bariatric_surgery")
    person.taps("procedure", "roux_en_y")
    person.taps("dose", 1000)
    slots = changed_slots(Facts(), person.facts)
    assert facts_from_slots(slots) == person.facts


def test_a_slot_with_a_wrong_value_counts_as_never_given():
    facts = facts_from_slots({"age": "old", "lab_serum_b12": {"value": []}, "phase": "repletion"})
    assert (facts.age, facts.labs, facts.phase) == (None, {}, "repletion")


def test_a_tapped_answer_to_every_question_gives_a_case(person):
    for item in questions().values():
        for option in item.options:
            person.taps(item.id, option.value)
        for choice in item.choices:
            person.taps(item.id, choice)
        case_from(person.facts, DAY)


def test_tablets_are_swallowed_whatever_was_said_of_the_injections_before_them():
    facts = Facts(phase="maintenance", product="cyanocobalamin_oral", route="IM", dose_mcg=50, interval_days=1)
    assert case_from(facts, DAY).treatment.route == "PO"
