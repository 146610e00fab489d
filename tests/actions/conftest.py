"""Makers for turns, so that a test reads as what the person said."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from actions.facts.draft import Draft
from actions.facts.facts import Facts
from actions.facts.said import Answer, Mentioned, Turn
from actions.turn.acknowledgement import acknowledgement
from actions.turn.understanding import understand

TODAY = dt.date(2026, 11, 22)


class Talking:
    """A person whose turns are read one after the other, without Rasa."""

    def __init__(self) -> None:
        self.facts = Facts()
        self.draft = Draft(self.facts)

    def says(self, *mentions: Mentioned, intent: str = "inform", asked: str | None = None, text: str = "") -> Facts:
        """The facts after a typed message in which the reader found these mentions."""
        return self._after(Turn(intent, text, mentions, asked=asked, today=TODAY))

    def taps(self, field: str, value: Any) -> Facts:
        """The facts after a tapped option."""
        return self._after(Turn("inform", answers=(Answer(field=field, value=value),), asked=field, today=TODAY))

    @property
    def told(self) -> str:
        """What the person is told about the last turn."""
        return acknowledgement(self.draft, "patient")

    def _after(self, turn: Turn) -> Facts:
        self.draft = understand(self.facts, turn)
        self.facts = self.draft.facts
        return self.facts


@pytest.fixture
def person() -> Talking:
    """A person of whom nothing is known yet."""
    return Talking()
