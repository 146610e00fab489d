"""Whether the processes still answer: a process can be there and do nothing. For the supervisor, while all run."""

from __future__ import annotations

import http.client
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from deploy.ports import Port

MISSES = 3
"""A process that does not answer so many times in a row hangs; one that is only busy answers in between."""

ALIVE = {"PORT": ("gateway", "healthz"), "RASA_PORT": ("rasa", "")}
"""Which process listens on which port, and the address at which it answers without asking any other."""


def probes(listeners: Iterable[Port]) -> dict[str, str]:
    """The address at which each process answers, by its name in the Procfile."""
    return {name: f"{port.address}{path}" for port in listeners for name, path in [ALIVE[port.variable]]}


class Answer(NamedTuple):
    """What an address answered: the status, and the content as text."""

    status: int
    content: str


def answer(url: str, timeout: float) -> Answer | None:
    """What the address answers in time, None without an answer; a proxy of the environment is passed by."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=timeout) as response:
            return Answer(int(response.status), response.read().decode("utf-8", "replace"))
    except urllib.error.HTTPError as refused:
        with refused:
            return Answer(refused.code, refused.read().decode("utf-8", "replace"))
    except (OSError, http.client.HTTPException):
        return None


@dataclass(eq=False)
class _Watched:
    url: str
    since: float
    answered: bool = False
    missed: int = 0


class HangWatch:
    """Asks each process in turn, each in a thread of its own, and remembers how often in a row it kept silent.

    It counts silent answers, not seconds: a clock that jumps, or a computer that slept, makes nobody hang.
    """

    def __init__(
        self,
        addresses: Mapping[str, str],
        limit: float,
        start_limit: float,
        ask: Callable[[str, float], object] = answer,
    ) -> None:
        self._each = limit / MISSES
        self._start_limit = start_limit
        self._ask = ask
        self._watched = {name: _Watched(url, time.monotonic()) for name, url in addresses.items()}

    def start(self) -> None:
        """Begins to ask."""
        for watched in self._watched.values():
            threading.Thread(target=self._watch, args=(watched,), daemon=True).start()

    def started(self, name: str) -> None:
        """The process was started anew, and may take its time until it first answers."""
        if name in self._watched:
            self._watched[name] = replaced = _Watched(self._watched[name].url, time.monotonic())
            threading.Thread(target=self._watch, args=(replaced,), daemon=True).start()

    def hanging(self) -> list[str]:
        """The processes that answer no more, or never did within the time that a start may take."""
        now = time.monotonic()
        return [
            name
            for name, watched in self._watched.items()
            if watched.missed >= MISSES and (watched.answered or now - watched.since > self._start_limit)
        ]

    def _watch(self, watched: _Watched) -> None:
        while any(watched is other for other in self._watched.values()):
            asked = time.monotonic()
            if self._ask(watched.url, self._each) is None:
                watched.missed += 1
            else:
                watched.answered, watched.missed = True, 0
            time.sleep(max(0.0, self._each - (time.monotonic() - asked)))
