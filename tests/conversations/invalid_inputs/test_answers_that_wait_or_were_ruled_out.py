"""A result that is still to come is not known, and what rules a pregnancy out is a no; how symptoms go is heard too."""

from __future__ import annotations

import pytest

TO_THE_RESULT = ("Starting", "Pernicious anemia", "None of these")


@pytest.mark.parametrize("text", ["comes back on Friday", "they drew it yesterday, no word"])
def test_a_result_that_is_to_come_is_not_known(begun, text):
    begun.take(*TO_THE_RESULT).say(text)
    assert "serum_b12" in begun.slot("not_known"), begun.text


@pytest.mark.parametrize(
    ("text", "breastfeeding"),
    [("the test was negative", None), ("hoping for a baby next year", None), ("my wife is, not me", False)],
)
def test_what_rules_a_pregnancy_out_is_a_no(begun, text, breastfeeding):
    begun.take(*TO_THE_RESULT, "98 pg/mL", "No other results", "34").say(text)
    assert begun.slot("pregnant") is False, begun.text
    assert begun.slot("breastfeeding") is breastfeeding
