"""What a second Rasa carries, and what conversations cost: part of `make bench`, or `python -m benchmarks.scale`.

compose.yaml's services run as processes, with one Rasa and with two. More and more people talk at once through the
proxy, each sending on as soon as an answer is there. Then conversations are added: some that run, many that are stored.
"""

from __future__ import annotations

import os
import platform
import statistics
import tempfile
from collections.abc import Sequence
from pathlib import Path

import httpx
import psutil
import sqlalchemy as sa

from benchmarks import capacity, turns
from benchmarks.cluster import MISSING, Cluster, cluster
from benchmarks.conversation import TYPED
from benchmarks.measuring import say
from benchmarks.table import Row, as_markdown
from benchmarks.turns import Partner

SECOND_RASA = ("rasa-2", "actions-2")
SECONDS = 5.0
"""How long each number of people writes at once."""

TIMED = 4 * len(TYPED)
ADDED = 150
TURNS_OF_ADDED = 3
STORED = 2_000
KILOBYTE = 1_000.0

LONGEST = "SELECT sender_id FROM events GROUP BY sender_id ORDER BY count(*) DESC, sender_id LIMIT 1"
SIZE = "SELECT pg_total_relation_size('events') + pg_total_relation_size('turns')"
COPIES = (
    """
    INSERT INTO events (sender_id, type_name, timestamp, intent_name, action_name, data)
    SELECT 'copy-' || copy, type_name, timestamp, intent_name, action_name, data
    FROM generate_series(1, :copies) AS copy, (SELECT * FROM events WHERE sender_id = :longest ORDER BY id) AS held
    """,
    """
    INSERT INTO turns (sender_id, message, content, answer, answered_at)
    SELECT 'copy-' || copy, message, content, answer, answered_at
    FROM generate_series(1, :copies) AS copy, (SELECT * FROM turns WHERE sender_id = :longest ORDER BY id) AS held
    """,
)
"""Copies of a conversation that was held: the one with the most rows, which reaches its plan."""


def measured() -> list[Row]:
    """The rows of the table; none where a server is not installed, which is said."""
    if MISSING:
        say(f"What a second Rasa carries was not measured. {MISSING}")
        return []
    with tempfile.TemporaryDirectory(prefix="b12-scale-") as folder:
        one, _ = _of(Path(folder) / "one", SECOND_RASA)
        two, costs = _of(Path(folder) / "two", ())
    return [
        Row("turns a second through the proxy, one Rasa", "", one),
        Row("turns a second through the proxy, two Rasas", "", two),
        Row("two Rasas beside one", "×", two / one if one else 0.0),
        *costs,
    ]


def _of(folder: Path, without: Sequence[str]) -> tuple[float, list[Row]]:
    """The turns a second of a cluster; with all services, also what conversations cost."""
    folder.mkdir()
    say(f"Starting compose.yaml's services{' without a second Rasa' if without else ''} …")
    with cluster(folder, without) as running:
        partner = Partner(running.address)
        for _ in range(2):
            # The second time goes to the other Rasa, more likely than not.
            turns.warm_up(partner)
        carried = capacity.turns_a_second(partner, SECONDS)
        return carried, [] if without else _costs(running, partner)


def _costs(running: Cluster, partner: Partner) -> list[Row]:
    """What an added conversation costs while it runs, and one that is only stored."""
    say(f"Adding {ADDED} conversations that run, and {STORED} that are stored …")
    held, first = _held(running), _median(partner)
    _talk_and_leave(running.address, ADDED, TYPED[:TURNS_OF_ADDED])
    more = (_held(running) - held) / ADDED
    with_added = _median(partner)
    _talk_and_leave(running.address, 1, TYPED)
    engine = sa.create_engine(running.database.url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        size, longest = connection.scalar(sa.text(SIZE)), connection.scalar(sa.text(LONGEST))
        for statement in COPIES:
            connection.execute(sa.text(statement), {"copies": STORED, "longest": longest})
        connection.exec_driver_sql("VACUUM ANALYZE")
        grown = connection.scalar(sa.text(SIZE))
    engine.dispose()
    return [
        Row(f"memory for each of {ADDED} conversations that run", "kB", more),
        Row("disk for each conversation that is stored", "kB", (grown - size) / KILOBYTE / STORED),
        Row("typed turn through the proxy, median", "ms", first),
        Row(f"the same with {ADDED} conversations that run", "ms", with_added),
        Row(f"the same with {STORED:,} that are stored", "ms", _median(partner)),
    ]


def _held(running: Cluster) -> float:
    """Kilobytes that gateways, Rasas and action servers hold, what they have started included."""
    ours = [member.process for name, member in running.members.items() if name != "proxy"]
    families = [psutil.Process(process.pid) for process in ours if process is not None]
    everyone = [each for family in families for each in (family, *family.children(recursive=True))]
    return sum(each.memory_info().rss for each in everyone) / KILOBYTE


def _median(partner: Partner) -> float:
    [timed] = turns.measure([partner], TIMED)
    return statistics.median(timed.milliseconds)


def _talk_and_leave(address: str, conversations: int, typed: Sequence[str]) -> None:
    """So many conversations that somebody begins and does not end."""
    with httpx.Client(base_url=address, trust_env=False, timeout=60) as client:
        for _ in range(conversations):
            headers = {"Authorization": f"Bearer {client.post('/api/session').json()['token']}"}
            for text in typed:
                client.post("/api/messages", json={"text": text}, headers=headers).raise_for_status()


def main() -> None:
    """Prints the table."""
    print(f"machine: {os.cpu_count()} cores, {platform.machine()}; load before: {os.getloadavg()[0]:.1f}\n")
    print(as_markdown(measured()))


if __name__ == "__main__":
    main()
