"""A bare number with a word of correction goes to the answer just given, and to no other one."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("words", ["oops 39", "sorry, I meant 39"])
def test_the_age_is_corrected_and_no_result(begun, words):
    begun.choose("Starting", "Pernicious anemia", "None of these").say("98 pg/mL")
    begun.choose("No other results").say("37").say(words)
    assert begun.slot("age") == 39
    assert begun.lab("serum_b12") == (98, "pg/mL")
    assert "37 → 39" in begun.text
