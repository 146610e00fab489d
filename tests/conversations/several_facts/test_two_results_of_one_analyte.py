"""Of two results of one test the newest counts, and the earlier one is kept, said back and shown as an earlier one."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("words", "analyte", "value", "earlier"),
    [
        ("B12 was 150 pg/mL in March, now 420 pg/mL", "serum_b12", 420.0, "B12 earlier 150 pg/mL"),
        ("Hb 10.1 g/dL, was 8.9 g/dL last month", "haemoglobin", 10.1, "hemoglobin earlier 8.9 g/dL"),
        ("ferritin went from 12 to 40 ug/L", "ferritin", 40.0, "ferritin earlier 12 ug/L"),
    ],
)
def test_told_together_both_are_said_back(conversation, words, analyte, value, earlier):
    conversation.say(words)
    assert conversation.lab(analyte)[0] == value
    assert earlier in conversation.text


def test_the_earlier_one_takes_the_unit_that_is_told_later(conversation):
    conversation.say("b12 150 in March and 420 last week").choose("pg/mL")
    conversation.say("suggest now")
    assert any(
        "150 pg/mL" in fact and "earlier" in fact for fact in conversation.suggestion["confirmation"]["facts_used"]
    )


def test_it_stands_on_the_visit_sheet_and_in_the_facts_used(conversation):
    conversation.say("B12 was 150 pg/mL in March, now 420 pg/mL, on metformin").say("suggest now")
    assert any("150 pg/mL" in fact for fact in conversation.suggestion["confirmation"]["facts_used"])
    conversation.say("what to ask at my visit")
    assert any("420 pg/mL" in fact and "earlier: 150 pg/mL" in fact for fact in conversation.card["facts"])


def test_one_from_before_treatment_says_nothing_of_the_newer_one(conversation):
    conversation.say("B12 was 150 before I started the shots, now it is 900 pg/ml")
    assert conversation.slot("lab_serum_b12")["before_treatment"] is None
    assert conversation.slot("earlier_labs")["serum_b12"][0]["before_treatment"] is True


def test_taken_out_both_are_gone(conversation):
    conversation.say("B12 was 150 pg/mL in March, now 420 pg/mL").say("forget my b12")
    assert conversation.lab("serum_b12") is None
    assert not conversation.slot("earlier_labs")


@pytest.mark.parametrize("name", ["", "B12: "])
def test_in_two_units_the_newest_counts(conversation, name):
    conversation.say(f"{name}118 pmol/L (June, Dublin), 164 pg/mL (Mercy Hospital, Oct 3)")
    assert conversation.lab("serum_b12") == (164.0, "pg/mL")
    assert "118 pmol/L" in conversation.text
