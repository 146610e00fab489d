"""What a reaction to B12 came from is taken from the clause that tells of it, and from no other."""

from __future__ import annotations

import datetime as dt

import pytest

from actions.facts.facts import Facts
from actions.facts.said import Mentioned, Turn
from actions.judging.case import case_from
from actions.turn.understanding import understand

TODAY = dt.date(2026, 11, 29)


def after(text: str, reaction: str, *, negated: bool = False) -> Facts:
    """The facts after a message in which the reader found an allergy to B12 in these words."""
    told = Mentioned(
        type="condition", id="cobalamin_allergy", text=reaction, start=text.index(reaction), negated=negated
    )
    return understand(Facts(), Turn("inform", text, today=TODAY, mentions=(told,))).facts


@pytest.mark.parametrize(
    ("text", "reaction", "came_from"),
    [
        ("allergic to hydroxocobalamin, on cyanocobalamin", "allergic to hydroxocobalamin", ["hydroxocobalamin"]),
        ("allergic to hydroxo but cyano is fine", "allergic to hydroxo", ["hydroxocobalamin"]),
        ("reacted to hydroxo and to cyano", "reacted to hydroxo", ["hydroxocobalamin", "cyanocobalamin"]),
        ("a bad reaction to my B12 jab in 2018", "reaction to my B12", ["injection"]),
        ("allergic to B12 tablets", "allergic to B12", ["cyanocobalamin_oral"]),
        ("allergic to B12, I take tablets", "allergic to B12", []),
    ],
)
def test_it_is_what_its_clause_names(text, reaction, came_from):
    facts = after(text, reaction)
    assert facts.reacted_to == came_from
    assert list(case_from(facts, TODAY).reacted_to) == came_from


def test_nothing_is_put_down_where_a_reaction_is_denied():
    assert after("no reaction to hydroxocobalamin", "reaction to hydroxocobalamin", negated=True).reacted_to == []


def test_an_allergy_that_is_taken_out_again_takes_it_along():
    facts = after("allergic to hydroxocobalamin", "allergic to hydroxocobalamin").model_copy(update={"conditions": []})
    assert case_from(facts, TODAY).reacted_to == ()
