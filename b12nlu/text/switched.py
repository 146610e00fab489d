"""Which rules are switched off for a while, to see what they are needed for."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_OFF: ContextVar[frozenset[str]] = ContextVar("rules_off", default=frozenset())


def off() -> frozenset[str]:
    """The ids of the rules that find nothing now; as a rule none."""
    return _OFF.get()


@contextmanager
def switched_off(ids: Collection[str]) -> Iterator[None]:
    """Rules of these ids find nothing in here."""
    token = _OFF.set(frozenset(ids))
    try:
        yield
    finally:
        _OFF.reset(token)
