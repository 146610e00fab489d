"""What is asked of the next dose is answered at once from the draft, the dates and what is told of a treatment in use,
and no question about one's own treatment is said to lie outside."""

from __future__ import annotations

import datetime as dt

import pytest

from actions.facts.days import in_words

TODAY = dt.date.today()
OUTSIDE = ("outside what I know", "I have no answer", "I did not get that", "I don't know that", "I am not sure what")


def _told(day):
    return f"{day:%-d %B %Y}"


def _ago(days):
    return _told(TODAY - dt.timedelta(days=days))


COURSE = "I am having the loading B12 needles, five so far, the sixth is tomorrow, 79. No symptoms"
LONG = "pernicious anaemia, 60 male, cyanocobalamin 1000 mcg IM every 30 days, no symptoms, last dose {last}"


class TestACourseThatWasBegun:
    @pytest.fixture
    def without_a_level(self, conversation):
        conversation.say(COURSE).take("I don't know", "none of these", "I don't know it", "No other results")
        return conversation

    @pytest.mark.parametrize(
        "words",
        [
            "so is my sixth one tomorrow or not",
            "I've had five of six, is the sixth tomorrow right? Do I still come?",
            "should I have tomorrow's?",
        ],
    )
    def test_it_is_as_booked_while_a_level_is_missing(self, without_a_level, words):
        without_a_level.say(words)
        assert "not stopped on this page" in without_a_level.text
        assert "as booked" in without_a_level.text
        assert "mcg" not in without_a_level.text
        without_a_level.say("suggest now")
        assert without_a_level.suggestion["regimen"] is None
        without_a_level.say(words)
        assert "not stopped on this page" in without_a_level.text
        assert not any(sentence in without_a_level.text for sentence in OUTSIDE)

    def test_nothing_is_as_booked_after_a_reaction(self, conversation):
        conversation.say(f"{COURSE}. I am allergic to hydroxocobalamin").say("so is my sixth one tomorrow or not")
        assert "Do not have it. You must not have B12" in conversation.text
        assert "as booked" not in conversation.text

    def test_a_treatment_that_nobody_told_of_is_not_judged(self, begun):
        begun.say("is my jab tomorrow all right?")
        assert "as booked" not in begun.text
        assert "I come back to your question" in begun.text

    def test_a_carer_hears_it_of_the_patient(self, conversation):
        conversation.say("My wife has pernicious anaemia, 57. She's had three of the loading jabs, no symptoms")
        conversation.take("Yes, about my wife").say("does she have today's jab, yes or no?")
        assert "Keep it as booked" in conversation.text


class TestWhenItIsDue:
    @pytest.mark.parametrize("words", ["am I overdue?", "so when's the nurse due?", "when is the next one?"])
    def test_a_date_that_has_passed_is_said(self, conversation, words):
        conversation.say(LONG.format(last=_ago(50)))
        conversation.say(words)
        assert f"was due on {in_words(TODAY - dt.timedelta(days=20))}, 20 days ago" in conversation.text
        assert "two at once" in conversation.text

    def test_a_day_inside_the_gap_fits(self, conversation):
        conversation.say(LONG.format(last=_ago(29))).say("suggest now").say("is it ok to have it tomorrow?")
        assert in_words(TODAY + dt.timedelta(days=1)) in conversation.text
        assert "early" not in conversation.text

    def test_a_day_before_the_gap_is_early_and_never_as_booked(self, conversation):
        conversation.say(LONG.format(last=_ago(5))).say("suggest now").say("is it ok to have it tomorrow?")
        assert "early" in conversation.text
        assert "as booked" not in conversation.text

    def test_the_gap_of_another_product_gives_no_day(self, conversation):
        conversation.say(
            f"pernicious anaemia, 60 male, hydroxocobalamin 1 mg every 12 weeks, no symptoms, last dose {_ago(41)}"
        )
        conversation.say("suggest now")
        assert conversation.suggestion["regimen"]["product"] == "cyanocobalamin"
        conversation.say("is it ok to have it tomorrow?")
        assert "42 days early" in conversation.text


class TestUnderTheDraft:
    @pytest.mark.parametrize(
        ("words", "answer"),
        [
            ("will that mean needle every other day?", "every second day"),
            ("how long does it go on for", "until"),
            ("what comes after that?", "Then: "),
            ("so tablets or needle?", "Not by this draft"),
            ("so i can stop the tablets then?", "no reason to stop"),
            ("what is going to happen with my injections when I move", "This is what I have on it"),
        ],
    )
    def test_it_is_answered_from_the_draft_with_the_caveat(self, conversation, words, answer):
        conversation.say(
            "in the UK, tingling feet for months, metformin, hydroxocobalamin, B12 120 ng/L before treatment, 59 male, "
            "starting",
        )
        conversation.take("None of these", "Nothing else", "no other results", "none of these", "no other medicines")
        conversation.say("suggest now")
        line = conversation.suggestion["confirmation"]["line_plain"]
        conversation.say(words)
        assert not any(sentence in conversation.text for sentence in OUTSIDE), conversation.text
        assert line in conversation.text

    def test_how_many_are_left_is_counted(self, conversation):
        conversation.say(
            "68 female, pernicious anemia, B12 98 pg/mL before treatment. I am on the daily cyanocobalamin 1000 mcg IM "
            "shots, had 3 so far, last one yesterday"
        )
        conversation.take("None of these", "no other results", "none of these", "no medicines", "None of these")
        conversation.say("suggest now").say("so that's seven more?")
        assert "3 of 7 were given, so 4 are left" in conversation.text

    def test_a_clinician_who_asks_for_a_reason_against_it_gets_what_is_to_be_weighed(self, conversation):
        conversation.say(
            f"Practice nurse. 70F with PA, hydroxocobalamin 1mg IM 12 weekly, last given {_ago(84)}. On apixaban 5mg. "
            "No neuro symptoms. NKDA. Any reason not to give?"
        )
        assert "Direct oral anticoagulant" in conversation.text
        assert "due" in conversation.text
        assert "No answer" not in conversation.text

    def test_something_else_is_still_outside(self, suggested):
        suggested.say("what is the capital of France")
        assert "This is what I have on it" not in suggested.text
