"""Where somebody stands is understood as people say it; wanting or being told to begin is no treatment in use."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("words", "phase"),
    [
        ("the doctor wants me to have them but needles frighten me", "repletion"),
        ("on gummies right now", "repletion"),
        ("twelve years and counting", "maintenance"),
        ("going on eleven years", None),
        ("had me first two this week", "repletion"),
        ("no shots in all my life", "repletion"),
        ("inject my own at home every six days", "maintenance"),
        ("complete beginner", "repletion"),
        ("next Friday", "repletion"),
        ("the script hasn't been filled", "repletion"),
    ],
)
def test_the_phase_as_people_tell_it(begun, words, phase):
    begun.say(words)
    assert begun.slot("phase") == phase, begun.text
    assert "name the test" not in begun.text or phase is None


def test_what_was_had_and_nobody_went_on_with_was_stopped(begun):
    begun.say("used to, then we moved and nobody carried on")
    assert begun.slot("stopped") is True, begun.text


def test_b12_that_is_sucked_is_kept(begun):
    assert begun.say("lozenges are all I've tried").slot("medicines") == ["b12_supplement"], begun.text


def test_starting_b12_in_the_opening_is_the_phase(conversation):
    conversation.say("I am 41, starting B12, celiac")
    assert conversation.slot("phase") == "repletion", conversation.text
