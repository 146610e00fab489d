"""A cause in a spelling of one's own counts; a diet of before that is had no more does not."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("told", ["pernishus summat he called it", "purnicious anaemia", "pernishous anemia"])
def test_pernicious_anemia_is_known_by_its_sound(conversation, told):
    conversation.say("starting").say(told)
    assert conversation.slot("cause") == "pernicious_anaemia"


@pytest.mark.parametrize(
    "told", ["I was vegan in 2015, not now", "raised vegetarian", "brought up vegan, eat meat now"]
)
def test_a_diet_of_before_is_no_cause_of_now(conversation, told):
    conversation.say("starting").say(told)
    assert conversation.slot("cause") is None
    assert "as past" in conversation.text


def test_one_that_is_had_still_is(conversation):
    conversation.say("starting").say("raised vegetarian and still am")
    assert conversation.slot("cause") == "dietary"
