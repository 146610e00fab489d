"""A question about B12 is answered at any moment, with its sources, and the open question is asked again."""

from __future__ import annotations

import pytest

SEED_QUESTIONS = [
    ("how will I know it works?", "how_will_i_know"),
    ("when will I feel better", "when_better"),
    ("why 500 and not 1000", "why_500_or_1000"),
    ("why monthly", "why_monthly"),
    ("is monthly enough when my level is very low", "monthly_when_very_low"),
]


@pytest.mark.parametrize(("question", "entry"), SEED_QUESTIONS)
def test_the_questions_that_people_bring_are_answered_before_any_plan(conversation, question, entry):
    card = conversation.say("hello").say(question).card
    assert card["type"] == "answer"
    assert card["id"] == entry
    assert card["paragraphs"]
    assert all(source["title"] and source["publisher"] for source in card["sources"])
    assert conversation.options


def test_the_answer_is_one_message_without_a_second_text(conversation):
    conversation.say("does metformin lower b12?")
    assert [said["card"]["type"] for said in conversation.messages] == ["answer"]
    assert conversation.messages[0]["text"] is None


def test_a_question_is_answered_at_every_step_and_the_step_goes_on(anywhere):
    question = anywhere.asked
    anywhere.say("how should b12 ampoules be stored?")
    assert anywhere.messages[0]["card"]["id"] == "storage_travel"
    assert anywhere.asked == question
    assert len(anywhere.messages) >= 2


def test_an_answer_that_names_a_dose_carries_its_caveat(begun):
    card = begun.say("what is the usual maintenance dose?").card
    assert card["id"] == "usual_dose"
    assert "1,000 mcg" in " ".join(card["paragraphs"])
    assert "prescriber" in card["caveat"]


def test_an_answer_without_a_dose_carries_none(begun):
    assert begun.say("will my urine turn orange after the shot?").card["id"] == "red_urine"
    card = begun.say("is it safe to have gas and air with low b12?").card
    assert card["caveat"] is None


def test_a_clinician_reads_the_terse_answer(conversation):
    conversation.say("I'm a clinician")
    card = conversation.say("how do I know the injections are working?").card
    assert card["id"] == "how_will_i_know"
    assert "MMA" in " ".join(card["paragraphs"])


def test_facts_inside_a_question_are_noted(begun):
    begun.say("is monthly enough, my b12 is 98 pg/mL?")
    assert begun.lab("serum_b12") == (98, "pg/mL")
    assert begun.card["id"] == "monthly_when_very_low"
    assert begun.asked == "phase"


def test_a_statement_with_a_question_is_noted_and_answered(begun):
    begun.say("I have pernicious anaemia. Do I need injections for life?")
    assert begun.slot("cause") == "pernicious_anaemia"
    assert begun.card["id"] == "lifelong"


@pytest.mark.parametrize(
    "words",
    [
        "is it normal to have crushing chest pain after the injection?",
        "can b12 help, I want to kill myself",
    ],
)
def test_a_red_flag_inside_a_question_wins(begun, words):
    begun.say(words)
    assert begun.card["type"] == "emergency"
    assert not [said for said in begun.messages if (said["card"] or {}).get("type") == "answer"]


@pytest.mark.parametrize(
    "words",
    ["my face and throat are swelling after the shot, is that a side effect?", "can low b12 cause chest pain?"],
)
def test_a_question_that_names_an_emergency_sign_says_when_not_to_wait(begun, words):
    begun.say(words)
    assert "911" in begun.text or begun.card["type"] == "emergency"


def test_ask_a_question_invites_and_shows_some(conversation):
    conversation.say("hello").choose("Ask a question")
    assert conversation.card is None
    assert "How will I know that the injections work?" in conversation.options
    conversation.choose("How will I know that the injections work?")
    assert conversation.card["id"] == "how_will_i_know"
    assert "Work out a plan" in conversation.options


def test_ask_a_question_inside_a_step_leads_back_to_it(begun):
    begun.choose("Starting").say("can I ask a question")
    assert begun.asked == "cause"
    begun.choose("When will I feel better?")
    assert begun.card["id"] == "when_better"
    assert begun.asked == "cause"


def test_an_unclear_question_leads_to_a_choice(begun):
    begun.say("is it normal to have b12 more or less often?")
    titles = [title for title in begun.options if title.endswith("?")]
    assert 1 <= len(titles) <= 3
    assert "None of these questions" in begun.options
    begun.choose("None of these questions")
    assert "555-0100" in begun.text
    assert begun.asked == "phase"


def test_what_is_not_covered_is_said_honestly_and_where_to_turn(begun):
    begun.say("what is the melting point of vitamin b12?")
    assert begun.card is None
    assert "555-0100" in begun.text
    assert begun.asked == "phase"


def test_after_a_suggestion_questions_are_answered_and_its_options_stay(reviewed):
    reviewed.choose("Yes, that's right").say("can I drink alcohol with b12?")
    assert reviewed.card["id"] == "alcohol"
    assert "What would change it" in reviewed.options


def test_a_question_stores_no_answer_to_the_open_one(begun):
    begun.choose("Starting").say("can metformin lower b12?")
    assert begun.slot("cause") is None
    assert begun.card["id"] == "metformin"
    assert begun.asked == "cause"


def test_a_dose_of_another_drug_is_still_declined(begun):
    begun.say("how much warfarin should I take?")
    assert begun.card is None


def test_two_questions_in_a_row_keep_the_place(begun):
    begun.choose("Starting").say("does it hurt?").say("what are the side effects of b12 injections?")
    assert begun.card["id"] == "common_side_effects"
    assert begun.asked == "cause"


@pytest.mark.parametrize(
    ("title", "entry"),
    [("acne from hydroxocobalamin", "acne"), ("lebers and b12 injections", "leber")],
)
def test_what_is_only_named_to_read_about_it_is_answered_and_not_noted(conversation, title, entry):
    assert conversation.say(title).card["id"] == entry
    assert conversation.form is None
    assert not conversation.slot("conditions")
    assert not conversation.slot("symptoms_present")
    assert not conversation.slot("product")


@pytest.mark.parametrize(
    "words",
    [
        "why should a robot tell me anything. my doctor is useless and my b12 is 110 pg/mL",
        "been doing balloons most weekends and my legs have gone tingly, should i get b12 injections",
    ],
)
def test_a_question_without_an_answer_beside_facts_gives_way_to_the_plan(conversation, words):
    conversation.say(words)
    assert conversation.asked == "phase"
    assert "I don't know that" not in conversation.text
    assert "not sure what you mean" not in conversation.text


def test_who_tells_and_asks_nothing_is_offered_no_questions(conversation):
    conversation.say("they want to put me on injections")
    assert "not sure what you mean" not in conversation.text
    assert "Work out a plan" in conversation.options
