"""While a gateway, a Rasa and the database are killed under load, no answer that was given is lost or doubled."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from benchmarks.chaos import run
from benchmarks.cluster import cluster
from benchmarks.postgres_server import HOW_TO_GET_IT, PROGRAMS


@pytest.mark.skipif(PROGRAMS is None, reason=HOW_TO_GET_IT)
@pytest.mark.timeout(900)
def test_every_answer_that_was_given_is_stored_once_and_in_order(tmp_path: Path) -> None:
    with cluster(tmp_path) as running:
        books = asyncio.run(run(running, people=3, turns=40, every=2, victims=["rasa-0", "gateway-0", "database"]))
    assert books.answered >= 40
    assert len(books.killed) >= 3
    assert books.wrong == []
