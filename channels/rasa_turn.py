"""What Rasa answers to one message, as the gateway reads it."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel


class Button(BaseModel):
    """A choice that the dialogue offers, with what Rasa understands when it is chosen."""

    title: str
    payload: str


class Said(BaseModel):
    """One message of the assistant."""

    text: str | None = None
    buttons: list[Button] = []
    card: dict[str, Any] | None = None


class Turn(BaseModel):
    """The assistant's answer to one message.

    `emergency` while one stands open, `new` where Rasa had nothing stored of the conversation, `expired` where what it
    had was too old to be used, `misplaced` where the message answered an earlier question and was not used, and `turn`
    names it for the message that comes next. To be counted: whether the message was `understood`, whether it `asked` a
    general question, and the signs of an emergency that began (`red_flags`).
    """

    messages: list[Said]
    active_loop: str | None = None
    requested_slot: str | None = None
    questions_left: int | None = None
    emergency: bool = False
    new: bool = False
    expired: bool = False
    misplaced: bool = False
    turn: str | None = None
    understood: bool = True
    asked: bool = False
    red_flags: list[str] = []
