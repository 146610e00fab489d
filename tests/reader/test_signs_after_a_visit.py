"""What somebody came to be seen with is there, whatever history stands before it."""

from __future__ import annotations

import pytest
from reading import denied, is_emergency, present

from b12nlu import read


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("history of migraine, came to the clinic with numb fingers and a sore tongue", {"numbness", "glossitis"}),
        ("I've a history of gout and went to my doctor with tingling and low mood", {"paraesthesia", "low_mood"}),
        ("h/o eczema, brought in by ambulance with collapse", {"syncope"}),
        ("81F without prior heart disease taken to ED with syncope", {"syncope"}),
        ("past history of ulcers, seen by the nurse with palpitations", {"palpitations"}),
    ],
)
def test_signs_behind_a_visit_are_no_part_of_the_history_before_it(text: str, signs: set[str]) -> None:
    assert signs <= present(text)


@pytest.mark.parametrize(
    "text",
    ["history of fits, seen in clinic in 2014 with a collapse", "I was admitted to hospital with a stroke in 2011"],
)
def test_a_visit_of_another_year_stays_past(text: str) -> None:
    assert not is_emergency(text)


def test_a_denial_ends_before_a_visit() -> None:
    assert present("no asthma, went to my doctor with tingling") == {"paraesthesia"}
    assert not denied("no asthma, went to my doctor with tingling")


def test_who_went_along_is_no_sign() -> None:
    assert [mention.id for mention in read("I went to the GP with my neighbor, no tingling") if mention.negated]
