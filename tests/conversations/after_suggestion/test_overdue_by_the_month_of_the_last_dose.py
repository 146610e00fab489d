"""A last dose that is known by its month alone counts as overdue by the days that are certain, and is said as such."""

from __future__ import annotations

import datetime as dt

import pytest

from actions.facts.rough_times import latest_day_of

TODAY = dt.date.today()
LONG_AGO = TODAY - dt.timedelta(days=120)
LONG = "I'm 62, female, on cyanocobalamin 1000 mcg injections every month for pernicious anemia, B12 300 pg/mL"
ASKED = (
    "None of these",
    "No other results",
    "None of these",
    "none",
    "I don't know",
    "Getting better",
    "Yes, that's right",
)


@pytest.fixture
def planned(conversation):
    conversation.say(f"{LONG}, I have not had one since {LONG_AGO:%B}").take(*ASKED)
    return conversation


def test_the_plan_and_what_is_asked_of_it_say_at_least_how_late_it_is(planned):
    assert planned.suggestion["regimen"] is not None
    assert "at least" in planned.text
    for words in ("when is my next one due?", "do I gotta start over with the weekly ones?"):
        planned.say(words)
        assert "at least" in planned.text
        assert f"{LONG_AGO:%B}" in planned.text
        assert planned.slot("last_dose_on") is None


def test_a_month_that_is_not_over_is_not_counted_as_overdue(conversation):
    conversation.say(f"{LONG}, the last one was in {TODAY:%B}").take(*ASKED)
    assert conversation.suggestion["regimen"] is not None
    assert "at least" not in conversation.text


@pytest.mark.parametrize(
    ("words", "latest"),
    [
        ("August", dt.date(2026, 8, 31)),
        ("mid-August", dt.date(2026, 8, 31)),
        ("December", dt.date(2025, 12, 31)),
        ("November", dt.date(2026, 11, 20)),
        ("June or July", dt.date(2026, 7, 31)),
        ("June 2024", dt.date(2024, 6, 30)),
        ("2025", dt.date(2025, 12, 31)),
        ("last month", dt.date(2026, 10, 31)),
    ],
)
def test_the_last_day_that_a_month_or_year_can_mean_is_counted_from(words, latest):
    assert latest_day_of(words, dt.date(2026, 11, 20)) == latest
