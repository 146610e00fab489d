"""Counts the conversations that were deleted by their age: Rasa deletes them, and tells each of them once.

It tells as well where it deletes none, since its clock is not believed.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from channels.rasa_client import RasaClient

EVERY = 60.0
"""Seconds between two questions; Rasa looks once an hour."""


@asynccontextmanager
async def counting_outdated(rasa: RasaClient) -> AsyncIterator[None]:
    """In the block, each Rasa is asked again and again how many it has deleted since it was asked last."""
    task = asyncio.create_task(_count(rasa))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _count(rasa: RasaClient) -> None:
    while True:
        told = await rasa.outdated()
        rasa.metrics.outdated(told.deleted)
        rasa.metrics.doubt_clock("conversations", told.clock_doubted)
        await asyncio.sleep(EVERY)
