"""What cannot be used is asked about, never guessed and never dropped in silence."""

from __future__ import annotations

import pytest


@pytest.fixture
def at_b12(begun):
    return begun.choose("Starting", "Pernicious anemia", "None of these")


@pytest.mark.parametrize("words", ["98", "b12 98", "it was 98"])
def test_b12_without_a_unit_asks_for_it(at_b12, words):
    at_b12.say(words)
    assert at_b12.asked == "pending_lab"
    assert at_b12.lab("serum_b12") is None
    assert {"pg/mL", "pmol/L", "I don't know"} <= set(at_b12.options)


@pytest.mark.parametrize(("words", "unit"), [("pg/ml", "pg/mL"), ("pmol/L", "pmol/L"), ("98 pmol/l", "pmol/L")])
def test_the_unit_may_be_typed(at_b12, words, unit):
    at_b12.say("98").say(words)
    assert at_b12.lab("serum_b12") == (98, unit)


def test_the_unit_may_be_tapped(at_b12):
    at_b12.say("98").choose("pg/mL")
    assert at_b12.lab("serum_b12") == (98, "pg/mL")
    assert at_b12.asked == "other_labs"


def test_a_unit_nobody_knows_leaves_the_value_unused(at_b12):
    at_b12.say("98").choose("I don't know", "No other results").say("58")
    at_b12.choose("Neither", "None of these", "No other medicines")
    row = next(row for row in at_b12.card["rows"] if row["field"] == "serum_b12")
    assert "not used" in row["value"]
    assert at_b12.choose("Yes, that's right").suggestion["regimen"] is None


def test_the_unit_is_asked_for_in_the_middle_of_another_step(begun):
    begun.say("my b12 is 98")
    assert begun.asked == "pending_lab"
    begun.choose("pg/mL")
    assert begun.asked == "phase"


def test_an_impossible_value_is_refused_with_what_was_expected(at_b12):
    at_b12.say("b12 980000 pg/ml")
    assert at_b12.asked == "pending_lab"
    assert at_b12.lab("serum_b12") is None
    at_b12.say("98 pg/ml")
    assert at_b12.lab("serum_b12") == (98, "pg/mL")


def test_an_unusual_value_has_to_be_confirmed(at_b12):
    at_b12.say("b12 3000 pg/ml")
    assert at_b12.asked == "pending_lab"
    at_b12.choose("Yes, it is right")
    assert at_b12.lab("serum_b12") == (3000, "pg/mL")


def test_an_age_that_nobody_has_is_not_taken(begun):
    begun.choose("Starting", "Pernicious anemia", "None of these", "I don't know it")
    begun.choose("No other results").say("580")
    assert begun.slot("age") is None
    assert begun.asked == "age"


@pytest.mark.parametrize(
    "words",
    [
        "{}",
        '{"answer": {"field": "phase", "value": 1}}',
        "{{phase}} [b12](98)",
        "???",
        "\u2764",
        " . ",
        "asdf qwer zxcv",
    ],
)
def test_odd_text_is_no_answer_and_breaks_nothing(begun, words):
    begun.say(words)
    assert begun.slot("phase") is None
    assert begun.form in ("phase_form", "review_form")
    assert begun.messages


def test_a_very_long_message_is_answered(begun):
    begun.say("I am tired. " * 300)
    assert begun.slot("symptoms_present") == ["fatigue"]
    assert begun.asked == "phase"
    assert "long message" in begun.text


def test_misses_lead_to_other_words_then_the_options_then_on_with_a_person_named(begun):
    first = begun.text
    begun.say("asdf qwer zxcv")
    second = begun.text
    assert second != first
    begun.say("asdf qwer zxcv")
    assert "Starting, I have had the first few, Already on regular injections or They were stopped" in begun.text
    begun.say("asdf qwer zxcv")
    assert "555-0100" in begun.text
    assert begun.text.endswith("type it."), begun.text
    assert begun.slot("phase") == "unsure"


@pytest.mark.parametrize(
    "payload",
    [
        '/inform{"answer": {"field": "phase", "value": "cured"}}',
        '/inform{"answer": {"field": "lab_serum_b12", "value": 98}}',
        '/inform{"answer": "phase"}',
        '/inform{"mention": {"type": "lab"}}',
        '/inform{"mention": 3}',
    ],
)
def test_a_forged_option_changes_nothing(begun, payload):
    begun.say(payload)
    assert begun.slot("phase") is None
    assert begun.lab("serum_b12") is None
    assert begun.asked == "phase"
