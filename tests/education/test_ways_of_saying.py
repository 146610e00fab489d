"""Each way of saying something finds its examples, and nothing that it must not find."""

from __future__ import annotations

import pytest

from education.ways import ways_of

PACKAGES = (
    "education",
    "actions.turn",
    "actions.facts",
    "actions.steps.welcome",
    "actions.steps.own_case",
    "actions.steps.red_flags",
    "actions.steps.suggestion",
)
NAMED = "mum"
NAMES = "(?:mum|lady)"
WAYS = [way for package in PACKAGES for way in ways_of(package).values()]
FOUND = [(way, words) for way in WAYS for words in way.says]
NOT_FOUND = [(way, words) for way in WAYS for words in way.never]


def _says(way, words):
    return way.naming(NAMES).is_said_in(words.replace("{name}", NAMED))


@pytest.mark.parametrize(("way", "words"), FOUND, ids=[f"{way.id}: {words}" for way, words in FOUND])
def test_a_way_of_saying_something_finds_its_examples(way, words):
    assert _says(way, words)


@pytest.mark.parametrize(("way", "words"), NOT_FOUND, ids=[f"{way.id}: {words}" for way, words in NOT_FOUND])
def test_it_finds_nothing_that_says_something_else(way, words):
    assert not _says(way, words)


ALTERNATIVES = [(way, place) for way in WAYS for place in range(len(way.like))]


@pytest.mark.parametrize(("way", "place"), ALTERNATIVES, ids=[f"{way.id}: {place + 1}" for way, place in ALTERNATIVES])
def test_every_alternative_is_needed_by_an_example(way, place):
    others = way.model_copy(update={"like": way.like[:place] + way.like[place + 1 :]})
    assert [words for words in way.says if not (others.like and _says(others, words))], way.like[place]


def test_every_way_has_an_example_of_each_kind():
    assert [way.id for way in WAYS if not (way.says and way.never)] == []
