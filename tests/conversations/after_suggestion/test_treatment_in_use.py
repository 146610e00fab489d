"""A draft is held against the treatment in use, and what would give less is never a reason to cut back."""

from __future__ import annotations

MAINTENANCE = "I'm on maintenance, hydroxocobalamin 1 mg every week for pernicious anaemia"


def test_a_draft_that_gives_less_says_so_and_not_to_cut_back(conversation):
    conversation.say(MAINTENANCE)
    conversation.take("None of these", "I don't know it", "No other results", "58", "Neither")
    conversation.take("None of these", "No other medicines").say("5 days ago")
    conversation.take("Coming back before the next injection")
    appraisal = conversation.take("Yes, that's right").suggestion["appraisal"]
    assert appraisal["gives_less"]
    assert "less_often" in appraisal["changes"]
    assert "cut back" in appraisal["change_plain"]
