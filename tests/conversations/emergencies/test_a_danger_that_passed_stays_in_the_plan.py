"""What was an emergency and is over keeps its own name, is for a doctor today, and stands in the plan."""

from __future__ import annotations

import pytest


def _over(conversation):
    while "Yes, it is over" in conversation.options:
        conversation.choose("Yes, it is over")
    assert conversation.slot("emergency") is None, conversation.text


@pytest.mark.parametrize(
    "text",
    [
        "my mouth drooped this morning and my words came out all wrong, I'm fine now",
        "at breakfast half my face slid down for ten minutes",
        "I could not get my words out yesterday",
        "I think I had a TIA yesterday",
    ],
)
def test_a_stroke_that_went_away_is_called_one(conversation, text):
    assert conversation.say(text).card["type"] == "emergency", conversation.text
    assert "stroke_signs" in conversation.slot("symptoms_present")
    assert "confusion" not in conversation.slot("symptoms_present")
    _over(conversation.say("it is over now"))
    assert conversation.slot("signs_over") == ["stroke_signs"]


@pytest.mark.parametrize(
    ("text", "sign", "said"),
    [
        ("I had bad chest pain this morning, gone now", "chest_pain", "even when it has passed"),
        ("My left arm and leg went weak yesterday for 20 minutes, all gone now", "limb_weakness", "before a stroke"),
        ("slurred speech x10 min yesterday, resolved", "stroke_signs", "before a stroke"),
    ],
)
def test_a_no_to_is_it_now_loses_nothing_of_what_was(conversation, text, sign, said):
    conversation.say(text)
    conversation.choose("No")
    assert conversation.slot("signs_over") == [sign], conversation.text
    assert any(said in (message["card"] or {}).get("text", "") for message in conversation.messages)


def test_the_plan_names_it_and_asks_for_a_doctor_today(conversation):
    conversation.say("crushing pain in my chest")
    _over(conversation.say("it is over now"))
    conversation.say("I'm 66, female, starting, pernicious anemia, B12 142 pg/mL, no medicines, no allergies")
    conversation.say("none of these").say("suggest now")
    suggestion = conversation.suggestion
    assert suggestion["urgency"] == "same_day"
    assert "heart_signs_that_passed" in [each["rule"] for each in suggestion["referrals"]]
    assert "danger_that_passed" in [each["id"] for each in suggestion["safety"]]
    assert "chest pain: it was there, and is over" in str(suggestion["confirmation"])


@pytest.mark.parametrize("change", [("change warning signs", "none of these"), ("change other symptoms", "just tired")])
def test_a_line_that_is_told_anew_keeps_what_was_and_is_over(conversation, change):
    case = "I had chest pain this morning, it's gone now. Pernicious anemia, starting, B12 98 pg/mL, 58 male"
    _over(conversation.say(case).say("it is over"))
    conversation.say("none of these").say("suggest now")
    urgency = conversation.suggestion["urgency"]
    for message in change:
        conversation.say(message)
    assert conversation.slot("signs_over") == ["chest_pain"], conversation.text
    assert conversation.say("suggest now").suggestion["urgency"] == urgency
