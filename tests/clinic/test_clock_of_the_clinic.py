"""A clock that jumps closes no draft and destroys none; it is shown, and goes on by itself once it is right."""

from __future__ import annotations

import asyncio
import time

from clinic_of_tests import sent

from channels import clinic_side
from channels.metrics import Metrics
from deploy.clock import main as clock_command


def doubted(metrics: Metrics) -> float | None:
    return metrics.registry.get_sample_value("b12_clock_doubted", {"kept": "drafts"})


def aged_by_a_gateway(side, monkeypatch) -> float | None:
    """A gateway that starts looks once; what its metrics show then of the clock."""
    monkeypatch.setattr(side, "close", lambda: None)
    metrics = Metrics()

    async def look() -> None:
        async with clinic_side.ageing(side, metrics):
            deadline = time.monotonic() + 5
            while doubted(metrics) is None and time.monotonic() < deadline:
                await asyncio.sleep(0.01)
            await asyncio.sleep(0.2)

    asyncio.run(look())
    return doubted(metrics)


def test_a_clock_that_jumps_on_by_a_year_closes_no_draft_and_is_shown_until_it_is_right(side, moment, monkeypatch):
    receipt = side.patients.send(sent())
    assert aged_by_a_gateway(side, monkeypatch) == 0

    moment.pass_by(days=365)

    assert aged_by_a_gateway(side, monkeypatch) == 1
    assert side.patients.see(receipt.code, receipt.secret).state == "waiting"

    moment.pass_by(days=-365)

    assert aged_by_a_gateway(side, monkeypatch) == 0


def test_the_first_look_is_held_against_the_newest_entry_of_the_record(side, moment):
    side.patients.send(sent())
    moment.pass_by(days=365)
    assert side.doubt_clock() is not None


def test_days_that_pass_look_by_look_close_a_draft_in_time(side, moment, monkeypatch):
    receipt = side.patients.send(sent())
    for _ in range(3):
        aged_by_a_gateway(side, monkeypatch)
        moment.pass_by(days=5)
    aged_by_a_gateway(side, monkeypatch)
    assert side.patients.see(receipt.code, receipt.secret).state == "expired"


def test_somebody_can_say_that_the_clock_is_right_after_all(side, moment, monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", "")
    (tmp_path / "conversations.sqlite").touch()
    side.patients.send(sent())
    moment.pass_by(days=365)
    monkeypatch.setattr("deploy.clock.time.time", lambda: moment().timestamp())

    assert clock_command([]) == 0
    assert "Last believed for drafts: " in capsys.readouterr().out
    assert side.doubt_clock() is not None
    assert clock_command(["--right"]) == 0

    assert side.doubt_clock() is None


def test_a_clinic_without_drafts_needs_no_clock(side, moment, monkeypatch):
    monkeypatch.setattr(side, "clinic", side.clinic.model_copy(update={"clinicians": None}))
    moment.pass_by(days=365)
    assert side.doubt_clock() is None
