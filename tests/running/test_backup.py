"""What the nightly backup copies can be put back, and a copy that fails leaves the one of before."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest

from benchmarks.postgres_server import HOW_TO_GET_IT, PROGRAMS, postgres_server
from deploy.backup import NotCopied, back_up, main


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data folder of an assistant that runs: its files are open and written to."""
    folder = tmp_path / "data"
    folder.mkdir()
    for name in ("conversations", "feedback", "clinic"):
        with sqlite3.connect(folder / f"{name}.sqlite") as file:
            file.execute("PRAGMA journal_mode = WAL")
            file.execute("CREATE TABLE told (words TEXT)")
            file.execute("INSERT INTO told VALUES (?)", (name,))
    (folder / "clinic-heads.txt").write_text("head\n")
    (folder / "secret.key").write_text("s" * 48)
    return folder


def told(file: Path) -> list[str]:
    with sqlite3.connect(file) as opened:
        return [words for (words,) in opened.execute("SELECT words FROM told")]


def test_conversations_feedback_and_the_clinics_files_are_copied_and_the_key_is_not(data: Path, tmp_path: Path) -> None:
    with sqlite3.connect(data / "conversations.sqlite") as still_writing:
        still_writing.execute("INSERT INTO told VALUES ('not yet')")
        names = back_up(data, tmp_path / "monday", None)
        still_writing.rollback()

    assert names == ["clinic-heads.txt", "clinic.sqlite", "conversations.sqlite", "feedback.sqlite"]
    for name in ("conversations", "feedback", "clinic"):
        assert told(tmp_path / "monday" / f"{name}.sqlite") == [name]
    modes = {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in (tmp_path / "monday").glob("*.sqlite")}
    assert modes == {0}


def test_a_copy_that_fails_leaves_the_one_of_before(data: Path, tmp_path: Path) -> None:
    back_up(data, tmp_path / "monday", None)
    (data / "clinic.sqlite").write_bytes(b"spoilt" * 1000)
    with pytest.raises(NotCopied, match="holds what it held"):
        back_up(data, tmp_path / "monday", None)
    assert told(tmp_path / "monday" / "clinic.sqlite") == ["clinic"]


def test_each_day_of_the_week_has_one_copy(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", str(data))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    for _ in range(2):
        assert main([str(tmp_path / "copies")]) == 0
    assert len(list((tmp_path / "copies").iterdir())) == 1


def test_nothing_to_copy_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotCopied, match="nothing to copy"):
        back_up(tmp_path, tmp_path / "monday", None)


@pytest.mark.skipif(PROGRAMS is None, reason=HOW_TO_GET_IT)
def test_a_database_is_dumped_and_can_be_restored(data: Path, tmp_path: Path) -> None:
    with postgres_server() as server:
        server.client("psql", "-q", "-d", "b12", "-c", "CREATE TABLE told AS SELECT 'kept' AS words")
        assert "database.sql" in back_up(data, tmp_path / "monday", server.url)
        server.client("psql", "-q", "-d", "b12", "-c", "DROP TABLE told")
        dump = (tmp_path / "monday" / "database.sql").read_text()
        server.client("psql", "-q", "-v", "ON_ERROR_STOP=1", "-d", "b12", input=dump)
        assert "kept" in server.client("psql", "-d", "b12", "-c", "SELECT words FROM told")


def test_a_database_that_is_away_is_told(data: Path, tmp_path: Path) -> None:
    with pytest.raises(NotCopied):
        back_up(data, tmp_path / "monday", "postgresql://b12@127.0.0.1:9/b12")
