"""Every text of a plan's card is seen by whoever looks at it: at each urgency, width, colour scheme, and on paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from example_answers import CASE, answer, message, suggestion_card
from playwright.sync_api import Page, expect
from stand_in_rasa import StandInRasa
from talking import say

OpenPage = Callable[..., Page]

SYMPTOMS: dict[str, list[str]] = {
    "none": ["fatigue"],
    "urgent": ["numbness"],
    "same_day": ["gait_disturbance"],
    "emergency": ["chest_pain"],
}
"""By the urgency that they give the plan."""

CUT_OFF = """() => {
  const cut = [];
  const card = document.querySelector("b12-chat").shadowRoot.querySelector(".suggestion");
  const texts = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const words = texts.currentNode.data.trim();
    if (!words) continue;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    const lines = [...range.getClientRects()];
    let seen = lines.length > 0;
    for (let at = texts.currentNode.parentElement; at && seen; at = at === card ? null : at.parentElement) {
      const { overflowX, clipPath, opacity, visibility } = getComputedStyle(at);
      const box = at.getBoundingClientRect();
      const clips = overflowX !== "visible" && !(at instanceof SVGElement);
      seen = clipPath === "none" && Number(opacity) > 0 && visibility === "visible"
        && !(clips && lines.some(({ left, right }) => left < box.left - 1 || right > box.right + 1));
    }
    if (!seen) cut.push(words);
  }
  return cut;
}"""
"""The texts of the card of which nothing is drawn, or that something around them cuts off."""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("register", ["patient", "clinician"])
@pytest.mark.parametrize("urgency", SYMPTOMS)
def test_every_text_of_an_opened_card_is_seen_whole(
    open_page: OpenPage, rasa: StandInRasa, urgency: str, register: str, width: int
) -> None:
    content = _card(register, urgency)
    rasa.answers["plan"] = answer(message(None, None, content))
    page = open_page(viewport={"width": width, "height": 800})
    say(page, "plan")
    card = page.get_by_role("article")
    expect(card).to_be_visible()
    for folded in card.locator("details").all():
        folded.locator("summary").click()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert [words for words in page.evaluate(CUT_OFF) if words not in _heads_of_columns(page)] == []


@pytest.mark.parametrize("protocol", ["uk-nice-bnf", "fr-label-cyanocobalamin", "jp-mecobalamin", "nl-zwolle"])
@pytest.mark.parametrize("width", [320, 390])
def test_a_table_of_doses_is_no_wider_than_a_phone(
    open_page: OpenPage, rasa: StandInRasa, protocol: str, width: int
) -> None:
    rasa.answers["plan"] = answer(message(None, None, suggestion_card("patient", protocol)))
    page = open_page(viewport={"width": width, "height": 800})
    say(page, "plan")
    expect(page.get_by_role("article")).to_be_visible()
    assert [words for words in page.evaluate(CUT_OFF) if words not in _heads_of_columns(page)] == []


@pytest.mark.parametrize("urgency", SYMPTOMS)
def test_a_plan_of_any_urgency_is_on_paper(page: Page, rasa: StandInRasa, urgency: str) -> None:
    rasa.answers["plan"] = answer(message(None, None, _card("patient", urgency)))
    say(page, "plan")
    card = page.get_by_role("article")
    expect(card).to_be_visible()
    page.emulate_media(media="print")
    expect(card).to_be_visible()


def _card(register: str, urgency: str) -> dict[str, Any]:
    made = suggestion_card(register, **{**CASE, "symptoms": {"present": SYMPTOMS[urgency]}})
    assert (made["suggestion"]["urgency"] or "none") == urgency
    return made


def _heads_of_columns(page: Page) -> list[str]:
    """What stands before each cell on a phone, where the row of heads is for screen readers alone."""
    return page.locator(".stacking thead th").all_text_contents()
