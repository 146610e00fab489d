"""Calm talk before or behind a danger takes nothing from it: it becomes no "no", no past and nobody else's."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from b12nlu import read
from b12nlu.qualifiers.red_flags import urgent_signs
from second_opinion.wordings import wordings

JOINS = (". ", ", and ", " but ", "\n")
HARMLESS = (
    "I don't smoke",
    "I don't drink",
    "no kids",
    "no allergies",
    "no meds",
    "I'm not pregnant",
    "not diabetic",
    "I'm not vegan",
    "I have no medical history",
    "I have a history of low iron",
    "previously fit and well",
    "my B12 was 98 pg/mL",
    "my levels were fine",
    "I had my last jab in May",
    "my neuro exam was normal",
    "my mum has pernicious anaemia",
)
DANGERS = (
    "my chest is tight and my arm aches",
    "I passed out an hour ago",
    "my face is drooping on one side",
    "I can't breathe properly",
    "I want to die",
    "my throat is closing up",
    "I suddenly can't see out of one eye",
    "my left arm has gone dead",
    "I hear voices that nobody else hears",
    "I've lost control of my bladder",
    "coughing up blood since this morning",
)
SHORTEST_SHARE = 0.97


@given(st.sampled_from(HARMLESS), st.sampled_from(JOINS), st.sampled_from(DANGERS), st.booleans())
@settings(max_examples=150, deadline=None, derandomize=True)
def test_a_harmless_opening_and_a_danger_are_a_danger_in_both_orders(
    harmless: str, join: str, danger: str, danger_first: bool
) -> None:
    text = f"{danger}{join}{harmless}" if danger_first else f"{harmless}{join}{danger}"
    assert urgent_signs(read(text))


def _is_seen(text: str) -> bool:
    """Whether a danger stands, or is asked about."""
    mentions = read(text)
    return bool(urgent_signs(mentions)) or any(mention.ask for mention in mentions)


def test_calm_talk_of_any_kind_beside_a_danger_hardly_ever_hides_it() -> None:
    ours = [wording for wording in wordings() if wording.by_rules and len(wording.text) < 120]
    calm = [wording.text for wording in ours if not wording.urgent]
    urgent = [wording.text for wording in ours if wording.urgent]
    pairs = [(calm[(7 * place) % len(calm)], danger, place) for place, danger in enumerate(urgent[::6])]
    hidden = [
        (quiet, danger)
        for quiet, danger, place in pairs
        if not _is_seen(f"{danger}{JOINS[place % 4]}{quiet}" if place % 8 < 4 else f"{quiet}{JOINS[place % 4]}{danger}")
    ]
    assert len(hidden) <= (1 - SHORTEST_SHARE) * len(pairs), hidden
