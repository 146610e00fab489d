"""Help that is on its way settles nothing: the card is one line, facts are kept, and no dose is named (S-30)."""

from __future__ import annotations

import re

import pytest


@pytest.fixture
def crushed(conversation):
    return conversation.say("my chest feels crushed since this morning, B12 98 pg/mL")


@pytest.fixture
def helped(crushed):
    return crushed.say("the ambulance is on its way")


def emergency_text(conversation):
    """The text of the emergency card of the last turn."""
    return next(
        said["card"]["text"] for said in conversation.messages if (said["card"] or {}).get("type") == "emergency"
    )


@pytest.mark.parametrize(
    "words",
    [
        "the ambulance is on its way",
        "we're at the hospital now",
        "she's been seen, they are dealing with it",
        "I've called 999",
        "doctor is with him",
        "the nurse has called the doctor and 999",
        "dispatcher is on the line",
        "they've taken him in",
        "on our way to the emergency room",
        "she can't move and 911 called",
    ],
)
def test_whoever_has_called_is_not_told_to_call(crushed, words):
    crushed.say(words)
    assert "now" not in emergency_text(crushed)
    assert crushed.card["called"] is True
    assert crushed.slot("emergency") is not None


def test_the_option_says_the_same(crushed):
    crushed.choose("Help is on its way")
    assert "Good that help" in crushed.text
    assert "Help is on its way" not in crushed.options
    assert crushed.slot("emergency") is not None


@pytest.mark.parametrize(
    "words",
    [
        "no, I haven't called anybody",
        "he told me to go to A&E",
        "the nurse is coming on Friday",
        "I get my jabs at the hospital",
        "I'm calling about my B12",
        "the doctor is treating me with hydroxocobalamin",
    ],
)
def test_whoever_has_not_is_told_again(crushed, words):
    crushed.say(words)
    assert crushed.card["called"] is False
    assert re.search(r"Call \d{3}.* now", emergency_text(crushed))


@pytest.mark.parametrize(
    "words", ["nobody is coming, they refused", "the ambulance never came", "I cancelled the ambulance"]
)
def test_where_none_comes_after_all_it_is_said_again(helped, words):
    helped.say(words)
    assert emergency_text(helped).startswith("Call 911 now")


def test_what_is_told_meanwhile_is_noted_at_once_and_kept(helped):
    helped.say("I also take metformin and I'm 61")
    assert "I noted: age: 61; metformin: yes." in helped.text
    helped.say("it's over now, I'm fine")
    assert helped.slot("age") == 61
    assert helped.lab("serum_b12") == (98, "pg/mL")
    assert helped.asked == "phase"


@pytest.mark.parametrize(
    "words",
    ["what dose do I need?", "how much hydroxocobalamin do people get?", "plan please", "yes", "starting", "thanks"],
)
def test_no_turn_brings_a_dose_or_a_plan(helped, words):
    for _ in range(2):
        helped.say(words)
        assert helped.card["type"] == "emergency"
        assert "mcg" not in str(helped.messages)
        assert helped.form is None


@pytest.mark.parametrize("words", ["it's getting worse", "the ambulance isn't here yet", "now my feet are numb"])
def test_what_those_who_come_have_to_know_is_to_be_told_to_them(helped, words):
    helped.say(words)
    assert emergency_text(helped).startswith("Tell those who help about this at once")


def test_a_new_danger_is_an_emergency_in_full(helped):
    helped.say("now I can't breathe")
    assert "can be an emergency" in emergency_text(helped)
    assert "call 911 again" in emergency_text(helped)


def test_the_line_below_it_is_not_the_same_twice(helped):
    said = [helped.say(words).messages[-1]["text"] for words in ("ok", "thanks", "ok")]
    assert said[0] != said[1] != said[2]


def test_an_emergency_that_begins_with_help_called_says_so(conversation):
    conversation.say("my dad collapsed an hour ago, paramedics are with him. he gets B12 jabs")
    assert "Call 911" not in emergency_text(conversation)
    assert "Good that help" in conversation.text


def test_only_what_says_that_it_is_over_settles_it(helped):
    helped.say("she's been seen and they are looking after her")
    assert helped.slot("emergency") is not None
    helped.say("it's over, they sent her home")
    assert helped.slot("emergency") is None


def test_a_nurse_who_is_there_does_not_change_who_is_spoken_to(crushed):
    crushed.say("district nurse here now looking at him")
    assert crushed.slot("register") != "clinician"
    assert "Good that help" in crushed.text


class TestWhatIsNotOver:
    """Words of what is over count where they are said of the danger, and of nothing else (S-28)."""

    @pytest.mark.parametrize(
        "words",
        [
            "my last injection was 3 weeks ago",
            "I was diagnosed years ago",
            "I got checked for B12 last month",
            "my loading doses are over",
            "now my left arm has gone weak",
            "her legs have stopped working",
            "the feeling in my arm has gone",
            "it's over an hour now",
            "in the past hour it got worse",
            "he has passed out again",
            "it's gone into my jaw",
            "I had chest pain years ago too",
        ],
    )
    def test_it_stands_after_words_about_something_else(self, crushed, words):
        crushed.say(words)
        assert crushed.slot("emergency") is not None, crushed.text
        assert crushed.card["type"] == "emergency"

    @pytest.mark.parametrize(
        "words",
        [
            "the pain in my arm has gone",
            "no, it's over",
            "it happened 2 weeks ago",
            "It stopped after 10 min",
            "years ago",
        ],
    )
    def test_it_is_settled_by_words_about_itself(self, crushed, words):
        crushed.say(words)
        assert crushed.slot("emergency") is None or "Yes, it is over" in crushed.options


class TestAssessedAndInCare:
    """A clinician goes on where the patient was assessed and is in care; what is there still stays in the case."""

    @pytest.fixture
    def weak_legs(self, conversation):
        conversation.say("I'm a GP. 60F, weak legs and can't walk since yesterday, B12 80 ng/L")
        assert conversation.card["type"] == "emergency"
        return conversation

    @pytest.mark.parametrize(
        "words",
        [
            "assessed today, cord compression excluded",
            "admitted under neurology, on alternate-day hydroxocobalamin already",
            "MRI whole spine done, no compression",
            "she's an inpatient, being treated as SACD",
        ],
    )
    def test_the_case_goes_on_with_the_signs_that_are_there(self, weak_legs, words):
        weak_legs.say(words)
        assert "assessed and in care" in weak_legs.text
        assert weak_legs.slot("emergency") is None
        assert "gait_disturbance" in weak_legs.slot("symptoms_present")
        assert not weak_legs.slot("acute_signs")

    def test_the_option_asks_to_be_sure(self, weak_legs):
        weak_legs.choose("Assessed, in care")
        assert weak_legs.slot("emergency") is not None
        weak_legs.choose("Yes, assessed, in care")
        assert weak_legs.slot("emergency") is None

    @pytest.mark.parametrize(
        "words",
        ["awaiting MRI", "needs to be assessed today", "cord compression not excluded", "not yet seen by neurology"],
    )
    def test_what_is_still_to_be_done_settles_nothing(self, weak_legs, words):
        weak_legs.say(words)
        assert weak_legs.card["type"] == "emergency"
        assert "mcg" not in str(weak_legs.messages)

    def test_a_patient_has_no_such_option(self, crushed):
        assert not {"A doctor has seen it", "Assessed, in care"} & set(crushed.options)
        crushed.say("assessed today, on the ward now")
        assert crushed.slot("emergency") is not None
