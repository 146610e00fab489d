"""Being in a hurry, or somebody else's leaving, ends no talk: the question stays."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "words",
    [
        "make it fast, the bus is coming",
        "my wife said bye and went out",
        "my kids are waiting in the car",
        "boss is coming",
    ],
)
def test_somebody_in_a_hurry_is_asked_on(begun, words):
    begun.choose("Starting")
    asked = begun.slot("requested_slot")
    begun.say(words)
    assert "Goodbye" not in begun.text
    assert begun.slot("requested_slot") == asked
