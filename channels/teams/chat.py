"""One person's talk with the assistant in Teams: their message to Rasa, the reply to their chat, old buttons off."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from http import HTTPStatus

from microsoft_agents.activity import Activity, ActivityTypes, Attachment
from microsoft_agents.hosting.core import TurnContext
from microsoft_agents.hosting.core.app.typing_indicator import TypingIndicator, TypingOptions

from channels.conversation_door import ConversationDoor, usable_text
from channels.errors import GatewayError
from channels.feedback.store import FeedbackStore
from channels.feedback.taking import take
from channels.log import failure, record
from channels.memory import Memory
from channels.on_screen import OnScreen
from channels.options import START, Options
from channels.rasa_client import MessageId, RasaClient
from channels.replies import Option, Reply
from channels.settings import Settings
from channels.short_memory import ShortMemory
from channels.teams.cards.elements import Element
from channels.teams.incoming import Incoming
from channels.teams.messages import Outgoing, outgoing, plain, retired, said_with
from channels.teams.shown_cards import OfChat, Shown, ShownCards
from channels.teams.words import forget_commands, words

CARD = "application/vnd.microsoft.card.adaptive"
AT_ONCE = TypingOptions(initial_delay_ms=0)


class Chat:
    """The talk in every personal chat; each conversation has one message at a time, and each message once."""

    def __init__(self, settings: Settings, rasa: RasaClient, options: Options, memory: Memory) -> None:
        self._options = options
        self._door = ConversationDoor(rasa, options, "teams", settings.clinic.emergency_number)
        lifetime = settings.session_seconds
        self._conversations = memory.conversations("teams", rasa.metrics)
        self._messages = memory.limits.per_minute("messages-by-session", settings.session_messages_per_minute)
        self._shown = ShownCards(memory.short("teams-cards", lifetime, OfChat))
        self._taken: ShortMemory[bool] = memory.short("teams-activity", lifetime, bool)
        self._feedback = FeedbackStore(settings.data_dir, settings.database_url)

    async def once(self, conversation: str, activity_id: str | None, answer: Callable[[], Awaitable[None]]) -> None:
        """Answers the message, unless it was answered already: Teams sends again what was not taken in time."""

        async def answered() -> bytes:
            key = f"{conversation} {activity_id}"
            if activity_id is not None and not await self._taken.first_time(key, True):
                return b""
            try:
                await answer()
            except BaseException:
                await self._taken.pop(key)
                raise
            return b""

        await self._conversations.get(conversation).once(activity_id, "", answered)

    async def welcome(self, context: TurnContext, conversation: str, reference: str) -> None:
        """Sends the welcome."""
        await self.answer(context, conversation, Incoming(option=START), reference)

    async def answer(self, context: TurnContext, conversation: str, said: Incoming, reference: str) -> None:
        """Answers what somebody typed, chose or entered, in the chat of the context."""
        try:
            await self._messages.take(conversation)
            async with TypingIndicator(context, typing_options=AT_ONCE):
                await self._answer(context, conversation, said, reference)
        except GatewayError as refusal:
            failed = refusal.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR
            more = f" {words('reference', reference=reference)}" if failed else ""
            await send(context, plain(f"{refusal.message}{more}"))

    async def _answer(self, context: TurnContext, conversation: str, said: Incoming, reference: str) -> None:
        if said.wrong is not None:
            state = self._conversations.get(conversation)
            await take(self._feedback, "teams", state, said.wrong, said.text, reference)
            await send(context, plain(words("wrong.thanks")))
        elif said.offer and await self._shown.is_used(conversation, said.offer):
            await send(context, plain(words("button_used")))
        elif said.files:
            await send(context, plain(words("no_files")))
            if said.text:
                await self._talk(context, conversation, said, reference)
        elif said.option is None and said.offer and not said.text:
            await send(context, plain(words("nothing_chosen")))
        elif said.option is None and _command(said.text) in forget_commands():
            await self._forget(context, conversation, reference)
        else:
            await self._talk(context, conversation, said, reference)

    async def _talk(self, context: TurnContext, conversation: str, said: Incoming, reference: str) -> None:
        answer = await self._said(conversation, said, reference)
        await self._retire(context, conversation, said, reference)
        for message in outgoing(answer):
            await self._show(context, conversation, message)
        self._conversations.get(conversation).on_screen.show(time.time(), answer.turn)

    async def _said(self, conversation: str, said: Incoming, reference: str) -> Reply:
        state = self._conversations.get(conversation)
        message = MessageId(said.id) if said.id else MessageId()
        # What was entered in a card answers that card, which was refused already where the talk had gone on.
        message = replace(message, seen=None if said.offer else state.on_screen.seen_at(said.arrived))
        if said.option is not None:
            payload = self._options.payload(conversation, said.option)
            return await self._door.choose(conversation, state, payload, reference, message)
        return await self._door.say(conversation, state, usable_text(said.text), reference, message)

    async def _forget(self, context: TurnContext, conversation: str, reference: str) -> None:
        await self._door.forget(conversation, reference)
        state = self._conversations.get(conversation)
        state.answered, state.on_screen = False, OnScreen()
        await self._retire(context, conversation, Incoming(), reference)
        again = Option(id=START, title=words("begin_again"))
        await self._show(context, conversation, said_with(words("forgotten"), [again]))

    async def _show(self, context: TurnContext, conversation: str, message: Outgoing) -> None:
        activity_id = await send(context, message)
        if message.offer and message.card is not None and activity_id:
            shown = Shown(activity_id, message.offer, message.card["body"], message.titles)
            await self._shown.add(conversation, shown)

    async def _retire(self, context: TurnContext, conversation: str, said: Incoming, reference: str) -> None:
        """Takes the buttons off every card that stands open, and writes on the used one what was answered."""
        for shown in await self._shown.take(conversation, said.offer):
            note = _note(shown, said) if shown.offer == said.offer else None
            update = card_activity(retired(shown.body, note), words("summary"))
            update.id = shown.activity_id
            try:
                await context.update_activity(update)
            except Exception as error:  # noqa: BLE001 - the answer matters more; used buttons are refused anyway
                record(logging.WARNING, "teams_card_not_updated", reference=reference, **failure(error))


async def send(context: TurnContext, message: Outgoing) -> str:
    """Sends the message; the id that Teams gave it."""
    if message.card is not None:
        activity = card_activity(message.card, message.summary)
    else:
        activity = Activity(type=ActivityTypes.message, text=message.text, text_format="xml")
    return (await context.send_activity(activity)).id or ""


def card_activity(card: Element, summary: str) -> Activity:
    """A message that is one card."""
    attachment = Attachment(content_type=CARD, content=card)
    return Activity(type=ActivityTypes.message, attachments=[attachment], summary=summary)


def _note(shown: Shown, said: Incoming) -> str:
    if said.option is not None:
        return words("chosen", title=shown.titles.get(said.option, ""))
    return words("entered", text=said.text)


def _command(text: str) -> str:
    """The text in lower case without marks around it, to be compared with a command."""
    return re.sub(r"[^\w\s]", "", text).strip().casefold()
