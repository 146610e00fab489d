"""Sends a case to the clinic where the person has just agreed, in whatever channel; they get code and secret."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from typing import Any

from channels.log import failure, record
from channels.rasa_client import Channel, MessageId, RasaClient
from channels.rasa_turn import Said, Turn
from channels.settings import Settings
from clinic.content import Sent
from clinic.errors import NotSendable
from clinic.side import Side
from clinic.words import said

CARD = "to_clinic"
"""The type of the card that the assistant hands over; no channel shows it."""


class SendingClient(RasaClient):
    """The way to Rasa of a gateway whose clinic decides about drafts."""

    def __init__(self, settings: Settings, side: Side) -> None:
        super().__init__(settings)
        self._side = side

    async def say(
        self, conversation: str, text: str, channel: Channel, message: MessageId, reference: str = ""
    ) -> Turn:
        """As the client that it extends."""
        return await self._sent(
            await super().say(conversation, text, channel, message, reference), conversation, channel
        )

    async def choose(
        self, conversation: str, payload: str, channel: Channel, message: MessageId, reference: str = ""
    ) -> Turn:
        """As the client that it extends."""
        turn = await super().choose(conversation, payload, channel, message, reference)
        return await self._sent(turn, conversation, channel)

    async def _sent(self, turn: Turn, conversation: str, channel: Channel) -> Turn:
        """The turn, in which what was to be sent is sent, and said to be."""
        messages = [
            await asyncio.to_thread(self._handed_on, each, conversation, channel) if _is_to_be_sent(each) else each
            for each in turn.messages
        ]
        return turn.model_copy(update={"messages": messages})

    def _handed_on(self, message: Said, conversation: str, channel: Channel) -> Said:
        content: dict[str, Any] = message.card or {}
        clinic = self._side.clinic
        about = {"clinic": clinic.name, "contact": clinic.contact, "emergency_number": clinic.emergency_number}
        try:
            receipt = self._side.patients.send(_sent(content, conversation, channel))
        except NotSendable:
            return message.model_copy(update={"card": None, "text": said("sending", "not_sendable", **about)})
        except Exception as error:  # noqa: BLE001 - the person is told that nothing was sent, and the log why
            record(logging.ERROR, "not_sent", **failure(error))
            return message.model_copy(update={"card": None, "text": said("sending", "not_sent", **about)})
        self._side.notices.tell_clinic()
        pages = clinic.clinicians.address if clinic.clinicians else ""
        about |= {"code": receipt.code, "secret": receipt.secret, "address": f"{pages}/clinic/return"}
        text = "\n".join([*receipt.urgent, said("sending", "sent", **about)])
        return message.model_copy(update={"card": None, "text": text})


def _is_to_be_sent(message: Said) -> bool:
    return message.card is not None and message.card.get("type") == CARD


def _sent(content: dict[str, Any], conversation: str, channel: Channel) -> Sent:
    """The same conversation and case are the same message, however often it comes."""
    case = json.dumps([content["case"], content["protocol"]], sort_keys=True)
    message = hashlib.sha256(f"{conversation}\0{case}".encode()).hexdigest()
    handed = {name: content[name] for name in ("case", "said", "protocol")}
    return Sent.model_validate({**handed, "channel": channel, "message": message})
