"""Who says not to be weak is not weak by what they drop; a weight that is to be lost is no sign; a spray that is asked
about is not in use.
"""

from __future__ import annotations

import pytest


def test_what_is_dropped_counts_no_more_once_weakness_is_denied(conversation):
    conversation.say("brain fog, dropping stuff. My b12 is 247 pg/mL and the dr said normal")
    assert "limb_weakness" in conversation.slot("symptoms_present")
    conversation.say("im not weak?? i just drop my phone a lot cos im not concentrating")
    assert "limb_weakness" not in conversation.slot("symptoms_present"), conversation.text
    assert conversation.slot("held_messages") is None


def test_weak_arms_are_weak_whatever_is_denied_besides(conversation):
    conversation.say("B12 247 pg/mL, I'm starting. I'm not weak in the legs but my arms are weak and I drop things")
    asks_first = conversation.slot("held_messages")
    assert asks_first or "limb_weakness" in conversation.slot("symptoms_present"), conversation.text


@pytest.mark.parametrize("words", ["nobody tested it. its for weight loss", "I get the shots to lose weight"])
def test_weight_that_is_meant_to_be_lost_is_no_sign(conversation, words):
    conversation.say("30 f, B12 1000 mcg every week at the spa").say(words)
    assert "weight_loss" not in (conversation.slot("symptoms_present") or []), conversation.text


def test_weight_that_is_lost_is_one(conversation):
    conversation.say("I'm starting B12, B12 175 pg/mL, referred because of weight loss")
    assert "weight_loss" in conversation.slot("symptoms_present")


def test_a_spray_that_is_asked_about_is_not_noted_as_in_use(conversation):
    conversation.say("no stomach since 2021, cyanocobalamin 1000 mcg every month, last one was October 5")
    conversation.say("None of those").say("Nasal spray. Can I use it without a stomach?")
    assert conversation.slot("route") != "nasal"


def test_a_spray_that_is_told_is_noted(conversation):
    conversation.say("no stomach since 2021, on B12 nasal spray every week, last one was October 5")
    assert conversation.slot("route") == "nasal", conversation.text
