"""`I don't know` is an answer of its own at every question."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("words", ["I don't know", "not sure", "no idea"])
def test_not_knowing_is_accepted_at_the_cause(begun, words):
    begun.choose("Starting").say(words)
    assert begun.slot("cause") == "unknown"
    assert "cause" in begun.slot("not_known")


def test_not_knowing_everything_in_words_reaches_the_review(begun):
    for _ in range(15):
        if begun.asked == "review":
            break
        begun.say("no other results" if begun.asked == "other_labs" else "I don't know")
    assert begun.asked == "review"
    assert {row["status"] for row in begun.card["rows"]} >= {"not_known"}


def test_not_known_is_not_the_same_as_none(begun):
    begun.choose("Starting", "Pernicious anemia", "I don't know")
    assert begun.slot("symptoms_absent") is None
    assert begun.slot("nerve_symptoms_answer") == "not_known"


def test_a_test_that_was_not_done_is_not_known(begun):
    begun.choose("Starting", "Pernicious anemia", "None of these").say("it was not measured")
    assert begun.slot("serum_b12_answer") == "not_known"


def test_not_knowing_the_reason_answers_the_question_for_the_cause_and_no_other(begun):
    begun.choose("Starting").say("B12 was 105, no idea why it is so low")
    assert begun.slot("cause") == "unknown"
    assert begun.asked == "pending_lab"
    assert "105" in begun.text


def test_not_knowing_why_one_is_tired_says_nothing_of_the_cause(begun):
    begun.choose("Starting", "Pernicious anemia").say("no idea why I am so tired")
    assert begun.slot("cause") == "pernicious_anaemia"
    assert begun.asked == "nerve_symptoms"


def test_not_tested_answers_no_question_about_symptoms(begun):
    begun.choose("Starting", "Diet").say("not tested")
    assert begun.asked == "nerve_symptoms"
    assert not begun.slot("symptoms_not_known")


def test_help_behind_a_list_is_no_part_of_its_last_line(begun):
    begun.choose("Starting", "Diet").say("wibble wobble").say("fnord fnord")
    assert not [line for line in begun.text.splitlines() if line.startswith("- ") and "options below" in line]


def test_not_knowing_why_leaves_the_question_for_the_unit_open(begun):
    begun.say("starting, B12 148").say("no idea why")
    assert begun.slot("cause") == "unknown"
    assert begun.asked == "pending_lab"


@pytest.mark.parametrize("words", ["starting, B12 148, don't know the unit", "starting, B12 148 and no units on it"])
def test_a_unit_that_nobody_knows_is_not_asked_for_again(begun, words):
    begun.say(words)
    assert begun.asked == "cause"
    assert "B12 148, unit not known" in begun.text


@pytest.mark.parametrize(("words", "unit"), [("ng/L i think", "ng/L"), ("it was pmol", "pmol/L")])
def test_a_unit_found_later_completes_the_result_that_was_kept_without_one(begun, words, unit):
    begun.say("starting, B12 148, don't know the unit").choose("Diet", "None of these").say(words)
    assert begun.lab("serum_b12") == (148.0, unit)
    assert begun.asked == "other_labs"
