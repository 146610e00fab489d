"""Starts the processes of a Procfile, says when all is ready, restarts what dies, and leaves nothing running.

`python -m deploy.supervisor` does it for `make run`: action server, Rasa and gateway.
"""

from __future__ import annotations

import argparse
import http.client
import os
import queue
import signal
import sys
import threading
import time
import urllib.request
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from honcho.colour import get_colours
from honcho.environ import parse_procfile
from honcho.printer import Message, Printer
from honcho.process import Process

from channels.environment import SettingsError, read
from deploy.environment import ROOT, Start, process_environment
from deploy.ports import EVERYWHERE, LOOPBACK, PortError, accepts, ports, require_free

STOP_LIMIT = 10.0
"""Seconds that a process has to end by itself before it is killed."""

RESTARTS = 3
RESTART_WINDOW = 60.0
"""A process that dies again after RESTARTS restarts in RESTART_WINDOW seconds will not recover by itself."""

LAST_LINES = 15
POLL = 0.2
LOOK_EVERY = 0.5
"""Seconds between two looks at whether the assistant is ready."""


class SupervisorError(Exception):
    """The assistant cannot start or go on; the message says what happened and what to do."""


@dataclass
class Child:
    """One process of the Procfile: how it is started, its group while it lives, and what it said last."""

    name: str
    command: str
    colour: str | None
    group: int | None = None
    running: bool = False
    last_lines: deque[str] = field(default_factory=lambda: deque(maxlen=LAST_LINES))
    restarted_at: deque[float] = field(default_factory=lambda: deque(maxlen=RESTARTS))

    def may_restart(self, now: float) -> bool:
        """Whether it has been restarted fewer than RESTARTS times in the last RESTART_WINDOW seconds."""
        return len(self.restarted_at) < RESTARTS or now - self.restarted_at[0] > RESTART_WINDOW

    def said_last(self) -> str:
        """Its last lines, indented, for a message."""
        return "\n".join(f"    {line}" for line in self.last_lines) or "    (it printed nothing)"


class Supervisor:
    """Keeps the given commands running until it is asked to stop, or one of them cannot be kept running."""

    def __init__(self, commands: Mapping[str, str], environment: Mapping[str, str]) -> None:
        colours = get_colours()
        self._children = {name: Child(name, command, next(colours)) for name, command in commands.items()}
        self._environment = dict(environment)
        start = read(Start, environment)
        self._start_limit = start.start_limit
        self._ports = ports(start)
        self._events: queue.Queue[Message] = queue.Queue()
        self._printer = Printer(sys.stdout, width=max(map(len, commands)))
        self._stop_asked = threading.Event()
        shown = LOOPBACK if start.host in EVERYWHERE else start.host
        self._address = f"http://{f'[{shown}]' if ':' in shown else shown}:{start.port}/"

    def run(self) -> None:
        """Starts all, says when they are ready, and returns when the end was asked for and all have ended.

        Raises SupervisorError, after ending every process, if one dies before all are ready or too often
        later, or if they are not ready in time.
        """
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            # Under nohup, a hang-up is no reason to end.
            if number != signal.SIGHUP or signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, lambda *_: self._stop_asked.set())
        try:
            for child in self._children.values():
                self._start(child)
            self._wait_until_ready()
            if not self._stop_asked.is_set():
                print(f"B12 assistant is ready: {self._address}", flush=True)
            self._keep_running()
        finally:
            self._end_all()

    def _start(self, child: Child) -> None:
        process = Process(child.command, name=child.name, colour=child.colour, env=self._environment, cwd=ROOT)
        child.running = True
        threading.Thread(target=process.run, args=(self._events,), name=child.name, daemon=True).start()

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + self._start_limit
        next_look = 0.0
        while not self._stop_asked.is_set():
            for child in self._handle_events():
                raise SupervisorError(
                    f"The process '{child.name}' ended while the assistant was starting. Its last lines:\n\n"
                    f"{child.said_last()}\n\nCorrect what they name and start again."
                )
            if time.monotonic() >= next_look:
                # Until all three listen, the gateway could only say, and log, that it is not ready.
                if all(accepts(port) for port in self._ports) and _answers(f"{self._address}readyz"):
                    return
                next_look = time.monotonic() + LOOK_EVERY
            if time.monotonic() > deadline:
                raise SupervisorError(
                    f"The assistant was not ready {self._start_limit:.0f} s after its start: "
                    f"{self._address}readyz did not answer 200. Look for the reason in the lines above; on a "
                    f"slow machine allow more time: make run START_LIMIT={2 * self._start_limit:.0f}"
                )

    def _keep_running(self) -> None:
        while not self._stop_asked.is_set():
            for child in self._handle_events():
                now = time.monotonic()
                if not child.may_restart(now):
                    raise SupervisorError(
                        f"The process '{child.name}' ended again after {RESTARTS} restarts in "
                        f"{RESTART_WINDOW:.0f} s, so the assistant stops. Its last lines:\n\n"
                        f"{child.said_last()}\n\nCorrect what they name and start again."
                    )
                child.restarted_at.append(now)
                print(
                    f"The process '{child.name}' ended by itself and is started again; "
                    "until it is back, people are told that the assistant cannot answer.",
                    flush=True,
                )
                self._start(child)

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
                self._printer.write(event)
            else:
                child.running = False
                self._signal(child, signal.SIGKILL)
                child.group = None
                ended.append(child)

    def _end_all(self) -> None:
        """Asks every process to end, kills what does not, and waits until none is left."""
        if self._any_running():
            print("Stopping …", flush=True)
        asked: set[str] = set()
        deadline = time.monotonic() + STOP_LIMIT
        # One limit for ending by itself, and another one for being gone after it was killed.
        while self._any_running() and time.monotonic() < deadline + STOP_LIMIT:
            # A process that is only just being started gets its signal once its group is known.
            for child in self._children.values():
                if child.running and child.group is not None and child.name not in asked:
                    asked.add(child.name)
                    self._signal(child, signal.SIGTERM)
            if time.monotonic() > deadline:
                for child in self._children.values():
                    self._signal(child, signal.SIGKILL)
            self._handle_events()

    def _any_running(self) -> bool:
        return any(child.running for child in self._children.values())

    @staticmethod
    def _signal(child: Child, number: signal.Signals) -> None:
        """Sends to the process and to all that it has started itself."""
        if child.group is None:
            return
        try:
            os.killpg(child.group, number)
        except ProcessLookupError:
            return


def _answers(url: str) -> bool:
    """Whether the address answers 200; a proxy of the environment is passed by."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=2) as response:
            return int(response.status) == 200
    except (OSError, http.client.HTTPException):
        return False


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
        check_before_start(environment)
        (ROOT / environment["DATA_DIR"]).mkdir(parents=True, exist_ok=True, mode=0o700)
        print("Starting the B12 assistant (about 20 s) …", flush=True)
        commands = parse_procfile(options.procfile.read_text(encoding="utf-8")).processes
        Supervisor(commands, environment).run()
    except (SupervisorError, SettingsError, PortError) as error:
        print(f"\n{error}", file=sys.stderr, flush=True)
        return 1
    print("Stopped.", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
