"""A skin allergy to cobalt beside years of injections: nothing is started, and nothing that is tolerated is stopped."""

from __future__ import annotations

import pytest

TOLERATED = (
    "I've had hydroxocobalamin injections every 8 weeks for 20 years for pernicious anaemia, last one 2 October 2026. "
    "I am allergic to cobalt, from a patch test"
)


@pytest.mark.parametrize(
    "asked", ["So do I stop my injection that's due this week?", "should I have the next injection?"]
)
def test_nobody_is_told_to_cancel_what_was_tolerated(conversation, asked):
    conversation.say(TOLERATED)
    assert conversation.suggestion["status"] == "refer"
    assert conversation.suggestion["appraisal"]["next_due"] == "2026-11-27"
    conversation.say(asked)
    assert "Ask your GP or allergy team before the next one is due" in conversation.text
    assert "27 November" in conversation.text or "November 27" in conversation.text
    assert "cancel" not in conversation.text


def test_a_reaction_to_the_injection_itself_still_cancels_it(conversation):
    conversation.say(TOLERATED).say("and I had a bad reaction to b12, I am allergic to hydroxocobalamin")
    conversation.say("should I have the next injection?")
    assert "must not have B12" in conversation.text


def test_somebody_who_never_had_it_must_not_begin(conversation):
    conversation.say("I'm starting B12 injections, B12 98 pg/mL, pernicious anaemia, I have a cobalt allergy")
    assert {note["id"] for note in conversation.suggestion["safety"]} >= {"cobalamin_or_cobalt_allergy"}
