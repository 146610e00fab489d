"""Signs in the answer to the list keep each their own yes and no; one that is taken back leaves the others (S-28)."""

from __future__ import annotations

import pytest

LEGS = "My legs are numb up to the knees and I keep tripping. I do nitrous oxide at weekends. B12 310"
NOTE = "Family doctor here. 52F, B12 98 pg/mL, Hgb 6.9, MCV 121, plt 88. Short of breath on stairs. Which regimen?"


@pytest.fixture
def asked_about_legs(conversation):
    talk = conversation.say(LEGS)
    assert "Yes" in talk.options, talk.text
    return talk


def is_for_today_and_no_emergency(talk):
    return (talk.card or {}).get("type") != "emergency" and "See a doctor today" in talk.text


@pytest.mark.parametrize(
    "text",
    [
        "new trouble walking yes. no chest pain or any of the rest",
        "trouble walking yes, chest pain no, none of the others",
        "not chest pain, new trouble walking yes",
        "yeah for about two weeks, getting worse",
    ],
)
def test_what_is_denied_beside_a_yes_is_absent(asked_about_legs, text):
    asked_about_legs.say(text)
    assert is_for_today_and_no_emergency(asked_about_legs), asked_about_legs.text
    assert "gait_disturbance" in asked_about_legs.slot("symptoms_present")
    assert "chest_pain" not in asked_about_legs.slot("symptoms_present")


def test_none_of_the_rest_answers_the_emergencies_of_the_list(asked_about_legs):
    asked_about_legs.say("new trouble walking yes. no chest pain or any of the rest")
    assert {"chest_pain", "syncope", "breathlessness_at_rest"} <= set(asked_about_legs.slot("symptoms_absent"))


@pytest.mark.parametrize(
    "text",
    ["No dyspnea at rest. Hgb is 6.9.", "nil dyspnea at rest", "denies chest pain and dyspnea at rest"],
)
def test_a_clinical_denial_is_no_emergency(conversation, text):
    conversation.say(NOTE)
    conversation.say(text)
    assert (conversation.card or {}).get("type") != "emergency", conversation.text
    assert "breathlessness_at_rest" not in (conversation.slot("symptoms_present") or [])


def test_a_danger_that_is_taken_back_leaves_what_else_is_for_today(conversation):
    conversation.say("my legs are numb and unsteady and I have chest pain")
    assert conversation.card["type"] == "emergency"
    conversation.say("I'm not having chest pain though, it's my legs. Do I really have to call 911?")
    assert is_for_today_and_no_emergency(conversation), conversation.text


def test_what_was_denied_is_not_asked_about(conversation):
    conversation.say("I'm not having chest pain, it's my legs")
    assert "chest pain or pressure" not in conversation.text
