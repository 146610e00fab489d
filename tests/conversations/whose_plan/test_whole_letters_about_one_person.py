"""A long first message about one person is all theirs: nothing of it is somebody else's, and nothing is lost."""

from __future__ import annotations

LETTER = (
    "I'm writing about my mother, 74. Her B12 came back at 410 pg/mL. She had her stomach out in 2011 and has had "
    "hydroxocobalamin every 3 months since. She has numb feet and is very tired. Her hemoglobin is 11.2 g/dL. "
    "She takes metformin. Is that enough for her?"
)

RESIDENT = (
    "Our resident, 88, male, has a B12 of 95 pg/mL. He eats very little and lives on tea and toast. He is forgetful. "
    "No injections so far. He takes furosemide. What would you start?"
)


def test_a_relatives_letter_is_kept_whole(conversation):
    conversation.say(LETTER).say("yes")
    assert "someone else" not in conversation.text
    assert conversation.slot("whose") == "mother"
    assert conversation.lab("serum_b12") == (410, "pg/mL")
    assert conversation.lab("haemoglobin") == (11.2, "g/dL")
    assert conversation.slot("cause") == "total_gastrectomy"
    assert conversation.slot("interval_days") is not None
    assert set(conversation.slot("symptoms_present")) == {"numbness", "fatigue"}
    assert conversation.slot("medicines") == ["metformin"]


def test_our_resident_is_the_patient_and_nobody_who_writes(conversation):
    conversation.say(RESIDENT)
    assert "Is this about your resident?" in conversation.text
    conversation.say("yes")
    assert "someone else" not in conversation.text
    assert "you have" not in conversation.text
    assert conversation.slot("age") == 88
    assert conversation.slot("medicines") == ["furosemide"]
