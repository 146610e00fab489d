"""The page of protocols says what the knowledge says."""

from __future__ import annotations

from pathlib import Path

from b12core import load_knowledge
from b12core.comparison import compare, differing_columns
from b12core.engine import parse_case
from b12core.protocol_pages import protocol_pages
from b12core.trace import trace

PAGE = Path(__file__).resolve().parents[2] / "docs" / "protocols.md"
CASE = parse_case(
    {
        "phase": "maintenance",
        "cause": "pernicious_anaemia",
        "symptoms": {"present": [], "absent": ["paraesthesia"]},
        "labs": [{"analyte": "serum_b12", "value": 512, "unit": "pg/mL"}],
    }
)


def test_the_page_is_fresh() -> None:
    fresh = protocol_pages(load_knowledge())
    assert PAGE.read_text(encoding="utf-8") == fresh, (
        "make it anew: uv run b12core protocols --markdown > docs/protocols.md"
    )


def test_a_comparison_shows_every_protocol_and_where_they_differ() -> None:
    rows = compare(CASE)
    assert {row.protocol for row in rows} == set(load_knowledge().protocols)
    assert "then" in differing_columns(rows)
    said = {row.protocol: row.then for row in rows}
    assert "1,000 mcg" in said["us-practice"]
    assert "100 mcg" in said["us-label-cyanocobalamin"]


def test_the_trace_shows_the_ten_steps_and_the_line_that_decided() -> None:
    tree = trace(CASE, "us-practice")
    assert all(f"{number}. " in tree for number in range(1, 11))
    assert "us-practice.maintenance" in tree
    assert "normal_level_no_reason_to_stretch" in tree
