"""Puts messages into Slack, retires buttons, and finds the direct messages of a person."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from channels.log import record
from channels.short_memory import ShortMemory
from channels.slack.blocks import Block, Message, Said, fallback
from channels.slack.places import Place
from channels.slack.rendering import answered
from channels.slack.wording import words

CASE_EVENT = "b12_case"
"""How the message that opens a case's thread is marked, so that it is recognised after a new start, too."""


def refusal(error: SlackApiError) -> str:
    """Why Slack refused a call: its own code, or the status where the answer is not Slack's."""
    answer = error.response
    code = answer.data.get("error") if isinstance(answer.data, dict) else None
    return str(code or f"status {answer.status_code}")


@dataclass(frozen=True)
class Live:
    """A message whose buttons can be tapped."""

    channel: str
    ts: str
    blocks: list[Block]
    text: str


class Delivery:
    """The way out to Slack."""

    def __init__(self, client: AsyncWebClient, live: ShortMemory[list[Live]], used: ShortMemory[bool]) -> None:
        self._client = client
        self._live = live
        self._used = used

    async def tell(self, place: Place, conversation: str, told: list[Said]) -> float | None:
        """Posts what was said. What lies behind it goes into a thread below it, or after it inside a thread.

        When the first of it could be seen, by Slack's clock; None where there was nothing to post.
        """
        live, since = [], None
        for said in told:
            root = None
            for message in said.main:
                ts = await self._post(place.channel, place.shown_in, message)
                root, since = root or ts, since or float(ts)
                if message.has_buttons():
                    live.append(Live(place.channel, ts, message.blocks, message.text))
            for message in said.more:
                await self._post(place.channel, place.shown_in or root, message)
        await self._live.put(conversation, live)
        return since

    async def note(self, place: Place, text: str) -> None:
        """Posts one plain sentence."""
        await self._post(place.channel, place.shown_in, Message([_plain_block(text)], fallback(text)))

    async def whisper(self, channel: str, thread: str | None, user: str, message: Message) -> None:
        """Shows a message in a channel to one person only; where Slack cannot, that is logged and nothing breaks."""
        try:
            await self._client.chat_postEphemeral(
                channel=channel, user=user, thread_ts=thread, text=message.text, blocks=message.blocks
            )
        except SlackApiError as error:
            record(logging.WARNING, "slack_whisper", why=refusal(error))

    async def open_case(self, channel: str, told: Said) -> str:
        """Opens a thread for a case in somebody's direct messages; returns the thread."""
        first, *rest = told.main
        thread = await self._post(channel, None, first, metadata={"event_type": CASE_EVENT, "event_payload": {}})
        for message in rest:
            await self._post(channel, thread, message)
        return thread

    async def is_case(self, channel: str, thread: str) -> bool:
        """Whether the thread was opened for a case; where Slack does not tell, it is taken for one of its own."""
        try:
            answer = await self._client.conversations_replies(
                channel=channel, ts=thread, limit=1, include_all_metadata=True
            )
        except SlackApiError as error:
            record(logging.WARNING, "slack_thread", why=refusal(error))
            return True
        root: dict[str, Any] = next(iter(answer.get("messages") or []), {})
        return bool(root.get("metadata", {}).get("event_type") == CASE_EVENT)

    async def direct_messages(self, user: str) -> str:
        """The channel of the direct messages with this person."""
        answer = await self._client.conversations_open(users=user)
        return str(answer["channel"]["id"])

    async def may_use(self, channel: str, ts: str) -> bool:
        """Whether the buttons of this message are tapped for the first time; from now on they are used."""
        return await self._used.first_time(f"{channel} {ts}", True)

    async def may_use_again(self, channel: str, ts: str) -> None:
        """The answer failed, so the buttons stay."""
        await self._used.pop(f"{channel} {ts}")

    async def retire(self, conversation: str, note: str, tapped: Live | None = None) -> None:
        """Takes the buttons off what was offered before; the tapped message says what was chosen."""
        if tapped is not None:
            await self._update(tapped, answered(tapped.blocks, note))
        for message in await self._live.pop(conversation) or []:
            if tapped is None or message.ts != tapped.ts:
                await self.may_use(message.channel, message.ts)
                await self._update(message, answered(message.blocks, words("says", "replaced")))

    async def _post(
        self, channel: str, thread: str | None, message: Message, metadata: dict[str, Any] | None = None
    ) -> str:
        answer = await self._client.chat_postMessage(
            channel=channel,
            thread_ts=thread,
            text=message.text,
            blocks=message.blocks,
            unfurl_links=False,
            unfurl_media=False,
            metadata=metadata,
        )
        return str(answer["ts"])

    async def _update(self, message: Live, blocks: list[Block]) -> None:
        try:
            await self._client.chat_update(channel=message.channel, ts=message.ts, text=message.text, blocks=blocks)
        except SlackApiError as error:
            record(logging.WARNING, "slack_retire", why=refusal(error))


def _plain_block(text: str) -> Block:
    return {"type": "section", "text": {"type": "plain_text", "text": text, "emoji": False}, "expand": True}
