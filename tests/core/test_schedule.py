"""Regimens as dates: ranges stay ranges, the next dose counts from the one truly given, and the caveat goes along."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pytest
from icalendar import Calendar

from b12core import CaseError, parse_case, suggest
from b12core.schedule import FIRST_FEW, Schedule, build_schedule
from b12core.schedule_export import as_calendar, as_picture, schedule_text
from b12core.words import Register

START = dt.date(2026, 12, 1)
LOADING: dict[str, Any] = {
    "phase": "repletion",
    "cause": "pernicious_anaemia",
    "symptoms": {"present": [], "absent": ["paraesthesia"]},
    "labs": [
        {"analyte": "serum_b12", "value": 98, "unit": "pg/mL"},
        {"analyte": "haemoglobin", "value": 91, "unit": "g/L"},
    ],
}
MAINTENANCE = {**LOADING, "phase": "maintenance", "labs": []}


def schedule(case: dict[str, object], protocol: str, last_dose_on: dt.date | None = None) -> Schedule:
    return build_schedule(suggest(parse_case(case), protocol), START, last_dose_on)


def injections(made: Schedule) -> list[tuple[dt.date, dt.date]]:
    return [(item.earliest, item.latest) for item in made.appointments if item.kind == "injection"]


def test_us_practice_is_seven_daily_then_four_weekly_then_monthly_injections() -> None:
    days = [earliest for earliest, _ in injections(schedule(LOADING, "us-practice"))]
    assert days[:7] == [START + dt.timedelta(days=day) for day in range(7)]
    assert days[7:11] == [dt.date(2026, 12, day) for day in (14, 21, 28)] + [dt.date(2027, 1, 4)]
    assert days[11:14] == [dt.date(2027, 2, 4), dt.date(2027, 3, 4), dt.date(2027, 4, 4)]


def test_an_interval_given_as_a_range_stays_a_range() -> None:
    windows = injections(schedule(MAINTENANCE, "uk-nice-bnf", dt.date(2026, 11, 1)))
    assert windows[0] == (dt.date(2027, 1, 1), dt.date(2027, 2, 1))


def test_the_next_dose_counts_from_the_dose_truly_given() -> None:
    """S-14."""
    late = injections(schedule(MAINTENANCE, "us-practice", dt.date(2026, 11, 20)))
    assert late[0] == (dt.date(2026, 12, 20), dt.date(2026, 12, 20))


def under_way(doses: int, every: int, begun: str, last: str, product: str = "cyanocobalamin") -> dict[str, Any]:
    """A loading course that has begun: 1,000 mcg into the muscle every so many days."""
    treatment = {"product": product, "dose_mcg": 1000, "route": "IM", "interval_days": every, "doses_given": doses}
    return {**LOADING, "as_of": str(START), "treatment": {**treatment, "started_on": begun, "last_dose_on": last}}


@pytest.mark.parametrize(
    ("case", "numbers", "first"),
    [
        (under_way(5, 1, "2026-11-26", "2026-11-30"), [6, 7, 1, 2, 3, 4, 1], dt.date(2026, 12, 1)),
        (under_way(7, 1, "2026-11-24", "2026-11-30"), [1, 2, 3, 4, 1], dt.date(2026, 12, 7)),
        (under_way(9, 7, "2026-11-10", "2026-11-30"), [3, 4, 1], dt.date(2026, 12, 7)),
        (under_way(7, 7, "2026-10-18", "2026-11-29"), [8, 1], dt.date(2026, 12, 6)),
    ],
    ids=["inside a stage", "a stage complete", "inside the second stage", "the line's other course"],
)
def test_a_loading_course_under_way_goes_on_from_the_last_dose_and_repeats_none(
    case: dict[str, Any], numbers: list[int], first: dt.date
) -> None:
    """S-14."""
    made = build_schedule(
        suggest(parse_case(case), "us-practice"), START, dt.date.fromisoformat(case["treatment"]["last_dose_on"])
    )
    dated = [item for item in made.appointments if item.kind == "injection"]
    assert [item.number for item in dated][: len(numbers)] == numbers
    assert dated[0].earliest == first
    assert (made.counts_from is None) == (first == START and numbers[0] == 1)


def test_daily_doses_that_were_given_are_not_begun_anew_where_nobody_knows_the_day_they_began() -> None:
    """S-14."""
    case = under_way(9, 7, "2026-11-10", "2026-11-24")
    del case["treatment"]["started_on"]
    steps = suggest(parse_case(case), "us-practice").regimen.steps
    assert [step.every.unit for step in steps] == ["week", "month"]


def test_doses_given_whose_gap_nobody_told_are_taken_off_the_course() -> None:
    """S-14."""
    treatment = {"product": "hydroxocobalamin", "dose_mcg": 1000, "route": "IM", "doses_given": 3}
    case = {**LOADING, "treatment": {**treatment, "last_dose_on": str(START - dt.timedelta(days=2))}}
    made = build_schedule(suggest(parse_case(case), "uk-nice-bnf"), START)
    dated = [item for item in made.appointments if item.kind == "injection"]
    assert [item.number for item in dated][:4] == [4, 5, 6, 1]


def test_an_overdue_dose_falls_on_the_first_day_once() -> None:
    """S-14."""
    days = [earliest for earliest, _ in injections(schedule(MAINTENANCE, "us-practice", dt.date(2026, 6, 1)))]
    assert days[0] == START
    assert days[1] == dt.date(2027, 1, 1)
    assert all(later > earlier for earlier, later in pairwise(days))


def test_a_monthly_plan_begun_on_the_last_day_of_a_month_does_not_drift() -> None:
    made = build_schedule(suggest(parse_case(MAINTENANCE), "us-practice"), dt.date(2027, 1, 31))
    assert [earliest for earliest, _ in injections(made)][:4] == [
        dt.date(2027, 1, 31),
        dt.date(2027, 2, 28),
        dt.date(2027, 3, 31),
        dt.date(2027, 4, 30),
    ]


def test_loading_that_lasts_until_improvement_ends_dates_nothing_after_it() -> None:
    nerves = {**LOADING, "symptoms": {"present": ["paraesthesia", "gait_disturbance"]}}
    made = schedule(nerves, "uk-nice-bnf")
    gaps = {(later[0] - earlier[0]).days for earlier, later in pairwise(injections(made))}
    assert gaps == {2}
    assert made.notes


def test_a_step_that_goes_on_until_something_happens_has_its_first_dates_alone() -> None:
    nerves = {**LOADING, "symptoms": {"present": ["paraesthesia", "gait_disturbance"]}}
    made = schedule(nerves, "uk-nice-bnf")
    assert len(injections(made)) == FIRST_FEW
    assert made.open_ended
    assert not schedule(LOADING, "us-practice").open_ended


def test_checks_are_dated_with_the_injections_and_every_form_carries_the_caveat() -> None:
    made = schedule(LOADING, "us-practice")
    dated = {(item.kind, item.earliest, item.latest) for item in made.appointments if item.kind != "injection"}
    assert ("blood_test", START + dt.timedelta(days=7), START + dt.timedelta(days=10)) in dated
    assert ("review", dt.date(2027, 3, 1), dt.date(2027, 3, 1)) in dated
    calendar = Calendar.from_ical(as_calendar(made))
    events = list(calendar.walk("VEVENT"))
    assert len(events) == len(made.appointments)
    assert all(str(event["description"]) == made.line_plain for event in events)
    assert str(calendar["description"]) == made.caveat_plain


@pytest.mark.parametrize("register", ["clinician", "patient"])
def test_the_dates_as_text_open_with_the_caveat_line_and_end_with_the_whole_caveat(register: Register) -> None:
    made = schedule(LOADING, "us-practice")
    text = schedule_text(made, register)
    line, caveat = (made.line, made.caveat) if register == "clinician" else (made.line_plain, made.caveat_plain)
    assert text.splitlines()[1] == line
    assert text.endswith(f"{caveat}\n")
    assert text.count(line) == text.count(caveat) == 1
    assert "1 December 2026" in text


def test_the_picture_has_a_mark_for_each_appointment_and_says_the_same_in_words() -> None:
    made = schedule(LOADING, "us-practice")
    picture = ElementTree.fromstring(as_picture(made))  # noqa: S314 - our own output
    space = "{http://www.w3.org/2000/svg}"
    marks = [*picture.iter(f"{space}circle"), *picture.iter(f"{space}rect")]
    assert len(marks) == len(made.appointments)
    words = picture.findtext(f"{space}desc") or ""
    assert all(item.days in words for item in made.appointments)
    assert "1 December 2026" in words
    assert made.line_plain in words


def test_no_dates_without_a_regimen() -> None:
    with pytest.raises(CaseError, match="regimen"):
        schedule({**LOADING, "symptoms": {"present": ["chest_pain"]}}, "us-practice")


@pytest.mark.parametrize("register", ["clinician", "patient"])
@pytest.mark.parametrize(
    ("more", "first"),
    [
        ({"symptoms": {"present": ["gait_disturbance"]}}, "Same-day|doctor today"),
        ({"conditions": ["leber_optic_neuropathy"]}, "Ophthalmology|eye"),
        ({"labs": [{"analyte": "haemoglobin", "value": 40, "unit": "g/L"}]}, "Same-day|doctor today"),
    ],
)
def test_what_comes_before_every_date_stands_above_the_dates(
    more: dict[str, Any], first: str, register: Register
) -> None:
    """S-01: how soon somebody has to be seen, and who decides before anything is given."""
    labs = [*LOADING["labs"][:1], *more.get("labs", [])]
    made = schedule({**LOADING, **more, "labs": labs}, "uk-nice-bnf")
    assert re.search(first, " ".join(schedule_text(made, register).splitlines()[1:3]))
