"""An answer is given where it is about what was asked; who wants only answers is led into no plan."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("asked", "entry"),
    [
        ("Can I drink the ampoule?", "drink_ampoule"),
        ("I mean the medicine ampoule, can I drink it instead of injection?", "drink_ampoule"),
        ("can i have a glass of wine after the jab?", "alcohol"),
        ("I got ampoules in Spain, can I use those?", "product_from_abroad"),
        ("my doctor says my level is too high since the injections, is it dangerous?", "high_after_injections"),
    ],
)
def test_the_answer_is_about_what_was_asked(conversation, asked, entry):
    conversation.say("hello").say(asked)
    assert conversation.card["id"] == entry


def test_a_wish_to_speak_to_somebody_is_no_question_about_age(conversation):
    conversation.say("hello").say("At 66?? No. Can I just speak to someone about the 1450")
    assert conversation.card is None or conversation.card.get("id") != "older"


def test_what_somebody_should_take_is_answered_by_the_plan(conversation):
    conversation.say("my B12 is 152 pg/mL and I am vegetarian. What should I take?")
    assert conversation.card is None or conversation.card.get("id") != "not_taken_seriously"


def test_facts_without_a_question_bring_no_lecture(begun):
    begun.say("Parietal cell antibodies positive, IFAb negative. Nobody put a label on it.")
    assert begun.card is None or begun.card.get("type") != "answer"


class TestOnlyQuestions:
    @pytest.fixture
    def only_questions(self, conversation):
        conversation.say(
            "Community pharmacist here. Any interaction of hydroxocobalamin with chloramphenicol eye drops?"
        )
        return conversation.say("Only questions please, no patient. Do the ampoules need to be kept in the fridge?")

    def test_the_question_is_answered_and_none_of_the_plan_follows(self, only_questions):
        assert only_questions.card["id"] == "storage_travel"
        assert only_questions.form is None

    def test_nor_after_the_next_one(self, only_questions):
        only_questions.say("and is it safe with apixaban?")
        assert only_questions.form is None

    def test_a_plan_begins_where_it_is_wanted_after_all(self, only_questions):
        assert only_questions.say("work out a plan please").form is not None
