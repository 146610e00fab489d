"""The product behind something else that is denied, the muscle it goes into, and the sex beside an age in short."""

from __future__ import annotations

import pytest
from reading import denied, present


def test_a_product_behind_another_medicine_that_is_denied_is_in_use() -> None:
    text = "no aspirin, hydroxocobalamin 1 mg every 12 weeks"
    assert present(text, "product") == {"hydroxocobalamin"}


def test_products_that_one_list_denies_are_all_denied() -> None:
    assert denied("never had hydroxocobalamin or cyanocobalamin", "product") == {"hydroxocobalamin", "cyanocobalamin"}


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("injected into the thigh muscle monthly", "IM"),
        ("hydroxocobalamin 1000 micrograms IM", "IM"),
        ("cyanocobalamin 1 mg every 4 weeks, IM", "IM"),
        ("they put it under skin twice a week", "SC"),
    ],
)
def test_the_place_of_the_injection_is_its_route(text: str, route: str) -> None:
    assert present(text, "route") == {route}


def test_im_for_i_am_is_no_route() -> None:
    assert present("so tired, IM done", "route") == set()


def test_a_letter_behind_an_age_in_short_is_the_sex() -> None:
    assert present("neuropathy, 53 yo m", "sex") == {"male"}


def test_a_medicine_said_to_be_behind_it_is_the_cause() -> None:
    assert "other_medicine" in present("my consultant thinks the phenytoin is behind it", "cause")


def test_a_relative_behind_a_semicolon_is_not_the_writer() -> None:
    assert "fish_tapeworm" not in present("gran had PA; uncle had tapeworm; I take metformin", "cause")
