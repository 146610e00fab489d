"""An emergency that stands says the number first, and less each time; of whom it is, and what helpers must know."""

from __future__ import annotations

import pytest

BABY = (
    "Salam, I write about my daughter Noor, she is 10 months. My wife doesn't eat meat no milk no egg since 5 years, "
    "the baby only breast milk. She was sitting alone and now she don't sit anymore. Which dose for baby?"
)


@pytest.fixture
def floppy(conversation):
    conversation.say(BABY).say("Yes she is floppy, like a doll, and she lost the sitting")
    assert conversation.card["type"] == "emergency"
    return conversation


@pytest.fixture
def swollen(conversation):
    conversation.say("my brother had his 2nd b12 shot yesterday and now he's got hives on his stomach and arms")
    return conversation.say("hang on he's saying his tongue feels kinda thick now")


def test_the_second_card_is_shorter_and_says_the_number_first(floppy):
    first = floppy.card["text"]
    second = floppy.say("But my wife says ambulance is too much").card["text"]
    assert len(second) < len(first)
    assert second.startswith("Call 911")


def test_a_new_danger_is_said_in_full_with_its_own_words(swollen):
    assert "Swelling of the face or throat" in swollen.card["text"]
    assert "tongue" in swollen.text


def test_a_baby_is_no_me_and_nobody_is_asked_who_has_it(floppy):
    assert "for the child" in floppy.card["text"]
    assert "It is not about the child" in floppy.options
    floppy.say("it's not me, it's the baby of course")
    assert floppy.card["type"] == "emergency"
    assert "who has this" not in floppy.text


def test_what_to_tell_of_a_baby_names_its_mother_and_no_injections(floppy):
    floppy.say("Ok. We go to emergency. What I must tell them?")
    assert "what the mother eats" in floppy.text
    assert "injections" not in floppy.text
    floppy.say("and which dose should the doctor give?")
    assert "tell them about the B12 injections" not in floppy.text


def test_how_to_lie_after_a_reaction_is_answered(swollen):
    swollen.say("ok calling. should he lie down or what")
    assert "lie flat" in swollen.text
    assert "Do not stand up" in swollen.text
    assert swollen.card["type"] == "emergency"


def test_how_to_lie_with_anything_else_is_left_to_the_phone(conversation):
    conversation.say("my chest feels crushed since this morning, B12 98 pg/mL").say("should I lie down?")
    assert "on the phone" in conversation.text


def test_who_has_injections_is_to_tell_of_them(conversation):
    conversation.say("on hydroxocobalamin every 12 weeks, my chest feels crushed since this morning")
    assert "B12 is given" in conversation.say("what do I tell the ambulance?").text


@pytest.mark.parametrize(
    "said", ["THE NHS SAYS MY B12 IS 96", "I rang the surgery", "my GP wrote", "the district nurse"]
)
def test_british_words_at_a_clinic_elsewhere_bring_the_number_there(conversation, said):
    conversation.say(f"{said}. my chest feels crushed since this morning")
    assert conversation.card["number"] == "999"
    assert "911" in {contact["number"] for contact in conversation.card["contacts"]}


@pytest.mark.parametrize(
    "said",
    [
        "In Germany my doctor says only hydroxocobalamin. Which one do I get here in Florida?",
        "I'm from Germany and live here in Florida",
        "I had gastric surgery in 2019",
    ],
)
def test_where_somebody_comes_from_moves_no_number(conversation, said):
    conversation.say(f"{said} my chest feels crushed since this morning")
    assert conversation.card["number"] == "911"
