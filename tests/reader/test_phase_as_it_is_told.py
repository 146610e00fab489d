"""The phase as people tell it: how often it is as a matter of course, for how many years, and how far a course is."""

from __future__ import annotations

import pytest
from reading import present

from b12nlu import read


def _intervals(text: str) -> set[tuple[object, str | None]]:
    return {(m.value, m.unit) for m in read(text) if m.type == "interval" and m.is_current}


@pytest.mark.parametrize(
    "text",
    [
        "The injection goes in my arm at the surgery every ten weeks.",
        "hydroxocobalamin 1 mg IM q month. Due now.",
        "Every 56 days, left arm one time, right arm the next.",
        "Going to the pharmacy for my shot the last Friday of each month",
        "They've moved me on to hydroxocobalamin injections every two months.",
        "Great aunt is still getting by on 10-weeklies",
    ],
)
def test_an_interval_told_as_how_it_is_is_long_term_treatment(text: str) -> None:
    assert {m.id for m in read(text) if m.type == "phase" and not m.hypothetical} == {"maintenance"}


@pytest.mark.parametrize(
    "text",
    [
        "retired teacher, on Cobalin-H since my bowel resection",
        "cyano 1000 mcg weekly, year four of it, bit sick of it",
        "must be well over 100 of these jabs I have had by now",
        "on 1000 mcg cyanocobalamin tablets daily. Two years. Level fine.",
        "Been jabbing twice a week for 6 years, methylcobalamin",
        "self injected every other day for the nerves, ongoing 4 years",
        "I've had B12 jabs ever since I was 19",
    ],
)
def test_years_of_it_are_long_term_treatment_however_often_it_is(text: str) -> None:
    assert present(text, "phase") == {"maintenance"}


@pytest.mark.parametrize(
    "text",
    [
        "It is injection four of six today and I feel no different",
        "Just had number two and my arm aches",
        "three more left then it's every three months",
        "hydroxocobalamin IM every day for a week, day 4 today",
        "the very first jab is on Monday, does it sting?",
        "missed the last two of my initial six",
        "weekly for 6 weeks then monthly. I'm on week 2",
        "GP wants me in on Thursday for the first injection",
        "commenced hydroxocobalamin 1 mg im alt days 1/52 ago",
        "Started on cyanocobalamin tablets 50 mcg od this week",
        "the haematologist is starting me on hydroxocobalamin",
        "put me on every other day until the tingling settles",
    ],
)
def test_a_place_within_a_first_course_or_its_start_is_the_first_course(text: str) -> None:
    assert present(text, "phase") == {"repletion"}


@pytest.mark.parametrize(
    "text",
    [
        "headaches every month, like clockwork",
        "I see my physio every 6 weeks for my back",
        "tired since 2015, nobody treated me",
        "I've had this tingling since 2003",
        "week two of the new job, tired",
        "number two on the list, is it safe?",
        "two more to go and I'm done with exams",
        "commenced metformin 2/52 ago",
        "I have had low B12 for years",
        "I haven't had B12 jabs for 2 years",
        "I was on B12 for 5 years",
        "GP wants to put me on injections every 12 weeks",
        "should I go monthly?",
        "the very first injection was in 2012",
        "since starting hydroxocobalamin I sleep better",
    ],
)
def test_other_times_and_other_things_tell_no_phase(text: str) -> None:
    assert present(text, "phase") == set()


def test_a_phase_that_is_told_by_its_name_stands_before_one_that_is_implied() -> None:
    assert present("I'm on maintenance, third jab of six was a disaster back then", "phase") == {"maintenance"}
    assert present("still loading, jabs every 4 weeks", "phase") == {"repletion"}
    implied = [m for m in read("my jabs are every 12 weeks") if m.type == "phase"]
    assert [m.uncertain for m in implied] == [True]


def test_a_first_course_of_a_year_is_over() -> None:
    assert present("loading was in 2018, now every 3 months again", "phase") == {"maintenance"}


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("Would 8 weeks be any better than 12? At the moment I'm on 12.", (12.0, "week")),
        ("interval is 8, last hydroxo 11 weeks back", (8.0, "week")),
        ("They want to stretch mine to 12 weeks from 10", (10.0, "week")),
        ("she wants to go from 4 monthly to 2 monthly injections", (4.0, "month")),
        ("I was on 12 weeks for ages. In spring they agreed 8 weeks.", (8.0, "week")),
        ("on the every-other-day injections", (2.0, "day")),
        ("jabs every 10w", (10.0, "week")),
        ("I'm due my quarterly tomorrow", (3.0, "month")),
        ("Hydroxocobalamin at the surgery. Every 3 months.", (3.0, "month")),
        ("cyano the first Monday of every month", (1.0, "month")),
    ],
)
def test_the_interval_in_use_is_read_in_passing(text: str, interval: tuple[float, str]) -> None:
    assert _intervals(text) == {interval}


@pytest.mark.parametrize(
    "text",
    [
        "is every 8 weeks better than every 12?",
        "B12 low, she's been told she can drop down to twice a year",
        "I'm on 12 mg",
    ],
)
def test_an_interval_that_is_asked_about_or_to_come_is_none_in_use(text: str) -> None:
    assert {value for value, _ in _intervals(text)} & {12.0, 6.0} == set()
