"""An unsteady walk that came slowly is no emergency by its words; a "no" behind a medicine is that medicine's alone."""

from __future__ import annotations

import pytest

from b12nlu import read


def unsteady(text):
    return [m.acute for m in read(text) if m.id == "gait_disturbance" and not m.negated]


@pytest.mark.parametrize(
    "text",
    [
        "walks like a drunk since two months, slow, not sudden",
        "balance is bad, not sudden, three years",
        "not sudden, she walks bad since two months slowly",
        "walking like a drunk over the last few months, gradually getting worse",
    ],
)
def test_what_came_slowly_is_there_and_no_emergency(text):
    assert unsteady(text) == [None]


@pytest.mark.parametrize(
    "text",
    ["my balance got suddenly worse today", "walking like a drunk since two months, slowly, and much worse today"],
)
def test_what_changed_today_is_an_emergency(text):
    assert unsteady(text) == [True]


@pytest.mark.parametrize("answer", ["{} no", "{}: no", "{}? no", "{} - no", "{} (no)", "{} not any more"])
@pytest.mark.parametrize("name", ["donepezil", "aspirin", "warfarin"])
def test_a_no_behind_a_medicine_denies_it_alone(name, answer):
    told = {m.text: m.negated for m in read(f"losartan, {answer.format(name)}") if m.type in ("medicine", "other_drug")}
    assert told == {"losartan": False, name: True}


@pytest.mark.parametrize("text", ["he asked irritably", "she forgetfully left it", "exhaustingly long forms"])
def test_a_manner_is_no_sign(text):
    assert [m for m in read(text) if m.type == "symptom"] == []


def test_who_asks_for_a_parent_is_not_confused():
    told = [m for m in read("I am asking for my mother, unsteady since May") if m.id == "confusion"]
    assert all(m.hypothetical for m in told)
