"""A conversation in which nothing was said for the days that the clinic names is gone, and nothing of it is left."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered

from b12core.clinic import parse_clinic
from b12core.errors import ClinicError
from inside_rasa import retention
from keeping.store import ConversationStore
from keeping.tables import KeptTurn

ROOT = Path(__file__).resolve().parents[2]
DAY = 86_400.0


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "conversations.sqlite"


@pytest.fixture
def store(file: Path) -> ConversationStore:
    return ConversationStore(Domain.empty(), db=str(file))


async def said(store: ConversationStore, sender: str, words: str, days_ago: float) -> None:
    tracker = await store.get_or_create_tracker(sender, append_action_listen=False)
    tracker.update(UserUttered(words, timestamp=time.time() - days_ago * DAY))
    await store.keep(tracker, KeptTurn(f"message {words}", words, f'{{"text": "noted {words}"}}'))


async def test_only_conversations_without_a_word_since_then_are_deleted(store: ConversationStore) -> None:
    await said(store, "old", "long ago", 8)
    await said(store, "lively", "begun long ago", 8)
    await said(store, "lively", "and again today", 0)

    assert await store.forget_idle(time.time() - 7 * DAY) == 1

    assert await store.retrieve("old") is None
    lively = await store.retrieve("lively")
    assert lively is not None
    assert [event.text for event in lively.events] == ["begun long ago", "and again today"]
    assert (await store.standing("lively", "message begun long ago")).known is not None


async def test_nothing_of_a_deleted_conversation_is_left_in_any_file(store: ConversationStore, file: Path) -> None:
    await said(store, "old", "my secret sentence", 8)

    await store.forget_idle(time.time() - 7 * DAY)

    for part in file.parent.glob(f"{file.name}*"):
        assert b"secret sentence" not in part.read_bytes(), part.name
    assert (await store.standing("old", "message my secret sentence")).known is None


async def test_the_job_looks_at_once_and_goes_on_where_the_store_fails(
    store: ConversationStore, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "EVERY", 0.05)
    agent = SimpleNamespace(tracker_store=store, is_ready=lambda: True)
    await said(store, "old", "long ago", 8)
    # With the last connection closed, the file holds what stood in the log.
    store.engine.dispose()
    kept = file.read_bytes()
    file.write_bytes(b"no database " * 1000)
    app: Any = SimpleNamespace(ctx=SimpleNamespace(agent=agent))
    job = asyncio.create_task(retention.delete_outdated(app, 7 * DAY))
    await asyncio.sleep(0.3)
    store.engine.dispose()
    file.write_bytes(kept)

    deadline = time.monotonic() + 10
    while await store.retrieve("old") is not None and time.monotonic() < deadline:
        await asyncio.sleep(0.05)

    assert await store.retrieve("old") is None
    told = 0
    while not told and time.monotonic() < deadline:
        await asyncio.sleep(0.05)
        told = retention.deleted_since_asked(app)
    assert (told, retention.deleted_since_asked(app)) == (1, 0), "each is told once"
    assert not job.done()
    job.cancel()


def test_the_clinic_says_for_how_long(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    clinic = tmp_path / "clinic.yml"
    text = (ROOT / "clinic.yml").read_text(encoding="utf-8")
    clinic.write_text(text.replace("keep_days: 7", "keep_days: 3"), encoding="utf-8")
    monkeypatch.setenv("B12_CLINIC", str(clinic))

    assert retention.kept_for() == 3 * DAY


@pytest.mark.parametrize("days", ["0", "366", "forever", "-1"])
def test_a_number_of_days_that_is_none_is_refused(days: str) -> None:
    text = (ROOT / "clinic.yml").read_text(encoding="utf-8")

    with pytest.raises(ClinicError, match="keep_days"):
        parse_clinic(text.replace("keep_days: 7", f"keep_days: {days}"))
