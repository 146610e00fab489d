"""A whole conversation with the running product by keyboard alone, from the clinic's page to the plan and beyond."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from running_product import Assistant

# The browser lives with the browser tests.
sys.path.insert(0, str(Path(__file__).parents[1] / "browser"))

from chromium import chromium
from playwright.sync_api import Page, expect

MOST_STEPS = 80
"""Presses of Tab from one thing to the next."""

FOCUSED = """() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    if (!at) return "";
    return at.getAttribute("aria-label") || at.labels?.[0]?.innerText || at.innerText || at.tagName;
}"""


@pytest.fixture
def page(assistant: Assistant) -> Iterator[Page]:
    """The clinic's page, with nothing in focus."""
    with chromium() as browser:
        page = browser.new_context(reduced_motion="reduce").new_page()
        page.set_default_timeout(15_000)
        page.goto(assistant.address)
        yield page


def reach(page: Page, name: str, key: str = "Tab") -> None:
    """Moves the focus with the key until it is on what has this name."""
    passed = []
    for _ in range(MOST_STEPS):
        page.keyboard.press(key)
        passed.append(str(page.evaluate(FOCUSED)).strip())
        if passed[-1].startswith(name):
            return
    raise AssertionError(f"{name!r} cannot be reached with {key}; passed {passed}")


def choose(page: Page, name: str, key: str = "Tab") -> None:
    """Waits until it is offered, moves there and presses Enter."""
    expect(page.get_by_role("button", name=name, exact=True)).to_be_visible()
    reach(page, name, key)
    page.keyboard.press("Enter")
    expect(page.locator(".person > .said").last).to_have_text(name)
    expect(page.locator('[aria-busy="true"]')).to_have_count(0)


def test_a_plan_is_reached_and_questioned_by_keyboard_alone(page: Page) -> None:
    expect(page.get_by_role("button", name="Ask about B12")).to_be_visible()
    reach(page, "Start with the assistant")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Work out a plan")).to_be_visible()
    choose(page, "Work out a plan", "Shift+Tab")
    choose(page, "Starting")
    choose(page, "Pernicious anemia")

    expect(page.get_by_role("checkbox", name="Weight loss")).to_be_visible()
    reach(page, "Weight loss")
    page.keyboard.press("Space")
    expect(page.get_by_role("checkbox", name="Weight loss")).to_be_checked()
    reach(page, "Send my choice")
    page.keyboard.press("Enter")
    expect(page.locator(".person > .said").last).to_have_text("Weight loss, none of the others")

    expect(page.get_by_label("Value")).to_be_visible()
    reach(page, "Value")
    page.keyboard.type("98")
    reach(page, "pg/mL")
    page.keyboard.press("Enter")
    expect(page.locator(".person > .said").last).to_have_text("B12 98 pg/mL")
    choose(page, "No other results")

    expect(page.get_by_label("Age")).to_be_visible()
    reach(page, "Age")
    page.keyboard.type("58")
    reach(page, "Neither")
    page.keyboard.press("Enter")
    expect(page.locator(".person > .said").last).to_have_text("58 years old, not pregnant, not breastfeeding")
    choose(page, "None of these")
    choose(page, "No other medicines")

    expect(page.get_by_role("row", name="B12")).to_contain_text("98 pg/mL")
    choose(page, "Yes, that's right")

    plan = page.get_by_role("article")
    expect(plan).to_contain_text("1,000 mcg")
    expect(plan).to_contain_text("not a prescription")
    reach(page, "How the dates could look")
    page.keyboard.press("Enter")
    expect(plan.get_by_role("img")).to_be_visible()
    reach(page, "All details and sources")
    page.keyboard.press("Enter")
    expect(plan.locator(".sources li").first).to_be_visible()

    choose(page, "What would change it")
    expect(page.locator(".message.assistant").last).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Ask about B12")).to_be_focused()
