"""A relative tells of a stroke in their own words: at once where it is now, said back as past where it is over."""

from __future__ import annotations


def test_a_mouth_that_has_gone_down_is_an_emergency_at_once(conversation):
    conversation.say("My mum is 81, her B12 is 141 pg/mL").choose("Yes, about my mother")
    conversation.say("oh wait, her mouth has gone down on the left and she's talking funny")
    assert conversation.card["type"] == "emergency"
    assert "mouth has gone down on the left" in conversation.text


def test_who_asks_for_a_mother_whose_memory_slips_reads_no_emergency(conversation):
    conversation.say("Asking for my mum, 81, memory been slipping for a year").choose("Yes, about my mother")
    assert conversation.slot("emergency") is None
    assert conversation.slot("symptoms_present") == ["memory_or_concentration_problems"]


def test_a_stroke_of_weeks_ago_is_said_back_as_past(conversation):
    conversation.say("my mum had a small stroke 3 weeks ago, home now. B12 141 pg/mL, starting")
    conversation.choose("Yes, about my mother")
    assert conversation.slot("emergency") is None
    assert "had a small stroke" in conversation.text


def test_retention_is_quoted_and_kept_beside_what_else_gave_way(conversation):
    conversation.say("ain't been able to pee since last night and my legs just gave out")
    assert "ain't been able to pee" in conversation.text
    assert set(conversation.slot("symptoms_present")) == {"bladder_or_bowel_disturbance", "limb_weakness"}
