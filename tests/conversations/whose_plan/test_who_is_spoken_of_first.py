"""Whose plan it is where a message opens with somebody else, or asks for a plan for them."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("told", "person"),
    [
        ("I need a plan for my mother, she is 84. Pernicious anemia, B12 120 pg/mL", "mother"),
        ("plan for my wife please. Celiac disease, B12 140 pg/mL, starting", "wife"),
        ("my husband Bill 77 has pernicious anemia", "husband"),
        ("Hi, my mom was just diagnosed with pernicious anemia", "mother"),
    ],
)
def test_it_is_asked_whether_the_plan_is_theirs(conversation, told, person):
    conversation.say(told)
    conversation.choose(f"Yes, about my {person}")
    assert conversation.slot("whose") == person
    assert conversation.slot("cause") is not None


@pytest.mark.parametrize(
    "told",
    ["my dad has pernicious anemia and my B12 is 150 pg/mL", "my mother had pernicious anemia, my B12 is 150 pg/mL"],
)
def test_family_history_beside_ones_own_result_makes_nobody_else_the_patient(conversation, told):
    conversation.say(told)
    assert conversation.slot("whose") is None
    assert conversation.slot("lab_serum_b12") is not None
