"""A plan becomes dates: from a day that the person names, or from the last dose where treatment goes on."""

from __future__ import annotations

import datetime as dt

import pytest

TODAY = dt.datetime.now(tz=dt.timezone.utc).astimezone().date()
SOON = TODAY + dt.timedelta(days=9)


def first_injection(card):
    return next(item for item in card["schedule"]["appointments"] if item["kind"] == "injection")


def test_the_first_day_is_asked_for_where_it_was_not_given(suggested):
    suggested.choose("Dates")
    assert suggested.asked == "start_date"
    assert "Today" in suggested.options


@pytest.mark.parametrize(
    "words",
    [
        f"{SOON:%-d %B}",
        f"{SOON:%B %-d}",
        f"{SOON:%-d %b %Y}",
        f"{SOON:%Y-%m-%d}",
        f"from {SOON:%-d %B} please",
        "in 9 days",
    ],
)
def test_a_day_is_read_as_people_write_it(suggested, words):
    suggested.choose("Dates").say(words)
    assert suggested.card["type"] == "schedule"
    assert first_injection(suggested.card)["earliest"] == SOON.isoformat()
    assert f"{SOON:%A, %B} {SOON.day}, {SOON:%Y}" in suggested.card["title"]
    assert suggested.form is None


def test_today_can_be_tapped(suggested):
    suggested.choose("Dates", "Today")
    assert first_injection(suggested.card)["earliest"] == TODAY.isoformat()


def test_tomorrow_is_a_day(suggested):
    suggested.choose("Dates").say("tomorrow")
    assert first_injection(suggested.card)["earliest"] == (TODAY + dt.timedelta(days=1)).isoformat()


def test_next_monday_is_a_monday(suggested):
    suggested.choose("Dates").say("next monday")
    day = dt.date.fromisoformat(first_injection(suggested.card)["earliest"])
    assert day.weekday() == 0
    assert 0 <= (day - TODAY).days <= 7


def test_the_day_may_come_with_the_wish(suggested):
    suggested.say(f"schedule from {SOON:%-d %B}")
    assert first_injection(suggested.card)["earliest"] == SOON.isoformat()


@pytest.mark.parametrize("words", ["the 5th", "december", "31 february", "98", "1 January 2040", "3 weeks ago", "soon"])
def test_what_is_no_day_to_come_is_asked_again(suggested, words):
    suggested.choose("Dates").say(words)
    assert suggested.asked == "start_date"
    assert suggested.card["kind"] == "day"
    assert "such as 1 December" in suggested.text


def test_not_knowing_the_day_gives_no_dates_and_loses_nothing(suggested):
    suggested.choose("Dates", "I don't know yet")
    assert suggested.card is None
    assert suggested.form is None
    assert "Why this?" in suggested.options
    assert suggested.choose("Dates").asked == "start_date"


def test_other_dates_can_be_asked_for_afterwards(suggested):
    suggested.choose("Dates", "Today")
    assert suggested.choose("Dates").asked == "start_date"
    suggested.say("tomorrow")
    assert first_injection(suggested.card)["earliest"] == (TODAY + dt.timedelta(days=1)).isoformat()


def test_the_schedule_holds_injections_checks_a_calendar_and_the_caveat(suggested):
    caveat = suggested.suggestion["confirmation"]["plain"]
    card = suggested.choose("Dates", "Today").card
    kinds = {item["kind"] for item in card["schedule"]["appointments"]}
    assert {"injection", "blood_test", "review"} <= kinds
    assert card["caveat"] == caveat
    assert card["ics"].startswith("BEGIN:VCALENDAR")
    assert card["ics"].count("BEGIN:VEVENT") == len(card["schedule"]["appointments"])


def test_a_question_for_the_day_can_be_explained_and_left(suggested):
    suggested.choose("Dates").say("why do you ask?")
    assert suggested.asked == "start_date"
    suggested.say("stop")
    assert suggested.form is None
    assert "no plan" not in suggested.text


def test_a_red_flag_instead_of_a_day_comes_first(suggested):
    suggested.choose("Dates").say("I have chest pain")
    assert suggested.card["type"] == "emergency"
    assert "mcg" not in str(suggested.messages)


def on_maintenance(begun, last_dose):
    begun.take("Already on regular injections", "Pernicious anemia", "None of these")
    begun.take("I don't know it", "No other results", "58", "Neither", "None of these")
    begun.take("No other medicines", "Cyanocobalamin", "1,000 mcg (1 mg)", "Every month", last_dose, "Gone")
    return begun.take("Yes, that's right")


def test_under_treatment_the_dates_count_from_the_last_dose(begun):
    last = TODAY - dt.timedelta(days=10)
    on_maintenance(begun, f"{last:%-d %B %Y}").choose("Dates")
    assert begun.card["type"] == "schedule"
    assert f"last dose on {last:%A, %B} {last.day}, {last:%Y}" in begun.card["title"]
    due = dt.date.fromisoformat(first_injection(begun.card)["earliest"])
    assert 28 <= (due - last).days <= 31


def test_without_a_known_last_dose_the_first_day_is_asked_for(begun):
    on_maintenance(begun, "I don't know").choose("Dates")
    assert begun.asked == "start_date"
    begun.choose("Today")
    assert first_injection(begun.card)["earliest"] == TODAY.isoformat()


def test_without_a_plan_with_injections_there_are_no_dates(reviewed):
    reviewed.say("I am pregnant").choose("Yes, that's right").say("dates please")
    assert reviewed.card is None
    assert "no dates" in reviewed.text
    assert reviewed.form is None


def test_words_that_were_not_understood_before_are_no_answer_to_the_first_day(suggested):
    suggested.say("blorp fnord").choose("Dates")
    assert suggested.asked == "start_date"
    assert "not understand" not in suggested.text.lower()
    assert "did not get" not in suggested.text.lower()


def test_a_next_dose_that_is_due_already_is_dated_from_the_start_and_both_days_are_said(conversation):
    last = TODAY - dt.timedelta(days=83)
    conversation.say(
        f"pernicious anaemia, on cyanocobalamin 1000 mcg every month, last jab {last:%-d %B %Y}, 61 years old, female, "
        "B12 600 pg/mL, no other symptoms"
    ).say("Give me a draft now").choose("Dates")
    if conversation.asked == "start_date":
        conversation.choose("Today")
    assert first_injection(conversation.card)["earliest"] == TODAY.isoformat()
    assert f"{last:%B} {last.day}" in conversation.card["title"]
    assert f"{TODAY:%B} {TODAY.day}" in conversation.card["title"]
    assert "due by then" in conversation.card["title"]


def test_dates_for_a_clinician_are_in_the_clinicians_words(conversation):
    conversation.say("64M, pernicious anaemia, starting, B12 98 pg/mL, Hb 14 g/dL, paraesthesia", register="clinician")
    conversation.choose("Suggest now", "Dates", "Today")
    assert conversation.card["register"] == "clinician"
