"""What is entered in a form becomes one's own words, and each card stands whole with its caveat and can be kept."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from playwright.sync_api import Page, expect
from stand_in_rasa import StandInRasa
from talking import arrives, messages, persons, say

OpenPage = Callable[..., Page]


def test_several_symptoms_are_chosen_at_once_and_sent_as_ones_own_words(page: Page, rasa: StandInRasa) -> None:
    say(page, "signs")
    expect(page.get_by_role("button", name="Unsteady walking")).to_have_count(0)
    page.get_by_role("button", name="Send my choice").click()
    expect(page.get_by_role("alert")).to_contain_text("None of these")

    page.get_by_role("checkbox", name="Tingling or pins and needles").focus()
    page.keyboard.press("Space")
    page.get_by_text("Memory or thinking trouble", exact=True).click()
    page.get_by_role("button", name="Send my choice").click()

    words = "tingling or pins and needles, memory or thinking trouble, none of the others"
    expect(persons(page).last).to_have_text(words)
    expect(page.get_by_role("checkbox")).to_have_count(0)
    expect(messages(page)).to_have_count(4)
    expect(messages(page).nth(3)).to_be_focused()
    arrives(rasa, words)


def test_the_buttons_beside_the_choices_work_too(page: Page, rasa: StandInRasa) -> None:
    say(page, "signs")
    page.get_by_role("button", name="None of these").click()
    expect(persons(page).last).to_have_text("None of these")
    expect(messages(page)).to_have_count(4)
    arrives(rasa, "/inform_none")


def test_results_are_entered_with_their_units(page: Page, rasa: StandInRasa) -> None:
    say(page, "result")
    page.get_by_label("Value").fill("about 98")
    page.get_by_role("button", name="pg/mL").click()
    expect(page.get_by_role("alert")).to_contain_text("Type the number as it stands")
    expect(page.get_by_label("Value")).to_be_focused()

    page.get_by_label("Value").fill("<98,5")
    page.get_by_role("button", name="Add another result").click()
    expect(page.get_by_role("group", name="Result 1").get_by_label("Unit")).to_have_value("pg/mL")
    second = page.get_by_role("group", name="Result 2")
    second.get_by_label("Test").select_option("active B12")
    second.get_by_label("Value").fill("20")
    second.get_by_label("Value").press("Enter")

    assert persons(page).last.inner_text() == "B12 <98,5 pg/mL, active B12 20 pmol/L"
    expect(messages(page)).to_have_count(3)
    arrives(rasa, "B12 <98,5 pg/mL, active B12 20 pmol/L")


def test_a_result_is_not_sent_before_its_unit_is_chosen(page: Page, rasa: StandInRasa) -> None:
    say(page, "one result")
    page.get_by_label("folate value").fill("3")
    page.get_by_label("folate value").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Choose the unit")
    page.get_by_role("button", name="I don’t know the unit").click()
    expect(persons(page).last).to_have_text("folate 3")
    expect(messages(page)).to_have_count(3)
    arrives(rasa, "folate 3")


def test_a_line_of_the_review_is_changed_where_it_stands(page: Page, rasa: StandInRasa) -> None:
    say(page, "review")
    page.get_by_role("button", name="Change B12").click()
    expect(page.get_by_role("button", name="Change B12")).to_have_count(0)
    expect(messages(page)).to_have_count(3)
    arrives(rasa, "/change_b12")


def test_an_answer_stands_with_its_sources_and_caveat_in_one_card(page: Page) -> None:
    say(page, "how will i know")
    card = page.get_by_role("article", name="How will I know that the injections work?")
    expect(card).to_contain_text("How you feel is the best sign.")
    expect(card).to_contain_text("not a prescription")
    card.get_by_text("Where this comes from").click()
    expect(card.get_by_role("link")).to_have_attribute("href", "https://example.org/b12")
    expect(card.get_by_role("listitem")).to_have_count(2)


def test_a_schedule_is_a_picture_with_words_and_a_calendar_file(page: Page) -> None:
    say(page, "dates")
    card = page.get_by_role("article")
    expect(card.get_by_role("img")).to_have_accessible_name(
        "Draft timeline from Nov 22, 2026: Injections: 21 until Nov 22, 2027; Blood tests: 5 until "
        "Nov 22, 2027; Reviews: 1 until Nov 22, 2027."
    )
    expect(card.locator(".number")).to_have_text(["1–11", *map(str, range(12, 22)), "1–4", "5", "1"])
    dates = card.get_by_role("definition")
    expect(dates.first).to_contain_text("No. 1–7 of 21: Nov 22, 2026 to Nov 28, 2026 (days 1–7)")
    expect(dates.nth(1)).to_contain_text("No. 8 of 21: Dec 5, 2026 (day 14)")
    expect(card).to_contain_text("not a prescription")
    with page.expect_download() as waiting:
        card.get_by_role("button", name="Calendar file").click()
    assert waiting.value.suggested_filename == "b12-draft.ics"
    assert waiting.value.path().read_text(encoding="utf-8").startswith("BEGIN:VCALENDAR")


def test_the_plan_shows_example_dates_and_can_be_kept_as_data(page: Page, rasa: StandInRasa) -> None:
    say(page, "plan")
    card = page.get_by_role("article")
    card.get_by_text("How the dates could look").click()
    expect(card.get_by_role("img")).to_be_visible()
    expect(card).to_contain_text("An example only: the dates if it began on Sunday, November 22, 2026.")
    with page.expect_download() as waiting:
        card.get_by_role("button", name="Data (JSON)").click()
    kept = json.loads(waiting.value.path().read_text(encoding="utf-8"))
    assert kept == rasa.answers["plan"]["messages"][0]["card"]["suggestion"]


def test_the_text_of_a_card_is_copied_with_its_caveat(open_page: OpenPage) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    say(page, "plan")
    page.get_by_role("button", name="Copy").click()
    expect(page.locator(".flash")).to_have_text("Copied")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert "1,000 mcg" in copied
    assert "not a prescription" in copied
    assert "Data (JSON)" not in copied
    assert "\n[1] " in copied
    assert re.search(r"\n\[\d+\] .*https?://", copied)


def test_the_visit_sheet_and_the_comparison_stand_with_their_caveat(page: Page) -> None:
    say(page, "sheet")
    sheet = page.get_by_role("article", name="What to take to your visit")
    expect(sheet).to_contain_text("Which phase am I in?")
    expect(sheet).to_contain_text("The draft plan")
    expect(sheet).to_contain_text("1,000 mcg every month")
    expect(sheet).to_contain_text("not a prescription")
    say(page, "compare")
    table = page.get_by_role("article", name="What other guidelines say")
    expect(table.get_by_role("row", name="NICE and BNF, GB")).to_contain_text("every 2 to 3 months")
    expect(table).to_contain_text("not a prescription")
