"""Causes guessed at, compared, or shared with a relative."""

from __future__ import annotations

import pytest
from reading import denied, only, present

from b12nlu import read


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("could be the metformin", "metformin"),
        ("they think it's from my metformin", "metformin"),
        ("possibly omeprazole", "acid_suppression"),
    ],
)
def test_a_guess_is_uncertain(text: str, cause: str) -> None:
    assert only(text, "cause").id == cause
    assert only(text, "cause").uncertain


@pytest.mark.parametrize(
    ("text", "causes"),
    [
        ("my sister and I both have coeliac disease", {"coeliac_disease"}),
        ("had a sleeve gastrectomy in 2019", {"bariatric_surgery"}),
        ("no idea sorry", {"unknown"}),
        ("nobody knows why, everything came back clear", {"unknown"}),
        ("dietary vs metformin", {"dietary", "metformin"}),
        ("balloons, most weekends", {"nitrous_oxide"}),
    ],
)
def test_it_is_read(text: str, causes: set[str]) -> None:
    assert present(text, "cause") == causes


def test_what_the_writer_does_not_share_is_denied() -> None:
    assert denied("my flatmate is vegan, I'm not though", "cause") == {"dietary"}


@pytest.mark.parametrize("text", ["the doctor said metformin twice a day", "balloons for the kids"])
def test_a_remark_names_no_certain_cause(text: str) -> None:
    assert not [mention for mention in read(text) if mention.type == "cause" and not mention.uncertain]
