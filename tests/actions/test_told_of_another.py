"""The plan, its table, its dates and the answers about it speak of the person whose plan it is."""

from __future__ import annotations

import datetime as dt

import pytest

from actions.core import clinic
from actions.facts.facts import Facts
from actions.facts.people import people
from actions.judging.judgement import knowledge_about, suggestion_from, suggestion_with_tablets_wanted
from actions.steps.suggestion.dose_table import dose_table
from b12core.knowledge import load_knowledge
from b12core.knowledge.third_person import addresses
from b12core.schedule import build_schedule

TODAY = dt.date(2026, 11, 22)

FACTS = Facts.model_validate(
    {
        "phase": "repletion",
        "cause": "pernicious_anaemia",
        "symptoms_present": ["numbness"],
        "labs": {"serum_b12": {"value": 98.0, "unit": "pg/mL"}, "haemoglobin": {"value": 7.1, "unit": "g/dL"}},
        "age": 83,
        "medicines": ["warfarin"],
    }
)


@pytest.mark.parametrize("whose", ["father", "mother", "partner"])
@pytest.mark.parametrize("protocol", [None, *load_knowledge().protocols])
def test_neither_table_nor_dates_nor_tablets_speak_to_the_writer_as_to_the_patient(whose, protocol):
    facts = FACTS.model_copy(update={"whose": whose, "protocol": protocol})
    told = suggestion_from(facts, TODAY)
    assert not addresses(told.headline_plain)
    if told.regimen is not None:
        content = knowledge_about(facts)
        rows = dose_table(told.regimen, "patient", content)
        assert all("long" in row for row in rows)
        assert not any(addresses(word) for row in rows for word in row.values() if word)
        dates = build_schedule(told, TODAY, knowledge=content)
        assert not any(map(addresses, (*dates.notes_plain, dates.line_plain, dates.caveat_plain)))
    assert not addresses(suggestion_with_tablets_wanted(facts, TODAY).headline_plain)


def test_a_pronoun_of_the_word_for_the_person_is_used():
    said = suggestion_from(FACTS.model_copy(update={"whose": "father"}), TODAY).confirmation.plain
    assert "his" in said.split()


@pytest.mark.parametrize("whose", [None, "self"])
def test_ones_own_plan_speaks_to_the_reader(whose):
    assert addresses(suggestion_from(FACTS.model_copy(update={"whose": whose}), TODAY).confirmation.plain)


def test_everybody_that_a_plan_can_be_for_has_pronouns():
    assert {person.pronouns for person in people().values()} == set(load_knowledge().third_person.pronouns)


def test_the_protocols_of_the_clinic_are_among_those_that_are_tested():
    assert set(clinic().protocols) <= set(load_knowledge().protocols)
