"""The clinician's side of this installation: its settings, its keys, its folder or database."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import partial

from fastapi import FastAPI, Request

from channels.environment import SettingsError
from channels.keys import derived_keys, installation_secret
from channels.limits import RateLimit, address_key
from channels.log import failure, record
from channels.settings import Settings
from clinic.keys import Keys
from clinic.pages import add_clinic_pages
from clinic.side import Side


def clinic_side(settings: Settings) -> Side:
    """The side that the settings describe. Raises SettingsError where `clinic.yml` has no `clinicians`."""
    if settings.clinic.clinicians is None:
        raise SettingsError(
            "clinic.yml, clinicians",
            "the address of the clinic's pages",
            "nothing",
            'Add clinicians: {address: "https://…"} to clinic.yml.',
        )
    secret = installation_secret(settings)
    return Side(settings.clinic, Keys.of(partial(derived_keys, secret)), settings.data_dir, settings.database_url)


TRIES_PER_MINUTE = 20
"""How often one address may try a passkey, or a code with its secret."""

AGED_EVERY = 3600.0
"""Seconds between two looks for drafts that have expired, or whose content is to be destroyed."""


def add_clinic_side(app: FastAPI, side: Side, settings: Settings) -> None:
    """Lets the gateway serve the pages; who tries too often is refused like anybody who asks too often."""
    tries = RateLimit(TRIES_PER_MINUTE if settings.address_sessions_per_minute else 0)

    def limit(request: Request) -> None:
        tries.take(address_key(request.client.host if request.client else "unknown"))

    add_clinic_pages(app, side, limit)


@asynccontextmanager
async def ageing(side: Side | None) -> AsyncIterator[None]:
    """While it lasts, drafts expire and are destroyed in time; at the end the side is closed."""
    if side is None:
        yield
        return
    task = asyncio.create_task(_age(side))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        side.close()


async def _age(side: Side) -> None:
    while True:
        try:
            expired, forgotten = await asyncio.to_thread(side.age)
            record(logging.INFO, "clinic_aged", expired=expired, forgotten=forgotten)
        except Exception as error:  # noqa: BLE001 - the next look may work; what failed is told in the log
            record(logging.ERROR, "clinic_not_aged", **failure(error))
        await asyncio.sleep(AGED_EVERY)
