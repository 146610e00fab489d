"""Deletes conversations in which nothing was said for `clinic.yml: keep_days` days; runs inside Rasa, once an hour.

Any number of processes may do it at the same time: what one has deleted, the others do not find. Where the clock has
jumped (`keeping/clock.py`), nothing is deleted.
"""

from __future__ import annotations

import asyncio
import logging
import os
import time
from pathlib import Path

from rasa.core.agent import Agent
from sanic import Sanic

from b12core.clinic import parse_clinic
from inside_rasa.turn_taking import store_of
from keeping.store import ConversationStore, StoreFailed

logger = logging.getLogger(__name__)

EVERY = 3600.0
"""Seconds between two looks."""

EVERY_IN_DOUBT = 60.0
"""Seconds until the next look where the clock was not believed: it may be right, or confirmed, by then."""

DAY = 86_400.0


def kept_for() -> float:
    """The seconds for which the clinic keeps a conversation. Raises ClinicError where its file cannot be used."""
    return parse_clinic(Path(os.environ.get("B12_CLINIC", "clinic.yml")).read_text(encoding="utf-8")).keep_days * DAY


def deleted_since_asked(app: Sanic) -> int:
    """How many conversations were deleted since this was asked last; each is told once, so that it is counted once."""
    deleted: int = getattr(app.ctx, "outdated", 0)
    app.ctx.outdated = 0
    return deleted


def clock_doubted(app: Sanic) -> bool:
    """Whether nothing is deleted by its age, since the clock is not believed."""
    return getattr(app.ctx, "clock_doubted", False)


async def delete_outdated(app: Sanic, seconds: float) -> None:
    """Looks again and again as long as the process runs; where the store fails, the next look comes as usual."""
    while True:
        agent: Agent | None = getattr(app.ctx, "agent", None)
        if agent is not None and agent.is_ready():
            try:
                await _look(app, store_of(agent), seconds)
            except StoreFailed as failure:
                logger.warning("Outdated conversations could not be deleted: %s.", failure)
        await asyncio.sleep(EVERY_IN_DOUBT if clock_doubted(app) else EVERY)


async def _look(app: Sanic, store: ConversationStore, seconds: float) -> None:
    now = time.time()
    doubt = await store.doubt_clock(now, seconds)
    if doubt is None:
        app.ctx.clock_doubted = False
        app.ctx.outdated = getattr(app.ctx, "outdated", 0) + await store.forget_idle(now, seconds)
    elif not clock_doubted(app):
        app.ctx.clock_doubted = True
        logger.error("No conversation is deleted by its age: %s. Set it right, or: python -m deploy.clock.", doubt)
