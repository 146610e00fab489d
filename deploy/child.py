"""One process of the Procfile: how it is started, when it is started again, and that it does not outlive us."""

from __future__ import annotations

import ctypes
import os
import queue
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from honcho.printer import Message
from honcho.process import Popen, Process

from deploy.environment import ROOT

LAST_LINES = 15

FIRST_WAIT = 1.0
LONGEST_WAIT = 60.0
"""Seconds until a process that died soon after its start is started again: each time twice as many, up to here."""

STEADY = 60.0
"""Seconds after which a process counts as running well, so that its next end is the first one."""

PR_SET_PDEATHSIG = 1
"""From Linux's prctl.h."""


@dataclass
class Child:
    """One process: its command, its group while it lives, what it said last, and how its restarts went."""

    name: str
    command: str
    colour: str | None
    group: int | None = None
    running: bool = False
    hung: bool = False
    started_at: float = 0.0
    wait: float = 0.0
    start_again_at: float | None = None
    last_lines: deque[str] = field(default_factory=lambda: deque(maxlen=LAST_LINES))

    def start(self, environment: Mapping[str, str], events: queue.Queue[Message], now: float) -> None:
        """Starts the process; what it says and that it ended comes as events."""
        process = Process(self.command, name=self.name, colour=self.colour, env=environment, cwd=ROOT)
        process._child_ctor = partial(Popen, preexec_fn=_ends_with(os.getpid()))
        self.running, self.hung, self.started_at, self.start_again_at = True, False, now, None
        threading.Thread(target=process.run, args=(events,), name=self.name, daemon=True).start()

    def ended(self, now: float) -> None:
        """Notes that it ended by itself, and when it is to be started again."""
        steady = now - self.started_at > STEADY
        self.wait = 0.0 if steady else min(max(2 * self.wait, FIRST_WAIT), LONGEST_WAIT)
        self.start_again_at = now + self.wait

    def is_due(self, now: float) -> bool:
        """Whether it is to be started again now."""
        return self.start_again_at is not None and now >= self.start_again_at

    def said_last(self) -> str:
        """Its last lines, indented, for a message."""
        return "\n".join(f"    {line}" for line in self.last_lines) or "    (it printed nothing)"

    def signal(self, number: signal.Signals) -> None:
        """Sends to the process and to all that it has started itself."""
        if self.group is None:
            return
        try:
            os.killpg(self.group, number)
        except ProcessLookupError:
            return


def _ends_with(parent: int) -> Callable[[], None] | None:
    """What a new process does before anything else so that it is killed when its parent ends, however that ends.

    The system knows the thread that started it as its parent; that thread waits for it as long as it lives.
    """
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None, use_errno=True).prctl

    def set_up() -> None:
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)

    return set_up
