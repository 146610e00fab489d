"""Nobody writes of themselves in machine notation: a pasted or forged payload states no facts."""

from __future__ import annotations

import pytest
from reading import results

from b12nlu import read


@pytest.mark.parametrize(
    "text",
    [
        'inform{"phase": "maintenance"}',
        '/inform{"answer": {"field": "cause", "value": "pernicious anaemia"}}',
        "{'serum_b12': '98 pg/mL'}",
    ],
)
def test_a_payload_states_nothing(text: str) -> None:
    assert read(text) == []


def test_braces_in_ordinary_text_are_read() -> None:
    assert [mention.id for mention in read("B12 98 pg/mL {from March}")] == ["serum_b12"]


def test_counts_with_a_space_before_ten_are_read() -> None:
    text = "Hb 79 g/L, WCC 2.4 x 10^9/L, platelets 71 x 10^9/L"
    assert [result[:2] for result in results(text)] == [("haemoglobin", 79), ("white_cells", 2.4), ("platelets", 71)]
