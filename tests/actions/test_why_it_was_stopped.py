"""What was stopped is shown as had before, and why it was stopped is kept in its words."""

from __future__ import annotations

import datetime as dt

import pytest

from actions.facts.facts import Facts
from actions.facts.said import Turn
from actions.questions.catalogue import question
from actions.turn.understanding import understand

TODAY = dt.date(2026, 11, 29)
ON_IT = Facts(phase="maintenance", product="hydroxocobalamin", dose_mcg=1000, dose_typed="1 mg", interval_days=84)


@pytest.mark.parametrize(
    "told",
    [
        "My doctor stopped my hydroxocobalamin injections because my level was high",
        "they stopped it as it gave me acne",
        "it was stopped when I moved house",
    ],
)
def test_the_reason_is_kept(told):
    facts = understand(ON_IT, Turn("inform", told, today=TODAY)).facts
    assert facts.stopped
    assert facts.why_stopped == [told]


def test_no_reason_is_made_up():
    facts = understand(ON_IT, Turn("inform", "they stopped it in June", today=TODAY)).facts
    assert facts.stopped
    assert facts.why_stopped == []


@pytest.mark.parametrize("register", ["patient", "clinician"])
@pytest.mark.parametrize("line", ["product", "dose", "interval"])
def test_its_lines_are_told_as_before(line, register):
    now = question(line).in_words(ON_IT, register)
    before = question(line).in_words(ON_IT.model_copy(update={"stopped": True}), register)
    assert before == f"before: {now}"
