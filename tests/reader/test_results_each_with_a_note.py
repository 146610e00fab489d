"""Values of one test that stand in a row, each with its day or place in brackets, are all kept."""

from __future__ import annotations

import pytest
from reading import results

BOTH = [("serum_b12", 118.0, "pmol/L"), ("serum_b12", 164.0, "pg/mL")]


@pytest.mark.parametrize(
    "text",
    [
        "B12: 118 pmol/L (May, Dublin), 164 pg/mL (Mercy lab, Oct 3)",
        "118 pmol/L (May, Dublin), 164 pg/mL (Mercy lab, Oct 3)",
        "B12 118 pmol/L (May 2) and 164 pg/mL (here)",
    ],
)
def test_both_are_kept(text: str) -> None:
    assert results(text) == BOTH


def test_the_next_test_keeps_its_own_value() -> None:
    told = results("B12 118 pmol/L (May), Hb 13.9 g/dL (October)")
    assert told == [("serum_b12", 118.0, "pmol/L"), ("haemoglobin", 13.9, "g/dL")]
