"""An emergency stays open, its card in sight, until the person settles it; until then no dose of any kind (S-30)."""

from __future__ import annotations

import pytest
import yaml

from deploy.environment import ROOT

DOMAIN = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))

LEAVING = {"stop", "goodbye", "restart", "ask_person"}
"""Intents that nobody is kept from."""


@pytest.fixture
def in_danger(begun):
    """A conversation in which an emergency was named at the second question."""
    return begun.choose("Starting").say("I have chest pain and I cannot breathe")


def assert_open(conversation):
    assert conversation.card is not None, conversation.text
    assert conversation.card["type"] == "emergency"
    assert "mcg" not in str(conversation.messages)
    assert conversation.form is None
    assert conversation.slot("emergency") is not None


def assert_settled(conversation):
    assert conversation.slot("emergency") is None, conversation.text
    assert conversation.card is None or conversation.card["type"] != "emergency"


@pytest.mark.parametrize("intent", sorted(set(DOMAIN["intents"]) - LEAVING))
def test_no_intent_of_the_domain_passes_by_it(in_danger, intent):
    assert_open(in_danger.say(f"/{intent}"))


@pytest.mark.parametrize(
    "words",
    [
        "ok but what dose should I have?",
        "how much hydroxocobalamin do people get at the start?",
        "my B12 is 98 pg/mL",
        "starting",
        "yes",
        "no",
        "thanks",
        "why?",
        "what do other guidelines say",
        "asdf qwer",
        "it's not over",
        "is it over?",
        "it has not gone away",
        "keep going with the plan please",
    ],
)
def test_each_further_answer_keeps_the_card(in_danger, words):
    assert_open(in_danger.say(words))


def test_facts_that_are_named_meanwhile_are_kept(in_danger):
    in_danger.say("my B12 is 98 pg/mL").say("it's over now, I'm fine")
    assert in_danger.lab("serum_b12") == (98, "pg/mL")


def test_no_plan_leaves_after_one_was_shown(suggested):
    suggested.say("I have chest pain now")
    for words in ("why this plan?", "dates please", "suggest now", "what do other countries do?"):
        assert_open(suggested.say(words))


@pytest.mark.parametrize(
    "words",
    [
        "it's over now",
        "the chest pain has gone and I can breathe again",
        "false alarm",
        "that was years ago",
        "I got checked at the ER and they sent me home",
    ],
)
def test_plain_words_settle_it_and_the_plan_goes_on(in_danger, words):
    in_danger.say(words)
    assert_settled(in_danger)
    assert "call 911" in in_danger.text
    assert in_danger.slot("acute_signs") is None
    assert in_danger.asked == "cause"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("It is over now", "Yes, it is over"),
        ("It is not about me", "Somebody else"),
        ("That is not what I meant", "Yes, all of that is wrong"),
    ],
)
def test_two_taps_settle_it(in_danger, first, second):
    assert_open(in_danger.choose(first))
    in_danger.choose(second)
    assert_settled(in_danger)
    assert in_danger.asked == "cause"


def test_the_second_tap_can_say_that_it_is_happening(in_danger):
    assert_open(in_danger.choose("It is over now", "No, it is happening now"))


def test_a_sign_that_is_over_stands_in_the_review(begun):
    begun.choose("Starting", "Pernicious anemia").say("I have chest pain").say("it has passed")
    begun.take("None of these", "98 pg/mL", "No other results", "58", "Neither", "None of these")
    begun.take("No other medicines")
    row = next(row for row in begun.card["rows"] if row["field"] == "nerve_symptoms")
    assert "chest pain: it was there, and is over now" in row["value"]


def test_another_danger_in_the_same_words_keeps_it_open(in_danger):
    assert_open(in_danger.say("that's over now but my right arm has suddenly gone weak"))


def test_a_denial_of_the_signs_by_name_settles_it(begun):
    begun.choose("Starting").say("I have chest pain").say("I don't have chest pain")
    assert_settled(begun)
    assert "yes → no" in begun.text


def test_thoughts_of_suicide_are_never_settled_by_words_alone(begun):
    begun.say("I want to kill myself")
    assert_open(begun.say("I'm fine now"))
    assert "988" in str(begun.messages)
    begun.choose("Yes, it is over")
    assert_settled(begun)


@pytest.mark.parametrize("words", ["stop", "goodbye", "I want to talk to a person"])
def test_who_leaves_finds_it_open_on_return(in_danger, words):
    in_danger.say(words)
    assert "911" in in_danger.text
    assert_open(in_danger.say("ok, what dose do I need?"))


def test_a_call_for_help_without_a_sign_stays_open_too(conversation):
    conversation.say("please send an ambulance")
    assert_open(conversation)
    assert_open(conversation.say("what is the usual dose of B12?"))
    conversation.choose("It is over now", "Yes, it is over")
    assert_settled(conversation)


def test_the_words_beneath_the_card_are_not_the_same_twice(in_danger):
    said = [in_danger.say("starting").messages[-1]["text"] for _ in range(3)]
    assert said[0] != said[1] != said[2]
