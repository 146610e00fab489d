"""What was noted and never meant is taken out by who says so, wherever the talk is; it is then neither yes nor no."""

from __future__ import annotations

import pytest

TOLD = (
    "on regular hydroxocobalamin injections 1 mg every 12 weeks, last one was 3 September, cause is Crohn's, "
    "numb feet and tingling, kidney disease, I take warfarin, B12 180 pg/mL, ferritin 40 ug/L, I'm 62, female"
)

FACTS = {
    "tingling": lambda talk: "paraesthesia" not in (talk.slot("symptoms_present") or []),
    "warfarin": lambda talk: "warfarin" not in (talk.slot("medicines") or []),
    "Crohn's": lambda talk: talk.slot("cause") is None,
    "kidney disease": lambda talk: "kidney_disease" not in (talk.slot("conditions") or []),
    "180": lambda talk: talk.lab("serum_b12") is None,
    "ferritin 40 ug/L": lambda talk: talk.lab("ferritin") is None,
    "1 mg": lambda talk: talk.slot("dose_mcg") is None,
    "12 weeks": lambda talk: talk.slot("interval_days") is None,
    "3 September": lambda talk: talk.slot("last_dose_on") is None,
    "hydroxocobalamin": lambda talk: talk.slot("product") is None,
    "62": lambda talk: talk.slot("age") is None,
}
"""What was told, by the name that it is called by, and how one sees that it is gone."""

WAYS = ("{} is wrong", "I never said {}", "where did you get {} from?", "{} is not what I said", "{} is a mistake")


@pytest.fixture
def in_a_form(conversation):
    """A talk in which the signs are asked about."""
    conversation.say(TOLD)
    assert conversation.asked == "nerve_symptoms", conversation.text
    return conversation


@pytest.fixture
def at_review(in_a_form):
    """The same at its review."""
    answers = {
        "nerve_symptoms": "nothing else",
        "other_labs": "no other results",
        "pregnancy": "neither",
        "conditions": "none of the others",
        "medicines": "only warfarin",
        "symptom_course": "no change",
        "procedure": "I don't know",
        "general_symptoms": "none of these",
    }
    while in_a_form.asked in answers:
        in_a_form.say(answers[in_a_form.asked])
    assert in_a_form.asked == "review", in_a_form.text
    return in_a_form


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("fact", FACTS)
def test_it_is_taken_out_while_something_else_is_asked(in_a_form, fact, way):
    in_a_form.say(way.format(fact))
    assert FACTS[fact](in_a_form), in_a_form.text
    assert "taken out" in in_a_form.text


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("fact", FACTS)
def test_it_is_taken_out_at_the_review(at_review, fact, way):
    at_review.say(way.format(fact))
    assert FACTS[fact](at_review), at_review.text
    assert "taken out" in at_review.text


def test_a_word_that_is_no_medicine_is_taken_out_with_all_else_that_is_wrong(at_review):
    at_review.say("change medicines").say("warfarin and zorblex")
    assert "zorblex" in at_review.slot("medicines")
    at_review.say("tingling is wrong i said no idea. and 'zorblex' is not a medicine?? and i dont know the dose")
    assert at_review.slot("medicines") == ["warfarin"], at_review.text
    assert at_review.slot("symptoms_not_known") == ["paraesthesia"]
    assert at_review.slot("dose_mcg") is None
    assert "tingling or pins and needles: not known" in at_review.card["rows"][2]["value"]


def test_a_sign_that_nobody_can_tell_of_is_not_known_and_the_answer_counts(conversation):
    conversation.say("on regular B12 injections, cause not known, I'm 84").say("numb feet, tingling no idea, that's it")
    assert conversation.slot("symptoms_present") == ["numbness"]
    assert conversation.slot("symptoms_not_known") == ["paraesthesia"]
    assert conversation.asked != "nerve_symptoms"
    conversation.say("wait also I said tingling no idea NOT yes")
    assert conversation.slot("symptoms_present") == ["numbness"]


@pytest.mark.parametrize(
    "said", ["she has numb feet, no idea about tingling", "he has numb feet, can't say if tingling"]
)
def test_what_is_not_known_of_another_is_no_sign(conversation, said):
    conversation.say(said)
    assert "paraesthesia" not in conversation.slot("symptoms_present")


@pytest.mark.parametrize("said", ["no idea why I have tingling", "not sure if the tingling comes from the diabetes"])
def test_a_sign_whose_cause_is_not_known_is_there(in_a_form, said):
    in_a_form.say(said)
    assert "paraesthesia" in in_a_form.slot("symptoms_present")


def test_chest_pain_is_not_left_open_by_a_doubt(conversation):
    conversation.say("starting B12 injections, I'm 60").say("no idea about tingling but I have chest pain now")
    assert conversation.card["type"] == "emergency"


def test_a_correction_is_no_failed_answer_to_the_question_that_stands_open(in_a_form):
    for fact in ("62 is wrong", "I never said warfarin", "Crohn's is wrong", "1 mg is wrong"):
        in_a_form.say(fact)
    assert in_a_form.asked == "nerve_symptoms"
    assert "as not known" not in in_a_form.text


def test_words_of_which_none_is_named_are_asked_about(in_a_form):
    assert "Warning signs" in in_a_form.say("that's not what I said").options
