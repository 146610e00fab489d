"""A clinician's case in one message goes to the review; only what the core cannot do without is asked."""

from __future__ import annotations

import pytest

WHOLE = "72F PA, numb feet, B12 98 pg/mL, Hb 9.1, eGFR 41, warfarin, loading not started. No red flags."


@pytest.fixture
def read(conversation):
    return conversation.say(WHOLE, register="clinician")


def test_a_whole_case_goes_to_the_review(read):
    assert read.asked == "review"
    assert "Suggest now" in read.options
    rows = {row["field"]: row for row in read.card["rows"]}
    assert "98 pg/mL" in rows["serum_b12"]["value"]
    assert "9.1 g/dL" in rows["other_labs"]["value"]
    assert (rows["age"]["value"], rows["medicines"]["value"]) == ("72", "warfarin")


def test_red_flags_that_a_note_with_a_nerve_sign_leaves_open_are_asked_once(conversation):
    conversation.say(WHOLE.replace(" No red flags.", ""), register="clinician")
    assert conversation.asked == "nerve_symptoms"
    assert {"Chest pain", "Syncope", "Gait disturbance", "Suggest now"} <= set(conversation.options)
    conversation.choose("None")
    assert conversation.asked == "review"


def test_what_was_not_said_stands_as_not_asked_and_never_as_absent(read):
    rows = {row["field"]: row["status"] for row in read.card["rows"]}
    assert {rows[name] for name in ("general_symptoms", "conditions")} == {"not_asked"}
    assert "pregnancy" not in rows
    assert set(read.slot("symptoms_absent")) == {"chest_pain", "syncope", "breathlessness_at_rest"}  # no red flags
    assert read.slot("conditions_absent") is None


def test_what_may_change_it_is_named(read):
    assert "olate" in read.text
    assert "pregnan" not in read.text


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("58M, vegan diet, B12 98 pg/mL, no nerve symptoms", "phase"),
        ("58M, pernicious anaemia, B12 98 pg/mL, just diagnosed, Hb 9.1 g/dL", "nerve_symptoms"),
        ("58M, pernicious anaemia, just diagnosed, Hb 14 g/dL, MCV 90, no numbness, no tingling", "serum_b12"),
    ],
)
def test_only_what_is_decisive_is_asked(conversation, line, asked):
    conversation.say(line, register="clinician")
    questions = [conversation.asked]
    while conversation.asked != "review" and len(questions) < 6:
        conversation.say("not known")
        questions.append(conversation.asked)
    assert asked in questions
    assert len(questions) <= 4, questions


def test_a_line_can_be_added_from_the_review(read):
    read.choose("Allergies and conditions")
    assert read.asked == "conditions"
    read.choose("None")
    assert read.asked == "review"


def test_facts_and_suggest_in_one_message_bring_the_card(read):
    read.say("no allergies, K 3.6, suggest")
    assert read.card["type"] == "suggestion"
    assert read.slot("lab_potassium")["value"] == 3.6


def test_a_clinician_who_answers_step_by_step_is_asked_everything(conversation):
    conversation.say("hello").choose("I'm a clinician", "Repletion").say("pernicious anaemia")
    assert conversation.asked == "nerve_symptoms"


def test_after_the_card_the_clinician_asks_in_shorthand(read):
    read.choose("Suggest now")
    assert read.say("compare").card["type"] == "comparison"
    assert "Without it" in read.say("why this").text  # the answers that decided; the reasons stand in the card
    assert read.say("visit sheet").card["type"] == "visit_sheet"
    assert "→" in read.say("what would change it").text


def test_a_patient_with_many_facts_is_still_asked_what_safety_needs(conversation):
    conversation.say("I'm 58, just diagnosed with pernicious anaemia, B12 98 pg/mL, numb feet, I take warfarin")
    assert conversation.asked == "nerve_symptoms"
    assert conversation.slot("only_ask") is None


def test_dates_under_treatment_ask_for_the_last_dose_first(conversation):
    conversation.say(
        "58M PA, on maintenance, B12 98 pg/mL, Hb 13.1 g/dL, MCV 88, numb feet before", register="clinician"
    )
    conversation.take("None") if conversation.asked == "nerve_symptoms" else None
    conversation.choose("Suggest now").say("dates")
    assert conversation.asked == "last_dose"
    assert "Suggest now" in conversation.options
    conversation.say("3 weeks ago")
    assert conversation.card["type"] == "schedule"
