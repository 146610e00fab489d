"""compose.yaml's services as processes: what is killed under load loses nothing, and a backup brings all of it back."""

from __future__ import annotations

import asyncio
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

sys.path.append(str(Path(__file__).parents[1] / "running"))

from trace_collector import Collector, collector_running

from benchmarks.chaos import run
from benchmarks.cluster import MISSING, Cluster, cluster
from benchmarks.conversation import TYPED
from benchmarks.postgres_server import DATABASE
from deploy.backup import DUMP, back_up

pytestmark = [pytest.mark.skipif(bool(MISSING), reason=MISSING), pytest.mark.timeout(900)]

BEFORE_THE_BACKUP = 12


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cluster")


@pytest.fixture(scope="module")
def collector() -> Iterator[Collector]:
    with collector_running() as server:
        yield server


@pytest.fixture(scope="module")
def running(folder: Path, collector: Collector) -> Iterator[Cluster]:
    with cluster(folder, more={"OTEL_EXPORTER_OTLP_ENDPOINT": collector.address}) as started:
        yield started


def test_one_trace_leads_through_gateway_rasa_and_actions_and_nobody_is_in_it(
    running: Cluster, collector: Collector
) -> None:
    with httpx.Client(base_url=running.address, trust_env=False, timeout=60) as client:
        token = client.post("/api/session").json()["token"]
        said(client, token, "my feet are numb and B12 98 pg/mL")
        said(client, token, "work out a plan")
    parts = {"b12-gateway", "b12-rasa", "b12-actions"}
    deadline = time.monotonic() + 30
    while not any(parts <= services for services in services_of_each(collector)):
        assert time.monotonic() < deadline, [span["name"] for span in collector.spans()]
        time.sleep(0.5)
    sent = b"".join(collector.bodies)
    for told in (b"numb", b"98 pg", token.encode(), b"web-"):
        assert told not in sent


def services_of_each(collector: Collector) -> list[set[str]]:
    """The services that had a part in each trace."""
    spans = collector.spans()
    return [{span["service"] for span in spans if span["traceId"] == trace} for trace in {s["traceId"] for s in spans}]


def test_every_answer_that_was_given_is_stored_once_and_in_order(running: Cluster) -> None:
    victims = ["rasa-1", "gateway-1", "memory", "database"]
    books = asyncio.run(run(running, people=3, turns=40, every=2, victims=victims))
    assert books.answered >= 40
    assert len(books.killed) >= len(victims)
    assert books.wrong == []


def test_a_conversation_goes_on_to_its_plan_after_everything_was_deleted_and_restored(
    running: Cluster, folder: Path, tmp_path: Path
) -> None:
    running.wait_until_ready()
    with httpx.Client(base_url=running.address, trust_env=False, timeout=60) as client:
        token = client.post("/api/session").json()["token"]
        for text in TYPED[:BEFORE_THE_BACKUP]:
            said(client, token, text)
        back_up(folder / "gateway-1", tmp_path / "copy", running.database.url)
        for text in TYPED[BEFORE_THE_BACKUP : BEFORE_THE_BACKUP + 2]:
            said(client, token, text)

        everything_is_deleted(running, folder)
        running.database.client("psql", "-q", "-v", "ON_ERROR_STOP=1", "-d", DATABASE, input=dump(tmp_path / "copy"))
        for member in running.members.values():
            member.start()
        running.wait_until_ready()

        cards = [card for text in TYPED[BEFORE_THE_BACKUP:] for card in said(client, token, text)]
    assert "suggestion" in [card["type"] for card in cards]


def everything_is_deleted(running: Cluster, folder: Path) -> None:
    """Nothing runs, and nothing is left but the secret and the copy."""
    for name, member in running.members.items():
        member.kill()
        if name != "proxy":
            shutil.rmtree(folder / name)
            (folder / name).mkdir()
    running.kill_and_restart("memory")
    running.database.client("psql", "-q", "-d", DATABASE, "-c", "DROP SCHEMA public CASCADE; CREATE SCHEMA public")


def dump(folder: Path) -> str:
    """The copy of the database; a schema that is there already need not be made."""
    return (folder / DUMP).read_text(encoding="utf-8")


def said(client: httpx.Client, token: str, text: str) -> list[dict[str, Any]]:
    """The cards of the answer."""
    answer = client.post("/api/messages", json={"text": text}, headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 200, answer.text
    return [message["card"] for message in answer.json()["messages"] if message["card"]]
