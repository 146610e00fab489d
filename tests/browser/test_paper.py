"""On paper a plain plan is one page with its draft mark, caveat and a place to sign; every card counts its pages."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from talking import say

LETTER, A4 = (612, 792), (595, 842)
"""Points across and down."""

COUNTRY = "document.querySelector('b12-chat').clinic.country"


def printed(page: Page) -> list[str]:
    """The text of each page that the Print button of the card gives."""
    page.evaluate("() => { window.print = () => {}; }")
    page.get_by_role("article").get_by_role("button", name="Print").click()
    page.locator("b12-print").wait_for(state="attached")
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    size = LETTER if page.evaluate(COUNTRY) == "US" else A4
    assert {(round(each.mediabox.width), round(each.mediabox.height)) for each in pages} == {size}
    return [" ".join(each.extract_text().split()) for each in pages]


@pytest.mark.parametrize("country", ["US", "GB"])
def test_a_plain_plan_is_one_page_of_the_countrys_paper(page: Page, country: str) -> None:
    page.evaluate(f"{COUNTRY} = '{country}'")
    say(page, "plan")
    expect(page.get_by_role("article")).to_be_visible()
    (paper,) = printed(page)
    for words in ("Draft, not a prescription", "Page 1 of 1", "1,000 mcg", "a prescriber must confirm it", "Signature"):
        assert words in paper
    assert "What speaks against it" in paper


@pytest.mark.parametrize("said", ["clinician plan", "sheet", "dates", "compare"])
def test_every_page_of_a_card_carries_the_draft_mark_and_its_number(page: Page, said: str) -> None:
    say(page, said)
    expect(page.get_by_role("article")).to_be_visible()
    papers = printed(page)
    assert len(papers) <= 3
    for number, paper in enumerate(papers, start=1):
        assert f"Page {number} of {len(papers)}" in paper
        assert re.search(r"Draft, not a prescription · .+ · \w+ \d+, 20\d\d · rules 20\d\d\.\d+", paper)


@pytest.mark.parametrize("said", ["plan", "sheet"])
def test_tapped_twice_a_card_is_printed_once(open_page: Callable[..., Page], said: str) -> None:
    page = open_page(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 664})
    say(page, said)
    page.evaluate("() => { window.prints = 0; window.print = () => { window.prints += 1; }; }")
    button = page.get_by_role("article").get_by_role("button", name="Print")
    button.tap()
    button.tap()
    page.locator("b12-print").first.wait_for(state="attached")
    page.wait_for_timeout(300)
    assert page.evaluate("window.prints") == 1
    assert page.locator("b12-print").count() == 1
