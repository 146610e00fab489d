"""`That's all` and `no other` end a list without denying what was named."""

from __future__ import annotations

import pytest


@pytest.fixture
def at_medicines(begun):
    begun.choose("Starting", "Pernicious anemia", "None of these", "I don't know it")
    return begun.choose("No other results").take("58", "Neither", "None of these")


def test_one_medicine_is_all_that_were_asked_for(at_medicines):
    assert "Type all their names" in at_medicines.text
    at_medicines.say("I take metformin")
    assert at_medicines.slot("medicines") == ["metformin"]
    assert at_medicines.asked == "review"


@pytest.mark.parametrize(
    "words",
    ["no other medicines", "that's all", "nothing else", "no", "none", "No other medicines", "metformin"],
)
def test_the_end_of_the_list_keeps_what_was_named_before(begun, words):
    begun.choose("Starting", "Pernicious anemia", "None of these", "I don't know it").say("I take metformin")
    begun.choose("No other results").take("58", "Neither", "None of these")
    assert "Besides metformin" in begun.text
    begun.say(words)
    assert begun.slot("medicines") == ["metformin"]
    assert begun.asked == "review"


@pytest.mark.parametrize(
    "words", ["only metformin", "just metformin", "metformin, that's all", "metformin and nothing else"]
)
def test_a_list_that_is_said_to_be_whole_is_closed(at_medicines, words):
    at_medicines.say(words)
    assert at_medicines.slot("medicines") == ["metformin"]
    assert at_medicines.asked == "review"


def test_a_list_of_several_is_closed(at_medicines):
    at_medicines.say("warfarin, metformin and omeprazole")
    assert set(at_medicines.slot("medicines")) == {"warfarin", "metformin", "omeprazole"}
    assert at_medicines.asked == "review"


def test_another_medicine_may_follow(at_medicines):
    at_medicines.say("metformin").say("warfarin too")
    assert set(at_medicines.slot("medicines")) >= {"metformin", "warfarin"}


def test_no_other_medicines_at_the_review_is_understood(reviewed):
    reviewed.say("no other medicines")
    assert reviewed.asked == "review"
    assert "did not get" not in reviewed.text


@pytest.mark.parametrize("words", ["that's all", "nothing else", "nothing to add", "no changes, that's all"])
def test_nothing_to_change_confirms_the_review(reviewed, words):
    assert reviewed.say(words).suggestion["status"] == "suggested"


def test_a_no_to_the_review_asks_which_line(reviewed):
    reviewed.say("no")
    assert "Which answer" in reviewed.text
    assert "Cause" in reviewed.options
    reviewed.say("the cause")
    assert reviewed.asked == "cause"


@pytest.mark.parametrize(
    ("age", "asked"), [("59", "pregnancy"), ("60", "conditions"), ("72", "conditions"), ("30", "pregnancy")]
)
def test_pregnancy_is_asked_where_it_can_apply(begun, age, asked):
    begun.choose("Starting", "Pernicious anemia", "None of these", "I don't know it")
    begun.choose("No other results").say(age)
    assert begun.asked == asked


def test_past_the_age_at_which_pregnancy_is_asked_the_review_has_no_line_of_it(begun):
    begun.choose("Starting", "Pernicious anemia", "None of these", "I don't know it")
    begun.choose("No other results").take("72", "None of these", "No other medicines")
    assert "pregnancy" not in {row["field"] for row in begun.card["rows"]}


@pytest.mark.parametrize("words", ["is it dangerous", "why do I need them?", "leave me alone", "what is that"])
def test_a_remark_is_no_medicine(at_medicines, words):
    at_medicines.say(words)
    assert at_medicines.slot("medicines") is None


@pytest.mark.parametrize(
    "words", ["no tingling nothing like that", "no numbness, none of that", "not numb, nothing of the sort"]
)
def test_nothing_like_that_denies_the_whole_list(begun, words):
    begun.choose("Starting", "Diet").say(words)
    assert begun.asked == "serum_b12"
    assert {"paraesthesia", "numbness", "gait_disturbance"} <= set(begun.slot("symptoms_absent"))
