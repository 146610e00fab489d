"""Who asks for a dose and gives facts wants a plan: it goes on at once, after the answer to any other question."""

from __future__ import annotations

import pytest

ASKED_WITH_FACTS = "just been told i have pernicious anemia, b12 98, what dose monthly do i need"


def test_a_dose_question_with_facts_goes_on_with_the_plan(conversation):
    conversation.say(ASKED_WITH_FACTS)
    assert (conversation.slot("phase"), conversation.slot("cause")) == ("repletion", "pernicious_anaemia")
    assert conversation.card is None
    assert "pernicious anemia" in conversation.text
    assert conversation.asked == "pending_lab"
    assert {"pg/mL", "pmol/L"} <= set(conversation.options)
    assert "Work out a plan" not in conversation.options


def test_the_bare_unit_is_taken_as_the_answer(conversation):
    conversation.say(ASKED_WITH_FACTS).say("pg/ml")
    assert conversation.lab("serum_b12") == (98, "pg/mL")
    assert conversation.asked == "nerve_symptoms"


@pytest.mark.parametrize("words", ["pg/ml i think", "it's pg/mL", "probably pg per ml", "the report says pg/ml"])
def test_a_unit_said_in_a_few_words_is_taken(conversation, words):
    conversation.say(ASKED_WITH_FACTS).say(words)
    assert conversation.lab("serum_b12") == (98, "pg/mL")
    assert "98 pg/mL" in conversation.text


@pytest.mark.parametrize(
    "words", ["no one knows why, i'm waiting for tests", "what is pmol/l?", "what does pg/ml mean"]
)
def test_a_message_about_something_else_does_not_answer_the_question_for_the_unit(conversation, words):
    conversation.say("my b12 is only 96").say(words)
    assert conversation.asked == "pending_lab"
    assert "result to check" not in conversation.text


@pytest.mark.parametrize("words", [ASKED_WITH_FACTS, "my b12 is only 96, how often should i have the injections"])
def test_the_assistant_says_first_what_it_is(conversation, words):
    conversation.say(words)
    assert "not a clinician" in conversation.messages[0]["text"]


@pytest.mark.parametrize(
    "words",
    ["this is useless just tell me the bloody dose", "just tell me how much to inject", "so how much should I get"],
)
def test_who_demands_a_dose_without_facts_is_led_to_a_plan(conversation, words):
    conversation.say(words)
    assert conversation.asked == "phase" or "Work out a plan" in conversation.options
    assert "mcg" not in conversation.text
    assert conversation.card is None


@pytest.mark.parametrize(
    "words",
    [
        "i'm vegan with b12 110 pg/mL, how much should i inject?",
        "pernicious anaemia. B12 110 pg/mL. What dose do I need?",
        "how often do i need the jabs? i have coeliac disease",
        "B12 110 pg/mL from metformin, which dose should I take",
    ],
)
def test_other_wordings_go_on_with_the_plan_too(conversation, words):
    conversation.say(words)
    assert conversation.form is not None
    assert conversation.card is None


def test_how_often_is_asked_for_and_is_no_treatment_in_use(conversation):
    conversation.say("i have pernicious anemia, b12 98 pg/ml, what dose monthly do i need")
    assert conversation.slot("interval_days") is None
    assert conversation.asked == "phase"


def test_a_treatment_that_is_told_beside_the_question_is_kept(conversation):
    conversation.say("I get 1000 mcg hydroxocobalamin every 3 months for pernicious anaemia. What dose should I have?")
    assert conversation.slot("dose_mcg") == 1000
    assert conversation.slot("interval_days") == 91


@pytest.mark.parametrize("words", ["how much b12 should i inject", "what is the usual monthly dose"])
def test_a_dose_question_without_facts_stays_general(conversation, words):
    conversation.say("hello").say(words)
    assert conversation.card["type"] == "answer"
    assert conversation.form is None


def test_another_question_with_facts_is_answered_and_the_plan_goes_on(conversation):
    conversation.say("my b12 is 98, how will i know that the injections work?")
    assert "how_will_i_know" in [said["card"]["id"] for said in conversation.messages if said["card"]]
    assert conversation.asked == "pending_lab"
    assert conversation.say("pg/ml").lab("serum_b12") == (98, "pg/mL")


def test_inside_a_step_a_dose_question_with_facts_goes_on_with_the_step(begun):
    begun.say("just diagnosed, b12 98 pg/mL, what dose do i need?")
    assert begun.card is None
    assert begun.asked == "cause"


@pytest.mark.parametrize(
    "words",
    [
        "what dose do i need, b12 is 88 pg/ml",
        "how many jabs do i get - my b12 is 88 pg/ml",
        "My B12 is 88 pg/ml, I have pain in hands. what is correct?",
    ],
)
def test_a_result_before_or_after_the_question_is_taken_and_the_plan_goes_on(conversation, words):
    conversation.say(words)
    assert conversation.lab("serum_b12") == (88, "pg/mL")
    assert conversation.asked == "phase"
    assert conversation.card is None
