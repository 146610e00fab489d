"""Whether laughing gas goes on is a fact of its own: kept as told, be it blamed or not, and it keeps tablets away."""

from __future__ import annotations

import pytest

VEGAN = "I'm 22, vegan for years, B12 150 pg/mL, starting injections. "


@pytest.mark.parametrize(
    ("told", "use"),
    [
        ("I do whippets now and then", "ongoing"),
        ("balloons, maybe once a month", "ongoing"),
        ("nitrous oxide use ongoing", "ongoing"),
        ("I used to do nos, stopped in May", "stopped"),
        ("Haven't done balloons for a year", "stopped"),
        ("No more balloons since March", "stopped"),
        ("ex-user of nitrous oxide, last use 6 months ago", "stopped"),
    ],
)
def test_whether_it_goes_on_is_noted_as_it_was_told(conversation, told, use):
    conversation.say(VEGAN + told)
    assert "nitrous_oxide" in [conversation.slot("cause"), *(conversation.slot("causes") or [])]
    assert conversation.slot("cause_detail") == {"nitrous_oxide": use}
    assert conversation.slot("interval_days") is None
    assert "not sure about" not in conversation.text


def test_how_often_is_kept_in_the_words_that_tell_it(conversation):
    conversation.say(VEGAN + "i do balloons maybe every other weekend")
    assert conversation.slot("other_conditions") == ["i do balloons maybe every other weekend"]


def test_how_often_counts_whatever_was_asked_meanwhile(conversation):
    conversation.say("my diet, vegan. I also use laughing gas").say("maybe every other weekend")
    assert conversation.slot("cause_detail") == {"nitrous_oxide": "ongoing"}
    assert conversation.slot("other_conditions") == ["maybe every other weekend"]


def test_gas_that_is_only_not_blamed_stays_in_use(conversation):
    conversation.say(VEGAN + "I do balloons at festivals").say("i dont think the balloons caused it")
    assert conversation.slot("causes") == ["nitrous_oxide"]
    assert conversation.slot("cause_detail") == {"nitrous_oxide": "ongoing"}


def test_the_wish_to_stop_the_gas_stops_no_talk(conversation):
    conversation.say(VEGAN + "I do whippets").say("actually I want to stop the gas")
    assert "We stop here" not in conversation.text
    assert conversation.slot("cause_detail") == {"nitrous_oxide": "ongoing"}


def test_a_change_of_mind_is_said(conversation):
    conversation.say(VEGAN + "I do whippets").say("gave it up at easter")
    assert "laughing gas: still used → stopped" in conversation.text
    conversation.say("actually I still do them sometimes")
    assert "laughing gas: stopped → still used" in conversation.text


def test_it_is_asked_where_it_was_not_told(conversation):
    conversation.say("starting").say("nitrous oxide")
    assert conversation.asked == "gas_use"
    conversation.say("only at parties now")
    assert conversation.slot("cause_detail") == {"nitrous_oxide": "ongoing"}
    assert conversation.asked == "nerve_symptoms"


def test_gas_that_was_never_used_is_no_cause(conversation):
    conversation.say(VEGAN + "I never touched laughing gas")
    assert conversation.slot("causes") is None
    assert conversation.slot("cause_detail") is None
