"""How the browser tests speak to the widget, and what they look at."""

from __future__ import annotations

import time

from playwright.sync_api import Locator, Page
from stand_in_rasa import StandInRasa

LONGEST_WAY = 20.0
"""Seconds that a message may take from the page to the assistant on a busy machine."""


def say(page: Page, text: str) -> None:
    """Types the text and sends it with Enter."""
    page.get_by_label("Your answer or question").fill(text)
    page.keyboard.press("Enter")


def messages(page: Page) -> Locator:
    """The assistant's messages."""
    return page.locator(".message.assistant:not(.typing)")


def persons(page: Page) -> Locator:
    """The person's own messages."""
    return page.locator(".person > .said")


def announced(page: Page) -> Locator:
    """What a screen reader is told besides."""
    return page.locator("#announcer")


def arrives(rasa: StandInRasa, text: str) -> None:
    """Waits until the last message that reached the assistant is this text; fails with the one that did."""
    deadline = time.monotonic() + LONGEST_WAY
    while rasa.received[-1]["text"] != text and time.monotonic() < deadline:
        time.sleep(0.05)
    assert rasa.received[-1]["text"] == text
