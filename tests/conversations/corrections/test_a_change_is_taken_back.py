"""A change that is taken back destroys nothing: the answer from before stands again, and is said."""

from __future__ import annotations

import pytest


@pytest.fixture
def with_tingling(reviewed):
    reviewed.choose("Warning signs").take("tingling", "Nothing else", "None of these")
    assert reviewed.asked == "review", reviewed.text
    return reviewed


@pytest.mark.parametrize(
    "words",
    [
        "oh no, that was right",
        "hit that by accident",
        "remains the same",
        "what I said at first",
        "as is",
        "same as earlier",
        "wrong line",
        "nothing changed",
    ],
)
def test_an_opened_line_keeps_its_answer_in_whatever_words(with_tingling, words):
    with_tingling.choose("Warning signs").say(words)
    assert with_tingling.slot("symptoms_present") == ["paraesthesia"], with_tingling.text
    assert with_tingling.asked == "review"


def test_giving_up_inside_a_change_keeps_the_answer_of_before(with_tingling):
    with_tingling.choose("Warning signs").say("blah").say("blah blah").say("blah again")
    assert with_tingling.slot("symptoms_present") == ["paraesthesia"], with_tingling.text
    assert 'kept "Warning signs"' in with_tingling.text


def test_a_sound_inside_a_change_is_no_answer(with_tingling):
    with_tingling.choose("Warning signs").say("umm")
    assert with_tingling.asked == "nerve_symptoms", with_tingling.text


@pytest.mark.parametrize("words", ["no wait, go back", "undo that", "put it back please", "oh no, it was right before"])
def test_a_changed_answer_is_put_back(reviewed, words):
    reviewed.choose("Cause", "Diet").say(words)
    assert reviewed.slot("cause") == "pernicious_anaemia", reviewed.text
    assert "pernicious anemia" in reviewed.text
    assert reviewed.asked == "review"
    assert "Is it right?" in reviewed.text


def test_a_typed_change_is_put_back_and_the_others_stay(reviewed):
    reviewed.say("actually my B12 was 120 pg/mL").say("how long does it take to work?").say("I take that back")
    assert reviewed.lab("serum_b12") == (98.0, "pg/mL"), reviewed.text
    assert reviewed.slot("cause") == "pernicious_anaemia"


def test_a_message_that_takes_itself_back_changes_nothing(reviewed):
    reviewed.say("make the B12 120 pg/mL. no, leave it as it was")
    assert reviewed.lab("serum_b12") == (98.0, "pg/mL"), reviewed.text
    assert 'put "B12" back' in reviewed.text


def test_the_plan_comes_back_where_nothing_is_to_change_after_it(suggested):
    suggested.choose("Change an answer").say("never mind")
    assert suggested.suggestion["regimen"] is not None, suggested.text
    assert "changed nothing" in suggested.text


def test_an_answer_that_means_no_change_answers_its_own_question(begun):
    begun.take("Already on regular injections", "Pernicious anemia", "None of these")
    while begun.asked != "review":
        begun.say("getting worse" if begun.asked == "symptom_course" else "I don't know")
    begun.choose("How symptoms go").say("stays the same")
    assert begun.slot("symptom_course") == "unchanged", begun.text


def test_going_back_from_a_first_answer_still_asks_it_again(begun):
    begun.choose("Starting", "Pernicious anemia").say("no wait, go back")
    assert begun.asked == "cause"
    assert begun.slot("cause") is None
