"""Medicines alone, told where allergies and illnesses were asked for, deny none of these."""

from __future__ import annotations


def test_just_a_medicine_leaves_the_list_open(conversation):
    conversation.say("I'm 46, woman, pernicious anemia, B12 94 pg/mL, starting, not pregnant, not breastfeeding")
    conversation.take("none", "No other results")
    assert conversation.asked == "conditions", conversation.text
    conversation.say("just cetirizine")
    assert conversation.asked == "conditions"
    assert "allergies and conditions" not in conversation.text
