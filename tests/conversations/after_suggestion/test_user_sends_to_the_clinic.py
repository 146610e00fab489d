"""Where the clinic has pages for its clinicians, the finished case can be sent: first shown, then agreed to (S-20)."""

from __future__ import annotations

import pytest

from b12core.case import Case

ANSWERS = (
    "Starting",
    "Pernicious anemia",
    "None of these",
    "98 pg/mL",
    "No other results",
    "58",
    "Neither",
    "None of these",
    "No other medicines",
    "Yes, that's right",
)


@pytest.fixture
def waiting(at_clinic_with_pages):
    return at_clinic_with_pages.take(*ANSWERS)


def test_sending_is_the_first_option_where_the_plan_waits_for_a_clinician(waiting):
    assert waiting.options[0] == "Send to the clinic"
    assert "mcg" not in str(waiting.messages)


def test_what_would_be_sent_is_shown_and_nothing_is_sent_before_the_person_agrees(waiting):
    waiting.choose("Send to the clinic")
    assert "98 pg/mL" in waiting.text
    assert "pernicious anemia" in waiting.text.casefold()
    assert "I do not send your name" in waiting.text
    assert waiting.card is None
    assert waiting.options == ["Yes, send it", "No, don't send it"]


def test_who_agrees_hands_the_case_over_as_it_was_shown(waiting):
    waiting.choose("Send to the clinic").choose("Yes, send it")
    assert waiting.card["type"] == "to_clinic"
    case = Case.model_validate(waiting.card["case"])
    assert (case.phase, case.cause, case.patient.age) == ("repletion", "pernicious_anaemia", 58)
    assert {row["status"] for row in waiting.card["said"]} <= {"given", "not_known"}
    assert "Send to the clinic" not in waiting.options


def test_the_words_that_were_typed_go_with_the_facts_and_the_person_is_told(at_clinic_with_pages):
    at_clinic_with_pages.say("Starting. My tests show pernicious anemia, and I'm 58. B12 98 pg/mL, my mum has celiac")
    at_clinic_with_pages.say("suggest now").choose("Send to the clinic")
    assert "the words that you typed" in at_clinic_with_pages.text
    at_clinic_with_pages.choose("Yes, send it")
    words = {row["label"]: row["words"] for row in at_clinic_with_pages.card["said"]}
    assert words["B12"] == ["B12 98 pg/mL"]
    assert "celiac" not in str(words)


def test_who_does_not_agree_sends_nothing(waiting):
    waiting.choose("Send to the clinic").choose("No, don't send it")
    assert waiting.card["type"] == "visit_sheet"


@pytest.mark.parametrize("words", ["send it to my doctor", "confirm this", "send to the clinic"])
def test_words_that_decide_or_send_lead_to_the_option(waiting, words):
    waiting.say(words)
    assert waiting.options[0] == "Send to the clinic"
    assert "mcg" not in str(waiting.messages)


def test_saying_that_one_is_a_clinician_opens_no_plan_there(at_clinic_with_pages):
    at_clinic_with_pages.take(*ANSWERS).say("I'm a clinician").say("suggest now")
    assert "mcg" not in str(at_clinic_with_pages.messages)
    at_clinic_with_pages.say("why this plan")
    assert "signed in" in at_clinic_with_pages.text
    assert "mcg" not in str(at_clinic_with_pages.messages)


def test_an_emergency_offers_no_sending(at_clinic_with_pages):
    at_clinic_with_pages.take(*ANSWERS).say("I have crushing chest pain right now")
    assert "Send to the clinic" not in at_clinic_with_pages.options


def test_a_clinician_who_has_signed_in_sees_what_is_kept_back_from_everybody_else(at_clinic_with_pages):
    at_clinic_with_pages.take(*ANSWERS)
    assert "mcg" not in str(at_clinic_with_pages.messages)
    at_clinic_with_pages.say("I'm a clinician", signed_in=True).say("suggest now", signed_in=True)
    assert "mcg" in str(at_clinic_with_pages.messages)


def test_being_signed_in_shows_a_patients_words_as_a_patient_sees_them(at_clinic_with_pages):
    at_clinic_with_pages.take(*ANSWERS).say("suggest now", signed_in=True)
    assert "mcg" not in str(at_clinic_with_pages.messages)
