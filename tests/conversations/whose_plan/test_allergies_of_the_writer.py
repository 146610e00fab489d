"""An allergy, a medicine or a sign of the writer stays out of the plan for somebody else, and one of theirs is kept."""

from __future__ import annotations

import pytest

MOTHER = "My mum is 78, B12 98 pg/mL, pernicious anemia, nothing given yet."


@pytest.fixture
def mothers(conversation):
    conversation.say(MOTHER).choose("Yes, about my mother")
    return conversation


def at_the_conditions(talk):
    return talk.say("no symptoms").say("no other results")


@pytest.mark.parametrize(
    "text",
    [
        "I'm allergic to penicillin, she isn't",
        "the latex allergy is mine, not hers. she has none of these",
        "I get a rash with cheap earrings, nickel I think. she has none of those",
        "it's me with the nickel allergy",
    ],
)
def test_an_allergy_of_the_writer_is_left_out_and_said_so(mothers, text):
    at_the_conditions(mothers).say(text)
    assert not mothers.slot("other_allergies")
    assert not mothers.slot("other_conditions")
    assert "what you said about yourself" in mothers.text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("she's allergic to penicillin, I'm not", ["penicillin"]),
        ("allergic to latex and plasters", ["latex", "plasters"]),
    ],
)
def test_an_allergy_of_the_person_is_kept(mothers, text, kept):
    assert at_the_conditions(mothers).say(text).slot("other_allergies") == kept


def test_the_first_message_tells_of_both(conversation):
    conversation.say("My dad is 70, B12 95 pg/mL, vegan. I'm allergic to penicillin, he isn't.")
    conversation.choose("Yes, about my father")
    assert not conversation.slot("other_allergies")
    assert "penicillin" not in (conversation.slot("medicines") or [])


@pytest.mark.parametrize(
    "text",
    [
        "no, the penicillin is mine, not hers",
        "no that's me, she isn't allergic to anything",
        "the penicillin, that's me",
    ],
)
def test_what_was_noted_as_theirs_and_is_the_writers_is_taken_out(mothers, text):
    mothers.say("allergic to penicillin, takes metformin")
    assert mothers.slot("other_allergies") == ["penicillin"]
    assert not mothers.say(text).slot("other_allergies")
    assert mothers.slot("medicines") == ["metformin"]


def test_a_medicine_and_a_sign_that_are_the_writers_are_taken_out(mothers):
    mothers.say("takes metformin, has headaches")
    assert mothers.slot("medicines") == ["metformin"]
    assert not mothers.say("the metformin is mine").slot("medicines")
    assert "headache" not in (mothers.say("it's me with the headaches, not her").slot("symptoms_present") or [])


@pytest.mark.parametrize(
    "text",
    ["I have a nickel allergy.", "rash from cheap earrings", "latex brings me out in hives", "penicillin allergy"],
)
def test_an_allergy_that_no_rule_knows_is_kept_and_not_called_outside(conversation, text):
    at_the_conditions(conversation.say("B12 98 pg/mL, vegan, I'm 44, male, starting")).say(text)
    assert conversation.slot("other_allergies") or conversation.slot("other_conditions")
    assert "outside what I know" not in conversation.text
    assert "about B12" not in conversation.text
    assert not conversation.slot("medicines")
