"""Screens, stages, things and other years alarm nobody; what happens beside them does."""

from __future__ import annotations

import pytest

from b12nlu import read
from b12nlu.qualifiers.red_flags import urgent_signs


def _is_noticed(text: str) -> bool:
    mentions = read(text)
    return bool(urgent_signs(mentions)) or any(mention.ask for mention in mentions)


@pytest.mark.parametrize(
    "text",
    [
        "the keeper was unconscious for a minute on Match of the Day",
        "the commentator said the lightweight was out cold in round four",
        "that podcast about the pilot who blacked out is super",
        "I finished Minecraft with the kids, the golem collapses all the time",
        "our am dram needs somebody to play a man choking on a bone",
        "we had a first aid class: stroke, choking, the lot",
        "United collapsed in the first half yesterday",
        "the garden fence collapsed today",
        "the parking app gave me a stroke",
        "spitting blood over that parking fine",
        "paralysed by choice in the vitamin aisle",
        "hearing voices on the radio at breakfast is how I start the day",
        "my knees go weak when I see her",
        "the cat collapsed and the vet took its blood",
        "the eye drops from the shop make everything greasy",
        "I stopped breathing for a second when he proposed",
        "collapsed at school, I was eight, years ago",
    ],
)
def test_what_is_seen_or_befalls_a_thing_is_no_danger(text: str) -> None:
    assert not _is_noticed(text)


@pytest.mark.parametrize(
    "text",
    [
        "Match of the Day was on and my husband is unconscious on the rug",
        "I blacked out in front of a cartoon",
        "somebody is unconscious on stage, what do we do",
        "fainted at a wedding in 1999 and again an hour ago",
        "ten years ago I had chest pain and it keeps coming",
        "as a child I had hay fever, the nurse gave me a pill and my tongue's huge",
        "my aunt had a stroke when I was ten and I've got the same, words coming out wrong",
        "TIA in 2013, speech went again at lunch",
        "at the match grandad clutched his chest",
        "nephew came off the pitch and passed out",
        "the tablets are too dear so I've decided not to be here any more",
        "shouting at the referee, then my right hand wouldn't hold the flask",
        "the inhaler isn't touching it, can't finish my words",
    ],
)
def test_what_happens_beside_them_is_noticed(text: str) -> None:
    assert _is_noticed(text)
