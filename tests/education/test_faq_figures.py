"""The figures below which nobody may bring the search, and how the table is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.faq import read_questions, rows
from evaluation.scoring import Row


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Row]:
    file = tmp_path_factory.mktemp("faq") / "labelled.jsonl"
    file.write_text(
        '{"text": "does the shot hurt a lot", "entries": ["hurt_bruise"]}\n'
        '{"text": "what is the capital of France", "entries": []}\n',
        encoding="utf-8",
    )
    return {(row.source, row.measure): row for row in rows(file)}


def test_paraphrases_that_were_held_out_are_found_as_often_as_before(table: dict[tuple[str, str], Row]) -> None:
    held_back = {measure: row.value for (source, measure), row in table.items() if source == "paraphrases held back"}
    assert held_back["answers: top-1"] >= 0.72
    assert held_back["answers: top-3"] >= 0.87
    assert held_back["answers: given at once, wrongly"] <= 0.09
    assert held_back["answers: not covered, yet answered"] <= 0.15


def test_a_labelled_file_is_judged_too(table: dict[tuple[str, str], Row]) -> None:
    labelled = {measure: row for (source, measure), row in table.items() if source == "labelled.jsonl"}
    assert (labelled["answers: top-1"].value, labelled["answers: top-1"].counts) == (1.0, "1 of 1")
    assert labelled["answers: not covered, said unknown"].value == 1.0
    assert labelled["answers: ms a question"].value > 0


def test_a_line_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_text('{"text": "a", "entries": []}\n{"question": "b"}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"bad\.jsonl, line 2"):
        read_questions(file)
