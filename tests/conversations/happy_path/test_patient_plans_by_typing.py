"""A patient who types everything reaches the same card."""

from __future__ import annotations


def test_a_plan_in_words_ends_in_a_suggestion(conversation):
    conversation.say("what monthly dose should I have")
    assert conversation.asked == "phase"
    assert "not a clinician" in conversation.text
    conversation.say("I'm just starting")
    conversation.say("pernicious anaemia")
    conversation.say("none of those, I am only very tired")
    assert conversation.slot("symptoms_present") == ["fatigue"]
    conversation.say("98 pg/ml")
    assert conversation.lab("serum_b12") == (98, "pg/mL")
    conversation.say("haemoglobin 10.2 g/dl and ferritin 40 ug/l")
    assert conversation.lab("haemoglobin") == (10.2, "g/dL")
    conversation.say("58").say("neither").say("none of these").say("none")
    assert conversation.asked == "review", conversation.text
    assert conversation.say("yes").suggestion["status"] == "suggested"


def test_an_option_may_be_typed_by_its_title(begun):
    begun.say("already on regular injections").say("I don't know").say("none of these")
    assert (begun.slot("phase"), begun.slot("cause"), begun.asked) == ("maintenance", "unknown", "serum_b12")
