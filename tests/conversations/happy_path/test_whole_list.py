"""An answer given from the whole list is whole, typed or sent by the form; a part of it leaves the rest open."""

from __future__ import annotations

import pytest


@pytest.fixture
def at_nerve_signs(begun):
    return begun.choose("Starting", "Pernicious anemia")


def test_ticks_sent_from_the_list_leave_nothing_to_ask(at_nerve_signs):
    card = at_nerve_signs.card
    ticked = [choice["text"] for choice in card["choices"]][3::7]
    at_nerve_signs.say(", ".join([*ticked, card["rest"]]))
    assert set(at_nerve_signs.slot("symptoms_present")) == {"paraesthesia", "memory_or_concentration_problems"}
    assert len(at_nerve_signs.slot("symptoms_absent")) == 11
    assert "none of the others" in at_nerve_signs.text
    assert at_nerve_signs.asked == "serum_b12"


@pytest.mark.parametrize(
    "words",
    [
        "tingling, nothing else",
        "only tingling",
        "tingling and that's it",
        "tingling but none of the others",
        "pins and needles, not the rest",
    ],
)
def test_words_that_say_so_close_the_list(at_nerve_signs, words):
    at_nerve_signs.say(words)
    assert at_nerve_signs.slot("symptoms_present") == ["paraesthesia"]
    assert at_nerve_signs.asked == "serum_b12"


@pytest.mark.parametrize(
    "words",
    ["tingling and memory trouble", "Numbness, Falls", "Falls", "tingling, bit foggy", "tingling only when I sit"],
)
def test_a_part_leaves_the_rest_to_be_asked(at_nerve_signs, words):
    at_nerve_signs.say(words)
    assert at_nerve_signs.slot("symptoms_absent") is None
    assert at_nerve_signs.asked == "nerve_symptoms"


def test_ticked_or_typed_in_parts_the_case_is_the_same(begun, conversation):
    begun.choose("Starting", "Pernicious anemia").say("Tingling or pins and needles, Falls, none of the others")
    conversation.say("hello").choose("Work out a plan", "Starting", "Pernicious anemia")
    conversation.say("falls").say("and tingling").say("no")
    for slot in ("symptoms_present", "symptoms_absent"):
        assert set(begun.slot(slot)) == set(conversation.slot(slot))


def test_conditions_ticked_from_the_list_are_whole(begun):
    begun.choose("Starting", "Pernicious anemia", "None of these", "I don't know it")
    begun.choose("No other results").take("72").say("Kidney disease, none of the others")
    assert begun.slot("conditions") == ["kidney_disease"]
    assert begun.asked == "medicines"
