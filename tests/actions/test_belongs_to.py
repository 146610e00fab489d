"""A dose or a gap that is told to be that of the treatment before is taken out of the one in use."""

from __future__ import annotations

import datetime as dt

import pytest

from actions.facts.facts import Facts
from actions.facts.said import Mentioned, Turn
from actions.turn.understanding import understand

TABLETS = Facts(phase="maintenance", product="cyanocobalamin_oral", dose_mcg=50, dose_typed="50 mcg", interval_days=91)
NUMBER = Mentioned(type="number", id="number", text="13-weeks", start=4, value=13.0, unit="week")


def understood(text: str, facts: Facts, *mentions: Mentioned):
    return understand(facts, Turn("inform", text, mentions, today=dt.date(2026, 11, 30)))


@pytest.mark.parametrize(
    "text", ["the 13-weeks was the injections", "The 13 weeks was the injections, not the tablets"]
)
def test_the_gap_of_the_injections_before_is_none_of_the_tablets(text):
    draft = understood(text, TABLETS, NUMBER)
    assert draft.facts.interval_days is None
    assert draft.facts.product == "cyanocobalamin_oral"
    assert draft.facts.dose_mcg == 50
    assert [note.kind for note in draft.notes] == ["removed"]


def test_the_dose_of_the_tablets_before_is_none_of_the_injections():
    injections = Facts(phase="maintenance", product="hydroxocobalamin", dose_mcg=50, dose_typed="50 mcg")
    facts = understood("the 50 mcg was the tablets", injections).facts
    assert (facts.dose_mcg, facts.dose_typed) == (None, None)


def test_that_of_what_is_in_use_stays():
    injections = Facts(phase="maintenance", product="hydroxocobalamin", interval_days=91)
    assert understood("the 13 weeks was the injections", injections, NUMBER).facts.interval_days == 91


def test_one_that_is_not_held_is_said_to_be_in_the_past():
    draft = understood("the 13-weeks was the injections", Facts(phase="maintenance", stopped=True), NUMBER)
    assert [(note.kind, note.about) for note in draft.notes] == [("past", "13 weeks")]


def test_a_question_takes_nothing_out():
    assert understood("is 13 weeks the injections?", TABLETS).facts.interval_days == 91
