"""What the second opinion says of a message, as it goes from the dialogue engine to the actions."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict

ASK_ABOUT_SIGNS = "ask_about_signs"
"""Under which key a message says whether the urgent signs are to be asked about before anything else."""

SECOND_OPINION = "second_opinion"
"""Under which key it carries the score, and the part of the message that has it."""


class Opinion(BaseModel):
    """How close a message comes to the known wordings of dangers."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    score: float
    """The highest of the whole message and its sentences; from `ask_from` of `settings.yml` on it is asked."""
    sentence: str
    """Which part has it."""
    strong: bool = False
    """Whether it is close enough to be asked about although the person has said that nothing is urgent."""
    kinds: tuple[str, ...] = ()
    """The kinds of danger that it sounds like most, nearest first, where it is asked about: files of wordings."""

    def as_dict(self) -> dict[str, Any]:
        """The same as plain data for a message."""
        return self.model_dump(mode="json")
