"""A number belongs to the result it is told of, however it was judged before; and a word is not taken for another."""

from __future__ import annotations

import pytest

from b12nlu.reader import read


def _results(text):
    return [(m.id, m.value) for m in read(text) if m.type == "lab" and m.value is not None]


@pytest.mark.parametrize(
    ("text", "analyte", "value"),
    [
        ("folate miserably low as ever, just a 2", "folate", 2),
        ("B12 collapsed since spring; something like 117", "serum_b12", 117),
        ("my b12 is awful. Truly awful. We're talking 84 here.", "serum_b12", 84),
        ("b12 terribly low according to the pharmacist: 96", "serum_b12", 96),
        ("My B12 levels shot up to 1400 so they cut the jabs", "serum_b12", 1400),
    ],
)
def test_the_number_behind_a_judgement_is_the_result(text, analyte, value):
    assert _results(text) == [(analyte, value)]


@pytest.mark.parametrize(
    "text",
    [
        "B12 is low. Mum was about 70",
        "B12 low, I'm only 44",
        "B12 low for about 3 years",
        "B12 low, took 2 pills",
    ],
)
def test_a_number_of_something_else_is_no_result(text):
    assert not _results(text)


@pytest.mark.parametrize("text", ["I'm B12 deficient", "im b12 deficient", "I'm on tablets"])
def test_i_am_is_no_route_into_a_muscle(text):
    assert not [m for m in read(text) if m.type == "route" and m.id == "IM"]


def test_a_first_finding_does_not_hide_the_level_that_was_found():
    mentions = read("only this week I learned that my B12 is deficient")
    assert ("serum_b12", "low") in [(m.id, m.word) for m in mentions]


@pytest.mark.parametrize("text", ["no trouble eating meat", "I don't mind eating fish", "haven't any issue with beef"])
def test_eating_meat_gladly_is_no_lack_in_the_diet(text):
    assert not [m for m in read(text) if m.id == "dietary" and not m.negated]


@pytest.mark.parametrize("text", ["we no longer eat meat", "haven't touched fish in years"])
def test_eating_none_is_a_lack_in_the_diet(text):
    assert [m for m in read(text) if m.id == "dietary" and not m.negated]


def test_what_some_people_have_is_nobodys_result():
    assert not [m for m in read("many people feel poorly with a B12 of 280 pmol/L") if m.is_current and m.type == "lab"]


@pytest.mark.parametrize("text", ["Patient endorses symptoms of anxiety and fatigue", "Dad admits symptoms of fatigue"])
def test_symptoms_of_something_are_had_where_nobody_asks(text):
    assert "fatigue" in [m.id for m in read(text) if m.is_current or m.subject == "other"]


@pytest.mark.parametrize("text", ["what are the symptoms of fatigue", "I read about symptoms of fatigue"])
def test_symptoms_that_are_asked_or_read_about_are_not_had(text):
    assert not [m for m in read(text) if m.id == "fatigue" and m.is_current]


@pytest.mark.parametrize("text", ["numb feet, none of those", "numb feet and tired, none of that heart stuff"])
def test_a_sign_told_before_none_of_those_is_there(text):
    assert "numbness" in [m.id for m in read(text) if m.is_current]


@pytest.mark.parametrize("text", ["numb feet, falls, chest pain: none of those", "numb feet or falls, none of them"])
def test_a_list_that_ends_in_none_of_them_is_denied(text):
    assert not [m for m in read(text) if m.type == "symptom" and m.is_current]
