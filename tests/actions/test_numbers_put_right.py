"""A number that takes the place of another one corrects the fact that holds it, whatever question stands open."""

from __future__ import annotations

import pytest

from actions.facts.facts import Facts
from actions.facts.said import Mentioned
from b12nlu import read


def _tells(person, text: str, **how: str | None) -> Facts:
    mentions = [Mentioned.model_validate(mention.as_dict()) for mention in read(text)]
    return person.says(*mentions, text=text, **how)


@pytest.mark.parametrize(
    "told", ["no, 89 not 98", "89, not 98", "it's 89 not 98 sorry", "not 98 but 89", "isn't 98, it's 89"]
)
@pytest.mark.parametrize("asked", ["age", "phase", "dose", "doses_given", "review", None])
def test_a_result_is_corrected_and_no_other_question_answered(person, told, asked):
    _tells(person, "my B12 is 98 ng/L")
    facts = _tells(person, told, asked=asked)
    assert facts.labs["serum_b12"].value == 89
    assert facts.labs["serum_b12"].unit == "ng/L"
    assert (facts.age, facts.dose_mcg, facts.doses_given) == (None, None, None)


@pytest.mark.parametrize(
    "told", ["nurse card says 3 done not 2", "3 done not 2", "not 2 but 3", "I had 3 of them, not 2"]
)
@pytest.mark.parametrize("asked", ["review", "last_dose", None])
def test_doses_given_are_corrected(person, told, asked):
    _tells(person, "I had 2 of 6 loading injections")
    assert _tells(person, told, asked=asked).doses_given == 3


def test_an_age_is_corrected(person):
    _tells(person, "I'm 45")
    assert _tells(person, "54 not 45", asked="medicines").age == 54


def test_a_number_that_two_facts_hold_is_not_guessed_at(person):
    _tells(person, "I'm 98, B12 98 ng/L")
    facts = _tells(person, "no, 89 not 98", asked="medicines")
    assert (facts.age, facts.labs["serum_b12"].value) == (98, 98)
    assert "89" in person.told


def test_a_number_beside_the_name_of_its_line_corrects_the_doses(person):
    _tells(person, "I had 2 of 6 loading injections")
    assert _tells(person, "doses so far is 3", asked="review").doses_given == 3
