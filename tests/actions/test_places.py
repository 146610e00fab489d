"""Where somebody says to be is found, and every number that is told there has a page that it was read on."""

from __future__ import annotations

import pytest

from actions.judging.places import number_there, place_told, places

SAID = [(place, words) for place in places().values() for words in place.says]
NOT_SAID = [(place, words) for place in places().values() for words in place.never]


@pytest.mark.parametrize(("place", "words"), SAID)
def test_a_place_is_found_where_it_is_said(place, words):
    assert place_told(words) == place


@pytest.mark.parametrize(("place", "words"), NOT_SAID)
def test_a_place_is_not_found_in_other_words(place, words):
    assert not place.is_said_in(words)


def test_every_number_stands_with_the_page_that_it_was_read_on():
    assert [place.id for place in places().values() if place.number and not place.sources] == []


def test_a_number_of_another_place_stands_beside_the_clinics_own():
    assert number_there(places()["GB"], "patient") == "999 (in the UK; this clinic's is 911)"
    assert "where you are" in number_there(places()["elsewhere"], "patient")


def test_without_a_place_the_clinics_number_stands_alone():
    assert number_there(None, "patient") == "911"


STRANGE = [place.by_its_words for place in places().values() if place.by_its_words is not None]


@pytest.mark.parametrize(("way", "words"), [(way, words) for way in STRANGE for words in way.says])
def test_the_words_of_a_place_are_found(way, words):
    assert way.is_said_in(words)


@pytest.mark.parametrize(("way", "words"), [(way, words) for way in STRANGE for words in way.never])
def test_words_that_only_look_like_those_of_a_place_are_not(way, words):
    assert not way.is_said_in(words)
