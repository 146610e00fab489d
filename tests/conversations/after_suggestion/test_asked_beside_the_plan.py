"""What is asked beside a plan: a dose and a high level, one that was missed, hospice, thiamine, and no result."""

from __future__ import annotations

import pytest

STEADY = "58F, pernicious anemia, cyanocobalamin 1000 mcg monthly for 3 years, last one 2 weeks ago, no numbness"
IN_THE_FIRST_COURSE = (
    "62M, pernicious anemia, B12 90 pg/mL, had the first 3 of 7 daily cyanocobalamin 1000 mcg shots, last one yesterday"
)
STARTING = "58F, pernicious anemia, just starting, B12 90 pg/mL, no numbness"
AFTER_A_BYPASS = "GP 45F gastric bypass, B12 90 pg/mL, starting, unsteady walking and memory trouble, vomiting"


@pytest.mark.parametrize(
    "question",
    ["my level is >2000, hold it?", "my B12 came back high, skip the next one?", "level of 1800, do I still need it?"],
)
def test_a_high_level_during_treatment_holds_no_dose(conversation, question):
    conversation.say(STEADY).say("suggest now").say(question)
    assert "It is no reason to stop" in conversation.text
    assert "A draft, not a prescription" in conversation.text


def test_a_high_level_before_any_dose_is_no_sign_that_treatment_works(conversation):
    conversation.say(STARTING).say("suggest now").say("the level is >2000, hold it?")
    assert "shows that it works" not in conversation.text


def test_a_dose_that_was_missed_is_caught_up_and_never_doubled(conversation):
    conversation.say(IN_THE_FIRST_COURSE).say("none of these").say("suggest now")
    conversation.say("missed day 4, restart or continue?")
    assert "never two to catch up" in conversation.text
    assert "3 of 7 were given, so 4 are left" in conversation.text


@pytest.mark.parametrize("question", ["I'm in hospice, keep the shots?", "palliative now, do I go on with it?"])
def test_in_comfort_care_the_team_decides_and_no_stronger_course_is_offered(conversation, question):
    conversation.say(STEADY).say("suggest now").say(question)
    assert "for the care team to decide" in conversation.text
    assert "no stronger course" in conversation.text


def test_why_thiamine_comes_first_is_answered_from_the_plan(conversation):
    conversation.say(AFTER_A_BYPASS).say("suggest now").say("Why thiamine?")
    assert "Wernicke" in conversation.text
    assert "No thiamine dose is worked out here" in conversation.text


@pytest.mark.parametrize("question", ["is it bad for the heart", "can I travel", "is it normal to feel tired after"])
def test_a_question_of_the_subject_is_not_answered_with_what_the_level_means(conversation, question):
    conversation.say(STARTING).say("suggest now").say(question)
    assert "A clinician reads it together" not in conversation.text
