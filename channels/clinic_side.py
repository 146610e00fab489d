"""The clinician's side of this installation: its settings, its keys, its folder or database."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import Any

from anyio import from_thread
from fastapi import FastAPI, Request

from channels.channel_states import why_each_is_off
from channels.environment import SettingsError
from channels.errors import GatewayError
from channels.feedback.for_the_clinic import told_wrong
from channels.feedback.store import FeedbackStore
from channels.keys import derived_keys, installation_secret
from channels.limits import Limits, address_key
from channels.log import failure, record
from channels.metrics import Metrics
from channels.rasa_client import RasaClient, RasaUnavailable
from channels.settings import Settings
from clinic.around import Around
from clinic.errors import ReaderAway, SignInNeeded
from clinic.keys import Keys
from clinic.mail import MailServer
from clinic.pages import add_clinic_pages, cookie_of
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
    keys = Keys.of(partial(derived_keys, secret))
    if bool(settings.mail_server) != bool(settings.mail_from):
        raise SettingsError(
            "B12_MAIL_SERVER, B12_MAIL_FROM", "both or none", "one alone", "Set the other one, or leave both out."
        )
    mail = MailServer(settings.mail_server, settings.mail_from) if settings.mail_server and settings.mail_from else None
    around = Around(
        sign_in_secret=settings.sign_in_secret,
        mail=mail,
        settings_file=settings.clinic_file,
        channels=why_each_is_off(settings),
        told_wrong=partial(told_wrong, FeedbackStore(settings.data_dir, settings.database_url)),
    )
    return Side(settings.clinic, keys, settings.data_dir, settings.database_url, around=around)


TRIES_PER_MINUTE = 20
"""How often one address may try a passkey, or a code with its secret."""

AGED_EVERY = 3600.0
"""Seconds between two looks for drafts that have expired, or whose content is to be destroyed."""


def add_clinic_side(app: FastAPI, side: Side, settings: Settings, rasa: RasaClient, limits: Limits) -> None:
    """Lets the gateway serve the pages; who tries too often is refused like anybody who asks too often."""
    tries = limits.per_minute("clinic-tries", TRIES_PER_MINUTE if settings.address_sessions_per_minute else 0)

    def limit(request: Request) -> None:
        # The pages work in threads.
        from_thread.run(tries.take, address_key(request.client.host if request.client else "unknown"))

    async def read(text: str) -> list[dict[str, Any]]:
        try:
            return await rasa.mentions_in(text)
        except (RasaUnavailable, GatewayError) as error:
            record(logging.ERROR, "not_read", **failure(error))
            raise ReaderAway() from None

    add_clinic_pages(app, side, limit, read)


def signed_in_on(side: Side | None) -> Callable[[Request], Awaitable[bool]]:
    """Tells whether a request comes from somebody who has signed in on the clinic's pages and may see drafts there."""

    async def signed_in(request: Request) -> bool:
        token = request.cookies.get(cookie_of(side.clinic)) if side is not None else None
        if side is None or token is None:
            return False
        try:
            session = await asyncio.to_thread(side.sessions.signed_in, token)
        except SignInNeeded:
            return False
        return session.person.may("see")

    return signed_in


@asynccontextmanager
async def ageing(side: Side | None, metrics: Metrics) -> AsyncIterator[None]:
    """While it lasts, drafts expire and are destroyed in time, by a clock that is believed; then the side is closed."""
    if side is None:
        yield
        return
    task = asyncio.create_task(_age(side, metrics))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        side.close()


async def _age(side: Side, metrics: Metrics) -> None:
    while True:
        try:
            doubt = await asyncio.to_thread(side.doubt_clock)
            metrics.doubt_clock("drafts", doubt is not None)
            if doubt is None:
                expired, forgotten = await asyncio.to_thread(side.age)
                record(logging.INFO, "clinic_aged", expired=expired, forgotten=forgotten)
            else:
                record(logging.ERROR, "clock_doubted", why=str(doubt), confirm="python -m deploy.clock")
                await asyncio.to_thread(side.notices.send_due)
        except Exception as error:  # noqa: BLE001 - the next look may work; what failed is told in the log
            record(logging.ERROR, "clinic_not_aged", **failure(error))
        await asyncio.sleep(AGED_EVERY)
