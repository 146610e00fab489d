"""What a relative has or has died of is no fact of the plan, and it is said that it was not counted."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Her father had vitiligo and thyroid disease", "father had vitiligo and thyroid disease"),
        ("Her grandmother needed B12 injections for life", "needed B12 injections for life"),
        ("I'm 41 and my sister and aunt are both on B12 for life", "on B12 for life"),
        ("there's PA on my dad's side", "PA"),
    ],
)
def test_it_is_said_and_not_counted(conversation, text, said):
    conversation.say(text)
    assert "I did not count what a relative has" in conversation.text
    assert said in conversation.text
    assert conversation.slot("cause") is None
    assert conversation.slot("phase") is None


def test_what_runs_in_the_family_leads_on_to_a_question(conversation):
    conversation.say("runs in the family, my nan died of it. I'm 44")
    assert conversation.slot("age") == 44
    assert "outside what I know" not in conversation.text
    assert conversation.asked == "phase"
