"""Deletes conversations in which nothing was said for `clinic.yml: keep_days` days; runs inside Rasa, once an hour.

Any number of processes may do it at the same time: what one has deleted, the others do not find.
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
from keeping.store import StoreFailed

logger = logging.getLogger(__name__)

EVERY = 3600.0
"""Seconds between two looks."""

DAY = 86_400.0


def kept_for() -> float:
    """The seconds for which the clinic keeps a conversation. Raises ClinicError where its file cannot be used."""
    return parse_clinic(Path(os.environ.get("B12_CLINIC", "clinic.yml")).read_text(encoding="utf-8")).keep_days * DAY


def deleted_since_asked(app: Sanic) -> int:
    """How many conversations were deleted since this was asked last; each is told once, so that it is counted once."""
    deleted: int = getattr(app.ctx, "outdated", 0)
    app.ctx.outdated = 0
    return deleted


async def delete_outdated(app: Sanic, seconds: float) -> None:
    """Looks again and again as long as the process runs; where the store fails, the next look comes as usual."""
    while True:
        agent: Agent | None = getattr(app.ctx, "agent", None)
        if agent is not None and agent.is_ready():
            try:
                deleted = await store_of(agent).forget_idle(time.time() - seconds)
                app.ctx.outdated = getattr(app.ctx, "outdated", 0) + deleted
            except StoreFailed as failure:
                logger.warning("Outdated conversations could not be deleted: %s.", failure)
        await asyncio.sleep(EVERY)
