"""An answer to whose plan it is holds beside a question, and the question is answered."""

from __future__ import annotations

import pytest

OF_A_HUSBAND = "what dose for my husband"


def _answers(conversation) -> list[str]:
    return [said["card"]["id"] for said in conversation.messages if (said["card"] or {}).get("type") == "answer"]


@pytest.mark.parametrize("said", ["No. will it hurt?", "no, but does it hurt?", "no it's about me, does it hurt?"])
def test_a_no_beside_a_question_is_a_no(conversation, said):
    conversation.say(OF_A_HUSBAND).say(said)
    assert "This plan is about you, then." in conversation.text
    assert "Are you starting B12 injections" in conversation.text
    assert conversation.form is not None


def test_the_question_beside_it_is_answered(conversation):
    conversation.say(OF_A_HUSBAND).say("No. can I drink alcohol?")
    assert _answers(conversation) == ["alcohol"]


def test_a_yes_that_names_them_is_not_asked_for_again(conversation):
    conversation.say(OF_A_HUSBAND).say("Yes my husband. So can he take two?")
    assert "This plan is about your husband, then." in conversation.text
    assert "I come back to your question" in conversation.text


def test_another_person_beside_a_question_is_that_person(conversation):
    conversation.say(OF_A_HUSBAND).say("no, it's my aunt. does it hurt?")
    assert "This plan is about your aunt, then." in conversation.text


def test_a_no_before_words_about_them_settles_nothing_on_the_writer(conversation):
    conversation.say(OF_A_HUSBAND).say("no. does he need it?")
    assert "This plan is about you, then." not in conversation.text
