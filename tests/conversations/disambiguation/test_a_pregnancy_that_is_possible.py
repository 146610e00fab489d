"""A pregnancy that is possible is neither yes nor not known: a test comes first, and its result goes on (S-02)."""

from __future__ import annotations

import pytest

CASE = "plan please. starting, pernicious anemia, B12 98 pg/mL, 31 year old woman, no other results"


@pytest.fixture
def at_pregnancy(conversation):
    conversation.say(CASE).choose("None of these")
    assert conversation.asked == "pregnancy"
    return conversation


@pytest.mark.parametrize(
    "words",
    [
        "might be, I'm a week late",
        "no, but my period is late",
        "could well be",
        "we have been trying so maybe",
        "haven't done a test yet",
        "too soon to tell",
        "It is possible",
    ],
)
def test_no_dose_follows_and_a_test_is_asked_for(at_pregnancy, words):
    at_pregnancy.say(words)
    assert at_pregnancy.slot("pregnancy_possible") is True
    assert "pregnant: possible, to be tested first" in at_pregnancy.text
    suggestion = at_pregnancy.suggestion
    assert (suggestion["status"], suggestion["regimen"]) == ("refer", None)
    assert "no_pregnancy" in [change["rule"] for change in suggestion["would_change"]]


@pytest.mark.parametrize(
    "words", ["no", "on the pill", "can't be", "no, the test was negative", "no periods since 2019", "I don't know"]
)
def test_a_denial_is_none(at_pregnancy, words):
    at_pregnancy.say(words)
    assert at_pregnancy.slot("pregnancy_possible") is None


def test_the_option_says_it_too(at_pregnancy):
    assert at_pregnancy.choose("It is possible").suggestion["regimen"] is None


@pytest.mark.parametrize("words", ["the test was negative", "got my period", "I'm not pregnant after all"])
def test_once_it_is_excluded_the_rest_is_asked_before_any_dose(at_pregnancy, words):
    at_pregnancy.say("might be").say(words)
    assert (at_pregnancy.slot("pregnant"), at_pregnancy.slot("pregnancy_possible")) == (False, None)
    assert at_pregnancy.asked == "pregnancy"
    assert "Are you breastfeeding?" in at_pregnancy.text


def test_once_it_is_shown_the_plan_is_that_of_a_pregnancy(at_pregnancy):
    at_pregnancy.say("might be").say("test was positive")
    assert at_pregnancy.slot("pregnant") is True
    assert at_pregnancy.suggestion["reasons"][0]["rule"] == "pregnancy"


def test_one_that_is_told_by_itself_is_no_yes(conversation):
    conversation.say("plan please. on monthly shots, pernicious anemia, 31 year old woman, I might be pregnant")
    assert (conversation.slot("pregnant"), conversation.slot("pregnancy_possible")) == (None, True)
    assert conversation.suggestion["regimen"] is None
