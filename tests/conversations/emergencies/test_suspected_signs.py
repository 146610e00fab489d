"""What the second opinion suspects is asked as a list of urgent signs before all else; nothing is lost (S-28)."""

from __future__ import annotations

import pytest

from second_opinion.classifier import DangerClassifier
from second_opinion.message import Opinion

ODD = "and it all feels very odd"
"""Words that no rule takes for a sign; in these tests the second opinion suspects every message that holds them."""

NONE = "None of these"


@pytest.fixture(autouse=True)
def suspicious(whole_list, monkeypatch):
    """Makes the second opinion suspect the messages with ODD and no other; the whole list is opened."""

    def opinion(_, message):
        return Opinion(score=9.0 if ODD in message else -9.0, sentence=message)

    monkeypatch.setattr(DangerClassifier, "opinion", opinion)


def assert_list_of_signs(conversation):
    assert len(conversation.messages) == 1, conversation.text
    assert conversation.card["type"] == "entry"
    assert conversation.card["field"] == "signs"
    assert "Chest pain or pressure" in conversation.options
    assert NONE in conversation.options
    assert "mcg" not in str(conversation.messages)


def assert_emergency(conversation):
    assert conversation.card is not None, conversation.text
    assert conversation.card["type"] == "emergency"
    assert "911" in conversation.card["text"]
    assert "mcg" not in str(conversation.messages)
    assert conversation.form is None


def test_it_is_asked_first_of_all_and_the_facts_of_the_message_stay(conversation):
    conversation.say(f"my B12 is 98 pg/mL {ODD}")
    assert_list_of_signs(conversation)
    conversation.choose(NONE)
    assert conversation.lab("serum_b12") == (98, "pg/mL")
    assert "I'm the B12 assistant" in conversation.text
    assert "I noted: B12 98 pg/mL" in conversation.text
    assert conversation.asked == "phase"


def test_it_is_asked_at_every_question_and_the_question_stands_afterwards(anywhere):
    asked = anywhere.asked
    anywhere.say(f"I don't know {ODD}")
    assert_list_of_signs(anywhere)
    anywhere.choose(NONE)
    assert anywhere.slot("confirming") is None
    assert anywhere.slot("held_messages") is None
    assert anywhere.asked is not None
    assert anywhere.form is not None
    assert anywhere.text
    assert anywhere.asked == asked or anywhere.slot(f"{asked}_answer") is not None


def test_an_answer_inside_a_form_counts_after_the_list(begun):
    begun.say(f"I'm just starting treatment {ODD}")
    assert_list_of_signs(begun)
    assert begun.slot("phase") is None
    begun.say("none of these")
    assert begun.slot("phase") == "repletion"
    assert begun.asked == "cause"


def test_a_question_is_answered_after_the_list_and_the_open_one_stays(begun):
    begun.choose("Starting").say(f"do tablets work as well as injections? {ODD}")
    assert_list_of_signs(begun)
    begun.choose(NONE)
    assert [said["card"]["type"] for said in begun.messages if said["card"]] == ["answer"]
    assert begun.asked == "cause"


def test_a_question_outside_a_plan_is_answered_after_the_list(conversation):
    conversation.say("hello").say(f"do tablets work as well as injections? {ODD}")
    assert_list_of_signs(conversation)
    conversation.choose(NONE)
    assert conversation.card["type"] == "answer"
    assert conversation.form is None


def test_after_the_plan_it_comes_before_what_was_asked_about_it(suggested):
    suggested.say(f"why this plan? {ODD}")
    assert_list_of_signs(suggested)
    suggested.choose(NONE)
    assert "mcg" in str(suggested.messages)
    assert suggested.slot("suggested_for") is not None


def test_a_correction_is_taken_up_after_the_list(reviewed):
    reviewed.say(f"no, B12 was 132 pg/mL {ODD}")
    assert_list_of_signs(reviewed)
    assert reviewed.lab("serum_b12") == (98, "pg/mL")
    reviewed.say("no")
    assert reviewed.lab("serum_b12") == (132, "pg/mL")
    assert reviewed.asked == "review"


@pytest.mark.parametrize(
    "sign",
    [
        "Chest pain or pressure",
        "A drooping face, slurred speech or one weak side",
        "Sudden loss of sight",
        "Thoughts of suicide or self-harm",
        "Bleeding that does not stop, or black stools",
        "A racing, pounding or uneven heart",
    ],
)
def test_a_ticked_emergency_is_the_emergency_with_the_facts_of_the_message(begun, sign):
    begun.say(f"I'm just starting treatment, my B12 is 98 pg/mL {ODD}").choose(sign)
    assert_emergency(begun)
    assert begun.lab("serum_b12") == (98, "pg/mL")
    assert begun.slot("confirming") is None


def test_a_typed_sign_is_the_emergency(begun):
    begun.say(f"I'm just starting treatment {ODD}").say("I have chest pain")
    assert_emergency(begun)
    assert begun.slot("phase") == "repletion"


def test_several_signs_ticked_in_the_list_count(begun):
    begun.say(f"I'm just starting treatment {ODD}")
    begun.say("Fainting, a collapse or a fit, New trouble walking, none of the others")
    assert_emergency(begun)
    assert {"syncope", "gait_disturbance"} <= set(begun.slot("symptoms_present"))


def test_a_sign_for_the_same_day_is_noted_and_the_plan_goes_on(begun):
    begun.say(f"I'm just starting treatment {ODD}").choose("New trouble walking")
    assert begun.slot("symptoms_present") == ["gait_disturbance"]
    assert begun.slot("phase") == "repletion"
    assert begun.asked == "cause"


def test_a_ticked_emergency_that_was_misread_can_be_put_right(begun):
    begun.say(f"I'm just starting treatment {ODD}").choose("Too many tablets, or something else that can't wait")
    assert_emergency(begun)
    begun.choose("That is not what I meant", "Yes, that is wrong")
    assert begun.slot("acute_signs") is None


def test_it_is_asked_once_for_a_message(begun):
    begun.say(f"I'm just starting treatment {ODD}").choose(NONE)
    assert begun.asked == "cause"
    begun.say(f"pernicious anaemia {ODD}")
    assert_list_of_signs(begun)
    begun.choose(NONE)
    assert begun.slot("cause") == "pernicious_anaemia"


def test_none_of_these_denies_no_sign_that_the_list_only_asks_about_as_new(begun):
    begun.say(f"I'm just starting treatment {ODD}").choose(NONE)
    begun.choose("Pernicious anemia")
    assert begun.asked == "nerve_symptoms"
    assert "chest_pain" in begun.slot("symptoms_absent")
    assert "gait_disturbance" not in begun.slot("symptoms_absent")


def test_a_message_with_an_emergency_goes_straight_to_it(begun):
    begun.say(f"I have chest pain {ODD}")
    assert_emergency(begun)


def test_other_words_bring_the_list_again_and_then_the_talk_goes_on(begun):
    begun.say(f"I'm just starting treatment {ODD}").say("what is B12?")
    assert_list_of_signs(begun)
    assert "before we go on" in begun.text
    begun.say("dunno")
    assert "do not wait: call 911" in begun.text
    assert begun.slot("phase") == "repletion"
    assert begun.asked == "cause"
    assert begun.slot("held_messages") is None


def test_why_it_is_asked_is_said(begun):
    begun.say(f"I'm just starting treatment {ODD}").say("why do you ask?")
    assert_list_of_signs(begun)
    assert "can't wait" in begun.text


def test_nobody_is_kept_from_leaving(begun):
    begun.say(f"I'm just starting treatment {ODD}").say("stop")
    assert "do not wait: call 911" in begun.text
    assert begun.slot("confirming") is None
    assert begun.slot("phase") == "repletion"


def test_who_wants_a_person_is_told_how_and_nothing_is_lost(begun):
    begun.say(f"I'm just starting treatment {ODD}").say("I want to talk to a person")
    assert "555-0100" in begun.text
    assert NONE in begun.options
    assert begun.choose(NONE).slot("phase") == "repletion"


def test_a_suspected_danger_outranks_starting_again(begun):
    begun.choose("Starting").say(f"start again {ODD}")
    assert_list_of_signs(begun)


def test_clinicians_are_asked_in_their_words(conversation):
    conversation.say("I'm a clinician").say(f"B12 98 pg/mL {ODD}")
    assert "Red flags first" in conversation.text
    conversation.choose("None")
    assert conversation.lab("serum_b12") == (98, "pg/mL")


def test_what_is_ticked_in_a_list_is_not_asked_about_again(begun, monkeypatch):
    monkeypatch.setattr(DangerClassifier, "opinion", lambda self, message: Opinion(score=9.0, sentence=message))
    begun.choose("Starting", "Pernicious anemia").say("Unsteady walking, weak arms or legs, none of the others")
    assert begun.asked == "serum_b12"
