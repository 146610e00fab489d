"""An earlier reaction to one B12 beside another that is tolerated: nothing begins, and nothing tolerated is stopped."""

from __future__ import annotations

import pytest

TABLETS = "Pernicious anemia, 57 f. I came out in a rash all over after a hydroxocobalamin injection in 2019"


@pytest.mark.parametrize("reaction", [TABLETS, "I'm 57 f, pernicious anemia. Allergic to the B12 injections"])
def test_tablets_taken_since_are_neither_stopped_nor_forbidden(conversation, reaction):
    conversation.say(f"{reaction}. I have been taking cyanocobalamin tablets 1000 mcg every day since")
    assert {note["id"] for note in conversation.suggestion["safety"]} >= {"tablets_beside_a_reaction_to_an_injection"}
    assert conversation.suggestion["regimen"] is None
    assert "must not have B12" not in conversation.text
    conversation.say("so do I stop the tablets?")
    assert "does not stop or forbid your tablets" in conversation.text
    assert "No injection until an allergy specialist" in conversation.text


def test_they_stay_tolerated_where_injections_are_to_begin(conversation):
    conversation.say(f"{TABLETS}. I take B12 tablets 1000 mcg daily. I'm starting injections next week")
    conversation.choose("Go on", "Starting")
    assert "must not have B12" not in conversation.text


def test_another_product_that_is_tolerated_keeps_its_date(conversation):
    conversation.say(
        "Hives after cyanocobalamin shots. Since then I get hydroxocobalamin every 2 months, for 5 years now with no "
        "trouble. Pernicious anemia, 61 m, last one 1 November 2026"
    )
    assert "Do not go back to the kind that you reacted to" in conversation.suggestion["headline_plain"]
    assert conversation.suggestion["appraisal"]["next_due"] == "2027-01-01"


@pytest.mark.parametrize(
    "told",
    [
        "Allergic to B12. I take B12 tablets 1000 mcg daily, pernicious anemia",
        "The B12 tablets gave me a reaction. I take B12 tablets 1000 mcg daily, pernicious anemia",
        "I get hydroxocobalamin every 2 months, pernicious anemia. I am allergic to hydroxocobalamin",
    ],
)
def test_what_was_reacted_to_or_is_not_named_is_never_called_tolerated(conversation, told):
    conversation.say(told)
    assert "must not have B12" in conversation.suggestion["headline_plain"]
