"""Clinicians deny signs by their groups (`nothing neuro`), or by what they concern (`no gait, no bladder`)."""

from __future__ import annotations

import pytest

NERVES = {"paraesthesia", "numbness", "gait_disturbance", "limb_weakness", "visual_disturbance"}


@pytest.mark.parametrize(
    ("told", "absent", "open_still"),
    [
        ("Nothing neuro", NERVES, {"chest_pain", "weight_loss"}),
        ("no neurological deficits", NERVES, {"chest_pain"}),
        ("no cardiac sx", {"chest_pain", "syncope"}, NERVES),
        ("no numbness, gait, weakness, bladder", {"numbness", "gait_disturbance", "limb_weakness",
                                                  "bladder_or_bowel_disturbance"}, {"paraesthesia", "chest_pain"}),
    ],
)  # fmt: skip
def test_the_group_is_absent_and_the_rest_is_open(conversation, told, absent, open_still):
    conversation.say("NP here. 67M PA, B12 90 pg/mL, starting").say(told)
    denied = set(conversation.slot("symptoms_absent"))
    assert absent <= denied
    assert not open_still & denied
    assert conversation.asked == "nerve_symptoms"


def test_what_is_there_is_not_denied_with_its_group(conversation):
    conversation.say("NP here. 67M PA, B12 90 pg/mL, starting").say("gait ataxia, otherwise nothing neuro")
    assert "gait_disturbance" in conversation.slot("symptoms_present")
    assert "gait_disturbance" not in (conversation.slot("symptoms_absent") or [])
