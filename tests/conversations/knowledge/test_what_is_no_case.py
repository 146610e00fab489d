"""An antidote, an animal and what somebody says in general begin no plan (S-02, S-31)."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "gave my brother hydroxocobalamin 5 g for cyanide. How much more does he need?",
        "smoke inhalation, hydroxocobalamin given by the medics, repeat dose?",
        "cyanokit dose",
    ],
)
def test_hydroxocobalamin_for_poisoning_has_no_dose_here(conversation, text):
    conversation.say(text)
    assert "I have no dose for poisoning" in conversation.text
    assert "911" in conversation.text
    assert conversation.slot("product") is None
    assert conversation.form is None


@pytest.mark.parametrize(
    "text",
    ["the vet says our cat Biscuit has low cobalamin", "my labrador has low B12", "our cat Tom needs b12 says the vet"],
)
def test_an_animal_is_nobody_whose_plan_is_asked_for(conversation, text):
    conversation.say(text)
    assert "ask a vet" in conversation.text
    assert "Whose plan" not in conversation.text


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("my mate says laughing gas uses up your b12, true?", "cause"),
        ("a friend told me metformin lowers B12, is that right?", "medicines"),
    ],
)
def test_what_somebody_says_in_general_is_no_fact_of_the_writer(conversation, text, field):
    conversation.say(text)
    assert not conversation.slot(field)
    assert conversation.form is None


@pytest.mark.parametrize(
    "text", ["nos daily for a year, legs numb", "three canisters a day for six months, hands numb"]
)
def test_laughing_gas_is_known_by_what_it_comes_in(conversation, text):
    conversation.say(text)
    assert conversation.slot("cause") == "nitrous_oxide"
    assert "doctor today" in conversation.text
