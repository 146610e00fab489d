"""Words that close the list of signs: in a first note behind a sign, and as an answer with more said behind them."""

from __future__ import annotations

import pytest

PATIENT = "I'm 50, vegan, B12 150 pg/mL, starting"
NOTE = "50M, PA, B12 98 pg/mL, repletion. "


@pytest.mark.parametrize(
    "answer",
    [
        "yeah no to all of those tbh. im knackered tho",
        "No to the rest",
        "none of the rest, and my memory is fine",
        "None, otherwise fit and well",
        "none. had a bit of asthma as a kid",
        "nope, all good there, touch wood",
    ],
)
def test_a_patient_closes_the_list_and_says_more(conversation, answer):
    conversation.say(PATIENT)
    assert conversation.asked == "nerve_symptoms"
    conversation.say(answer)
    assert conversation.slot("nerve_symptoms_answer") == "none"


def test_what_is_said_behind_is_kept(conversation):
    conversation.say(PATIENT).say("none. had a bit of asthma as a kid")
    assert conversation.slot("other_conditions") == ["asthma"]
    conversation.say(PATIENT).say("yeah no to all of those tbh. im knackered tho")
    assert conversation.slot("symptoms_present") == ["fatigue"]


@pytest.mark.parametrize(
    "answer",
    ["None, cognition intact", "No to the rest. Cognition normal", "all negative, wt stable"],
)
def test_a_clinician_closes_it_beside_a_normal_finding(conversation, answer):
    conversation.say(NOTE, register="clinician").say(answer, register="clinician")
    assert conversation.slot("nerve_symptoms_answer") == "none"


@pytest.mark.parametrize(
    "note",
    [
        "Numb feet, otherwise neg",
        "Fatigue, rest of exam normal",
        "Fatigue only, otherwise fit and well",
        "Asymptomatic",
        "Numb feet. None of the rest, and cognition normal",
    ],
)
def test_a_first_note_closes_it_behind_its_sign(conversation, note):
    conversation.say(NOTE + note, register="clinician")
    assert {"chest_pain", "gait_disturbance", "paraesthesia"} <= set(conversation.slot("symptoms_absent"))
    assert conversation.asked != "nerve_symptoms"


def test_the_rest_of_the_exam_answers_behind_a_sign_of_before(conversation):
    conversation.say(NOTE + "Numb feet", register="clinician").say("rest of the exam normal", register="clinician")
    assert "gait_disturbance" in conversation.slot("symptoms_absent")
    assert conversation.slot("symptoms_present") == ["numbness"]


def test_results_that_are_otherwise_normal_close_no_list_of_signs(conversation):
    conversation.say(NOTE + "Numb feet. Hb 9 g/dL, MCV 118 fL, otherwise normal", register="clinician")
    assert conversation.slot("symptoms_absent") is None
    assert conversation.asked == "nerve_symptoms"


def test_a_sign_behind_a_no_is_there(conversation):
    conversation.say(PATIENT).say("no, but my feet tingle")
    assert conversation.slot("symptoms_present") == ["paraesthesia"]
