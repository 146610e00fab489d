"""WCAG 2.2 AA in every state, by axe: on a desktop and a phone, in light and dark, with the report kept.

A contrast that axe cannot work out counts as a fault, so that none is left unexamined.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from stand_in_rasa import StandInRasa
from talking import messages, say

OpenPage = Callable[..., Page]
REPORT = Path(__file__).resolve().parents[2] / ".reports" / "axe.json"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
SIZES = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
SAID = (
    "numb",
    "signs",
    "result",
    "other results",
    "age",
    "first day",
    "review",
    "review",
    "plan",
    "clinician plan",
    "how will i know",
    "sheet",
    "compare",
    "dates",
)

# The policy of our pages keeps axe itself out, so it is put aside for this one look.
LOOK: dict[str, Any] = {"bypass_csp": True}

CONTRAST = {"runOnly": ["color-contrast"], "resultTypes": ["violations", "incomplete"]}
INTO_THE_MIDDLE = """(element) => {
  const places = [];
  for (let at = element; at; at = at.parentNode ?? at.host) {
    if (at.scrollTop !== undefined) places.push(at.scrollTop);
  }
  element.scrollIntoView({ block: "center", behavior: "instant" });
  return places;
}"""
BACK = """(element, places) => {
  let place = 0;
  for (let at = element; at; at = at.parentNode ?? at.host) {
    if (at.scrollTop !== undefined) at.scrollTop = places[place++];
  }
}"""
CONTRAST_BY_COUNT = """(text) => {
  const { x, y, width, height } = text.getBoundingClientRect();
  const top = text.getRootNode().elementFromPoint(x + width / 2, y + height / 2);
  if (!(text instanceof SVGTextElement || top === text || text.contains(top) || top?.contains(text))) return 0;
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    const [r, g, b] = parts(colour).map((part) => linear(part / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  let at = text;
  const ground = () => getComputedStyle(at).backgroundColor;
  while (!(at instanceof HTMLElement) || parts(ground())[3] === 0) at = at.parentNode.host ?? at.parentNode;
  const own = getComputedStyle(text)[text instanceof SVGTextElement ? "fill" : "color"];
  const [dark, bright] = [light(own), light(ground())].sort((one, other) => one - other);
  return (bright + 0.05) / (dark + 0.05);
}"""
"""How many times as bright as the darker one the brighter of text and ground is, as WCAG 2.2 counts it; 0 for text that
something else covers."""
ENOUGH = 4.5

Found = list[dict[str, Any]]


@pytest.fixture(scope="module")
def report() -> Iterator[Found]:
    """What was found in each state; written to `.reports/axe.json` at the end, and summed up."""
    found: Found = []
    yield found
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(json.dumps(found, indent=2), encoding="utf-8")
    rules = {rule for state in found for rule in state["passed"]}
    faults = sum(len(state["violations"]) for state in found)
    print(f"\naxe: {len(found)} states, {len(rules)} rules applied, {faults} violations; {REPORT}")


def look(page: Page, state: str, report: Found) -> None:
    """Runs axe on the page as it is; fails with what it found, and with a contrast that it could not settle."""
    result = Axe().run(page, options={**RULES, "resultTypes": ["violations", "incomplete"]})
    open_questions = [fault for fault in result.response["incomplete"] if fault["id"] == "color-contrast"]
    faults = [
        {"rule": fault["id"], "where": [node["target"] for node in fault["nodes"]], "help": fault["help"]}
        for fault in [*result.response["violations"], *unsettled(page, open_questions)]
    ]
    report.append(
        {"state": state, "violations": faults, "passed": sorted(rule["id"] for rule in result.response["passes"])}
    )
    assert faults == [], state


def unsettled(page: Page, open_questions: Found) -> Found:
    """The contrasts that axe cannot work out even where nothing lies over the text.

    What has been scrolled under the bars of the panel is overlapped by them, so each such text is looked at by itself
    in the middle of the window; the page then goes back to where it was. What it leaves open there (text in a drawing,
    a panel that lies over a page) is counted: the text's colour against the ground that it stands on.
    """
    left = []
    for fault in open_questions:
        for node in fault["nodes"]:
            (path,) = node["target"]
            selectors = [path] if isinstance(path, str) else path
            element = page.locator(" ".join(selectors)).first
            places = element.evaluate(INTO_THE_MIDDLE)
            again = Axe().run(page, context={"include": [node["target"]]}, options=CONTRAST)
            open_still = again.response["incomplete"] and element.evaluate(CONTRAST_BY_COUNT) < ENOUGH
            element.evaluate(BACK, places)
            if again.response["violations"] or open_still:
                left.append({**fault, "nodes": [node]})
    return left


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_every_card_of_a_conversation(open_page: OpenPage, report: Found, size: str, scheme: str) -> None:
    page = open_page(viewport=SIZES[size], color_scheme=scheme, **LOOK)
    look(page, f"welcome, {size}, {scheme}", report)
    for text in SAID:
        page.evaluate("() => sessionStorage.clear()")
        page.reload()
        expect(page.get_by_role("button", name="Work out a plan")).to_be_visible()
        say(page, text)
        expect(messages(page).nth(1)).to_be_visible()
        for folded in page.locator("details").all():
            folded.locator("summary").click()
        if page.locator(".report").count():
            page.get_by_label("Paste the text of the report here").wait_for()
        look(page, f"{text}, {size}, {scheme}", report)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_an_emergency_failures_and_the_question_before_deleting(
    open_page: OpenPage, rasa: StandInRasa, report: Found, size: str, scheme: str
) -> None:
    page = open_page(viewport=SIZES[size], color_scheme=scheme, **LOOK)
    say(page, "chest pain")
    expect(page.get_by_role("alert")).to_be_visible()
    look(page, f"emergency, {size}, {scheme}", report)

    rasa.status = 500
    say(page, "numb")
    expect(page.get_by_text("Reference:")).to_be_visible()
    look(page, f"failure, {size}, {scheme}", report)
    rasa.status = 200

    page.locator("#wrong").click()
    expect(page.get_by_role("dialog", name="What is wrong?")).to_be_visible()
    look(page, f"what is wrong, {size}, {scheme}", report)
    page.keyboard.press("Escape")

    page.get_by_role("button", name="Forget this conversation").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    look(page, f"before deleting, {size}, {scheme}", report)
    page.get_by_role("button", name="Forget it").click()
    expect(messages(page).get_by_text("has been deleted")).to_be_visible()
    look(page, f"deleted, {size}, {scheme}", report)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_waiting_for_an_answer(open_page: OpenPage, rasa: StandInRasa, report: Found, size: str, scheme: str) -> None:
    page = open_page(viewport=SIZES[size], color_scheme=scheme, **LOOK)
    rasa.delay = 4.0
    say(page, "numb")
    expect(page.locator(".typing")).to_be_visible()
    look(page, f"waiting, {size}, {scheme}", report)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_the_clinic_page_with_the_assistant_closed_and_open(
    open_page: OpenPage, report: Found, size: str, scheme: str
) -> None:
    page = open_page("/", viewport=SIZES[size], color_scheme=scheme, **LOOK)
    expect(page.get_by_role("button", name="Ask about B12")).to_be_visible()
    look(page, f"clinic page, {size}, {scheme}", report)
    page.get_by_role("button", name="Ask about B12").click()
    expect(page.get_by_role("button", name="Work out a plan")).to_be_visible()
    look(page, f"launcher open, {size}, {scheme}", report)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_the_questions_page_folded_open_and_searched_in_vain(
    open_page: OpenPage, report: Found, size: str, scheme: str
) -> None:
    page = open_page("/faq", viewport=SIZES[size], color_scheme=scheme, **LOOK)
    expect(page.get_by_role("button", name="Ask about B12")).to_be_visible()
    look(page, f"questions, {size}, {scheme}", report)
    for summary in page.locator(".theme:first-of-type summary").all():
        summary.click()
    look(page, f"answers, {size}, {scheme}", report)
    page.get_by_role("searchbox").fill("zebra")
    expect(page.get_by_role("heading", name="Nothing found")).to_be_visible()
    look(page, f"nothing found, {size}, {scheme}", report)
