"""Results told in passing: shorthand, other languages' names, "it went up to", "my level", and two days' values."""

from __future__ import annotations

import pytest
from reading import results


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("B12 N, ferritin ↓", [("serum_b12", "normal", None), ("ferritin", "low", None)]),
        ("roughly 140ish I think for the B12", [("serum_b12", 140.0, None)]),
        ("the mcv thing was 104", [("mcv", 104.0, None)]),
        ("Hb was 88 on the 2nd, 101 on the 21st", [("haemoglobin", 88.0, None), ("haemoglobin", 101.0, None)]),
        ("vgm 107 fL, plaquettes 160", [("mcv", 107.0, "fL"), ("platelets", 160.0, None)]),
        ("foliumzuur 9 nmol/l", [("folate", 9.0, "nmol/L")]),
        ("iron stores are low (ferritin 8)", [("ferritin", 8.0, None)]),
        (
            "my level was 77 before the injections and ferritin 30",
            [("serum_b12", 77.0, None), ("ferritin", 30.0, None)],
        ),
        ("B12 was 91. Then it went up to 510", [("serum_b12", 91.0, None), ("serum_b12", 510.0, None)]),
        ("B12 188... no wait 288, pg/ml", [("serum_b12", 288.0, "pg/mL")]),
    ],
)
def test_they_are_read(text: str, expected: list[tuple[str, object, str | None]]) -> None:
    assert results(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "my B12 was 150. I was 40 when it started",
        "my B12 was 150. It's 30 minutes to the clinic",
        "my B12 was 150. It was 3 times a week then",
    ],
)
def test_what_else_is_counted_is_no_result(text: str) -> None:
    assert results(text) == [("serum_b12", 150.0, None)]
