"""Where laughing gas is used and no B12 was had, what has stopped is the gas, and its last time is no dose of B12."""

from __future__ import annotations


def test_the_last_balloon_is_no_dose(conversation):
    conversation.say("male 24, laughing gas each weekend, tingling feet, B12 300 pg/mL, starting").say("suggest now")
    conversation.say("ok i stopped, last one was saturday")
    assert conversation.slot("last_dose_on") is None
    assert conversation.slot("cause_detail") == {"nitrous_oxide": "stopped"}


def test_of_somebody_on_injections_it_is_the_last_dose(conversation):
    conversation.say("male 24, laughing gas each weekend, tingling feet, on B12 injections every 3 months")
    conversation.say("my last one was on 3 october")
    assert conversation.slot("last_dose_on") is not None
