"""A real Chromium on the pages and the widget, served by a real gateway in front of a stand-in Rasa."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from chromium import chromium
from playwright.sync_api import Browser, Page, expect

# The stand-ins live with the gateway's own tests.
sys.path.insert(0, str(Path(__file__).parents[1] / "gateway"))

from example_answers import (
    A_PERSON,
    AGE,
    ANSWER,
    B12,
    CALLOUT,
    COMPARISON,
    CRISIS,
    EMERGENCY,
    FIRST_DAY,
    NERVE_SIGNS,
    ONE_RESULT,
    OTHER_RESULTS,
    REVIEW,
    SYMPTOMS,
    VISIT_SHEET,
    WELCOME,
    clinician_plan,
    dates,
    plan,
)
from stand_in_rasa import CLINIC, StandInRasa, action_server, free_port, served

from b12core.clinic import parse_clinic
from channels.gateway import create_app
from channels.settings import Settings

expect.set_options(timeout=20_000)
"""Milliseconds that a page may take to show what is expected: a busy machine is slow, and that is no fault."""


CONTACTS = """
contacts:
  emergency: {label: "Emergency services", number: "911"}
  crisis: {label: "Crisis line", number: "988", sms: "988", hours: "day and night"}
  clinic: {label: "Clinic", hours: "weekdays 8 to 5", address: "front desk"}
"""
"""Whom the clinic of the pages names, each to be tapped."""


# Module scope: while Playwright's synchronous API is open, no other event loop can run in this thread.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def site_origins() -> tuple[str, ...]:
    """Other sites that may show the widget; a module that has some says so."""
    return ()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, site_origins: tuple[str, ...]) -> Iterator[tuple[str, StandInRasa]]:
    rasa = StandInRasa()
    with served(rasa.app(), free_port()) as rasa_url, served(action_server(), free_port()) as actions_url:
        settings = Settings(
            clinic=parse_clinic(CLINIC + CONTACTS).model_copy(update={"allowed_origins": site_origins}),
            rasa_url=rasa_url,
            actions_url=actions_url,
            data_dir=tmp_path_factory.mktemp("data"),
            address_messages_per_minute=0,
            address_sessions_per_minute=0,
        )
        with served(create_app(settings), free_port()) as address:
            yield address, rasa


@pytest.fixture
def rasa(site: tuple[str, StandInRasa]) -> StandInRasa:
    """The stand-in, knowing its answers by the words that are typed."""
    site[1].reset()
    site[1].answers = {
        "/start": WELCOME,
        "numb": SYMPTOMS,
        "signs": NERVE_SIGNS,
        "result": B12,
        "one result": ONE_RESULT,
        "age": AGE,
        "very low": CALLOUT,
        "other results": OTHER_RESULTS,
        "first day": FIRST_DAY,
        "review": REVIEW,
        "chest pain": EMERGENCY,
        "ok but what dose": EMERGENCY,
        "a person please": A_PERSON,
        "want to die": CRISIS,
        "how will i know": ANSWER,
        "sheet": VISIT_SHEET,
        "compare": COMPARISON,
        "dates": dates(),
        "plan": plan(),
        "clinician plan": clinician_plan(),
    }
    return site[1]


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, site: tuple[str, StandInRasa], rasa: StandInRasa) -> Iterator[OpenPage]:
    """Opens a page in a context with the given options; on the chat page, waits for the welcome.

    At the end, no page may have asked another host for anything or have met an error in its scripts.
    """
    contexts = []
    faults: list[str] = []
    address = site[0]
    known = (address, "blob:")

    def open_page(path: str = "/chat", **options: object) -> Page:
        context = browser.new_context(reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5000)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda asked: faults.append(asked.url) if not asked.url.startswith(known) else None)
        page.on(
            "console",
            lambda said: faults.append(said.text) if said.type == "error" and "Security Policy" in said.text else None,
        )
        page.goto(f"{address}{path}")
        if path == "/chat":
            page.get_by_role("button", name="Work out a plan").wait_for()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page()
