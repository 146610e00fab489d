"""One person's turn in Slack: what they said or tapped goes to the assistant, and the answer to the same place."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from http import HTTPStatus

from slack_sdk.errors import SlackApiError

from channels.conversation_door import ConversationDoor, usable_text
from channels.conversations import Conversation, Conversations
from channels.errors import GatewayError
from channels.feedback.about import Kind
from channels.feedback.store import FeedbackStore
from channels.feedback.taking import take
from channels.limits import RateLimit
from channels.log import failure, record
from channels.options import START_PAYLOAD, Options
from channels.rasa_client import MessageId
from channels.replies import Reply
from channels.slack.blocks import Said
from channels.slack.delivery import Delivery, Live, refusal
from channels.slack.places import Place, Pseudonyms
from channels.slack.rendering import rendered
from channels.slack.wording import words

Ask = Callable[[str, Conversation], Awaitable[Reply]]
"""Asks the assistant in a conversation; raises GatewayError where there is no answer."""


@dataclass(frozen=True)
class Doors:
    """What a turn goes through: the assistant, the options, the limits, and the emergency number for failures.

    `feedback` is where it is kept that an answer was wrong.
    """

    door: ConversationDoor
    options: Options
    conversations: Conversations
    limit: RateLimit
    emergency_number: str
    feedback: FeedbackStore


class SlackTalk:
    """Says, chooses and forgets in a place of Slack. Nothing raised by the assistant leaves; the person is told."""

    def __init__(self, doors: Doors, delivery: Delivery, pseudonyms: Pseudonyms) -> None:
        self._doors = doors
        self._delivery = delivery
        self._pseudonyms = pseudonyms

    async def say(
        self,
        place: Place,
        text: str,
        reference: str,
        echo: bool = False,
        message: str | None = None,
        written_at: float | None = None,
    ) -> Reply | None:
        """The answer to typed text, which was posted; `echo` shows first what was entered on the person's behalf.

        `message` is Slack's own name of what was posted, under which the text counts once; `written_at` is the time of
        it by Slack's clock.
        """
        named = MessageId(message) if message else MessageId()

        async def ask(conversation: str, state: Conversation) -> Reply:
            seen = replace(named, seen=state.on_screen.seen_at(written_at))
            return await self._doors.door.say(conversation, state, usable_text(text), reference, seen)

        note = words("says", "entered", text=text) if echo else words("says", "replaced")
        return await self._turn(place, ask, note, None, reference, echo=note if echo else None)

    async def start(self, place: Place, reference: str) -> Reply | None:
        """The welcome."""

        async def ask(conversation: str, state: Conversation) -> Reply:
            return await self._doors.door.choose(conversation, state, START_PAYLOAD, reference)

        return await self._turn(place, ask, words("says", "replaced"), None, reference)

    async def choose(self, place: Place, option: str, title: str, tapped: Live, reference: str) -> None:
        """The answer to a tapped option; a message is used once."""

        async def ask(conversation: str, state: Conversation) -> Reply:
            payload = self._doors.options.payload(conversation, option)
            return await self._doors.door.choose(conversation, state, payload, reference, _named(tapped, payload))

        await self._once(place, ask, words("says", "chosen", title=title), tapped, reference)

    async def enter(self, place: Place, text: str, tapped: Live, reference: str) -> None:
        """The answer to what was entered in a message's own elements, as typed text."""

        async def ask(conversation: str, state: Conversation) -> Reply:
            named = replace(_named(tapped, text), seen=state.on_screen.seen_at(float(tapped.ts)))
            return await self._doors.door.say(conversation, state, usable_text(text), reference, named)

        await self._once(place, ask, words("says", "entered", text=text), tapped, reference)

    async def forget(self, place: Place, reference: str) -> None:
        """Deletes the conversation, and says so."""
        conversation = self._pseudonyms.conversation(place)
        try:
            async with self._doors.conversations.get(conversation).turn():
                await self._doors.door.forget(conversation, reference)
                await self._delivery.retire(conversation, words("says", "replaced"))
                self._doors.conversations.drop(conversation)
                await self._delivery.note(place, words("says", "forgotten"))
        except GatewayError as refused:
            await self._refuse(place, refused, reference)

    async def tell_wrong(self, place: Place, kind: Kind, kept: str | None, reference: str) -> None:
        """Counts that the latest answer of the conversation was wrong, and says so."""
        conversation = self._pseudonyms.conversation(place)
        try:
            await self._doors.limit.take(conversation)
            state = self._doors.conversations.get(conversation)
            async with state.turn():
                await take(self._doors.feedback, "slack", state, kind, kept, reference)
        except GatewayError as refused:
            await self._delivery.note(place, refused.message)
            return
        await self._delivery.note(place, words("wrong", "thanks"))

    async def _once(self, place: Place, ask: Ask, note: str, tapped: Live, reference: str) -> None:
        if not await self._delivery.may_use(tapped.channel, tapped.ts):
            return
        if await self._turn(place, ask, note, tapped, reference) is None:
            await self._delivery.may_use_again(tapped.channel, tapped.ts)

    async def _turn(
        self, place: Place, ask: Ask, note: str, tapped: Live | None, reference: str, echo: str | None = None
    ) -> Reply | None:
        """The answer, posted; None where there was none and the person was told why."""
        conversation = self._pseudonyms.conversation(place)
        state = self._doors.conversations.get(conversation)
        try:
            async with state.turn():
                if echo:
                    await self._delivery.note(place, echo)
                await self._doors.limit.take(conversation)
                reply = await ask(conversation, state)
                await self._show(place, state, reply, note, tapped, reference)
        except GatewayError as refused:
            await self._refuse(place, refused, reference)
            return None
        except Exception as error:  # noqa: BLE001 - whatever it is, nobody is left without an answer
            record(logging.ERROR, "failure", reference=reference, **failure(error))
            await self._delivery.note(place, self._trouble(reference))
            return None
        return reply

    async def _show(
        self, place: Place, state: Conversation, reply: Reply, note: str, tapped: Live | None, reference: str
    ) -> None:
        try:
            await self._delivery.retire(state.name, note, tapped)
            since = await self._delivery.tell(place, state.name, shown(reply))
            if since is not None:
                state.on_screen.show(since, reply.turn)
        except SlackApiError as error:
            record(logging.ERROR, "not_shown", reference=reference, refused=refusal(error))
            await self._delivery.note(place, self._trouble(reference))

    async def _refuse(self, place: Place, refused: GatewayError, reference: str) -> None:
        """Says why there is no answer; a failure of ours with its reference."""
        failed = refused.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR
        more = f" {words('says', 'reference', reference=reference)}" if failed else ""
        await self._delivery.note(place, f"{refused.message}{more}")

    def _trouble(self, reference: str) -> str:
        return words("says", "trouble", number=self._doors.emergency_number, reference=reference)


def _named(tapped: Live, said: str) -> MessageId:
    """The id of what was said with a message's own elements: the same for each time that it is sent."""
    return MessageId(f"{tapped.channel} {tapped.ts} {hashlib.sha256(said.encode()).hexdigest()}")


def shown(reply: Reply) -> list[Said]:
    """The answer's messages as Slack shows them; the step stands under the last one."""
    last = len(reply.messages) - 1
    return [rendered(told, reply.step if index == last else None) for index, told in enumerate(reply.messages)]
