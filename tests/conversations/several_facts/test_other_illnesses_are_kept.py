"""An illness, a device or a medicine that no rule knows is kept in the person's words, whichever way it is told."""

from __future__ import annotations

import pytest


@pytest.fixture
def at_the_illnesses(conversation):
    """A talk in which allergies and illnesses are asked about."""
    conversation.say("I'm starting B12, B12 175 pg/mL, vegan, 35, male, and I have afib")
    conversation.say("None of these").say("no other results")
    assert conversation.asked == "conditions", conversation.text
    return conversation


def kept(conversation) -> str:
    return " ".join(conversation.slot("other_conditions") or []).casefold()


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("no none of those. just the MS", ["ms"]),
        ("none of em besides the sugar and the afib", ["sugar", "afib"]),
        ("none, only the gout", ["gout"]),
        ("nothing except for a pacemaker and a bad thyroid", ["pacemaker", "thyroid"]),
        ("none apart from lazy kidneys of my youth, and an insulin pump", ["insulin pump"]),
    ],
)
def test_what_is_excepted_is_kept_and_the_list_is_denied(at_the_illnesses, words, names):
    at_the_illnesses.say(words)
    assert all(name in kept(at_the_illnesses) for name in names), at_the_illnesses.text
    assert at_the_illnesses.asked == "medicines", at_the_illnesses.text


def test_what_is_named_instead_of_the_list_is_said_back(at_the_illnesses):
    at_the_illnesses.say("afib and thyroid")
    assert "afib and thyroid" in at_the_illnesses.text
    assert "did not get that" not in at_the_illnesses.text
    assert "thyroid" in kept(at_the_illnesses)


@pytest.mark.parametrize("words", ["none of these", "none, just asking", "no, only what I told you"])
def test_a_remark_is_no_illness(at_the_illnesses, words):
    at_the_illnesses.say(words)
    assert kept(at_the_illnesses) == "afib"


def test_a_disease_of_the_list_that_is_excepted_is_there(at_the_illnesses):
    at_the_illnesses.say("none besides kidney disease")
    assert "kidney_disease" in at_the_illnesses.slot("conditions")


@pytest.mark.parametrize(
    ("words", "medicine"),
    [
        ("no other results. zoloft. no allergies", "zoloft"),
        ("no other results. they put him on donepezil", "donepezil"),
        ("no other results, and no meds just prenatal vitamins", "prenatal vitamins"),
        ("Copaxone! I told you that at the very start. no other results", "copaxone"),
    ],
)
def test_a_medicine_that_is_named_by_itself_is_noted(conversation, words, medicine):
    conversation.say("I'm starting B12, B12 175 pg/mL, vegan, 35").say("None of these")
    assert conversation.asked == "other_labs", conversation.text
    conversation.say(words)
    assert medicine in [name.casefold() for name in conversation.slot("medicines") or []], conversation.text


def test_both_can_be_added_at_the_review(at_the_illnesses):
    at_the_illnesses.say("none").say("no medicines")
    if at_the_illnesses.asked == "general_symptoms":
        at_the_illnesses.say("none of these")
    assert at_the_illnesses.asked == "review", at_the_illnesses.text
    at_the_illnesses.say("add MS and copaxone to that please")
    assert "ms" in kept(at_the_illnesses).split()
    assert "copaxone" in at_the_illnesses.slot("medicines")


@pytest.mark.parametrize("words", ["fed through a J tube", "he got a feeding tube 6 years ago", "has an insulin pump"])
def test_a_device_is_kept(conversation, words):
    conversation.say(f"I'm starting B12, B12 175 pg/mL, vegan, 35, {words}")
    assert "tube" in kept(conversation) or "pump" in kept(conversation), conversation.text


def test_enzymes_without_a_stomach_are_a_medicine_and_no_disease(conversation):
    conversation.say("I'm starting B12, B12 175 pg/mL, stomach removed 2021, 35, male")
    conversation.say("None of these").say("no other results").say("none")
    assert conversation.asked == "medicines", conversation.text
    conversation.say("a multivitamin and calcium. and pancreas enzymes (creon)")
    assert "creon" in conversation.slot("medicines"), conversation.text
    assert conversation.slot("causes") in (None, [], ["total_gastrectomy"])
    assert conversation.slot("held_messages") is None


def test_a_pancreas_that_makes_too_little_is_still_a_cause(conversation):
    conversation.say("I'm starting B12, B12 175 pg/mL, 35, male")
    assert conversation.asked == "cause"
    conversation.say("I take creon with meals")
    assert conversation.slot("cause") == "pancreatic_insufficiency"
