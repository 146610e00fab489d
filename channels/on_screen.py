"""What a person in Slack or Teams had before them when they wrote: their words answer that question and no other."""

from __future__ import annotations

from collections import deque

NOTHING_YET = "nothing yet"
"""In place of a turn's name: the message was written before any of the answers that are remembered was there."""

MOST_REMEMBERED = 10


class OnScreen:
    """The latest answers that were shown, each with the time since which it can be seen, by the channel's own clock."""

    def __init__(self) -> None:
        self._shown: deque[tuple[float, str]] = deque(maxlen=MOST_REMEMBERED)

    def show(self, since: float, turn: str | None) -> None:
        """The answer of this turn stands on the screen from then on."""
        if turn is not None:
            self._shown.append((since, turn))

    def shown(self) -> list[tuple[float, str]]:
        """What is remembered, oldest first."""
        return list(self._shown)

    def restore(self, shown: list[tuple[float, str]]) -> None:
        """Remembers this and nothing else."""
        self._shown = deque(shown, maxlen=MOST_REMEMBERED)

    def seen_at(self, when: float | None) -> str | None:
        """The turn whose answer was the newest one at that time; None where nothing is remembered."""
        if when is None or not self._shown:
            return None
        return next((turn for since, turn in reversed(self._shown) if since <= when), NOTHING_YET)
