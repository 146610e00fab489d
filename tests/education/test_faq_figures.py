"""The figures below which nobody may bring the search, and how the table is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.faq import Row, faq_table, read_questions


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Row]:
    file = tmp_path_factory.mktemp("faq") / "labelled.jsonl"
    file.write_text(
        '{"text": "does the shot hurt a lot", "entries": ["hurt_bruise"]}\n'
        '{"text": "what is the capital of France", "entries": []}\n',
        encoding="utf-8",
    )
    return {row.measure: row for row in faq_table(file)}


def test_paraphrases_that_were_held_out_are_found_as_often_as_before(table: dict[str, Row]) -> None:
    assert table["paraphrases held out: top-1"].value >= 0.58
    assert table["paraphrases held out: top-3"].value >= 0.73
    assert table["paraphrases held out: answered at once, wrongly"].value <= 0.13
    assert table["paraphrases held out: not covered, yet answered"].value <= 0.15


def test_a_labelled_file_is_judged_too(table: dict[str, Row]) -> None:
    assert table["labelled.jsonl: top-1"] == Row("labelled.jsonl: top-1", 1, 1.0)
    assert table["labelled.jsonl: not covered, said unknown"].value == 1.0
    assert table["labelled.jsonl: ms a question"].value > 0


def test_a_line_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_text('{"text": "a", "entries": []}\n{"question": "b"}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"bad\.jsonl, line 2"):
        read_questions(file)
