"""What is judged before any protocol is what the whole suggestion says, for every case."""

from __future__ import annotations

from pathlib import Path

from cases import KNOWLEDGE, Content, contents, protocols
from hypothesis import given

from b12core import parse_case, suggest
from b12core.clinic import parse_clinic
from b12core.first_judgement import first_judgement

ROOT = Path(__file__).resolve().parents[2]
CLINIC = parse_clinic((ROOT / "clinic.yml").read_text(encoding="utf-8"))


@given(contents, protocols)
def test_the_urgency_is_that_of_the_suggestion_and_the_status_where_it_is_settled(
    content: Content, protocol: str
) -> None:
    case = parse_case(content)
    whole = suggest(case, protocol, knowledge=KNOWLEDGE, clinic=CLINIC)
    first = first_judgement(case, KNOWLEDGE, CLINIC)
    assert first.urgency == whole.urgency
    assert first.status in (None, whole.status)
    assert (first.status == "out_of_scope") == (whole.status == "out_of_scope")
