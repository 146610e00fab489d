"""A fact changed after the suggestion: the new card says what was changed and what that did to the plan."""

from __future__ import annotations


def test_a_changed_cause_says_the_plan_before_and_the_plan_now(suggested):
    before = suggested.suggestion["headline_plain"]
    suggested.say("change the cause").choose("Diet", "Yes, that's right")
    now = suggested.suggestion["headline_plain"]
    assert "pernicious anemia → diet" in suggested.text
    assert f"Before: {before}" in suggested.text
    assert f"Now: {now}" in suggested.text
    assert before != now


def test_the_difference_stands_in_the_message_that_holds_the_caveat(suggested):
    suggested.say("change the phase").choose("Already on regular injections")
    suggested.take("I don't know", "I don't know", "I don't know", "I don't know", "I don't know", "Yes, that's right")
    message = next(said for said in suggested.messages if said["card"])
    assert "Now:" in message["text"]
    assert message["card"]["suggestion"]["confirmation"]["plain"]


def test_a_change_that_changes_nothing_says_so(suggested):
    suggested.say("I'm 59")
    assert "58 → 59" in suggested.text
    assert "stays the same" in suggested.text


def test_a_nerve_sign_told_later_changes_the_plan(suggested):
    suggested.say("actually my feet are numb")
    assert suggested.suggestion["urgency"] == "urgent"
    assert "Now:" in suggested.text
    assert "numbness: yes" in suggested.text


def test_two_changes_are_both_named(suggested):
    suggested.say("my b12 was 140 pg/ml and I'm 60")
    assert "58 → 60" in suggested.text
    assert "140 pg/mL" in suggested.text


def test_without_a_change_no_difference_is_claimed(suggested):
    suggested.say("change the cause").choose("Pernicious anemia", "Yes, that's right")
    assert "What you changed" not in suggested.text


def test_the_next_difference_counts_from_the_last_plan(suggested):
    suggested.say("I'm 59").say("I'm 60")
    assert "59 → 60" in suggested.text
    assert "58" not in suggested.text.replace("59 → 60", "")
