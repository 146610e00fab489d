"""A conversation in which nothing was said for the days that the clinic names is gone, and nothing of it is left.

A clock that jumps deletes nothing.
"""

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
from deploy.clock import main as clock_command
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

    assert await store.forget_idle(time.time(), 7 * DAY) == 1

    assert await store.retrieve("old") is None
    lively = await store.retrieve("lively")
    assert lively is not None
    assert [event.text for event in lively.events] == ["begun long ago", "and again today"]
    assert (await store.standing("lively", "message begun long ago")).known is not None


async def test_nothing_of_a_deleted_conversation_is_left_in_any_file(store: ConversationStore, file: Path) -> None:
    await said(store, "old", "my secret sentence", 8)

    await store.forget_idle(time.time(), 7 * DAY)

    for part in file.parent.glob(f"{file.name}*"):
        assert b"secret sentence" not in part.read_bytes(), part.name
    assert (await store.standing("old", "message my secret sentence")).known is None


async def test_the_job_looks_at_once_and_goes_on_where_the_store_fails(
    store: ConversationStore, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "EVERY", 0.05)
    agent = SimpleNamespace(tracker_store=store, is_ready=lambda: True)
    await said(store, "old", "long ago", 8)
    await said(store, "lively", "just now", 0)
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


@pytest.fixture
def rasa(store: ConversationStore) -> Any:
    """The app of a Rasa, as far as it deletes."""
    return SimpleNamespace(ctx=SimpleNamespace(agent=SimpleNamespace(tracker_store=store, is_ready=lambda: True)))


async def looks(rasa: Any, monkeypatch: pytest.MonkeyPatch, days_ahead: float = 0, keep_days: float = 7) -> int:
    """How many conversations one look deletes, where the clock is ahead so much."""
    with monkeypatch.context() as patched:
        now = time.time() + days_ahead * DAY
        patched.setattr("inside_rasa.retention.time", SimpleNamespace(time=lambda: now))
        await retention._look(rasa, rasa.ctx.agent.tracker_store, keep_days * DAY)
    return retention.deleted_since_asked(rasa)


async def test_a_clock_that_jumps_on_by_more_than_conversations_are_kept_deletes_none_and_is_told(
    store: ConversationStore, rasa: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await said(store, "lively", "said today", 0)
    await looks(rasa, monkeypatch)

    assert [await looks(rasa, monkeypatch, days_ahead=30) for _ in range(3)] == [0, 0, 0]

    assert await store.retrieve("lively") is not None
    assert retention.clock_doubted(rasa)
    told = [line.getMessage() for line in caplog.records if "the clock shows" in line.getMessage()]
    assert len(told) == 1, "once, and not at every look"
    assert "python -m deploy.clock" in told[0]

    await looks(rasa, monkeypatch)

    assert not retention.clock_doubted(rasa), "a clock that is right again is believed again"


async def test_a_message_that_is_said_under_a_wrong_clock_does_not_make_it_right(
    store: ConversationStore, rasa: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    await said(store, "lively", "said today", 0)
    await looks(rasa, monkeypatch)
    await said(store, "another", "said under the wrong clock", -30)

    assert await looks(rasa, monkeypatch, days_ahead=30) == 0
    assert await store.retrieve("lively") is not None


async def test_the_first_look_of_all_is_held_against_the_newest_thing_that_was_said(
    store: ConversationStore, rasa: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    await said(store, "lively", "said today", 0)

    assert await looks(rasa, monkeypatch, days_ahead=30) == 0
    assert await store.retrieve("lively") is not None


async def test_what_was_forgotten_or_ended_stays_so_while_the_clock_is_not_believed(
    store: ConversationStore, rasa: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    await said(store, "ended", "said today", 0)
    await store.forget("ended", time.time() + DAY)
    await looks(rasa, monkeypatch)

    await looks(rasa, monkeypatch, days_ahead=30)

    assert (await store.standing("ended", "another message")).ended


async def test_one_of_several_rasas_whose_clock_is_wrong_deletes_nothing_and_does_not_hinder_the_others(
    store: ConversationStore, rasa: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = SimpleNamespace(ctx=SimpleNamespace(agent=rasa.ctx.agent))
    await said(store, "lively", "said today", 0)
    await said(store, "old", "said long ago", 8)

    deleted = [
        (await looks(rasa, monkeypatch), await looks(other, monkeypatch, days_ahead=ahead)) for ahead in (30, -30, 30)
    ]

    assert deleted == [(1, 0), (0, 0), (0, 0)]
    assert (retention.clock_doubted(rasa), retention.clock_doubted(other)) == (False, True)
    assert await store.retrieve("lively") is not None


@pytest.mark.parametrize("days", [1, 2, 7, 365])
async def test_no_jump_that_is_believed_deletes_what_is_younger_than_half_of_what_is_kept(
    store: ConversationStore, rasa: Any, monkeypatch: pytest.MonkeyPatch, days: int
) -> None:
    await looks(rasa, monkeypatch, keep_days=days)
    await said(store, "younger", "said less than half of it ago", 0.49 * days)

    assert await looks(rasa, monkeypatch, days_ahead=0.49 * days, keep_days=days) == 0
    assert not retention.clock_doubted(rasa)


async def test_a_machine_that_was_off_over_a_weekend_goes_on_deleting_by_itself(
    store: ConversationStore, rasa: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    await looks(rasa, monkeypatch)
    await said(store, "old", "said five days ago", 5)

    assert await looks(rasa, monkeypatch, days_ahead=3) == 1


async def test_somebody_can_say_that_the_clock_is_right_after_all(
    store: ConversationStore,
    file: Path,
    rasa: Any,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DATA_DIR", str(file.parent))
    monkeypatch.setenv("DATABASE_URL", "")
    await said(store, "old", "before everything was off for a month", 30)
    assert await looks(rasa, monkeypatch) == 0

    assert await asyncio.to_thread(clock_command, []) == 0
    assert "Last believed for conversations: " in capsys.readouterr().out
    assert await looks(rasa, monkeypatch) == 0, "to ask changes nothing"
    assert await asyncio.to_thread(clock_command, ["--right"]) == 0

    assert await looks(rasa, monkeypatch) == 1
    assert not retention.clock_doubted(rasa)


def test_a_folder_without_conversations_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", "")
    assert clock_command([]) == 1
    assert "holds no conversations" in capsys.readouterr().err


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
