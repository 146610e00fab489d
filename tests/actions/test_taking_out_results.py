"""A result can be taken out in words, whatever the message was taken for; nothing else goes with it."""

from __future__ import annotations

import datetime as dt

import pytest

from actions.facts.draft import Draft
from actions.facts.facts import Facts, LabFact
from actions.facts.said import Mentioned, Turn
from actions.turn.reading.taken_out import read_taken_out, takes_something_out

TODAY = dt.date(2026, 11, 22)
KNOWN = Facts(
    labs={
        "serum_b12": LabFact(value=98.0, unit="pg/mL"),
        "mma": LabFact(value=0.6, unit="umol/L"),
        "ferritin": LabFact(value=9.0, unit="ug/L"),
    }
)


def turn(text, *mentions):
    return Turn("inform", text, mentions, today=TODAY)


@pytest.mark.parametrize(
    ("text", "analyte"),
    [
        ("forget the MMA", "mma"),
        ("I never had an MMA", "mma"),
        ("I haven't had a methylmalonic acid test", "mma"),
        ("please take the ferritin out", "ferritin"),
        ("the ferritin wasn't mine", "ferritin"),
        ("ignore my b12 level", "serum_b12"),
        ("delete that ferritin result", "ferritin"),
    ],
)
def test_a_result_is_taken_out_by_name(text, analyte):
    draft = Draft(KNOWN)
    assert takes_something_out(KNOWN, turn(text))
    read_taken_out(draft, turn(text))
    assert set(draft.facts.labs) == set(KNOWN.labs) - {analyte}
    assert [(note.kind, note.about) for note in draft.notes] == [("removed", analyte)]


@pytest.mark.parametrize(
    "text",
    ["I forgot what MMA means", "what is MMA", "should I forget the MMA?", "the ferritin is not high", "forget me"],
)
def test_other_words_about_a_result_take_nothing_out(text):
    assert not takes_something_out(KNOWN, turn(text))


def test_a_value_in_the_same_message_replaces_and_does_not_take_out():
    named = Mentioned(type="lab", id="serum_b12", value=132.0)
    assert not takes_something_out(KNOWN, turn("forget the b12, it was 132", named))


def test_a_b12_level_that_was_taken_out_is_not_asked_for_again():
    draft = Draft(KNOWN)
    read_taken_out(draft, turn("scrap the B12"))
    assert draft.facts.not_known == ["serum_b12"]


def test_nothing_is_taken_out_that_was_not_given():
    assert not takes_something_out(Facts(), turn("I never had an MMA"))
