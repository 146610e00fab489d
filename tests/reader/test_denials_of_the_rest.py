""" "Otherwise negative" and "rest normal" deny the others, never what stands before them."""

from __future__ import annotations

import pytest
from reading import denied, present


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("gait broad-based, otherwise neg", {"gait_disturbance"}),
        ("numbness in both soles, gait broad-based for a week, rest neg", {"numbness", "gait_disturbance"}),
        ("numbness in both soles, else negative", {"numbness"}),
        ("gait broad-based, rest of exam negative", {"gait_disturbance"}),
        ("broad-based gait; remaining exam negative", {"gait_disturbance"}),
        ("falls and numb soles, all others negative", {"falls", "numbness"}),
        ("numb toes, all other signs absent", {"numbness"}),
        ("falls, otherwise denied", {"falls"}),
        ("gait broad-based and otherwise neg", {"gait_disturbance"}),
        ("fainted at noon, remainder unremarkable", {"syncope"}),
    ],
)
def test_what_stands_before_it_is_there(text: str, there: set[str]) -> None:
    assert there <= present(text)
    assert not denied(text)


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("falls, tingling or other signs denied", {"falls", "paraesthesia"}),
        ("falls, fainting, or anything else denied", {"falls", "syncope"}),
        ("dizziness and other symptoms denied", {"dizziness"}),
        ("ataxia, otherwise no falls", {"falls"}),
    ],
)
def test_the_last_item_of_a_denied_list_is_no_rest(text: str, absent: set[str]) -> None:
    assert denied(text) == absent
