"""A wrong file of answers is refused with the file, the field, what was expected and what came."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from education.content import FOLDER, EducationError, load_education


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "faq"
    shutil.copytree(FOLDER, copy)
    return copy


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("sources: [MHRA2022, GEMS2025]", "sources: [NO_SUCH_PAPER]", ("metformin.sources", "NO_SUCH_PAPER")),
        ("sources: [MHRA2022, GEMS2025]", "sources: []", ("metformin.sources", "none")),
        ("id: metformin", "id: vegan", ("vegan.id", "stands twice")),
        ("confidence: primary", "confidence: certain", ("confidence", "certain")),
        ("reviewed: 2026-11-22", "reviewed: soon", ("reviewed", "soon")),
        ("theme: {id: causes", "topic: {id: causes", ("theme", "required")),
        ("    question: \"What does B12 do in the body?\"", "    kwestion: \"What?\"", ("what_b12_does", "question")),
        ("entries:", "entries: [", ("the file", "YAML")),
    ],
)  # fmt: skip
def test_a_wrong_entry_is_named(folder: Path, old: str, new: str, named: tuple[str, ...]) -> None:
    file = folder / "causes.yml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(EducationError) as error:
        load_education(folder)
    assert "causes.yml" in str(error.value)
    for part in named:
        assert part in str(error.value)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "caveat.yml").unlink()
    with pytest.raises(EducationError, match=r"caveat\.yml"):
        load_education(folder)


def test_themes_stand_in_their_order_and_none_is_empty() -> None:
    education = load_education()
    assert [theme.id for theme in education.themes][:2] == ["how_it_works", "dose"]
    assert all(theme.entries for theme in education.themes)


def test_sources_of_the_rules_and_of_the_answers_are_both_resolved() -> None:
    entry = load_education().entry("why_monthly")
    assert entry is not None
    assert {"US_CN_DOSE", "GLASS1961"} <= {source.id for source in entry.sources}
    assert all(source.title for source in entry.sources)
    assert {source.id: source.url for source in entry.sources}["GLASS1961"]
