"""Of results that are told one after the other the newest counts by the times that are told; the others stay as earlier
ones and are said back with their time.
"""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("first", "then", "value", "earlier"),
    [
        ("my B12 was 135 pg/mL in April", "now it's 280 pg/mL", 280.0, "B12 earlier 135 pg/mL (100 pmol/L), April"),
        ("B12 135 pg/mL in April", "the latest one is 280", 280.0, "B12 earlier 135 pg/mL (100 pmol/L), April"),
        ("B12 280 pg/mL", "it was 170 last year", 280.0, "B12 earlier 170 pg/mL (125 pmol/L), last year"),
        ("B12 280 pg/mL", "two years ago it was 170 pg/mL", 280.0, "B12 earlier 170 pg/mL"),
        ("B12 280 pg/mL", "before that it was 170", 280.0, "B12 earlier 170 pg/mL"),
        ("B12 105 pg/mL in March", "B12 280 pg/mL in September", 280.0, "B12 earlier 105 pg/mL (77 pmol/L), March"),
        ("B12 280 pg/mL in September", "B12 105 pg/mL in March", 280.0, "B12 earlier 105 pg/mL (77 pmol/L), March"),
        ("B12 135 pg/mL in April", "B12 is 280 pg/mL", 280.0, "B12 earlier 135 pg/mL"),
    ],
)
def test_the_newest_counts_and_the_other_is_kept(conversation, first, then, value, earlier):
    conversation.say(f"{first}. I have pernicious anemia").say(then)
    assert earlier in conversation.text
    assert conversation.lab("serum_b12")[0] == value


@pytest.mark.parametrize(
    "words",
    [
        "B12 was 115 pg/mL in January and 255 pg/mL in October",
        "B12 255 pg/mL in October, 115 pg/mL in January",
        "in 2023 my B12 was 115 pg/mL and in 2025 it was 255 pg/mL",
        "B12 115 pg/mL on 03/12/2025, B12 255 pg/mL on 10/20/2026",
        "B12 90 pg/mL 3 years ago, 115 pg/mL last year, 255 pg/mL yesterday",
    ],
)
def test_told_together_their_times_decide_and_nothing_is_asked(conversation, words):
    conversation.say(f"{words}, pernicious anemia")
    assert conversation.lab("serum_b12")[0] == 255.0
    assert "more than one result" not in conversation.text
    assert "B12 earlier 115 pg/mL" in conversation.text


@pytest.mark.parametrize(
    ("first", "then", "said"),
    [
        ("B12 198 pg/mL", "sorry, it was 189 pg/mL", "198 pg/mL → 189 pg/mL"),
        ("B12 198 pg/mL in May", "actually it was 189", "198 pg/mL → 189 pg/mL (139 pmol/L), May"),
        ("B12 198 pg/mL", "B12 189 pg/mL", "198 pg/mL → 189 pg/mL"),
    ],
)
def test_a_correction_replaces_and_keeps_no_earlier_one(conversation, first, then, said):
    conversation.say(f"{first}, pernicious anemia").say(then)
    assert said in conversation.text
    assert not conversation.slot("earlier_labs")


@pytest.mark.parametrize("words", ["I was 60 last year", "I had 3 last year", "a week ago I weighed 60 kg"])
def test_a_number_of_something_else_is_no_earlier_result(conversation, words):
    conversation.say("B12 98 pg/mL, pernicious anemia").say(words)
    assert not conversation.slot("earlier_labs")


def test_the_unit_that_is_asked_for_goes_with_both(conversation):
    conversation.say("B12 135 in April, pernicious anemia").say("now it's 280").choose("pg/mL").say("suggest now")
    used = conversation.suggestion["confirmation"]["facts_used"]
    assert any("135 pg/mL" in fact and "earlier" in fact for fact in used)


def test_what_is_told_of_the_earlier_one_alone_says_nothing_of_the_one_that_counts(conversation):
    conversation.say("B12 98 pg/mL, pernicious anemia").say("it was 300 last month after the shots")
    assert conversation.slot("lab_serum_b12")["before_treatment"] is None
    assert conversation.slot("earlier_labs")["serum_b12"][0]["before_treatment"] is False


@pytest.mark.parametrize(
    "words",
    [
        "last shot October 5, B12 210 pg/mL",
        "tingling feet since May, B12 210 pg/mL",
        "B12 210 pg/mL, in May my feet went numb",
    ],
)
def test_the_time_of_something_else_is_none_of_a_result(conversation, words):
    conversation.say(f"{words}, pernicious anemia")
    result = conversation.slot("lab_serum_b12")
    assert (result["taken_on"], result["told_time"]) == (None, None)
