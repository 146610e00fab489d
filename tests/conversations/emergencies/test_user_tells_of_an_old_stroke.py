"""What a stroke of years ago has left is kept beside the plan, and stops nothing; what is new stops everything."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "CVA 2010, residual R hemiparesis, B12 95 pmol/L",
        "old stroke with weak left side. B12 95 pmol/L",
        "my mouth still droops from the stroke in 2015. B12 95 pmol/L",
    ],
)
def test_the_plan_goes_on(conversation, text):
    conversation.say(text)
    assert not conversation.slot("emergency"), conversation.text
    assert conversation.slot("lab_serum_b12")["value"] == 95


def test_a_weak_side_is_put_down_to_it(conversation):
    conversation.say("CVA 2010, residual R hemiparesis, B12 95 pmol/L")
    assert conversation.slot("signs_explained") == ["limb_weakness"]


@pytest.mark.parametrize("text", ["old stroke with weak left side, worse today", "my nan just had a stroke"])
def test_what_is_new_is_an_emergency(conversation, text):
    conversation.say(text)
    assert conversation.slot("emergency")
