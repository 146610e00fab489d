"""The last dose is one that was given: a day when one is due, planned or missed is said back and not noted."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from actions.facts.facts import Facts
from actions.facts.said import Turn, turn_of_message
from actions.turn.acknowledgement import acknowledgement
from actions.turn.understanding import understand
from b12nlu import read

SUNDAY = dt.date(2026, 11, 29)
TREATED = Facts(phase="maintenance", cause="pernicious_anaemia", product="hydroxocobalamin")


def _answer(text: str, asked: str | None = "last_dose") -> Turn:
    mentions = [{"entity": "mention", "value": mention.as_dict()} for mention in read(text)]
    message = {"text": text, "intent": {"name": "inform"}, "entities": mentions}
    return dataclasses.replace(turn_of_message(message, SUNDAY), asked=asked)


@pytest.mark.parametrize(
    "told",
    [
        "it's due next thursday",
        "next one is on friday",
        "my next shot is on Tuesday",
        "due tomorrow",
        "she ought to have come on 5 November and nobody came",
        "on 5 November nobody came",
        "booked for the 12th of november",
        "i've got it booked for friday",
        "it was due on 5 November",
        "should have been 3 november but they cancelled",
        "I missed the one on 5 November",
        "they cancelled mine on 3 November",
        "in 2 weeks",
        "due in three weeks",
        "supposed to be on wednesday",
        "overdue since 1 November",
    ],
)
def test_a_day_on_which_none_was_given_is_no_last_dose(told):
    draft = understand(TREATED, _answer(told))
    assert draft.facts.last_dose_on is None
    assert "one is due, or when none was given" in acknowledgement(draft, "patient")


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("last one was on friday", "2026-11-27"),
        ("3 weeks ago", "2026-11-08"),
        ("5 november, so it's due in january", "2026-11-05"),
        ("next one is on friday, last was 4 weeks ago", "2026-11-01"),
        ("it was due on 1 november but I had it on 9 november", "2026-11-09"),
        ("given when it was due, 3 november", "2026-11-03"),
        ("last week", "2026-11-22"),
    ],
)
def test_the_day_of_one_that_was_given_is_noted(told, day):
    assert understand(TREATED, _answer(told)).facts.last_dose_on == day


@pytest.mark.parametrize(
    "told", ["my jab is booked for friday", "had my jab booked for friday", "next one is tomorrow"]
)
def test_a_day_to_come_is_no_last_dose_where_nothing_was_asked(told):
    assert understand(TREATED, _answer(told, asked=None)).facts.last_dose_on is None


def test_the_one_before_a_visit_that_did_not_happen_is_the_last():
    told = "I have my B12 every 8 weeks. My last was on the 28th of September and she ought to have come last Monday"
    draft = understand(TREATED, _answer(told, None))
    assert draft.facts.last_dose_on == "2026-09-28"
