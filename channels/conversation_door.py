"""One turn of a conversation, whatever the channel: what may be sent, and what is said when no answer comes."""

from __future__ import annotations

import logging

from channels import errors
from channels.conversations import Conversation
from channels.feedback.about import about
from channels.log import record
from channels.metrics import step_reached
from channels.options import START_PAYLOAD, Options
from channels.rasa_client import (
    Channel,
    ConversationEnded,
    MessageId,
    MessageReused,
    NotKept,
    RasaClient,
    RasaUnavailable,
)
from channels.rasa_turn import Turn
from channels.replies import Reply, reply
from inside_rasa.typed_text import as_typed

LONGEST_TEXT = 2000
"""Characters of one typed message."""


def usable_text(text: str) -> str:
    """The same text. Raises `text_too_long` or `text_empty` for one that cannot be sent on."""
    if len(text) > LONGEST_TEXT:
        raise errors.text_too_long(LONGEST_TEXT)
    if not as_typed(text):
        raise errors.text_empty()
    return text


class ConversationDoor:
    """Takes one turn of one channel to Rasa. Whoever calls holds the conversation's lock."""

    def __init__(self, rasa: RasaClient, options: Options, channel: Channel, emergency_number: str) -> None:
        self._rasa = rasa
        self._options = options
        self._channel = channel
        self._number = emergency_number

    async def say(
        self, conversation: str, state: Conversation, text: str, reference: str, message: MessageId | None = None
    ) -> Reply:
        """The answer to typed text; to a message of a known id, the answer that it got before.

        Raises `unavailable`, `not_kept` or `no_answer`, and logs the reason with the reference; `session_over` for a
        conversation that was ended, and `key_reused` for an id that another text had.
        """
        return await self._turn(conversation, state, text, None, reference, message or MessageId())

    async def choose(
        self, conversation: str, state: Conversation, payload: str, reference: str, message: MessageId | None = None
    ) -> Reply:
        """The answer to the payload of a chosen option; raises like `say`."""
        return await self._turn(conversation, state, None, payload, reference, message or MessageId())

    async def forget(self, conversation: str, reference: str, ends_in: int | None = None) -> None:
        """Deletes what is stored of the conversation; with seconds, it stays closed for so long.

        Raises `not_forgotten` where that failed.
        """
        try:
            await self._rasa.forget(conversation, ends_in, reference)
        except RasaUnavailable as failure:
            record(logging.ERROR, "not_forgotten", reference=reference, why=failure.reason)
            raise errors.not_forgotten() from None

    async def _turn(
        self,
        conversation: str,
        state: Conversation,
        text: str | None,
        payload: str | None,
        reference: str,
        message: MessageId,
    ) -> Reply:
        metrics = self._rasa.metrics
        try:
            with metrics.timed("turn"):
                turn = await self._answered(conversation, text, payload, reference, message)
        except errors.GatewayError as refused:
            metrics.turn(self._channel, refused.code)
            raise
        metrics.answered(self._channel, turn)
        place_lost = turn.new and (state.answered or message.seen is not None) and payload != START_PAYLOAD
        state.answered = True
        state.about = about(turn)
        state.step = step_reached(turn, state.step)
        return reply(turn, conversation, self._options, place_lost)

    async def _answered(
        self, conversation: str, text: str | None, payload: str | None, reference: str, message: MessageId
    ) -> Turn:
        try:
            if payload is None:
                turn = await self._rasa.say(conversation, text or "", self._channel, message, reference)
            else:
                turn = await self._rasa.choose(conversation, payload, self._channel, message, reference)
        except ConversationEnded:
            raise errors.session_over() from None
        except MessageReused:
            raise errors.key_reused() from None
        except NotKept:
            record(logging.ERROR, "not_kept", reference=reference)
            raise errors.turn_not_kept(self._number) from None
        except RasaUnavailable as failure:
            record(logging.ERROR, "unavailable", reference=reference, why=failure.reason)
            raise errors.unavailable(self._number) from None
        if not turn.messages:
            record(logging.ERROR, "no_answer", reference=reference)
            raise errors.no_answer(self._number)
        return turn
