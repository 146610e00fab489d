"""What is told of somebody else and then of the writer, of symptoms listed by example, and of a run-on message."""

from __future__ import annotations

import pytest
from reading import denied, present

from b12nlu import read


@pytest.mark.parametrize(
    ("text", "kind", "denied_id"),
    [
        ("my brother gets the tingling, i don't", "symptom", "paraesthesia"),
        ("flatmate does whippets, not me", "cause", "nitrous_oxide"),
        ("my mum had a gastric bypass but i haven't", "cause", "bariatric_surgery"),
    ],
)
def test_what_others_have_and_the_writer_has_not_is_denied_of_the_writer(text: str, kind: str, denied_id: str) -> None:
    assert denied_id in denied(text, kind)
    assert denied_id not in present(text, kind)


def test_what_a_relative_had_and_the_writer_has_too_is_the_writers() -> None:
    assert "pernicious_anaemia" in present("its the pernicious anaemia my gran had, i've got it too", "cause")


def test_a_relative_named_at_the_end_is_the_one_spoken_of() -> None:
    assert present("hes a bit muddled in the evenings, my grandad") == set()


def test_own_symptoms_listed_by_example_are_stated_and_those_of_a_disease_are_not() -> None:
    assert "numbness" in present("I keep having strange symptoms like numbness in both feet")
    assert present("can a deficiency give symptoms like numbness") == set()


def test_a_weak_body_is_tiredness_and_weak_legs_are_not() -> None:
    assert present("weakness in body since weeks") == {"fatigue"}
    assert present("weakness in my legs since weeks") == {"limb_weakness"}


def test_a_test_that_came_back_negative_denies_what_was_looked_for() -> None:
    assert denied("they checked me for coeliac and it came back clear", "cause") == {"coeliac_disease"}


@pytest.mark.parametrize("text", ["i dont have any numbness or falls", "never had any falls or weakness"])
def test_a_list_that_begins_with_have_any_is_denied_whole(text: str) -> None:
    assert present(text) == set()


def test_the_past_of_one_part_of_a_long_run_on_message_is_not_the_past_of_the_next() -> None:
    story = (
        "years ago i used to get headaches when i was at school and they gave me all sorts of tablets for that which "
        "never did much and then we moved house a couple of times and i had three kids and worked nights at the bakery "
        "and my feet are numb"
    )
    assert "numbness" in present(story)


def test_the_same_text_gives_the_same_mentions_whatever_comes_before_it() -> None:
    text = "my bladder has stopped working properly"
    first = read(text)
    read("no bladder trouble, bowels fine")
    assert read(text) == first
    assert not any(mention.negated for mention in first)
