"""The card in three tiers: what must be known fits one screen, the rest is folded, and the long caveat stands once."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

import pytest
from example_answers import CASE, answer, message, suggestion_card
from playwright.sync_api import Locator, Page, expect
from stand_in_rasa import StandInRasa
from talking import messages, say

OpenPage = Callable[..., Page]

MOST_WORDS = 120
"""Words of the first tier, of a plain case."""

NUMBNESS = {"symptoms": {"present": ["numbness"], "absent": []}}
"""A nerve sign for which somebody is to be seen within days."""

LONGEST_WORD_IS_WHOLE = """table => [...table.querySelectorAll("td")].every((cell) => {
  const text = cell.firstChild;
  return !text?.data || [...text.data.matchAll(/\\S+/g)].every((word) => {
    const range = document.createRange();
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].length);
    return range.getClientRects().length === 1;
  });
})"""
"""Whether every word of the table stands on one line."""


def first_tier(page: Page) -> Locator:
    return page.locator(".first")


def height(part: Locator) -> float:
    box = part.bounding_box()
    assert box is not None
    return box["height"]


@pytest.mark.parametrize(("width", "tall"), [(390, 664), (1280, 800)])
def test_the_first_tier_stands_whole_in_the_window_when_it_comes(
    open_page: OpenPage, rasa: StandInRasa, width: int, tall: int
) -> None:
    rasa.answers["plan"] = deepcopy(rasa.answers["plan"])
    rasa.answers["plan"]["messages"][0]["text"] = ""
    page = open_page(viewport={"width": width, "height": tall})
    say(page, "numb")
    expect(messages(page)).to_have_count(3)
    say(page, "plan")
    buttons = first_tier(page).get_by_role("button")
    expect(buttons).to_have_count(3)
    for part in (page.get_by_role("article").get_by_role("heading").first, *buttons.all()):
        expect(part).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(
    ("said", "width", "tall"), [("plan", 390, 664), ("plan", 1280, 800), ("clinician plan", 1280, 800)]
)
def test_the_first_tier_fits_one_screen(open_page: OpenPage, said: str, width: int, tall: int) -> None:
    page = open_page(viewport={"width": width, "height": tall})
    say(page, said)
    expect(page.get_by_role("article")).to_be_visible()
    assert height(first_tier(page)) <= height(page.get_by_role("region", name="Conversation"))


def test_the_first_tier_of_a_plain_case_has_at_most_120_words(page: Page) -> None:
    say(page, "plan")
    expect(page.get_by_role("article")).to_be_visible()
    assert len(first_tier(page).inner_text().split()) <= MOST_WORDS


def test_the_first_tier_says_dose_caveat_when_not_to_wait_and_what_can_be_done(page: Page, rasa: StandInRasa) -> None:
    suggestion = rasa.answers["plan"]["messages"][0]["card"]["suggestion"]
    say(page, "plan")
    first = first_tier(page)
    expect(first.get_by_role("row", name="1,000 mcg every day 7 days 7")).to_be_visible()
    expect(first.get_by_role("row", name="1,000 mcg every month for life")).to_be_visible()
    expect(first).to_contain_text(suggestion["confirmation"]["line_plain"])
    expect(first.get_by_role("link", name="Call 911")).to_have_attribute("href", "tel:911")
    expect(first.get_by_role("button")).to_have_text(["What to ask at my visit", "Why this?", "Something is wrong"])


def test_a_draft_that_can_wait_for_days_is_seen_with_what_is_urgent_and_the_numbers_stand_behind_it(
    open_page: OpenPage, rasa: StandInRasa
) -> None:
    rasa.answers["plan"] = answer(message(None, {}, suggestion_card(**NUMBNESS)))
    page = open_page(viewport={"width": 390, "height": 664})
    say(page, "plan")
    first = first_tier(page)
    expect(first).to_contain_text("Please be seen soon")
    expect(first.locator("table.regimen")).to_be_in_viewport(ratio=1)
    expect(first.locator(".banner").get_by_role("link", name="Call")).to_have_count(0)


def test_three_things_to_ask_stand_under_a_card_and_the_rest_behind_more(page: Page, rasa: StandInRasa) -> None:
    titles = ["Dates", "Other guidelines", "Change an answer", "Start again", "When will I feel better?"]
    rasa.answers["plan"] = answer(message(None, dict.fromkeys(titles, "/why_this"), suggestion_card()))
    say(page, "plan")
    offered = page.get_by_role("group", name="Possible answers").get_by_role("button")
    expect(offered).to_have_text([*titles[:3], "More"])
    offered.last.click()
    expect(offered).to_have_text(titles)
    expect(offered.nth(3)).to_be_focused()


def test_why_opens_its_fold_and_asks_nothing(page: Page, rasa: StandInRasa) -> None:
    say(page, "plan")
    page.get_by_role("button", name="Why this?").click()
    expect(page.get_by_role("heading", name="What speaks against it")).to_be_visible()
    assert [body["text"] for body in rasa.received] == ["/start", "plan"]


def test_the_long_caveat_is_folded_and_stands_once(page: Page, rasa: StandInRasa) -> None:
    suggestion = rasa.answers["plan"]["messages"][0]["card"]["suggestion"]
    say(page, "plan")
    card = page.get_by_role("article")
    longest = max(suggestion["confirmation"]["plain"].split("\n"), key=len)
    expect(card.get_by_text(longest)).to_have_count(1)
    expect(card.get_by_text(longest)).to_be_hidden()
    card.get_by_text("All details and sources").click()
    expect(card.get_by_text(longest)).to_be_visible()


def test_marks_of_sources_are_numbered_in_the_order_in_which_they_are_met(page: Page) -> None:
    say(page, "plan")
    expect(page.get_by_role("article")).to_be_visible()
    marks = [int(mark[1:-1]) for mark in page.locator(".reference-mark").all_text_contents()]
    met = list(dict.fromkeys(marks))
    assert met == list(range(1, len(met) + 1))


def test_less_than_half_of_a_phones_screen_is_furniture_once_somebody_has_spoken(open_page: OpenPage) -> None:
    page = open_page(viewport={"width": 390, "height": 664})
    say(page, "signs")
    expect(page.get_by_role("group", name="Have you noticed")).to_be_visible()
    assert height(page.get_by_role("region", name="Conversation")) >= 664 * 0.7
    expect(page.get_by_role("link", name="911", exact=True)).to_be_in_viewport()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_table_of_doses_shows_no_empty_column_and_breaks_no_word(
    open_page: OpenPage, rasa: StandInRasa, width: int
) -> None:
    rasa.answers["plan"] = deepcopy(rasa.answers["plan"])
    doses = [
        {"what": "hydroxocobalamin", "much": "1,000 mcg", "often": "on alternate days",
         "long": "until no further improvement", "many": None},
        {"what": None, "much": "1,000 mcg", "often": "every 2 to 3 months", "long": "for life", "many": None},
    ]  # fmt: skip
    rasa.answers["plan"]["messages"][0]["card"]["doses"] = doses
    page = open_page(viewport={"width": width, "height": 664})
    say(page, "plan")
    table = page.locator(".regimen")
    expect(table.get_by_role("columnheader")).to_have_text(["How much", "How often", "How long"])
    assert table.evaluate(LONGEST_WORD_IS_WHOLE)


@pytest.mark.parametrize("register", ["patient", "clinician"])
def test_a_referral_with_a_draft_below_it_says_both_in_its_heading(
    page: Page, rasa: StandInRasa, register: str
) -> None:
    card = suggestion_card(register, **{**CASE, "symptoms": {"present": ["falls"]}})
    assert (card["suggestion"]["status"], card["suggestion"]["regimen"] is None) == ("refer", False)
    rasa.answers["plan"] = answer(message(None, None, card))
    say(page, "plan")
    expect(page.get_by_role("article").get_by_role("heading").first).to_contain_text("draft")
