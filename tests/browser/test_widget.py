"""The widget as a clinic has it on its pages: launcher, reload, failures, and another site with its own policy."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, expect
from stand_in_rasa import StandInRasa, free_port, served
from starlette.responses import HTMLResponse
from talking import announced, messages, persons, say

OpenPage = Callable[..., Page]


def test_the_launcher_opens_with_the_welcome_and_closes_with_escape(open_page: OpenPage, rasa: StandInRasa) -> None:
    page = open_page("/")
    launcher = page.get_by_role("button", name="Ask about B12")
    expect(page.get_by_role("dialog", name="B12 assistant")).to_have_count(0)
    assert rasa.received == []

    launcher.click()
    expect(page.get_by_role("dialog", name="B12 assistant")).to_be_visible()
    expect(page.get_by_label("Your answer or question")).to_be_focused()
    expect(page.get_by_role("button", name="Work out a plan")).to_be_visible()

    page.keyboard.press("Escape")
    expect(launcher).to_be_focused()
    launcher.click()
    expect(messages(page)).to_have_count(1)
    assert [body["text"] for body in rasa.received] == ["/start"]


def test_a_link_of_the_page_opens_the_assistant(open_page: OpenPage) -> None:
    page = open_page("/")
    page.get_by_role("link", name="Start with the assistant").click()
    expect(page.get_by_role("button", name="Work out a plan")).to_be_visible()
    assert page.url.endswith("/")


def test_a_question_in_the_address_waits_in_the_text_field(open_page: OpenPage, rasa: StandInRasa) -> None:
    page = open_page("/faq-is-elsewhere")
    page.goto(page.url.replace("/faq-is-elsewhere", "/chat#ask=Is%20monthly%20enough%3F"))
    expect(page.get_by_label("Your answer or question")).to_have_value("Is monthly enough?")
    expect(page.get_by_role("button", name="Work out a plan")).to_be_visible()
    assert [body["text"] for body in rasa.received] == ["/start"]
    assert "ask" not in page.url


def test_a_reload_brings_the_conversation_back_and_it_goes_on(page: Page, rasa: StandInRasa) -> None:
    say(page, "review")
    expect(page.get_by_role("table")).to_be_visible()

    page.reload()

    expect(page.get_by_role("table")).to_be_visible()
    expect(persons(page)).to_have_text(["review"])
    expect(page.get_by_role("button", name="Work out a plan")).to_have_count(0)
    expect(page.locator("#progress-label")).to_contain_text("Step 7 of 7")
    expect(announced(page)).to_contain_text("shown again")
    page.get_by_role("button", name="Yes, that's right").click()
    expect(messages(page)).to_have_count(3)
    assert [body["text"] for body in rasa.received] == ["/start", "review", "/affirm"]
    assert len({body["sender"] for body in rasa.received}) == 1


def test_a_message_on_its_way_at_a_reload_is_counted_once(page: Page, rasa: StandInRasa) -> None:
    rasa.delay = 1.0
    say(page, "numb")
    expect(page.locator(".typing")).to_be_visible()

    page.reload()

    expect(page.get_by_role("alert")).to_contain_text("send it once more")
    expect(page.locator(".unsent")).to_be_visible()
    page.get_by_role("button", name="Try again").click()
    expect(messages(page)).to_have_count(3)
    expect(page.locator(".unsent")).to_have_count(0)
    assert [body["text"] for body in rasa.received] == ["/start", "numb"]


def test_an_expired_conversation_is_not_shown_again(page: Page) -> None:
    say(page, "review")
    expect(page.get_by_role("table")).to_be_visible()
    page.evaluate(
        """() => { const name = Object.keys(sessionStorage).find((key) => !key.endsWith("open"));
        const kept = JSON.parse(sessionStorage.getItem(name)); kept.session.until = 1;
        sessionStorage.setItem(name, JSON.stringify(kept)); }"""
    )

    page.reload()

    expect(messages(page).first).to_contain_text("has expired")
    expect(page.get_by_role("button", name="Work out a plan")).to_be_visible()
    expect(page.get_by_role("table")).to_have_count(0)


def test_forgetting_leaves_nothing_in_the_browser(page: Page) -> None:
    say(page, "numb")
    expect(messages(page)).to_have_count(3)
    page.get_by_role("button", name="Forget this conversation").click()
    page.get_by_role("button", name="Forget it").click()
    expect(messages(page).get_by_text("has been deleted")).to_be_visible()

    kept = page.evaluate("() => Object.values(sessionStorage).join()")
    assert "numb" not in kept
    assert "token" not in kept


def test_what_did_not_arrive_is_marked_until_it_did(page: Page, rasa: StandInRasa) -> None:
    rasa.status = 500
    say(page, "numb")
    expect(page.locator(".person .unsent")).to_have_text("Not sent yet")
    rasa.status = 200
    page.get_by_role("button", name="Try again").click()
    expect(messages(page)).to_have_count(3)
    expect(page.locator(".unsent")).to_have_count(0)


def test_too_many_messages_are_said_plainly_and_can_be_sent_later(page: Page, rasa: StandInRasa) -> None:
    many = {"error": {"code": "too_many_requests", "message": "Please wait 3 seconds and try again.", "reference": "r"}}
    page.route("**/api/messages", lambda route: route.fulfill(status=429, json=many), times=1)
    say(page, "numb")
    expect(page.get_by_role("alert")).to_contain_text("wait 3 seconds")
    page.get_by_role("button", name="Try again").click()
    expect(messages(page)).to_have_count(3)
    assert [body["text"] for body in rasa.received] == ["/start", "numb"]


def test_a_failure_without_words_is_told_as_one_of_the_assistant_and_not_of_the_connection(page: Page) -> None:
    page.route("**/api/messages", lambda route: route.fulfill(status=503, body="<html>busy</html>"), times=1)
    say(page, "numb")
    expect(page.get_by_role("alert")).to_contain_text("can’t answer right now")
    expect(page.get_by_role("alert")).not_to_contain_text("connection")
    page.get_by_role("button", name="Try again").click()
    expect(messages(page)).to_have_count(3)


def test_the_launcher_covers_no_button_of_a_narrow_page(open_page: OpenPage) -> None:
    page = open_page("/", viewport={"width": 320, "height": 568})
    launcher = page.get_by_role("button", name="Ask about B12").bounding_box()
    assert launcher is not None
    for link in page.locator("a.button").all():
        link.scroll_into_view_if_needed()
        box = link.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= launcher["x"]


def test_what_cannot_be_undone_is_not_the_strong_button(page: Page) -> None:
    say(page, "numb")
    page.get_by_role("button", name="Forget this conversation").click()
    expect(page.get_by_role("button", name="Keep it")).to_be_focused()
    expect(page.get_by_role("button", name="Keep it")).to_have_class("primary")
    expect(page.get_by_role("button", name="Forget it")).to_have_class("quiet")


def test_words_of_an_ended_conversation_are_not_lost(page: Page) -> None:
    over = {"error": {"code": "session_over", "message": "This conversation has ended.", "reference": "r1"}}
    page.route("**/api/messages", lambda route: route.fulfill(status=401, json=over), times=1)
    say(page, "a long story")
    page.get_by_role("button", name="Start a new conversation").click()
    expect(page.get_by_label("Your answer or question")).to_have_value("a long story")


@pytest.fixture
def other_site(site: tuple[str, StandInRasa]) -> Iterator[str]:
    """Another origin, which the clinic allows: a page with one script tag and a strict policy."""
    address = site[0]
    app = FastAPI()

    @app.get("/")
    async def page() -> HTMLResponse:
        policy = f"default-src 'none'; script-src {address}; connect-src {address}; require-trusted-types-for 'script'"
        tag = f'<script type="module" src="{address}/widget.js"></script>'
        return HTMLResponse(
            f"<!doctype html><html lang=en><title>Elsewhere</title><h1>Elsewhere</h1>{tag}",
            headers={"Content-Security-Policy": policy},
        )

    @app.get("/loud")
    async def loud() -> HTMLResponse:
        tag = f'<script type="module" src="{address}/widget.js"></script>'
        return HTMLResponse(
            f"<!doctype html><html lang=en><title>Loud</title><style>{LOUD}</style><h1>Loud</h1>{tag}",
            headers={
                "Content-Security-Policy": f"default-src 'none'; style-src 'unsafe-inline'; script-src {address}; "
                f"connect-src {address}"
            },
        )

    with served(app, int(OTHER.rsplit(":", 1)[1])) as there:
        yield there


LOUD = """
html { font-size: 6px !important; direction: rtl }
* { color: lime !important; background: red !important; font: italic 40px fantasy !important; cursor: none !important;
  text-align: right !important; letter-spacing: 1em !important; word-spacing: 2em !important; line-height: 3 !important;
  text-transform: uppercase !important; text-indent: 5em !important; visibility: hidden !important;
  pointer-events: none !important; user-select: none !important; white-space: pre !important; }
body > * { opacity: 0.2 !important; transform: rotate(9deg) !important; filter: blur(3px) !important; }
b12-chat { float: left !important; }
button, input, textarea, ul, li, table, a { display: inline !important; inline-size: 9px !important; }
"""
"""Styles of a page that spares nothing."""

OTHER = f"http://127.0.0.1:{free_port()}"


@pytest.fixture(scope="module")
def site_origins() -> tuple[str, ...]:
    """The sites that the clinic of this module allows."""
    return (OTHER,)


def test_one_script_tag_is_enough_on_another_site_with_a_strict_policy(
    browser: Browser, other_site: str, rasa: StandInRasa
) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if "Security Policy" in said.text else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(other_site)

    page.get_by_role("button", name="Ask about B12").click()
    say(page, "numb")

    expect(messages(page)).to_have_count(3)
    background = page.locator(".person > .said").evaluate("(said) => getComputedStyle(said).backgroundColor")
    assert background != "rgba(0, 0, 0, 0)"
    context.close()
    assert faults == []


INHERITED = ("color", "font-size", "font-style", "letter-spacing", "word-spacing", "text-transform", "text-indent",
             "visibility", "white-space", "cursor", "pointer-events", "user-select", "text-align")  # fmt: skip
LOOKS = """(element, names) => Object.fromEntries(names.map((name) => [name, getComputedStyle(element)[name]]))"""
OWN = ("opacity", "transform", "filter", "float", "background-color")


def test_the_styles_of_a_loud_page_change_nothing_in_the_widget(
    browser: Browser, other_site: str, rasa: StandInRasa
) -> None:
    looks = []
    for path in ("/", "/loud"):
        page = browser.new_page(reduced_motion="reduce", viewport={"width": 390, "height": 664})
        page.goto(f"{other_site}{path}")
        page.locator("b12-chat").evaluate("(chat) => chat.open()")
        say(page, "plan")
        expect(page.get_by_role("article")).to_be_visible()
        parts = [page.locator(name).last for name in (".line", ".person > .said", ".regimen td", "#message", "#panel")]
        looks.append(
            [
                *(part.evaluate(LOOKS, [*INHERITED, *OWN]) for part in parts),
                page.locator("b12-chat").evaluate(LOOKS, OWN[:4]),
                *(part.bounding_box() for part in parts),
            ]
        )
        page.close()
    assert looks[0] == looks[1]


def test_words_sent_before_the_welcome_go_out_after_it(browser: Browser, other_site: str, rasa: StandInRasa) -> None:
    rasa.delay = 2.0
    page = browser.new_page()
    page.goto(other_site)
    page.get_by_role("button", name="Ask about B12").click()
    say(page, "numb")

    expect(messages(page)).to_have_count(3)
    expect(persons(page)).to_have_count(1)
    expect(page.get_by_label("Your answer or question")).to_have_value("")
    assert [body["text"] for body in rasa.received] == ["/start", "numb"]
    page.close()


def test_a_slow_answer_is_said_to_be_on_its_way_and_need_not_be_sent_again(page: Page, rasa: StandInRasa) -> None:
    page.clock.install()
    rasa.delay = 3.0
    say(page, "numb")
    page.clock.run_for(9000)
    expect(page.locator(".slow")).to_contain_text("no need to send it again")
    expect(announced(page)).to_contain_text("no need to send it again")
    expect(messages(page)).to_have_count(3)
    assert [body["text"] for body in rasa.received] == ["/start", "numb"]
