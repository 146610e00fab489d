"""A clinician is addressed tersely, may skip the questions, and gets the same facts."""

from __future__ import annotations

import pytest


def test_a_clinician_gets_clinicians_wording(conversation):
    conversation.say("hello").choose("I'm a clinician")
    assert conversation.slot("register") == "clinician"
    assert conversation.asked == "phase"
    assert "Repletion" in conversation.options


def test_a_channel_of_clinicians_sets_the_wording_from_the_first_message(conversation):
    conversation.say(
        "72F PA, numb feet, B12 98 ng/L, Hb 91, eGFR 41, on warfarin, not loaded yet", register="clinician"
    )
    assert conversation.slot("register") == "clinician"
    assert "Suggest now" in conversation.options


def test_one_line_and_suggest_now_gives_a_card(conversation):
    conversation.say(
        "72F PA, numb feet, B12 98 ng/L, Hb 91 g/L, eGFR 41, on warfarin, not loaded yet", register="clinician"
    )
    conversation.choose("Suggest now")
    assert conversation.card["register"] == "clinician"
    assert conversation.form is None
    facts = conversation.suggestion["confirmation"]["facts_used"]
    assert facts


def test_every_question_begins_with_a_capital_letter(conversation):
    conversation.say("I'm a clinician").take("Repletion", "Pernicious anemia (autoimmune gastritis)")
    for answer in ("None", "Not known", "None", "45", "None", "None", "None"):
        question = conversation.messages[-1]["text"]
        assert question[0].isupper(), question
        conversation.choose(answer) if answer in conversation.options else conversation.say(answer)


def test_after_a_restart_the_wording_stays_and_is_not_offered_again(conversation):
    conversation.say("I'm a clinician").say("PA, starting").say("start again").choose("Clear")
    assert "I'm a clinician" not in conversation.options
    conversation.choose("Work out a plan")
    assert "Repletion" in conversation.options


@pytest.mark.parametrize("words", ["patient", "I'm a patient", "a patient", "I'm not a clinician"])
def test_a_patient_who_says_so_keeps_plain_words(conversation, words):
    conversation.say("hello").say(words)
    assert conversation.slot("register") == "patient"
    assert "Clinician wording" not in conversation.text
    assert "Work out a plan" in conversation.options


def test_a_clinician_can_ask_for_patients_words(conversation):
    conversation.say("hello").choose("I'm a clinician").say("switch to patient wording")
    assert conversation.slot("register") == "patient"
    assert conversation.asked == "phase"
    assert "Starting" in conversation.options


@pytest.mark.parametrize("words", ["community pharmacist, query for you", "haem reg, quick q"])
def test_whoever_only_says_their_office_is_asked_for_the_question(conversation, words):
    conversation.say(words)
    assert conversation.slot("register") == "clinician"
    assert "Type the question" in conversation.text


def test_a_case_behind_an_office_is_read_as_a_patients(conversation):
    conversation.say("PCN pharmacist UK. 74F on 12-weekly hydroxo, wears off after 8 weeks")
    assert conversation.slot("register") == "clinician"
    assert conversation.slot("age") == 74
    assert "your" not in conversation.messages[-1]["text"]
