"""How the browser tests speak to the widget, and what they look at."""

from __future__ import annotations

from playwright.sync_api import Locator, Page


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
