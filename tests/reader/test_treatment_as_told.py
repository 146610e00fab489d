"""Which interval is the one in use, and what it says of the phase; tablets by their strength."""

from __future__ import annotations

import pytest
from reading import present

from b12nlu import read

_DAYS = {"day": 1.0, "week": 7.0, "month": 30.4375}


def _intervals(text: str) -> list[float]:
    return [
        round(float(mention.value or 0) * _DAYS[str(mention.unit)], 1)
        for mention in read(text)
        if mention.type == "interval" and mention.is_current
    ]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("ten weeks between injections is too long", 70),
        ("the gap between my jabs is 8 weeks", 56),
        ("my jabs are two months apart", 60.9),
        ("they stretched my jabs from 8 weeks to 12", 84),
        ("my injections went from 12 weekly to 10 weekly", 70),
        ("I inject every third day", 3),
        ("a jab every 3rd week", 21),
        ("twice weekly methylcobalamin injections", 3.5),
        ("a B12 injection each quarter", 91.3),
    ],
)
def test_an_interval_is_told_in_many_ways(text: str, days: float) -> None:
    assert _intervals(text) == [days]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("I'm on 2-monthly jabs, I'd like monthly", 60.9),
        ("cyanocobalamin 1000 mcg IM weekly x4 then monthly. Currently week 2", 7),
    ],
)
def test_an_interval_that_is_wished_for_or_comes_later_is_not_the_one_in_use(text: str, days: float) -> None:
    assert _intervals(text) == [days]


def test_a_dose_before_daily_counts_no_days() -> None:
    assert _intervals("sublingual methyl b12 5000 daily") == [1]


def test_how_often_and_how_long_the_gas_was_used_is_no_interval() -> None:
    assert _intervals("nitrous oxide daily 3/12, numb feet, B12 injection given") == []


@pytest.mark.parametrize(
    ("text", "phase"),
    [
        ("ten weeks between jabs and my feet burn by week eight", "maintenance"),
        ("they stretched my jabs from 8 weeks to 12", "maintenance"),
        ("weekly injections since last month, 5 so far", "repletion"),
        ("on alternate day injections at the moment", "repletion"),
        ("hydroxocobalamin 1 mg IM three times a week then every 3 months. On injection 4", "repletion"),
        ("haven't had any b12 yet", "repletion"),
    ],
)
def test_the_interval_in_use_tells_the_phase(text: str, phase: str) -> None:
    assert present(text, "phase") == {phase}


@pytest.mark.parametrize(
    "text",
    [
        "1000 mcg tablets daily, feet still tingle",
        "one tablet cyanocobalamin 50 mcg every day",
        "the injections made me itch so I have tablets instead",
    ],
)
def test_tablets_by_their_strength_or_in_place_of_injections_are_b12_tablets(text: str) -> None:
    assert "cyanocobalamin_oral" in present(text, "product")
