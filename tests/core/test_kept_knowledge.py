"""The knowledge kept as data beside its files: the same as read anew, never believed where it is not, never needed."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

import pytest
from cases import PROTOCOLS, case, lab

from b12core import Knowledge, parse_case, suggest
from b12core.knowledge import parse_knowledge, read_knowledge_texts
from b12core.knowledge import yaml_text as reading
from b12core.knowledge.loader import parse_knowledge_kept_at

TEXTS = read_knowledge_texts()
READ_ANEW = parse_knowledge(TEXTS)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where the knowledge was kept by an earlier start."""
    kept = tmp_path / "kept" / "knowledge.json"
    parse_knowledge_kept_at(kept, TEXTS)
    return kept


def without_yaml(place: Path, monkeypatch: pytest.MonkeyPatch) -> Knowledge:
    """The knowledge from what is kept; fails where a YAML file is read."""

    def unread(path: str, _text: str) -> None:
        pytest.fail(f"{path} was read again")

    with monkeypatch.context() as changed:
        changed.setattr(reading, "read_yaml", unread)
        return parse_knowledge_kept_at(place, TEXTS)


def test_what_is_kept_gives_equal_knowledge_part_by_part(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = without_yaml(place, monkeypatch)
    for part in fields(Knowledge):
        if part.name != "units":
            assert getattr(kept, part.name) == getattr(READ_ANEW, part.name), part.name
    assert kept.units.of_analyte == READ_ANEW.units.of_analyte


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_what_is_kept_gives_the_same_suggestion_to_the_byte(
    place: Path, monkeypatch: pytest.MonkeyPatch, protocol: str
) -> None:
    kept = without_yaml(place, monkeypatch)
    severe = case(as_of="2031-01-01", labs=[lab("serum_b12", "<150", "pg/mL"), lab("haemoglobin", 62, "g/L")])
    for content in ({}, case(), severe, case(phase="maintenance", symptoms={"present": ["numbness"]})):
        asked = parse_case(content)
        answers = [suggest(asked, protocol, knowledge=known).model_dump_json() for known in (kept, READ_ANEW)]
        assert answers[0] == answers[1]


def test_a_changed_file_is_read_anew(place: Path) -> None:
    changed = {**TEXTS, "meta.yml": TEXTS["meta.yml"].replace("version:", "version: changed-") + "\n"}
    assert parse_knowledge_kept_at(place, changed).sha256 == parse_knowledge(changed).sha256 != READ_ANEW.sha256


@pytest.mark.parametrize(
    "spoil",
    [
        lambda kept: kept.replace(b"1000", b"9000", 1),
        lambda kept: kept[: len(kept) // 2],
        lambda kept: b"",
        lambda kept: b"\xff" + kept,
        lambda kept: kept.replace(b'"format": 1', b'"format": 0', 1),
        lambda kept: b"[" * 100_000,
        lambda kept: b'{"format": 1}\n{}',
    ],
    ids=["another dose", "cut off", "empty", "no text", "another format", "nested without end", "another heading"],
)
def test_what_was_damaged_is_passed_over_and_written_anew(
    place: Path, spoil: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = place.read_bytes()
    place.write_bytes(spoil(whole))  # type: ignore[operator]
    assert parse_knowledge_kept_at(place, TEXTS).protocols == READ_ANEW.protocols
    assert place.read_bytes() == whole
    assert without_yaml(place, monkeypatch).sha256 == READ_ANEW.sha256


def test_where_nothing_can_be_written_the_files_are_read_each_time(tmp_path: Path) -> None:
    no_folder = tmp_path / "file"
    no_folder.write_text("in the way", encoding="utf-8")
    for _ in range(2):
        assert parse_knowledge_kept_at(no_folder / "knowledge.json", TEXTS).protocols == READ_ANEW.protocols


def test_what_is_kept_is_data_without_code(place: Path) -> None:
    heading, body = place.read_bytes().split(b"\n", 1)
    assert set(json.loads(heading)) == {"format", "files", "sha256"}
    assert set(json.loads(body)) == set(TEXTS)
