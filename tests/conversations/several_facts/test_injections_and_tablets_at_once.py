"""Injections and B12 by mouth or nose that are had at once: the plan is about the injections, and the other is kept."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("told", "product", "days", "kept"),
    [
        (
            "I get hydroxocobalamin injections every 3 months and I also take 1000 mcg cyanocobalamin tablets daily",
            "hydroxocobalamin",
            91,
            "1000 mcg cyanocobalamin tablets daily",
        ),
        (
            "I have cyanocobalamin 1000 mcg shots every month, plus B12 nasal spray once a week",
            "cyanocobalamin",
            30,
            "B12 nasal spray once a week",
        ),
        (
            "B12 tablets 50 mcg every day as well as hydroxocobalamin every 12 weeks",
            "hydroxocobalamin",
            84,
            "B12 tablets 50 mcg every day",
        ),
    ],
)
def test_both_are_kept_and_the_schedule_is_that_of_the_injections(conversation, told, product, days, kept):
    conversation.say(f"Pernicious anemia, 58 f. {told}")
    assert (conversation.slot("product"), conversation.slot("interval_days")) == (product, pytest.approx(days, abs=1))
    assert "b12_supplement" in conversation.slot("medicines")
    assert any(kept in words for words in conversation.slot("other_conditions"))
    assert "more than one dose" not in conversation.text


@pytest.mark.parametrize(
    "told",
    [
        "They stopped my hydroxocobalamin injections and gave me B12 tablets 1000 mcg daily instead",
        "I take B12 tablets 1000 mcg every day",
    ],
)
def test_tablets_in_the_place_of_injections_are_not_had_beside_them(conversation, told):
    conversation.say(f"Pernicious anemia, 58 f. {told}")
    assert conversation.slot("product") == "cyanocobalamin_oral"
    assert "b12_supplement" not in (conversation.slot("medicines") or [])
