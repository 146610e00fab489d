"""Where the reader overrules the classifier, and where it keeps still."""

from __future__ import annotations

import pytest
from reading import EMERGENCIES

from b12nlu import read
from b12nlu.intents import decide_intent


def decided(text: str, intent: str = "nlu_fallback", confidence: float = 0.3) -> str | None:
    """The intent that the reader sets, or None."""
    return decide_intent(text, read(text), intent, confidence, emergency_symptoms=EMERGENCIES, threshold=0.4)


@pytest.mark.parametrize("intent", ["inform", "ask_faq", "stop", "correct", "nlu_fallback"])
def test_a_red_flag_outranks_every_intent(intent: str) -> None:
    assert decided("why? my throat is closing", intent, 0.99) == "red_flag"


@pytest.mark.parametrize(
    "text",
    [
        "what dose of topiramate is right for migraine",
        "how much levothyroxine should I take",
        "my cat needs b12 injections, how much?",
    ],
)
def test_the_dose_of_another_drug_is_out_of_scope(text: str) -> None:
    assert decided(text, "ask_faq", 0.9) == "out_of_scope"


@pytest.mark.parametrize(
    "text", ["132", "IM", "b12 98 pg/ml", "no tingling", "I have PA", "pg/mL 98", "every 3 months", "no allergies"]
)
@pytest.mark.parametrize("intent", ["nlu_fallback", "affirm", "greet", "inform"])
def test_a_stated_fact_informs(text: str, intent: str) -> None:
    assert decided(text, intent, 0.9) == "inform"


def test_a_sure_conversational_intent_stands() -> None:
    assert decided("stop, I have PA", "stop", 0.9) is None
    assert decided("stop, I have PA", "stop", 0.2) == "inform"


@pytest.mark.parametrize("text", ["hello", "can B12 cause depression?", "my mum has PA", "thanks a lot"])
def test_without_a_fact_of_the_writer_the_classifier_decides(text: str) -> None:
    assert decided(text, "greet", 0.9) is None


def test_a_short_sure_call_for_help_stands_whatever_it_states() -> None:
    assert decided("please help me now, I have PA", "red_flag", 0.98) is None


def test_an_unsure_or_long_call_for_help_gives_way_to_what_the_message_states() -> None:
    assert decided("I have PA", "red_flag", 0.6) == "inform"
    assert decided("I have PA " + "and I would like to ask about it " * 4, "crisis", 0.99) == "inform"
    assert decided("what is my account number", "red_flag", 0.88) == "nlu_fallback"


@pytest.mark.parametrize(
    "text",
    [
        "metformin and hydroxocobalamin",
        "sore arm after the b12 jab",
        "pernicious anaemia and hydroxocobalamin injections",
        "nitrous oxide and cyanocobalamin",
    ],
)
def test_a_title_that_the_classifier_takes_for_a_question_is_left_to_the_answers(text: str) -> None:
    assert decided(text, "ask_faq", 0.9) is None


@pytest.mark.parametrize(
    "text",
    [
        "metformin and hydroxocobalamin",
        "my arm is numb after the jab",
        "I had a sleeve gastrectomy",
        "pernicious anaemia, b12 98 pg/ml",
        "hydroxocobalamin every 3 months",
        "pernicious anaemia",
    ],
)
def test_what_may_be_a_fact_is_no_title_unless_the_classifier_is_sure_and_nobody_and_nothing_measured_is_named(
    text: str,
) -> None:
    assert decided(text, "ask_faq", 0.65 if text.startswith("metformin") else 0.9) == "inform"


def test_a_sign_that_is_only_stated_is_never_declined_as_out_of_scope() -> None:
    assert decided("tired all day long, nothing else", "out_of_scope", 0.95) == "inform"


def test_a_red_flag_in_a_title_outranks_the_answers() -> None:
    assert decided("chest pain after hydroxocobalamin", "ask_faq", 0.95) == "red_flag"


@pytest.mark.parametrize(
    "text", ["feeling weak as a kitten since I had my B12 jab", "I eat like a horse but B12 is 110 ng/L"]
)
@pytest.mark.parametrize("intent", ["animal", "out_of_scope"])
def test_a_comparison_with_an_animal_is_about_no_animal(text: str, intent: str) -> None:
    assert decided(text, intent, 0.95) in ("inform", "nlu_fallback")
