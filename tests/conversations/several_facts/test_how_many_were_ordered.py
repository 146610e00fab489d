"""The number of doses that was ordered is kept with the order, and is no interval."""

from __future__ import annotations

import pytest

NURSE = "40M vegan, B12 150 pg/mL, {told}"


@pytest.mark.parametrize(
    ("told", "ordered", "given"),
    [
        ("ordered cyanocobalamin 1000 mcg weekly x4, given 3, last Nov 12", 4, 3),
        ("cyanocobalamin 1000 mcg q week x 4 ordered 10/22, x3 administered", 4, 3),
        ("Rx: hydroxocobalamin 1 mg IM 3x/wk for 2 wks, 2 given", 6, 2),
        ("prescribed 6 loading injections, had 2", 6, 2),
        ("I'm down for 6 jabs, done 4", 6, 4),
    ],
)
def test_the_order_and_what_was_given_of_it_are_kept(conversation, told, ordered, given):
    conversation.say(NURSE.format(told=told), register="clinician")
    assert conversation.slot("ordered")["doses"] == ordered
    assert conversation.slot("doses_given") == given
    assert conversation.slot("phase") == "repletion"


def test_what_is_left_of_the_order_is_said_beside_the_draft(conversation):
    told = "ordered cyanocobalamin 1000 mcg weekly x4, given 3, last Nov 12. neg ROS"
    conversation.say(NURSE.format(told=told), register="clinician").say("none").say("suggest now")
    assert "Of the 4 ordered, 3 given, 1 left." in conversation.suggestion["headline"]
    conversation.say("how many left?")
    assert "1 of the 4 ordered left, 3 given" in conversation.text


def test_so_many_weekly_ones_of_an_order_are_no_interval_and_no_phase(conversation):
    conversation.say(NURSE.format(told="Cyanocobalamin 1000 mcg weekly. Dose 3 given"), register="clinician")
    assert conversation.slot("doses_given") == 3
    conversation.say("The order was for 4 weekly", register="clinician")
    assert conversation.slot("ordered")["doses"] == 4
    assert conversation.slot("interval_days") == 7
    assert conversation.slot("phase") is None


def test_three_of_four_weekly_doses_are_a_week_apart(conversation):
    conversation.say(NURSE.format(told="3 of 4 weekly doses given"), register="clinician")
    assert (conversation.slot("doses_given"), conversation.slot("interval_days")) == (3, 7)
