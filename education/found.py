"""What a question led to, as it goes from the search in the dialogue engine to the actions."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

MESSAGE_KEY = "found_answers"
"""Under which key a message carries what was found for it."""


class Found(BaseModel):
    """One answer, up to three to choose from, or nothing."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    kind: Literal["answer", "did_you_mean", "unknown"] = "unknown"
    ids: tuple[str, ...] = ()
    """The ids of the answers in `data/faq`, best first."""
    clear: bool = False
    """Whether the answer is so sure that a message which was taken for something else is answered too."""
    apart: tuple[Asked, ...] = ()
    """The questions of a message that holds more than one of them, or more than a question, each looked for alone."""

    def as_dict(self) -> dict[str, Any]:
        """The same as plain data for a message."""
        return self.model_dump(mode="json")


class Asked(BaseModel):
    """One question of a message, and what it led to."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    text: str
    found: Found


Found.model_rebuild()

NOTHING_FOUND = Found()
"""For a message that asks nothing, or nothing that is answered."""
