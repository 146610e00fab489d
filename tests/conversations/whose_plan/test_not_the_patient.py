"""Who says that they are not the patient, and names nobody, is asked once whose plan it is; what was told is kept, and
the pronouns are right from then on.
"""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "words",
    ["I'm not the patient", "this isn't for me, someone else", "asking on behalf of someone", "it's not about me"],
)
def test_it_is_asked_whose_plan_it_is(conversation, words):
    conversation.say(words)
    assert "Whose plan is it?" in conversation.text
    conversation.choose("A woman")
    assert "Is she starting" in conversation.text
    assert "Whose plan" not in conversation.say("pernicious anemia, not for me").text


@pytest.mark.parametrize(
    ("answer", "person", "asks"),
    [
        ("A man", "man", "he"),
        ("my dad", "father", "he"),
        ("she's 72", "woman", "she"),
        ("it's for a woman", "woman", "she"),
    ],
)
def test_what_was_told_before_is_kept(conversation, answer, person, asks):
    conversation.say("B12 98 pg/mL, pernicious anemia").say("I'm not the patient by the way").take(answer)
    assert conversation.slot("whose") == person
    assert conversation.lab("serum_b12")[0] == 98.0
    assert f" {asks} " in conversation.text
    assert "did not get that" not in conversation.text


def test_the_facts_of_the_same_message_are_that_persons(conversation):
    conversation.say("not me, B12 98 pg/mL, tingling feet").choose("A man")
    assert conversation.slot("symptoms_present") == ["paraesthesia"]
    assert "Is he starting" in conversation.text


def test_it_may_be_the_writers_own_after_all(conversation):
    conversation.say("I need a plan").say("this is not about me").choose("No, it is about me")
    assert "Are you starting" in conversation.text


def test_for_someone_under_age_no_plan_is_made(conversation):
    conversation.say("it's not for me").choose("Someone under 18")
    assert "only work with adults" in conversation.text


@pytest.mark.parametrize("words", ["needles are not for me", "it isn't helping me", "pernicious anemia, it's for me"])
def test_other_words_ask_nothing_of_the_kind(conversation, words):
    assert "Whose plan is it?" not in conversation.say(words).text


def test_who_decides_for_somebody_who_cannot_is_left_to_the_clinic(conversation):
    conversation.say("my mother has pernicious anemia and B12 90 pg/mL").say("yes").say("who decides if she cannot?")
    assert "none of the answers I have covers it" in conversation.text
    assert "did not get that" not in conversation.text
