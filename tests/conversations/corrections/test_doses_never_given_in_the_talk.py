"""No dose comes of a question, of a habit or of a gap, and that none was given overrules what was taken for one."""

from __future__ import annotations

import pytest


def test_a_question_about_the_first_dose_gives_none(conversation) -> None:
    conversation.say("I am 45, B12 96 ng/L, tired, starting. Can I have the first dose today?")
    assert conversation.slot("doses_given") is None
    assert conversation.slot("last_dose_on") is None
    assert conversation.slot("phase") == "repletion"


@pytest.mark.parametrize("said", ["No, nothing given yet", "last dose: none given yet, remove it"])
def test_none_given_takes_the_last_dose_out(conversation, said: str) -> None:
    conversation.say("45F, B12 96 ng/L, starting treatment, first dose given today")
    assert conversation.slot("last_dose_on") is not None
    conversation.say(said)
    assert conversation.slot("doses_given") == 0
    assert conversation.slot("last_dose_on") is None
    assert conversation.lab("serum_b12") == (96.0, "ng/L")


@pytest.mark.parametrize("said", ["ive never had a b12 jab", "none. ive never had b12"])
def test_never_had_any_overrules_a_phase_that_was_implied(conversation, said: str) -> None:
    conversation.say("I am 45, B12 96 ng/L, tired, I get B12 jabs every 2 months")
    assert conversation.slot("phase") == "maintenance"
    conversation.say(said)
    assert conversation.slot("phase") == "repletion"
    assert conversation.slot("doses_given") == 0
    assert conversation.lab("serum_b12") == (96.0, "ng/L")


def test_who_gets_them_already_and_denies_a_sign_is_on_them(conversation) -> None:
    conversation.say("I am 45, B12 96 ng/L, tired")
    assert conversation.asked == "phase", conversation.text
    conversation.say("I get them already. I've not had any tingling")
    assert conversation.slot("phase") == "maintenance"


def test_not_having_had_any_b12_keeps_the_result(conversation) -> None:
    conversation.say("I am 45, B12 96 ng/L, tired")
    conversation.say("starting, I've not had any B12")
    assert conversation.slot("phase") == "repletion"
    assert conversation.lab("serum_b12") == (96.0, "ng/L")


def test_a_gap_leaves_the_count_and_sets_no_interval(conversation) -> None:
    conversation.say(
        "Practice nurse. 50F, B12 96 ng/L, 4 of 6 loading hydroxocobalamin given then a 3 week gap due to flu"
    )
    assert conversation.slot("doses_given") == 4
    assert conversation.slot("interval_days") is None
    assert conversation.slot("phase") == "repletion"
