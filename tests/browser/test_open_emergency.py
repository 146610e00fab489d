"""An emergency stays in sight until it is settled, with the number for this danger first and every number to tap."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect
from talking import persons, say

OpenPage = Callable[..., Page]


def standing(page: Page) -> Locator:
    return page.get_by_role("region", name="Emergency, still open")


@pytest.mark.parametrize(("width", "height"), [(390, 664), (1280, 800), (640, 400), (320, 256)])
def test_an_open_emergency_stays_in_sight_and_can_be_called_until_an_answer_comes_without_it(
    open_page: OpenPage, width: int, height: int
) -> None:
    page = open_page(viewport={"width": width, "height": height})
    for said in ("chest pain", "ok but what dose", "a person please"):
        say(page, said)
        expect(persons(page).last).to_have_text(said)
        expect(page.locator('[aria-busy="true"]')).to_have_count(0)
        call = standing(page).get_by_role("link", name="Call 911 now")
        expect(call).to_be_in_viewport()
        expect(call).to_have_attribute("href", "tel:911")
    page.locator(".message").first.evaluate("(message) => message.scrollIntoView()")
    expect(standing(page).get_by_role("link", name="Call 911 now")).to_be_in_viewport()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width

    say(page, "numb")
    expect(standing(page)).to_be_hidden()


def test_an_emergency_told_again_is_folded_and_alarms_once(page: Page) -> None:
    say(page, "chest pain")
    expect(page.get_by_role("alert")).to_have_count(1)
    say(page, "ok but what dose")
    expect(page.get_by_text("This may still be an emergency")).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(1)


def test_an_open_emergency_is_there_again_after_a_reload(page: Page) -> None:
    say(page, "chest pain")
    expect(standing(page)).to_be_visible()
    page.reload()
    expect(standing(page).get_by_role("link", name="Call 911 now")).to_be_visible()


def test_thoughts_of_suicide_put_the_crisis_line_first_and_heaviest(page: Page) -> None:
    say(page, "want to die")
    card = page.get_by_role("alert")
    links = card.get_by_role("link")
    expect(links).to_have_text(["Call 988 now", "Text 988", "Call 911"])
    assert [link.get_attribute("href") for link in links.all()] == ["tel:988", "sms:988", "tel:911"]
    sizes = [float(link.evaluate("(link) => parseFloat(getComputedStyle(link).fontSize)")) for link in links.all()]
    assert sizes[0] == max(sizes) > sizes[1]
    buttons = page.locator(".option").all()
    assert all(sizes[0] > float(b.evaluate("(b) => parseFloat(getComputedStyle(b).fontSize)")) for b in buttons)
