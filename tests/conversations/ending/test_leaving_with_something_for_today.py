"""Who leaves hears once more what is for a doctor today: the last line that was open is no line that scrolled away."""

from __future__ import annotations

import pytest

WEAKER = "numb feet, my legs are getting weaker for a month and my B12 was 118 pg/mL"


@pytest.mark.parametrize("words", ["thanks, bye", "stop", "never mind, bye"])
def test_a_sign_for_today_is_said_again(conversation, words):
    conversation.say(WEAKER).say(words)
    assert "This stays open" in conversation.text
    assert "See a doctor today" in conversation.text


def test_of_another_too(conversation):
    conversation.say("my mum, 74, has numb feet and her legs are getting weaker for a month").say("yes").say("ok, bye")
    assert "See a doctor today" in conversation.text


def test_what_has_passed_is_said_with_what_to_do_if_it_comes_back(conversation):
    conversation.say("I have chest pain and can't get my breath").say("it is over now").say("never mind bye")
    assert "look at it today" in conversation.text
    assert "If it comes back, call 911" in conversation.text


def test_a_child_who_was_in_danger_is_not_forgotten(conversation):
    conversation.say("my baby is 9 months, breastfed, and she has gone floppy and is hard to wake")
    conversation.say("it is over now").say("bye")
    assert "Have the child seen by a doctor today" in conversation.text


def test_a_clinician_reads_what_is_open(conversation):
    conversation.say("I am a GP. 58M, B12 96 pg/mL, new gait disturbance over 3 weeks").say("bye")
    assert "Same-day" in conversation.text


def test_nothing_is_added_where_nothing_is_for_today(conversation):
    conversation.say("my B12 is 150 pg/mL, I'm vegan").say("bye")
    assert "This stays open" not in conversation.text
