"""What each fault does, seen many times: `python -m benchmarks.faults` prints a table.

Somebody talks; something is taken away while a message is on its way, or before it is sent; they send the same message
again until it is answered, and twice more. What they were told first, how long they waited, what is stored, and how
long it took until all was ready are counted.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

from benchmarks.books import SESSION_SECONDS, Stored, books
from benchmarks.cluster import DATABASE, MEMORY, MISSING, PROXY, Cluster, cluster
from benchmarks.faulty_talk import HEAD, Fault, Over, Seen, talk_through
from benchmarks.one_machine import FAKED_CLOCK, HOW_TO_GET_IT, faults_of, on_one_machine
from channels.keys import seal
from channels.rasa_places import in_order_for
from channels.sessions import Sessions

DOWN_FOR = 1.0
"""Seconds until what was killed is started again."""


def faults_of_several(running: Cluster) -> list[Fault]:
    """What can be killed of compose.yaml's services, alone and together."""
    ours = list(running.members)
    gateways = [name for name in ours if name.startswith("gateway")]
    named = {
        "both gateways killed": gateways,
        "Caddy killed": [PROXY],
        "Redis killed": [MEMORY],
        "PostgreSQL killed": [DATABASE],
        "everything killed at once": [*ours, MEMORY, DATABASE],
    }
    found = [Fault(name, partial(_whoever_talks, running, victims)) for name, victims in named.items()]
    for name, kind in (("its Rasa killed", "rasa"), ("its action server killed", "actions")):
        found.insert(1, Fault(name, partial(_of_conversation, running, kind)))
    return [Fault("nothing killed", partial(_whoever_talks, running, [])), *found]


def _whoever_talks(running: Cluster, names: Sequence[str], _: str) -> AbstractContextManager[Over]:
    return _restarted(running, names)


def _of_conversation(running: Cluster, kind: str, token: str) -> AbstractContextManager[Over]:
    """The Rasa that serves the conversation, or the action server of that one."""
    conversation = Sessions(seal(running.secret, "session"), SESSION_SECONDS).conversation(token)
    names = {running.members[name].ready.split("/webhooks")[0]: name for name in running.members if "rasa" in name}
    rasa = names[in_order_for(conversation, list(names))[0]]
    return _restarted(running, [rasa.replace("rasa", kind)])


@contextmanager
def _restarted(running: Cluster, names: Sequence[str]) -> Iterator[Over]:
    """What is named is killed, and started again a little later; in the order of starting."""
    for name in names:
        running.kill(name)

    def back() -> float:
        time.sleep(DOWN_FOR if names else 0)
        began = time.monotonic()
        for name in reversed(names):
            running.start(name)
        running.wait_until_ready()
        return time.monotonic() - began

    with ThreadPoolExecutor(1) as pool:
        yield pool.submit(back).result


def several_machines(runs: int, only: Sequence[str]) -> Iterator[tuple[str, Seen]]:
    """What was seen of each fault of several machines."""
    with tempfile.TemporaryDirectory(prefix="b12-faults-") as folder, cluster(Path(folder)) as running:
        yield from _each(running.address, faults_of_several(running), running.database.url, running.secret, runs, only)


def one_machine(runs: int, only: Sequence[str]) -> Iterator[tuple[str, Seen]]:
    """What was seen of each fault of one machine."""
    with tempfile.TemporaryDirectory(prefix="b12-faults-") as folder, on_one_machine(Path(folder)) as machine:
        yield from _each(machine.address, faults_of(machine), f"sqlite:///{machine.file}", machine.secret, runs, only)


def _each(
    address: str, faults: Sequence[Fault], database: str, secret: str, runs: int, only: Sequence[str]
) -> Iterator[tuple[str, Seen]]:
    def stored(token: str) -> Stored:
        with books(database, secret) as kept:
            return kept.of_token(token)

    for fault in faults:
        if only and not any(part in fault.name for part in only):
            continue
        seen = Seen()
        for _ in range(runs):
            talk_through(address, fault, stored, seen)
        yield fault.name, seen


def main() -> int:
    """0 where nothing was lost, doubled or told otherwise than it was; a line of the table as soon as it is known."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.faults", description=__doc__)
    parser.add_argument("--runs", type=int, default=20, help="how often each fault is tried")
    parser.add_argument("--only", nargs="*", default=[], metavar="WORDS", help="faults in whose name these words are")
    parser.add_argument("--where", choices=("one", "several"), help="on one machine only, or on several only")
    options = parser.parse_args()
    if MISSING and options.where != "one":
        sys.exit(MISSING)
    print(HEAD, flush=True)
    wrong: list[str] = []
    for where, found in (("one", one_machine), ("several", several_machines)):
        if options.where in (None, where):
            for name, seen in found(options.runs, options.only):
                print(seen.row(name), flush=True)
                wrong += [f"{name}: {why}" for why in seen.wrong]
    if FAKED_CLOCK is None:
        print(HOW_TO_GET_IT)
    print("\n".join(wrong) or "Nothing was lost, doubled, or told otherwise than it was.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
