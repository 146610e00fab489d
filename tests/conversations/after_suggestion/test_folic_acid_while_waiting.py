"""Whoever asks if folic acid can be begun is told that it never stands in for B12, and not how soon to be seen."""

from __future__ import annotations

import pytest

REACTED = "starting, ileum removed, B12 98 pg/mL, folate 2.1 ng/mL, 47, male, hives after hydroxocobalamin in 2023"
LOW = "starting, pernicious anemia, B12 98 pg/mL, folate 2.1 ng/mL, 47, male, no numbness, no tingling"


@pytest.mark.parametrize("case", [LOW, REACTED])
@pytest.mark.parametrize("question", ["can I start folic acid while I wait?", "should I take folate too?"])
def test_the_answer_on_folic_acid_is_given(conversation, case, question):
    conversation.say(case).say("suggest now").say(question)
    assert "Never instead of B12" in str(conversation.card), conversation.text
    assert "nothing that must be seen today" not in conversation.text
    assert "folic acid" not in (conversation.slot("other_medicines") or ())
