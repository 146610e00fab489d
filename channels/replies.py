"""From what Rasa said to what a channel gets: messages, sealed options, card and step."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from channels.options import GO_BACK, Options
from channels.rasa_turn import Turn
from channels.steps import Step, step_of

PLACE_LOST = (
    "I'm sorry: I lost my place in our conversation, and what you told me before is gone. We start again from here."
)

MISPLACED = (
    "Your message came after I had gone on to another question, so I did not use it. Here is where we are. Please "
    "answer this, or send it again if it still fits."
)

EXPIRED = (
    "It has been a while, so what you told me before is closed and is not used any more. We start again from here."
)


class Option(BaseModel):
    """A button: the opaque id to send back when it is chosen, and its words."""

    id: str
    title: str


class Message(BaseModel):
    """One message of the assistant; the card, where there is one, belongs to the text."""

    text: str | None
    options: list[Option]
    card: dict[str, Any] | None


class Reply(BaseModel):
    """What the assistant answered, the step of the conversation that it is in now, and whether an emergency stands.

    `back` is the id of the option that leads back one question, where there is one to go back to.
    `turn` names the answer: who types the next message sends it along as `seen`.
    """

    messages: list[Message]
    step: Step | None
    emergency: bool = False
    back: str | None = None
    turn: str | None = None


def reply(turn: Turn, conversation: str, options: Options, place_lost: bool) -> Reply:
    """The reply to the channel; it says first when what was said before is not used."""
    first = PLACE_LOST if place_lost else EXPIRED if turn.expired else MISPLACED if turn.misplaced else None
    messages = [Message(text=first, options=[], card=None)] if first else []
    messages += [
        Message(
            text=said.text,
            options=[
                Option(id=options.offer(conversation, button.payload), title=button.title) for button in said.buttons
            ],
            card=said.card,
        )
        for said in turn.messages
    ]
    step = step_of(turn.active_loop, turn.questions_left)
    back = options.offer(conversation, GO_BACK) if step is not None and step.number > 1 else None
    return Reply(messages=messages, step=step, emergency=turn.emergency, back=back, turn=turn.turn)
