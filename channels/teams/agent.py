"""What the bot does with each kind of activity: who joined, what was said, and where it may be answered."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, replace

from aiohttp import ClientError
from microsoft_agents.activity import Activity, ChannelAccount, Channels, ConversationParameters
from microsoft_agents.hosting.core import ActivityHandler, TurnContext
from microsoft_agents.hosting.core.authorization import AuthenticationConstants
from microsoft_agents.hosting.fastapi import CloudAdapter

from b12core.clinic import Clinic
from channels import errors
from channels.log import failure, record
from channels.teams.admission import tenant_of
from channels.teams.cards.elements import adaptive_card, paragraph
from channels.teams.chat import Chat, send
from channels.teams.incoming import Incoming, incoming
from channels.teams.messages import Outgoing, plain
from channels.teams.words import words
from channels.who_writes import writer

PERSONAL = "personal"
EDIT = "editMessage"

_REFERENCE: ContextVar[str] = ContextVar("reference", default="")
"""The request's reference, for the failure handler, which the SDK calls with nothing of ours."""


@dataclass(frozen=True)
class Bot:
    """What every request's agent needs."""

    app_id: str
    clinic: Clinic
    chat: Chat
    pseudonym: Callable[[str, str], str]


class TeamsAgent(ActivityHandler):
    """The bot for one request; `reference` stands in the log lines and in what is said about a failure.

    In a personal chat it talks. Anywhere else others read along: there it says nothing of what was asked, and
    answers the person in their personal chat.
    """

    def __init__(self, bot: Bot, reference: str) -> None:
        self._bot = bot
        self._reference = reference

    async def on_turn(self, turn_context: TurnContext) -> None:
        """Hands the activity to what is done with its kind."""
        _REFERENCE.set(self._reference)
        writer.set(getattr(turn_context.activity.from_property, "aad_object_id", None) or "")
        await super().on_turn(turn_context)

    async def on_message_activity(self, turn_context: TurnContext) -> None:
        """Answers a message, each once."""
        activity = turn_context.activity
        said = replace(incoming(activity), arrived=time.time())

        async def answer() -> None:
            if _is_personal(activity):
                await self._bot.chat.answer(turn_context, self._conversation(activity), said, self._reference)
            else:
                await self._answer_in_private(turn_context, said)

        await self._bot.chat.once(self._conversation(activity), activity.id, answer)

    async def on_message_update_activity(self, turn_context: TurnContext) -> None:
        """Says that an edit is not read: what was typed before has been used already."""
        data = turn_context.activity.channel_data
        if _is_personal(turn_context.activity) and isinstance(data, dict) and data.get("eventType") == EDIT:
            await send(turn_context, plain(words("edited")))

    async def on_members_added_activity(self, members_added: list[ChannelAccount], turn_context: TurnContext) -> None:
        """Greets when the bot itself was added; people who join are not written to."""
        activity = turn_context.activity
        if activity.recipient is None or activity.recipient.id not in {member.id for member in members_added}:
            return

        async def greet() -> None:
            if _is_personal(activity):
                await self._bot.chat.welcome(turn_context, self._conversation(activity), self._reference)
            else:
                await send(turn_context, plain(self._in_public("public_welcome")))

        await self._bot.chat.once(self._conversation(activity), activity.id, greet)

    async def _answer_in_private(self, context: TurnContext, said: Incoming) -> None:
        """Opens the person's own chat, answers there, and says here only that it did."""
        opened = False

        async def answer(private: TurnContext) -> None:
            nonlocal opened
            opened = True
            conversation = self._conversation(private.activity)

            async def talk() -> None:
                if said.text or said.files:
                    await self._bot.chat.answer(private, conversation, said, self._reference)
                else:
                    await self._bot.chat.welcome(private, conversation, self._reference)

            await self._bot.chat.once(conversation, None, talk)

        try:
            await _open_private(context, self._bot.app_id, answer)
        except ClientError as error:
            record(logging.WARNING, "teams_no_personal_chat", reference=self._reference, **failure(error))
        if opened:
            await send(context, plain(self._in_public("public_answered")))
        else:
            await send(context, self._invitation())

    def _invitation(self) -> Outgoing:
        address = f"https://teams.microsoft.com/l/chat/0/0?users=28:{self._bot.app_id}"
        opening = {"type": "Action.OpenUrl", "title": words("open_chat"), "url": address}
        body = [paragraph(self._in_public("public_blocked")), {"type": "ActionSet", "actions": [opening]}]
        return Outgoing(words("summary"), card=adaptive_card(body))

    def _in_public(self, key: str) -> str:
        clinic = self._bot.clinic
        return words(key, clinic=clinic.name, emergency_number=clinic.emergency_number)

    def _conversation(self, activity: Activity) -> str:
        return self._bot.pseudonym(tenant_of(activity), activity.conversation.id)


async def _open_private(context: TurnContext, app_id: str, talk: Callable[[TurnContext], object]) -> None:
    """Opens the personal chat with whoever wrote, and talks there. Raises ClientError where Teams refuses."""
    activity, adapter = context.activity, context.adapter
    assert isinstance(adapter, CloudAdapter)  # noqa: S101 - the route hands every activity to this adapter
    tenant = tenant_of(activity)
    asked = ConversationParameters(
        is_group=False,
        agent=activity.recipient,
        members=[activity.from_property],
        tenant_id=tenant,
        channel_data={"tenant": {"id": tenant}},
    )
    audience = AuthenticationConstants.AGENTS_SDK_SCOPE
    await adapter.create_conversation(app_id, Channels.ms_teams.value, activity.service_url, audience, asked, talk)


def _is_personal(activity: Activity) -> bool:
    return bool(activity.conversation.conversation_type == PERSONAL)


async def on_error(context: TurnContext, error: Exception) -> None:
    """Says why there is no answer, or that something went wrong, without what: kind and place stand in the log."""
    reference = _REFERENCE.get()
    said = error if isinstance(error, errors.GatewayError) else errors.unexpected()
    record(logging.ERROR, "teams_failure", reference=reference, **failure(error))
    try:
        await send(context, plain(f"{said.message} {words('reference', reference=reference)}"))
    except Exception as unsent:  # noqa: BLE001 - nothing more can be said to anyone
        record(logging.ERROR, "teams_failure_unsaid", reference=reference, **failure(unsent))
