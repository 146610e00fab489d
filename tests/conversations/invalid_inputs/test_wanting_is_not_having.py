"""Injections that are only wanted, ordered or wished for are none that are had; and a gap is no start."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "my GP wants me on them",
        "they want me on weekly ones",
        "I'd like to get the injections",
        "I was supposed to have them monthly but never went",
        "she has put me forward for the jabs",
        "they offered me injections and I said no",
        "my first appointment is next Tuesday",
        "I'm collecting the vials on Monday",
        "my doctor is still thinking about it",
    ],
)
def test_what_is_only_wanted_is_a_start(begun, text):
    begun.say(text)
    assert begun.slot("phase") == "repletion"
    assert begun.slot("loading") is None
    assert begun.slot("interval_days") is None


@pytest.mark.parametrize(
    "text",
    ["the pharmacist has none so nothing since July", "I ran out in spring and never reordered", "none since June"],
)
def test_a_gap_after_injections_is_no_start(begun, text):
    begun.say(text)
    assert begun.slot("stopped") is True


@pytest.mark.parametrize(
    "text",
    ["only had the one in hospital", "had me first two last week", "got jabbed on Monday for the first time"],
)
def test_who_had_the_first_few_is_in_the_first_course(begun, text):
    begun.say(text)
    assert begun.slot("loading") == "begun"


@pytest.mark.parametrize("text", ["haven't had one in five months", "I want them more often"])
def test_what_tells_no_phase_is_asked_again(begun, text):
    begun.say(text)
    assert begun.slot("phase") is None
