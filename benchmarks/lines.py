"""How an assistant is talked to: through our gateway, or through the channel that Rasa's own bot has.

A line says which request carries a message, and finds the messages in the answer; whoever measures sends it.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Any, Protocol

Message = dict[str, Any]


class UnansweredTurn(Exception):
    """A turn that the assistant did not answer, so that its time would mean nothing."""


@dataclass(frozen=True)
class Talk:
    """One conversation: where its messages go, and with which headers and fields."""

    path: str
    headers: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)


class Line(Protocol):
    """A way to talk to an assistant."""

    @property
    def opening(self) -> str | None:
        """Where a conversation is asked for; None where it needs no asking."""

    def talk(self, opened: Any) -> Talk:
        """The conversation that was asked for, of the answer to the opening."""

    def body(self, talk: Talk, text: str) -> dict[str, str]:
        """What carries a typed text."""

    def messages(self, sent: dict[str, str], status: int, content: Any) -> list[Message]:
        """The messages of an answer. Raises UnansweredTurn for one that is an error or, where it may not be, empty."""


@dataclass(frozen=True)
class ThroughTheGateway:
    """Our gateway's API."""

    opening: str | None = "/api/session"

    def talk(self, opened: Any) -> Talk:
        """The conversation of a session."""
        return Talk("/api/messages", {"Authorization": f"Bearer {opened['token']}"})

    def body(self, talk: Talk, text: str) -> dict[str, str]:
        """What carries a typed text."""
        return {"text": text}

    def messages(self, sent: dict[str, str], status: int, content: Any) -> list[Message]:
        """The messages of an answer. Raises UnansweredTurn for an error or an empty one."""
        _require_answer(sent, status, content)
        messages: list[Message] = content["messages"]
        if not messages:
            raise UnansweredTurn(f"{sent}: expected at least one message, got none.")
        return messages


@dataclass(frozen=True)
class StraightToRasa:
    """The REST channel, which a bot made by `rasa init` has on. Such a bot may say nothing to a message."""

    opening: str | None = None

    def talk(self, opened: Any) -> Talk:
        """A conversation with a name that nobody had."""
        return Talk("/webhooks/rest/webhook", fields={"sender": uuid.uuid4().hex})

    def body(self, talk: Talk, text: str) -> dict[str, str]:
        """What carries a typed text."""
        return {**talk.fields, "message": text}

    def messages(self, sent: dict[str, str], status: int, content: Any) -> list[Message]:
        """The messages of an answer. Raises UnansweredTurn for an error."""
        _require_answer(sent, status, content)
        messages: list[Message] = content
        return messages


def _require_answer(sent: dict[str, str], status: int, content: Any) -> None:
    if status != 200:
        raise UnansweredTurn(f"{sent}: expected status 200, got {status}: {str(content)[:200]}")
