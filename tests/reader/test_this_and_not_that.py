"""Not this but that: what is put right is denied, what stands in its place is stated."""

from __future__ import annotations

import pytest
from reading import denied, present


@pytest.mark.parametrize(
    ("text", "kind", "no", "yes"),
    [
        ("the cause isnt my diet, it's metformin", "cause", "dietary", "metformin"),
        ("the cause isn't coeliac, it's PA", "cause", "coeliac_disease", "pernicious_anaemia"),
        ("not diet but metformin", "cause", "dietary", "metformin"),
        ("it wasn't my diet but omeprazole", "cause", "dietary", "acid_suppression"),
        ("its not crohns its coeliac", "cause", "crohns_disease", "coeliac_disease"),
        ("it isn't numbness, it's pins and needles", "symptom", "numbness", "paraesthesia"),
        ("not on metformin but omeprazole", "medicine", "metformin", "omeprazole"),
        ("i'm not on metformin, i'm on lansoprazole", "medicine", "metformin", "lansoprazole"),
        ("im not on maintenance, im on loading", "phase", "maintenance", "repletion"),
        ("it isnt loading, its maintenance", "phase", "repletion", "maintenance"),
        ("not maintenance, loading", "phase", "maintenance", "repletion"),
    ],
)
def test_what_is_put_right_is_denied_and_its_replacement_stated(text: str, kind: str, no: str, yes: str) -> None:
    assert no in denied(text, kind)
    assert present(text, kind) == {yes}


@pytest.mark.parametrize("text", ["im not on metformin", "I'm not on metformin", "she isn't on metformin"])
def test_a_medicine_that_somebody_is_not_on_is_denied(text: str) -> None:
    assert denied(text, "medicine") == {"metformin"}


def test_a_cause_named_as_such_is_stated_and_one_asked_about_is_not() -> None:
    assert present("the cause is metformin", "cause") == {"metformin"}
    assert present("does metformin cause low B12?", "cause") == set()
    assert present("is metformin the cause?", "cause") == set()


def test_years_ago_reaches_both_ways() -> None:
    assert present("years ago I had numbness") == set()
    assert present("numbness, years ago") == set()
