"""After every answer the person's own words or the top of the answer are in sight, whatever the window is like."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from talking import messages, persons, say

OpenPage = Callable[..., Page]

SAID = ("numb", "signs", "result", "review", "plan", "how will i know", "chest pain", "clinician plan", "dates")

LAYOUTS = {
    "400 % zoom": (320, 256),
    "a phone with its keyboard": (390, 430),
    "a phone on its side": (844, 390),
    "200 % zoom": (640, 400),
    "a phone": (390, 664),
    "a laptop": (1280, 800),
}


def top_in_sight(page: Page) -> dict[str, float]:
    """Where the latest words of the person and the first of their answers begin, and what of the window shows them."""
    return page.evaluate(
        """() => {
          const root = document.querySelector("b12-chat").shadowRoot;
          const edge = (name, side) => root.getElementById(name).getBoundingClientRect()[side];
          const person = [...root.querySelectorAll(".person")].at(-1);
          const frame = getComputedStyle(root.getElementById("scroll")).overflowY === "visible" ? "panel" : "scroll";
          return {
            person: person.getBoundingClientRect().top,
            answer: person.nextElementSibling.getBoundingClientRect().top,
            from: edge(frame, "top"),
            to: Math.min(edge(frame, "bottom"), innerHeight),
          };
        }"""
    )


def check_in_sight(page: Page, said: str) -> None:
    seen = top_in_sight(page)
    in_sight = [name for name in ("person", "answer") if seen["from"] - 1 <= seen[name] < seen["to"] - 16]
    assert in_sight, (said, seen)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("place", ["page", "floating"])
def test_through_a_whole_conversation_nothing_is_scrolled_past(open_page: OpenPage, layout: str, place: str) -> None:
    width, height = LAYOUTS[layout]
    page = open_page("/chat" if place == "page" else "/", viewport={"width": width, "height": height})
    if place == "floating":
        page.get_by_role("button", name="Ask about B12").click()
        page.get_by_role("button", name="Work out a plan").wait_for()
    for count, said in enumerate(SAID, start=1):
        say(page, said)
        expect(persons(page)).to_have_count(count)
        expect(page.locator('[aria-busy="true"]')).to_have_count(0)
        check_in_sight(page, said)


def test_an_answer_that_was_tapped_for_is_in_sight_too(open_page: OpenPage) -> None:
    page = open_page(viewport={"width": 640, "height": 400})
    for count, (said, tapped) in enumerate([("signs", "None of these"), ("result", "I don't know it")], start=1):
        say(page, said)
        page.get_by_role("button", name=tapped).click()
        expect(persons(page)).to_have_count(2 * count)
        expect(page.locator('[aria-busy="true"]')).to_have_count(0)
        check_in_sight(page, tapped)
    assert messages(page).count() > 1
