"""No question comes twice, no apology is repeated, and the same miss is met with other words."""

from __future__ import annotations


def test_a_whole_plan_asks_each_question_once(begun):
    asked = [begun.asked]
    answers = ("Starting", "Pernicious anemia", "None of these", "I don't know it")
    for answer in (*answers, "No other results", "58", "Neither", "None of these", "warfarin"):
        begun.take(answer)
        asked.append(begun.asked)
    assert begun.asked == "review"
    assert len(set(asked)) == len(asked), asked


def test_what_was_said_before_its_question_is_not_asked(begun):
    begun.say("I'm a 58 year old woman, not pregnant and not breastfeeding")
    asked = []
    begun.take("Starting", "Pernicious anemia", "None of these", "I don't know it")
    begun.choose("No other results")
    asked.append(begun.asked)
    assert asked == ["conditions"]


def test_the_same_miss_is_never_answered_with_the_same_words(begun):
    said = [begun.text]
    for _ in range(3):
        begun.say("asdf qwer zxcv")
        said.append(begun.text)
    assert len(set(said)) == 4
    assert sum("sorry" in text.lower() for text in said) <= 1


def test_outside_the_questions_a_second_miss_offers_a_person(conversation):
    conversation.say("asdf qwer")
    first = conversation.text
    conversation.say("zxcv uiop")
    assert conversation.text != first
    assert "555-0100" in conversation.text


def test_misses_of_before_do_not_make_the_first_question_impatient(conversation):
    conversation.say("asdf qwer").say("zxcv uiop").choose("Work out a plan")
    assert "did not get" not in conversation.text


def test_saying_the_same_fact_again_changes_nothing(begun):
    begun.choose("Starting", "Pernicious anemia").say("I have pernicious anaemia")
    assert "→" not in begun.text
    assert begun.asked == "nerve_symptoms"


def test_the_same_result_again_is_no_correction(begun):
    begun.say("b12 98 pg/ml").say("b12 98 pg/ml")
    assert "→" not in begun.text
    assert begun.lab("serum_b12") == (98, "pg/mL")


def test_what_is_said_again_was_understood_the_first_time(begun):
    begun.say("my hands are numb").choose("Starting").say("as I said, my hands are numb")
    assert begun.slot("symptoms_present") == ["numbness"]
    assert "I have that already" in begun.text
    assert "did not get" not in begun.text
    assert begun.asked == "cause"
