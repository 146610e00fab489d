"""A day that is told in the place of the last dose's corrects it, and no day told in the review is lost in silence."""

from __future__ import annotations

import pytest

from actions.facts.facts import Facts
from actions.facts.said import Mentioned
from b12nlu import read


def _tells(person, text: str, **how: str | None) -> Facts:
    mentions = [Mentioned.model_validate(mention.as_dict()) for mention in read(text)]
    return person.says(*mentions, text=text, **how)


@pytest.fixture
def treated(person):
    """Somebody whose last dose is known."""
    _tells(person, "hydroxocobalamin 1 mg every 12 weeks, last dose 20 August")
    return person


@pytest.mark.parametrize("intent", ["inform", "correct", "nlu_fallback"])
@pytest.mark.parametrize("asked", ["review", "symptom_course", None])
@pytest.mark.parametrize(
    "told",
    [
        "it was September the 8th",
        "it was September the 8th (not 20 August)",
        "sorry, it wasn't August, it was September the 8th",
        "no dear, not 20 August but 8 September",
        "8 September not 20 August",
        "You still have August. I had it on the 8th September.",
        "The date is wrong, that should be 8 Sept",
    ],
)
def test_another_day_of_it_is_the_day_of_the_last_dose(treated, told, asked, intent):
    assert _tells(treated, told, asked=asked, intent=intent).last_dose_on == "2026-09-08"


@pytest.mark.parametrize(
    "told",
    [
        "my feet went numb on 8 September",
        "I was diagnosed on 8 September",
        "and is it the 8th of September now?",
        "B12 98 ng/L on 8 September",
        "8 September or 9 September",
        "my birthday is the 8th of September",
        "next one is on 8 December",
    ],
)
def test_a_day_of_something_else_changes_nothing(treated, told):
    assert _tells(treated, told, asked="review").last_dose_on == "2026-08-20"


def test_a_day_that_is_told_of_nothing_known_is_asked_about(treated):
    _tells(treated, "the appointment was on 8 September", asked="review")
    assert "8 September" in treated.told
    assert "last dose" in treated.told


def test_a_day_beside_what_was_taken_up_is_not_asked_about(treated):
    _tells(treated, "my feet went numb on 8 September", asked="review")
    assert "I can't tell" not in treated.told


def test_a_number_beside_what_was_taken_up_in_the_review_is_asked_about(treated):
    facts = _tells(
        treated, "It was the 8th of September. And my kidney number was 33", asked="review", intent="correct"
    )
    assert facts.last_dose_on == "2026-09-08"
    assert "33" in treated.told


def test_one_of_two_months_is_said_back(person):
    _tells(person, "B12 shots monthly, last shot feb or march")
    assert "Feb or March" in person.told
    assert _tells(person, "like feb or march", asked="last_dose").last_dose_on is None
    assert "Feb or March" in person.told
