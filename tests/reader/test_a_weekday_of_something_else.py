"""A weekday on which something else was last had or done is no day of the last B12 dose."""

from __future__ import annotations

import pytest

from b12nlu.reader import read


def tells_a_dose(text: str) -> bool:
    return any(mention.type == "last_dose" for mention in read(text))


@pytest.mark.parametrize(
    "text",
    [
        "had my covid jab last Monday, B12 98 pg/mL",
        "intrinsic factor antibody positive last Tuesday",
        "saw the doctor last Friday, B12 is 98",
        "they took blood last Wednesday",
    ],
)
def test_it_is_none(text: str) -> None:
    assert not tells_a_dose(text)


@pytest.mark.parametrize(
    "text",
    [
        "last Tuesday",
        "I had it last Friday",
        "had my B12 jab last Tuesday",
        "flu shot last Thursday and B12 injection last Friday",
        "the last one was last Monday",
    ],
)
def test_it_is_one(text: str) -> None:
    assert tells_a_dose(text)
