"""What a person meets on the chat page: answers, buttons, cards, failures, forgetting; by mouse, key and phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from stand_in_rasa import StandInRasa
from talking import announced, arrives, messages, persons, say


def test_the_page_says_what_it_is_not_and_whom_to_call(page: Page) -> None:
    chat = page.get_by_role("region", name="B12 assistant")
    expect(chat).to_contain_text("a program, not a clinician")
    expect(chat.get_by_role("link", name="911", exact=True)).to_have_attribute("href", "tel:911")
    expect(chat).to_contain_text("Clinic <b>&</b> Sons")
    expect(chat).to_contain_text("Call 988.")


def test_a_typed_message_is_answered_and_read_out(page: Page, rasa: StandInRasa) -> None:
    say(page, "numb")

    expect(messages(page)).to_have_count(3)
    expect(messages(page).nth(1).locator("strong").first).to_have_text("pernicious anaemia")
    expect(page.locator("#progress-label")).to_have_text("Step 3 of 7 · symptoms · 8 questions left")
    expect(announced(page)).to_contain_text("Possible answers: None of these, Why do you ask?.")
    expect(page.get_by_label("Your answer or question")).to_be_focused()
    assert [body["text"] for body in rasa.received] == ["/start", "numb"]


def test_a_button_answers_by_keyboard_and_older_buttons_go(page: Page, rasa: StandInRasa) -> None:
    page.get_by_role("button", name="Work out a plan").focus()
    page.keyboard.press("Enter")

    expect(messages(page)).to_have_count(2)
    expect(page.locator(".person")).to_contain_text("Work out a plan")
    expect(page.get_by_role("button", name="Work out a plan")).to_have_count(0)
    expect(messages(page).nth(1)).to_be_focused()
    arrives(rasa, "/plan")


def test_what_is_said_never_becomes_markup(page: Page) -> None:
    say(page, "<img src=x onerror=alert(1)>")

    expect(messages(page).nth(1)).to_contain_text("You said: <img src=x onerror=alert(1)>")
    expect(page.locator(".messages img")).to_have_count(0)


def test_a_plan_carries_its_caveat_reasons_and_sources_in_one_card(page: Page, rasa: StandInRasa) -> None:
    suggestion = rasa.answers["plan"]["messages"][0]["card"]["suggestion"]
    say(page, "plan")

    card = page.get_by_role("article")
    expect(card).to_have_count(1)
    expect(card.get_by_role("row", name="1,000 mcg")).to_have_count(len(suggestion["regimen"]["steps"]))
    for folded in card.locator("summary").all():
        folded.click()
    shown = card.inner_text().replace("\n", " ")
    for sentence in suggestion["confirmation"]["plain"].split("\n"):
        assert sentence.strip() in shown
    for heading in ("Why", "What speaks against it", "Checks", "Not known"):
        expect(card.get_by_role("heading", name=heading, exact=True)).to_be_visible()
    expect(card).to_contain_text(f"rules {suggestion['knowledge']['version']}")
    addresses = card.locator("a[href^='http']")
    assert addresses.count() > 0
    expect(addresses.first).to_have_attribute("rel", "noopener noreferrer")


def test_a_clinician_gets_the_clinicians_wording_and_the_urgency_first(page: Page, rasa: StandInRasa) -> None:
    suggestion = rasa.answers["clinician plan"]["messages"][0]["card"]["suggestion"]
    say(page, "clinician plan")

    card = page.get_by_role("article")
    expect(card.locator(".banner")).to_contain_text("Same-day review")
    expect(card.get_by_role("row", name="1,000 mcg IM or deep SC daily")).to_be_visible()
    expect(card).to_contain_text(suggestion["reasons"][0]["text"])
    expect(card).not_to_contain_text(suggestion["confirmation"]["plain"][:60])


def test_the_review_shows_what_is_known_not_known_and_not_asked(page: Page) -> None:
    say(page, "review")

    expect(page.get_by_role("row", name="B12 98 pg/mL")).to_contain_text("that is 72 pmol/L")
    expect(page.get_by_role("row", name="B12 98 pg/mL").get_by_role("button", name="Change B12")).to_be_visible()
    expect(page.get_by_role("row", name="Folate")).to_contain_text("not known")
    expect(page.get_by_role("row", name="Age")).to_contain_text("not asked")


def test_an_emergency_is_an_alert_with_a_number_to_call(page: Page) -> None:
    say(page, "chest pain")

    expect(page.get_by_role("alert")).to_contain_text("Call 911 now")
    expect(page.get_by_role("alert").get_by_role("link", name="911")).to_have_attribute("href", "tel:911")


def test_after_a_failure_trying_again_sends_nothing_twice(page: Page, rasa: StandInRasa) -> None:
    keys: list[str | None] = []
    page.on("request", lambda asked: keys.append(asked.headers.get("idempotency-key")))
    rasa.status = 500
    say(page, "numb")
    expect(page.get_by_role("alert")).to_contain_text("can't answer right now")
    expect(page.get_by_role("alert")).to_contain_text("Reference:")
    expect(page.get_by_role("button", name="Try again")).to_be_focused()

    rasa.status = 200
    page.keyboard.press("Enter")

    expect(messages(page)).to_have_count(3)
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.locator(".person")).to_have_count(1)
    assert len(keys) == 2
    assert len(set(keys)) == 1


def test_without_a_connection_the_answer_comes_once_it_is_back(page: Page, rasa: StandInRasa) -> None:
    page.context.set_offline(True)
    say(page, "numb")
    expect(page.get_by_role("alert")).to_contain_text("no connection")

    page.context.set_offline(False)
    page.get_by_role("button", name="Try again").click()

    expect(messages(page)).to_have_count(3)
    assert [body["text"] for body in rasa.received] == ["/start", "numb"]


def test_while_an_answer_is_on_its_way_nothing_else_is_sent(page: Page, rasa: StandInRasa) -> None:
    rasa.delay = 1.5
    say(page, "numb")
    expect(page.locator(".typing")).to_be_visible()
    say(page, "again")
    expect(messages(page)).to_have_count(3)

    expect(page.get_by_label("Your answer or question")).to_have_value("again")
    assert [body["text"] for body in rasa.received] == ["/start", "numb"]


def test_forgetting_asks_first_and_then_deletes(page: Page, rasa: StandInRasa) -> None:
    say(page, "numb")
    page.get_by_role("button", name="Forget this conversation").click()
    page.get_by_role("button", name="Keep it").click()
    assert rasa.forgotten == []

    page.get_by_role("button", name="Forget this conversation").click()
    page.get_by_role("button", name="Forget it").click()

    expect(messages(page)).to_have_count(1)
    expect(messages(page)).to_contain_text("has been deleted")
    assert rasa.forgotten == [rasa.received[0]["sender"]]
    page.get_by_role("button", name="Start a new conversation").click()
    expect(page.get_by_role("button", name="Work out a plan")).to_be_visible()
    assert rasa.received[-1]["sender"] != rasa.forgotten[0]


def test_a_conversation_that_has_ended_can_be_begun_anew(page: Page) -> None:
    over = {"error": {"code": "session_over", "message": "This conversation has ended.", "reference": "r1"}}
    page.route("**/api/messages", lambda route: route.fulfill(status=401, json=over), times=1)
    say(page, "numb")

    page.get_by_role("button", name="Start a new conversation").click()

    expect(page.get_by_role("button", name="Work out a plan")).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_cut_off_at_320_pixels(open_page: Callable[..., Page], scheme: str) -> None:
    page = open_page(viewport={"width": 320, "height": 640}, color_scheme=scheme)
    for text in ("review", "plan"):
        say(page, text)
        expect(page.locator(".card").last).to_be_visible()
    page.locator("summary").first.click()

    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320


def test_everything_that_can_be_pressed_is_large_enough(open_page: Callable[..., Page]) -> None:
    page = open_page(viewport={"width": 375, "height": 740})
    say(page, "plan")
    expect(page.get_by_role("article")).to_be_visible()

    for pressed in page.locator("button:visible, summary:visible, textarea").all():
        box = pressed.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24


def test_one_card_can_be_printed_alone_with_its_sources(page: Page) -> None:
    say(page, "plan")
    page.evaluate("() => { window.print = () => {}; }")
    page.get_by_role("button", name="Print").click()
    paper = page.locator("b12-print")
    expect(paper.get_by_role("article")).to_be_hidden()
    page.emulate_media(media="print")

    expect(paper.get_by_role("article")).to_be_visible()
    expect(paper.locator(".caveat")).to_be_visible()
    expect(paper.locator(".sources li").first).to_be_visible()
    expect(paper.locator(".signature")).to_contain_text("Signature")
    expect(paper.locator(".signature")).to_be_visible()
    expect(paper.locator(".alternatives")).to_be_hidden()
    rules = page.evaluate(
        "() => document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText).join()"
    )
    assert "Draft, not a prescription · Clinic <b>&</b> Sons · " in rules
    assert "counter(pages)" in rules
    expect(page.locator(".head")).to_be_hidden()
    expect(page.get_by_label("Your answer or question")).to_be_hidden()
    expect(page.locator(".person")).to_be_hidden()
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    expect(paper).to_have_count(0)


def test_on_a_right_to_left_page_a_dose_is_not_turned_round(page: Page) -> None:
    page.evaluate("() => { document.documentElement.dir = 'rtl'; }")
    say(page, "plan")
    step = page.locator(".regimen td").first
    expect(step).to_be_visible()
    assert step.evaluate("(step) => getComputedStyle(step).direction") == "ltr"


def test_in_a_translated_widget_everything_is_mirrored_and_nothing_cut_off(open_page: Callable[..., Page]) -> None:
    page = open_page(viewport={"width": 320, "height": 640})
    say(page, "plan")
    expect(page.get_by_role("article")).to_be_visible()
    page.evaluate("() => { document.querySelector('b12-chat').dir = 'rtl'; }")
    person, send = page.locator(".person > .said"), page.get_by_role("button", name="Send", exact=True)
    left = (person.bounding_box() or {})["x"]
    assert left < 100
    assert (send.bounding_box() or {})["x"] < 100
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320


def test_at_four_times_the_size_all_can_still_be_read_and_reached(open_page: Callable[..., Page]) -> None:
    page = open_page(viewport={"width": 320, "height": 256})
    say(page, "plan")
    expect(page.get_by_role("article")).to_be_visible()
    expect(persons(page).last).to_be_in_viewport()
    expect(messages(page).last).to_be_in_viewport()
    page.keyboard.type("x")
    expect(page.get_by_label("Your answer or question")).to_be_in_viewport()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320


def test_in_forced_colours_marks_and_buttons_keep_their_edges(open_page: Callable[..., Page]) -> None:
    page = open_page(forced_colors="active")
    say(page, "plan")
    button = page.get_by_role("button", name="Dates")
    assert button.evaluate("(button) => getComputedStyle(button).borderTopWidth") != "0px"
    mark = page.locator(".plot rect").first
    ground = page.locator(".card").first.evaluate("(card) => getComputedStyle(card).backgroundColor")
    assert mark.evaluate("(mark) => getComputedStyle(mark).fill") != ground


def test_without_motion_nothing_moves_by_itself(page: Page, rasa: StandInRasa) -> None:
    rasa.delay = 3.0
    say(page, "numb")
    dot = page.locator(".dots i").first
    expect(dot).to_be_visible()
    assert dot.evaluate("(dot) => getComputedStyle(dot).animationName") == "none"
    expect(messages(page)).to_have_count(3)


def test_header_and_text_field_stay_where_they_are_whatever_is_moved_to(page: Page) -> None:
    for _ in range(3):
        say(page, "plan")
        expect(page.locator('[aria-busy="true"]')).to_have_count(0)
    for place in page.get_by_role("article").all():
        place.evaluate("(card) => card.scrollIntoView()")
        expect(page.get_by_role("heading", name="B12 assistant", exact=True)).to_be_in_viewport()
        expect(page.get_by_label("Your answer or question")).to_be_in_viewport()
    assert page.evaluate("() => document.documentElement.scrollHeight <= innerHeight")
