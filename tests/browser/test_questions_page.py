"""The page of common questions: found by their words, readable without scripts and on paper, a way to the assistant."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect
from stand_in_rasa import StandInRasa
from talking import arrives, messages, persons

from education.content import load_education

OpenPage = Callable[..., Page]
EDUCATION = load_education().spelled_for("US")
"""The answers as the page of a clinic in the US spells them."""


@pytest.fixture
def questions(open_page: OpenPage) -> Page:
    return open_page("/faq")


def test_answers_are_folded_by_theme_and_open_by_keyboard(questions: Page) -> None:
    expect(questions.get_by_role("heading", level=2)).to_have_text([theme.title for theme in EDUCATION.themes])
    entry = EDUCATION.entries[0]
    folded = questions.locator(f"#{entry.id}")
    expect(folded.get_by_text(entry.answer[0])).to_be_hidden()

    folded.locator("summary").focus()
    questions.keyboard.press("Enter")

    expect(folded.get_by_text(entry.answer[0])).to_be_visible()
    expect(folded).to_contain_text(entry.sources[0].title)
    expect(folded.locator("time")).to_have_attribute("datetime", entry.reviewed.isoformat())


def test_every_answer_that_names_a_dose_has_its_caveat_beside_it(questions: Page) -> None:
    for entry in EDUCATION.entries:
        shown = questions.locator(f"#{entry.id} .caveat")
        expect(shown).to_have_count(0 if entry.caveat is None else 1)


def test_search_leaves_the_questions_with_these_words(questions: Page) -> None:
    questions.get_by_role("searchbox").fill("Pregnant")
    expect(questions.get_by_text(f"of {len(EDUCATION.entries)} questions")).to_be_visible()
    shown = questions.locator(".entry:visible")
    assert 0 < shown.count() < len(EDUCATION.entries)
    for entry in shown.all():
        asks = entry.get_attribute("data-asks") or ""
        assert "pregnant" in f"{entry.text_content()} {asks}".lower()

    questions.get_by_role("searchbox").fill("")
    expect(shown).to_have_count(len(EDUCATION.entries))


def test_where_nothing_is_found_the_assistant_can_be_asked(questions: Page, rasa: StandInRasa) -> None:
    questions.get_by_role("searchbox").fill("zebra stripes")
    expect(questions.get_by_role("heading", name="Nothing found")).to_be_visible()
    questions.locator("#ask-instead").click()
    expect(persons(questions)).to_have_text(["zebra stripes"])
    expect(messages(questions)).to_have_count(2)
    assert [body["text"] for body in rasa.received] == ["/start", "zebra stripes"]


def test_a_question_is_put_to_the_assistant_on_the_same_page(questions: Page, rasa: StandInRasa) -> None:
    entry = EDUCATION.entries[0]
    questions.locator(f"#{entry.id} summary").click()
    questions.locator(f"#{entry.id} .ask").click()
    expect(persons(questions)).to_have_text([entry.question])
    expect(messages(questions)).to_have_count(2)
    arrives(rasa, entry.question)
    assert questions.url.endswith("/faq")


def test_an_address_with_a_question_opens_it(questions: Page) -> None:
    entry = EDUCATION.entries[3]
    questions.goto(f"{questions.url}#{entry.id}")
    expect(questions.get_by_text(entry.answer[0])).to_be_visible()


def test_without_scripts_every_answer_is_shown(browser: Browser, site: tuple[str, StandInRasa]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site[0]}/faq")
    for theme in EDUCATION.themes:
        expect(page.get_by_text(theme.entries[0].answer[0])).to_be_visible()
    expect(page.get_by_role("searchbox")).to_be_hidden()
    context.close()


def test_on_paper_every_answer_is_there_and_nothing_to_click(questions: Page) -> None:
    questions.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    questions.emulate_media(media="print")
    for theme in EDUCATION.themes:
        expect(questions.get_by_text(theme.entries[0].answer[0])).to_be_visible()
    expect(questions.get_by_role("searchbox")).to_be_hidden()
    expect(questions.get_by_role("button", name="Ask about B12")).to_be_hidden()
