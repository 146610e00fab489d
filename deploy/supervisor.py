"""Starts the processes of a Procfile, says when all is ready, restarts what dies or hangs, and leaves nothing running.

`python -m deploy.supervisor` does it for `make run`: Rasa and gateway.
"""

from __future__ import annotations

import argparse
import os
import queue
import signal
import sys
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path

from honcho.colour import get_colours
from honcho.environ import parse_procfile
from honcho.printer import Message, Printer

from channels.environment import SettingsError, read
from deploy.child import Child
from deploy.environment import ROOT, Start, process_environment
from deploy.hang_watch import Answer, HangWatch, answer, probes
from deploy.ports import PortError, accepts, ports, require_free
from keeping.alone import FolderInUse, alone_in

STOP_LIMIT = 10.0
"""Seconds that a process has to end by itself before it is killed."""

POLL = 0.2
LOOK_LIMIT = 2.0
LOOK_EVERY = 0.5
"""Seconds between two looks at whether the assistant is ready."""


class SupervisorError(Exception):
    """The assistant cannot start or go on; the message says what happened and what to do."""


class Supervisor:
    """Keeps the given commands running until it is asked to stop, or one of them cannot be kept running."""

    def __init__(self, commands: Mapping[str, str], environment: Mapping[str, str]) -> None:
        colours = get_colours()
        self._children = {name: Child(name, command, next(colours)) for name, command in commands.items()}
        self._environment = dict(environment)
        start = read(Start, environment)
        self._start_limit, self._hang_limit = start.start_limit, start.hang_limit
        self._ports = ports(start)
        self._events: queue.Queue[Message] = queue.Queue()
        self._printer = Printer(sys.stdout, width=max(map(len, commands)))
        self._stop_asked = threading.Event()
        self._address = self._ports[0].address

    def run(self) -> None:
        """Starts all, says when they are ready, and returns when the end was asked for and all have ended.

        What dies or hangs later is started again, after longer and longer waits where it does not last.
        Raises SupervisorError, after ending every process, if one dies before all are ready, or if they are not ready
        in time.
        """
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            # Under nohup, a hang-up is no reason to end.
            if number != signal.SIGHUP or signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, lambda *_: self._stop_asked.set())
        try:
            for child in self._children.values():
                child.start(self._environment, self._events, time.monotonic())
            self._wait_until_ready()
            if not self._stop_asked.is_set():
                _tell(f"B12 assistant is ready: {self._address}")
            self._keep_running()
        finally:
            self._end_all()

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + self._start_limit
        next_look = 0.0
        said: Answer | None = None
        while not self._stop_asked.is_set():
            for child in self._handle_events():
                raise SupervisorError(
                    f"The process '{child.name}' ended while the assistant was starting. Its last lines:\n\n"
                    f"{child.said_last()}\n\nCorrect what they name and start again."
                )
            if time.monotonic() >= next_look:
                # Until both listen, the gateway could only say, and log, that it is not ready.
                if all(accepts(port) for port in self._ports):
                    said = answer(f"{self._address}readyz", LOOK_LIMIT)
                    if said is not None and said.status == HTTPStatus.OK:
                        return
                next_look = time.monotonic() + LOOK_EVERY
            if time.monotonic() > deadline:
                raise SupervisorError(
                    f"The assistant was not ready {self._start_limit:.0f} s after its start: "
                    f"{self._address}readyz {f'said {said.content}' if said else 'did not answer'}. Look for the "
                    "reason in the lines above (a store that fails: is the disk full?); on a slow machine allow more "
                    f"time: make run START_LIMIT={2 * self._start_limit:.0f}"
                )

    def _keep_running(self) -> None:
        watch = HangWatch(probes(self._ports), self._hang_limit, self._start_limit)
        watch.start()
        while not self._stop_asked.is_set():
            for child in self._handle_events():
                child.ended(time.monotonic())
                _tell(_restarted(child))
            for child in self._children.values():
                if child.is_due(time.monotonic()):
                    child.start(self._environment, self._events, time.monotonic())
                    watch.started(child.name)
            for name in watch.hanging():
                self._end_hanging(self._children.get(name))

    def _end_hanging(self, child: Child | None) -> None:
        """Kills a process that does not answer; its end is then handled like any other."""
        if child is not None and child.running and not child.hung:
            child.hung = True
            child.signal(signal.SIGKILL)

    def _handle_events(self) -> list[Child]:
        """The children that ended by themselves since the last look; prints what the others said."""
        ended: list[Child] = []
        timeout = POLL
        while True:
            try:
                event = self._events.get(timeout=timeout)
            except queue.Empty:
                return ended
            timeout = 0.0
            child = self._children[event.name]
            if event.type == "start":
                child.group = event.data["pid"]
            elif event.type == "line":
                child.last_lines.append(event.data.decode("utf-8", "replace").rstrip())
                with suppress(OSError):
                    self._printer.write(event)
            else:
                child.running = False
                child.signal(signal.SIGKILL)
                child.group = None
                ended.append(child)

    def _end_all(self) -> None:
        """Asks every process to end, kills what does not, and waits until none is left."""
        if self._any_running():
            _tell("Stopping …")
        asked: set[str] = set()
        deadline = time.monotonic() + STOP_LIMIT
        # One limit for ending by itself, and another one for being gone after it was killed.
        while self._any_running() and time.monotonic() < deadline + STOP_LIMIT:
            # A process that is only just being started gets its signal once its group is known.
            for child in self._children.values():
                if child.running and child.group is not None and child.name not in asked:
                    asked.add(child.name)
                    child.signal(signal.SIGTERM)
            if time.monotonic() > deadline:
                for child in self._children.values():
                    child.signal(signal.SIGKILL)
            self._handle_events()

    def _any_running(self) -> bool:
        return any(child.running for child in self._children.values())


def _tell(text: str) -> None:
    """Prints a line, where it can be printed: a full disk under the output ends nothing."""
    with suppress(OSError):
        print(text, flush=True)


def _restarted(child: Child) -> str:
    """What is said when a process has ended and is started again."""
    why = "did not answer any more, was ended" if child.hung else "ended by itself"
    when = f" in {child.wait:.0f} s" if child.wait else ""
    return (
        f"The process '{child.name}' {why} and is started again{when}; "
        "until it is back, people are told that the assistant cannot answer."
    )


def check_before_start(environment: Mapping[str, str]) -> None:
    """Nothing, if the model is there and the ports are free.

    Raises SupervisorError, SettingsError or PortError with what to do.
    """
    model = ROOT / environment["B12_MODEL"]
    if not model.is_file():
        raise SupervisorError(
            f"There is no trained dialogue model at {environment['B12_MODEL']}. Run `make train` first, or "
            "`make run`, which trains it where that is needed. (B12_MODEL names another file.)"
        )
    for port in ports(read(Start, environment)):
        require_free(port)


def main(arguments: list[str] | None = None) -> int:
    """0 after an end that was asked for, 1 with a message after any other."""
    parser = argparse.ArgumentParser(prog="python -m deploy.supervisor", description="Runs the B12 assistant.")
    parser.add_argument("--procfile", type=Path, default=ROOT / "Procfile", help="which processes to run")
    options = parser.parse_args(arguments)
    environment = process_environment(os.environ)
    try:
        _lock = alone_in(ROOT / environment["DATA_DIR"], "assistant")
        check_before_start(environment)
        _tell("Starting the B12 assistant (about 20 s) …")
        commands = parse_procfile(options.procfile.read_text(encoding="utf-8")).processes
        Supervisor(commands, environment).run()
    except (SupervisorError, SettingsError, PortError, FolderInUse) as error:
        print(f"\n{error}", file=sys.stderr, flush=True)
        return 1
    _tell("Stopped.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
