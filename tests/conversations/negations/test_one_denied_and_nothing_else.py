"""One sign of the list denied in ordinary words, with "nothing else" behind it, denies the whole list."""

from __future__ import annotations


def test_the_list_is_closed_by_one_denial_and_nothing_else(conversation):
    conversation.say("I'm starting, pernicious anemia, B12 98 pg/mL")
    assert conversation.asked == "nerve_symptoms"
    conversation.say("my pee is fine, walking fine, nothing else")
    assert {"bladder_or_bowel_disturbance", "gait_disturbance", "chest_pain"} <= set(
        conversation.slot("symptoms_absent")
    )
    assert conversation.asked != "nerve_symptoms"


def test_how_far_a_pregnancy_is_is_kept_for_the_clinician(conversation):
    conversation.say("I am 20 weeks pregnant, B12 128 pg/mL. I had a miscarriage last year")
    assert conversation.slot("other_conditions") == ["I am 20 weeks pregnant", "I had a miscarriage last year"]


def test_what_is_excepted_from_a_denied_list_is_there_or_asked_about(conversation):
    conversation.say("I'm starting, pernicious anemia, B12 98 pg/mL, 40, male").take(
        "None of these", "No other results"
    )
    assert conversation.asked == "conditions"
    conversation.say("None of these except the spleen")
    assert conversation.asked == "conditions"
    conversation.say("None of these except the kidneys")
    assert conversation.slot("conditions") == ["kidney_disease"]
