"""An answer counts by the words with which it begins, whatever is asked or told behind them."""

from __future__ import annotations

import pytest

CASE = "I want a plan. I am 60, pernicious anemia, B12 120 pg/mL"
IN_USE = (
    "I am 61, a man, already on regular B12, cyanocobalamin, last dose 3 weeks ago, pernicious anemia, B12 120 pg/mL"
)


@pytest.mark.parametrize(
    ("told", "phase"),
    [
        ("starting I suppose, is it a bad sign?", "repletion"),
        ("starting, if I really must. are pills no option", "repletion"),
        ("i'm starting. no nerve stuff, just worn out", "repletion"),
        ("starting?", "repletion"),
        ("just vitamin gummies, never a jab", "repletion"),
        ("they prescribed them, I pick them up on Friday", "repletion"),
        ("my fourth one is tomorrow", "repletion"),
        ("on them already, does it matter?", "maintenance"),
    ],
)
def test_the_phase_is_taken_up(conversation, told, phase):
    conversation.say(CASE).say(told)
    assert conversation.slot("phase") == phase, conversation.text


@pytest.mark.parametrize("told", ["new pain today", "not sure, starting or already", "a new house, why?"])
def test_other_words_are_no_phase(conversation, told):
    conversation.say(CASE).say(told)
    assert conversation.slot("phase") in (None, "unsure")


@pytest.mark.parametrize(
    ("told", "course", "also"),
    [
        ("A bit worse I think, sleepier", "worsening", None),
        ("about the same, tingly hands still", "unchanged", "paraesthesia"),
        ("quite good she reckons", "improving", None),
    ],
)
def test_how_it_goes_is_taken_up_with_what_else_is_told(conversation, told, course, also):
    conversation.take(f"{IN_USE}, 1000 mcg monthly", "None of these", "No other results", "None of these", "none")
    assert conversation.asked == "symptom_course", conversation.text
    conversation.say(told)
    assert conversation.slot("symptom_course") == course
    assert also is None or also in conversation.slot("symptoms_present")


@pytest.mark.parametrize("told", ["1mg I should think, same as ever", "1 mg, the usual one"])
def test_the_dose_is_taken_up(conversation, told):
    conversation.take(f"{IN_USE}", "None of these", "No other results", "None of these", "none", "much better")
    assert conversation.asked == "dose", conversation.text
    conversation.say(told)
    assert conversation.slot("dose_mcg") == 1000


def test_the_gap_is_taken_up_though_it_was_told_before(conversation):
    conversation.take(
        f"{IN_USE}, 1000 mcg", "None of these", "No other results", "None of these", "none", "much better"
    )
    assert conversation.asked == "interval", conversation.text
    conversation.say("every two months like I told you at the start")
    assert conversation.slot("interval_days") == pytest.approx(61, abs=1)


@pytest.mark.parametrize("told", ["71 love, female", "71 dear"])
def test_the_age_is_taken_up(conversation, told):
    conversation.take("I want a plan. Starting, pernicious anemia, B12 120 pg/mL", "None of these", "No other results")
    conversation.say(told)
    assert conversation.slot("age") == 71


@pytest.mark.parametrize("told", ["Goodness no, I'm done with all of that", "hon, that ship has sailed", "Lord no"])
def test_pregnancy_is_denied(conversation, told):
    conversation.take("I am a woman of 54, starting, pernicious anemia, B12 120 pg/mL", "None of these")
    conversation.choose("No other results").say(told)
    assert conversation.slot("pregnant") is False


@pytest.mark.parametrize(
    "told",
    [
        "no idea, nobody ever told me a number",
        "can't remember now, it was all fine",
        "they've never given me a figure, not since 98",
    ],
)
def test_a_level_that_nobody_told_is_not_known(conversation, told):
    conversation.take("I am 60, starting, pernicious anemia", "None of these").say(told)
    assert "serum_b12" in conversation.slot("not_known")
    assert not conversation.slot("pending_labs")


def test_the_only_number_of_an_answer_is_the_level(conversation):
    conversation.take("I am 60, starting, pernicious anemia", "None of these")
    conversation.say("don't remember the test, they said 190, no unit on it")
    assert conversation.slot("lab_serum_b12")["value"] == 190
    assert "unit not known" in conversation.text


@pytest.mark.parametrize("told", ["no B12", "no vitamin B12"])
def test_no_b12_as_the_cause_takes_no_result_out(conversation, told):
    conversation.say("I am 60, starting, B12 120 pg/mL").say(told)
    assert conversation.asked in ("cause", "nerve_symptoms")
    assert conversation.lab("serum_b12") == (120, "pg/mL")


@pytest.mark.parametrize(
    ("told", "medicines"),
    [
        ("my tablets are ramipril and nowt else", ["ramipril"]),
        ("no warfarin or owt", None),
        ("iron tablets, no metformin or owt", ["iron tablets"]),
    ],
)
def test_nowt_and_owt_are_no_medicines(conversation, told, medicines):
    conversation.take("I am 60, a man, starting, pernicious anemia, B12 120 pg/mL", "None of these")
    conversation.take("No other results", "None of these").say(told)
    assert conversation.slot("medicines") == medicines
    assert conversation.slot("medicines_answer") == "none"
