"""Signs that are an emergency together call nobody back once they were looked into, or are told as slow and known."""

from __future__ import annotations

import pytest

TOLD = "numb from the waist down since monday and cant feel it when I wipe, been doing nitrous every week, 33 male"


@pytest.mark.parametrize(
    "words",
    [
        "ok the MRI was fine and they let me go home. they gave me one shot there today",
        "I'm back from the ER, they did a scan and sent me home",
        "it came slowly over the last months, and my doctor knows",
    ],
)
def test_the_talk_goes_on_with_its_questions(conversation, words):
    conversation.say(TOLD)
    assert conversation.slot("emergency") is not None
    conversation.say(words)
    assert conversation.slot("emergency") is None, conversation.text
    assert conversation.asked == "phase"
    conversation.say("I have had the first few")
    assert conversation.slot("emergency") is None, conversation.text
    assert conversation.slot("phase") == "repletion"
    known = (conversation.slot("signs_over") or []) + (conversation.slot("signs_lasting") or [])
    assert "bladder_or_bowel_disturbance" in known
    assert "limb_weakness" in [*known, *conversation.slot("symptoms_present")]


def test_what_gets_worse_is_one_again(conversation):
    conversation.say(TOLD).say("ok the MRI was fine and they let me go home")
    conversation.say("it is back, I can't feel it when I wipe and my legs give way")
    assert conversation.slot("emergency") is not None
