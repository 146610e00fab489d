"""An age that was told is changed by words of age, and by no other number."""

from __future__ import annotations

import pytest

from actions.facts.facts import Facts
from actions.facts.said import Mentioned
from b12nlu import read


def _tells(person, text: str, **how: str | None) -> Facts:
    mentions = [Mentioned.model_validate(mention.as_dict()) for mention in read(text)]
    return person.says(*mentions, text=text, **how)


_OTHER_NUMBERS = (
    "clopidogrel, {n}",
    "I take a little blue pill, {n}",
    "thyroxine {n}, once a day",
    "hydroxocobalamin 1 mg IM {n}-weekly",
    "Cyanocobalamin 1000 mcg, IM {n} weekly since the spring",
    "had {n} jabs so far",
    "MCV 99, {n}",
    "ferritin of 15, {n}",
    "folate was low, {n}",
    "it went up to {n}",
    "I was {n} jabs in",
    "I'm {n} out of 10",
    "I'm {n} units a day",
    "smoke a bit, {n}",
    "my pulse, {n}",
    "since 19{n}",
    "in 20{n}, after the bypass",
    "I'm {n} weeks off the next one",
    "the ward, {n}",
)


@pytest.mark.parametrize("number", [12, 20, 40, 75])
@pytest.mark.parametrize("told", _OTHER_NUMBERS)
def test_a_number_of_doses_results_or_years_changes_no_age(person, told, number):
    _tells(person, "I'm 81")
    assert _tells(person, told.format(n=number)).age == 81


@pytest.mark.parametrize(
    "told", ["I'm 75", "I am 75 years old", "75 yo", "aged 75", "not 81 but 75", "it's not 81, 75", "I turned 75"]
)
def test_words_of_age_or_a_correction_change_it(person, told):
    _tells(person, "I'm 81")
    assert _tells(person, told, intent="correct").age == 75


def test_an_age_that_stands_alone_is_taken_where_none_is_known(person):
    assert _tells(person, "vegan, 31, worn out").age == 31
    assert _tells(person, "PA, 44").age == 31


def test_two_digits_of_children_make_nobody_a_child(person):
    assert _tells(person, "two kids, 12, and a dog").age is None


def test_the_strength_of_a_tablet_is_no_age(person):
    assert _tells(person, "warfarin, and a tiny aspirin, 75").age is None


@pytest.mark.parametrize("told", ["is 1450 a tumour, tell me", "my cousin had 1450 and she was fine"])
def test_a_number_that_nobody_can_be_old_in_other_words_is_no_answer_to_the_age(person, told):
    _tells(person, told, asked="age")
    assert not [note for note in person.draft.notes if note.about == "age"]


def test_such_a_number_by_itself_is_asked_about(person):
    assert _tells(person, "it's 1450", asked="age").age is None
    assert [note.kind for note in person.draft.notes] == ["not_plausible"]
