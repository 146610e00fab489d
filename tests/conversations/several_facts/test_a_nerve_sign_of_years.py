"""A nerve sign that is there unchanged for years is no new one, and it is not put away as gone either."""

from __future__ import annotations

import pytest

ON_IT = "Pernicious anemia, 58 f, hydroxocobalamin every 3 months, last one 1 November 2026."


@pytest.mark.parametrize(
    "told",
    [
        "My walking has been bad since 2015, unchanged.",
        "My walking is unsteady for 10 years, no change.",
        "Long-standing unsteady gait, stable.",
    ],
)
def test_it_is_left_to_the_clinician_and_said_not_to_be_new(conversation, told):
    conversation.say(f"{ON_IT} {told}")
    assert "gait_disturbance" in conversation.slot("symptoms_not_known")
    assert "there for years and has not changed" in conversation.text


@pytest.mark.parametrize(
    "told", ["My walking got bad last week.", "My walking has been bad since 2015, and is worse now."]
)
def test_one_that_is_new_or_worse_is_there_now(conversation, told):
    conversation.say(f"{ON_IT} {told}")
    assert "gait_disturbance" in conversation.slot("symptoms_present")


def test_stable_angina_is_kept_and_no_chest_pain_of_now(conversation):
    conversation.say(f"{ON_IT} I have stable angina for years, no chest pain now.")
    assert "chest_pain" not in (conversation.slot("symptoms_present") or [])
    assert any("angina" in words for words in conversation.slot("other_conditions"))
