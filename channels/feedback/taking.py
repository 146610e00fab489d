"""Takes what a person says was wrong, in any channel: counted, kept in words only where they agree, never logged."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging

from sqlalchemy.exc import SQLAlchemyError

from channels import errors
from channels.conversations import Conversation
from channels.feedback.about import Kind
from channels.feedback.store import FeedbackStore
from channels.log import record
from channels.rasa_client import Channel


async def take(
    store: FeedbackStore, channel: Channel, state: Conversation, kind: Kind, words: str | None, reference: str
) -> None:
    """Keeps it for the answer that the person saw last. Raises `not_kept` where that failed."""
    today = dt.datetime.now(tz=dt.timezone.utc).date()
    answer = state.about
    try:
        await asyncio.to_thread(store.add, channel, kind, answer, (words or "").strip() or None, today)
    except (SQLAlchemyError, OSError) as error:
        record(logging.ERROR, "feedback_not_kept", reference=reference, kind=type(error).__name__)
        raise errors.not_kept() from None
    record(logging.INFO, "feedback", channel=channel, kind=kind, card=answer.card, question=answer.question)
