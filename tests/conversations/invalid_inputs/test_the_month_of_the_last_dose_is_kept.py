"""A last dose told by its month is kept as it was told, and no day is made of it."""

from __future__ import annotations

import datetime as dt

import pytest

ASKED = (
    "I am 61, a man, on cyanocobalamin 1000 mcg monthly for years, pernicious anemia, B12 120 pg/mL",
    "None of these",
    "No other results",
    "None of these",
    "none",
    "much better",
)


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("August, the middle I think", "August"),
        ("mid-August", "mid-August"),
        ("june time, 5 months ago", "June"),
        ("don't know what day in June", "June"),
        ("some time in spring, maybe April", "April"),
    ],
)
def test_it_is_kept_and_no_day_is_made(conversation, told, kept):
    conversation.take(*ASKED)
    if conversation.asked != "last_dose":
        pytest.fail(conversation.text)
    conversation.say(told)
    assert conversation.slot("last_dose_on") is None
    assert conversation.slot("last_dose_about") == kept
    assert kept in conversation.text


def test_a_day_that_is_told_later_takes_its_place(conversation):
    conversation.take(*ASKED).say("mid-August")
    conversation.say("the last dose was on 14 August 2026")
    assert conversation.slot("last_dose_on") == "2026-08-14"
    assert conversation.slot("last_dose_about") is None


@pytest.mark.parametrize(
    ("told", "days"), [("about three and a half months ago", 107), ("a week and a half ago", 10), ("2.5 weeks ago", 18)]
)
def test_halves_of_a_month_or_week_are_counted(conversation, told, days):

    conversation.take(*ASKED).say(told)
    day = dt.date.fromisoformat(conversation.slot("last_dose_on"))
    assert abs((dt.datetime.now(dt.timezone.utc).date() - day).days - days) <= 1
