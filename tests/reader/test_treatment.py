"""How B12 is given now, and when it was given last."""

from __future__ import annotations

import pytest
from reading import only, present, read


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("hydroxocobalamin 1 mg every 12 weeks", 12, "week"),
        ("a shot every 3 months", 3, "month"),
        ("jabs q10w", 10, "week"),
        ("EOD injections", 2, "day"),
        ("once a month", 1, "month"),
        ("twice a week", 3.5, "day"),
        ("fortnightly", 2, "week"),
        ("12-weekly injections", 12, "week"),
        ("1 mg IM OD", 1, "day"),
    ],
)
def test_the_interval_is_read(text: str, value: float, unit: str) -> None:
    interval = only(text, "interval")
    assert (interval.value, interval.unit, interval.uncertain) == (value, unit, False)


@pytest.mark.parametrize("text", ["three monthly", "3 monthly", "biweekly shots", "injections 2/52"])
def test_what_can_be_read_in_two_ways_is_uncertain(text: str) -> None:
    assert only(text, "interval").uncertain


def test_a_range_of_intervals_keeps_both_ends() -> None:
    interval = only("every 8 to 12 weeks", "interval")
    assert (interval.value, interval.value_max, interval.unit) == (8, 12, "week")


def test_the_schedule_of_the_past_is_historical() -> None:
    old, new = (mention for mention in read("I was on monthly jabs, now every 10 weeks") if mention.type == "interval")
    assert old.historical
    assert not new.historical


@pytest.mark.parametrize("text", ["tired every day", "a headache every week", "metformin 500 mg twice a day"])
def test_an_interval_of_something_else_is_left_alone(text: str) -> None:
    assert present(text, "interval") == present(text, "dose") == set()


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1mg", 1, "mg"),
        ("1,000 µg of hydroxocobalamin", 1000, "mcg"),
        ("one cc of B12", 1, "ml"),
        ("B12 0.5 ml weekly", 0.5, "ml"),
    ],
)
def test_the_dose_is_read(text: str, value: float, unit: str) -> None:
    dose = only(text, "dose")
    assert (dose.value, dose.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("my last jab was 5 weeks ago", 5, "week"),
        ("last injection 2026-08-31", "2026-08-31", None),
        ("last dose 31/08/2026", "2026-08-31", None),
        ("had my shot yesterday", 1, "day"),
        ("it's been two months since my last injection", 2, "month"),
        ("I had my injection on 4 May 2026", "2026-05-04", None),
    ],
)
def test_the_last_dose_is_read(text: str, value: object, unit: str | None) -> None:
    last = only(text, "last_dose")
    assert (last.value, last.unit) == (value, unit)


def test_a_date_that_can_be_read_in_two_ways_is_not_guessed() -> None:
    last = only("last dose 03/04/2026", "last_dose")
    assert last.value is None
    assert last.uncertain


@pytest.mark.parametrize(
    ("text", "kind", "id_"),
    [
        ("hydroxycobalamine", "product", "hydroxocobalamin"),
        ("cyanocobalmin shots", "product", "cyanocobalamin"),
        ("methyl b12", "product", "mecobalamin"),
        ("b12 tablets", "product", "cyanocobalamin_oral"),
        ("1 mg IM", "route", "IM"),
        ("under the skin", "route", "SC"),
        ("deep subcut", "route", "deep_SC"),
    ],
)
def test_product_and_route_are_read(text: str, kind: str, id_: str) -> None:
    assert present(text, kind) == {id_}


def test_im_tired_is_no_route() -> None:
    assert present("IM TIRED", "route") == set()
