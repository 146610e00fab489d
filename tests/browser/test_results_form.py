"""Results with their units, words and day; a whole report, whose results count once they are ticked; a calendar."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from copy import deepcopy

import pytest
from playwright.sync_api import Locator, Page, expect
from small_pdfs import pdf_of
from stand_in_rasa import StandInRasa
from talking import arrives, persons, say

OpenPage = Callable[..., Page]

FOUND = [
    {"words": "Vitamin B12 98 pg/mL", "line": "Vitamin B12 98 pg/mL 200 - 900 L", "unit": True},
    {"words": "Ferritin 22", "line": "Ferritin 22 13-150", "unit": False},
    {"words": "Haemoglobin 10.2 g/dL on 2026-10-01", "line": "Haemoglobin 10.2 g/dL 12.0-15.5", "unit": True},
]


def form(page: Page) -> Locator:
    return page.locator(".entry")


def send(page: Page) -> None:
    form(page).get_by_role("button", name="Send", exact=True).click()


def unit(page: Page, name: str) -> Locator:
    return form(page).get_by_role("group", name="Tap the unit").get_by_role("button", name=name, exact=True)


def test_one_result_is_typed_and_sent_by_tapping_its_unit(page: Page, rasa: StandInRasa) -> None:
    say(page, "result")
    expect(form(page).get_by_role("button", name="Send", exact=True)).to_be_hidden()
    page.get_by_label("Value").fill("98")
    unit(page, "pmol/L").click()
    arrives(rasa, "B12 98 pmol/L")


def test_the_units_to_tap_are_those_of_the_chosen_test(page: Page, rasa: StandInRasa) -> None:
    say(page, "result")
    page.get_by_label("Test", exact=True).select_option("active B12")
    expect(form(page).get_by_role("group", name="Tap the unit").get_by_role("button")).to_have_text(
        ["pmol/L", "I don’t know the unit"]
    )
    page.get_by_label("Value").fill("30")
    unit(page, "pmol/L").click()
    arrives(rasa, "active B12 30 pmol/L")


def test_enter_behind_the_number_sends_no_unit_that_was_not_chosen(page: Page, rasa: StandInRasa) -> None:
    say(page, "result")
    page.get_by_label("Value").fill("98")
    page.get_by_label("Value").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Choose the unit")
    assert [body["text"] for body in rasa.received] == ["/start", "result"]


def test_the_age_goes_with_the_answer_of_the_question_that_it_opens(page: Page, rasa: StandInRasa) -> None:
    say(page, "age")
    expect(page.get_by_role("button", name="Neither")).to_be_hidden()
    page.get_by_label("Age").fill("52")
    page.get_by_role("group", name="Are you pregnant or breastfeeding?").get_by_role("button", name="Neither").click()
    arrives(rasa, "52 years old, not pregnant, not breastfeeding")


def test_an_age_at_which_it_is_not_asked_and_one_behind_which_enter_is_pressed_go_alone(
    page: Page, rasa: StandInRasa
) -> None:
    say(page, "age")
    page.get_by_label("Age").fill("75")
    expect(page.get_by_role("button", name="Neither")).to_be_hidden()
    send(page)
    arrives(rasa, "75")
    say(page, "age")
    page.get_by_label("Age").fill("5x")
    page.get_by_label("Age").press("Enter")
    expect(page.get_by_role("alert").last).to_contain_text("Type the years")
    page.get_by_label("Age").fill("52")
    page.get_by_label("Age").press("Enter")
    arrives(rasa, "52")


def test_a_result_goes_with_the_day_of_its_test(page: Page, rasa: StandInRasa) -> None:
    say(page, "result")
    page.get_by_label("Value").fill("98")
    page.get_by_label("Day of the test").fill("2026-10-01")
    unit(page, "pg/mL").click()
    expect(persons(page).last).to_have_text("B12 98 pg/mL on October 1, 2026")
    arrives(rasa, "B12 98 pg/mL on October 1, 2026")


def test_a_day_that_has_not_come_is_refused(page: Page, rasa: StandInRasa) -> None:
    say(page, "result")
    page.get_by_label("Value").fill("98")
    page.get_by_label("Day of the test").fill((dt.date.today() + dt.timedelta(days=3)).isoformat())
    unit(page, "pg/mL").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose a day up to")
    assert [body["text"] for body in rasa.received] == ["/start", "result"]


def test_a_result_that_is_a_word_is_chosen_and_every_test_can_be(page: Page, rasa: StandInRasa) -> None:
    say(page, "other results")
    page.get_by_label("Test", exact=True).select_option("intrinsic factor antibody")
    expect(page.get_by_label("Value")).to_be_hidden()
    page.get_by_label("Result", exact=True).select_option("Positive")
    page.get_by_role("button", name="Add another result").click()
    second = page.get_by_role("group", name="Result 2")
    second.get_by_label("Test").select_option("TSH")
    second.get_by_label("Value").fill("2.1")
    page.get_by_label("Day of the test").fill("")
    send(page)
    arrives(rasa, "intrinsic factor antibody positive, TSH 2.1 mIU/L")


def test_a_line_that_is_changed_opens_with_what_is_known(page: Page) -> None:
    say(page, "other results")
    expect(page.get_by_label("Value")).to_have_value("10.2")
    expect(page.get_by_label("Unit")).to_have_value("g/dL")
    expect(page.get_by_label("Day of the test")).to_have_value("2026-10-01")
    expect(page.get_by_role("button", name="Keep it as it is")).to_be_visible()


def test_a_known_result_that_is_emptied_is_taken_out_in_words(page: Page, rasa: StandInRasa) -> None:
    say(page, "other results")
    page.get_by_label("Value").fill("")
    page.get_by_role("button", name="Add another result").click()
    second = page.get_by_role("group", name="Result 2")
    second.get_by_label("Test").select_option("TSH")
    second.get_by_label("Value").fill("2.1")
    page.get_by_label("Day of the test").fill("")
    send(page)
    arrives(rasa, "take out the haemoglobin, TSH 2.1 mIU/L")
    expect(persons(page).last).to_have_text("take out the haemoglobin, TSH 2.1 mIU/L")


def test_a_result_that_is_a_word_goes_with_the_day_of_its_test(page: Page, rasa: StandInRasa) -> None:
    say(page, "other results")
    page.get_by_label("Test", exact=True).select_option("intrinsic factor antibody")
    page.get_by_label("Result", exact=True).select_option("Positive")
    page.get_by_label("Day of the test").fill("2026-10-01")
    send(page)
    arrives(rasa, "intrinsic factor antibody positive on October 1, 2026")


def test_what_was_ticked_before_is_ticked_again(page: Page, rasa: StandInRasa) -> None:
    rasa.answers["signs"] = deepcopy(rasa.answers["signs"])
    for choice in rasa.answers["signs"]["messages"][1]["card"]["choices"]:
        choice["chosen"] = choice["title"] == "Unsteady walking"
    say(page, "signs")
    expect(page.get_by_role("checkbox", name="Unsteady walking")).to_be_checked()
    expect(page.get_by_role("checkbox", name="Tingling")).not_to_be_checked()


@pytest.mark.parametrize("given", ["pasted", "as a PDF"])
def test_what_is_found_in_a_report_counts_once_it_is_ticked(page: Page, rasa: StandInRasa, given: str) -> None:
    rasa.results = FOUND
    say(page, "result")
    page.get_by_text("Paste a report, or use a PDF").click()
    if given == "pasted":
        page.get_by_label("Paste the text of the report here").fill("Vitamin B12  98 pg/mL\nFerritin 22")
    else:
        file = {"name": "report.pdf", "mimeType": "application/pdf", "buffer": pdf_of("Vitamin B12 98 pg/mL")}
        page.get_by_label("Or the report as a PDF").set_input_files(file)
    page.get_by_role("button", name="Find the results").click()
    boxes = form(page).get_by_role("checkbox")
    expect(boxes).to_have_count(3)
    expect(form(page)).to_contain_text("Vitamin B12 98 pg/mL 200 - 900 L")
    expect(form(page)).to_contain_text("no unit found")
    assert [box.is_checked() for box in boxes.all()] == [False, False, False]

    send(page)
    expect(form(page).get_by_role("alert").last).to_contain_text("Only what you tick counts")
    boxes.nth(0).check()
    boxes.nth(2).check()
    page.get_by_label("Day of the test").fill("2026-11-02")
    send(page)
    sent = "Vitamin B12 98 pg/mL on November 2, 2026, Haemoglobin 10.2 g/dL on 2026-10-01"
    expect(persons(page).last).to_have_text(sent)
    arrives(rasa, sent)


def test_a_photograph_is_refused_in_the_form_with_the_reason(page: Page, rasa: StandInRasa) -> None:
    say(page, "result")
    page.get_by_text("Paste a report, or use a PDF").click()
    photo = {"name": "report.pdf", "mimeType": "application/pdf", "buffer": b"\xff\xd8\xff\xe0photo"}
    page.get_by_label("Or the report as a PDF").set_input_files(photo)
    page.get_by_role("button", name="Find the results").click()
    expect(form(page).get_by_role("alert").first).to_contain_text("decimal point")
    assert rasa.reports == []


def test_a_day_is_chosen_from_a_calendar_and_sent_as_it_is_written_here(page: Page, rasa: StandInRasa) -> None:
    say(page, "first day")
    send(page)
    expect(page.get_by_role("alert")).to_have_text(re.compile(r"Choose a day from Nov 29, 2026 to May 31, 2027"))
    page.get_by_label("Day", exact=True).fill("2026-12-01")
    send(page)
    arrives(rasa, "December 1, 2026")


def test_back_stands_beside_the_progress_and_leads_back_one_question(page: Page, rasa: StandInRasa) -> None:
    expect(page.get_by_role("button", name="Back", exact=True)).to_be_hidden()
    say(page, "result")
    page.get_by_role("button", name="Back", exact=True).click()
    expect(persons(page).last).to_have_text("Back")
    arrives(rasa, "/go_back")


def test_somebody_says_that_an_answer_was_wrong_and_words_go_along_only_with_their_tick(
    page: Page, site: tuple[str, StandInRasa]
) -> None:
    sent = []
    page.on("request", lambda asked: sent.append(asked.post_data_json) if asked.url.endswith("/feedback") else None)
    say(page, "plan")
    page.get_by_role("article").get_by_role("button", name="Something is wrong").click()
    dialog = page.get_by_role("dialog", name="What is wrong?")
    dialog.get_by_label("I was not understood").check()
    dialog.get_by_label("What happened").fill("I said feet")
    dialog.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Thank you. The clinic can see it.").first).to_be_visible()

    page.locator("#wrong").click()
    dialog.get_by_label("What happened").fill("I said feet")
    dialog.get_by_label("The clinic may keep").check()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.locator("#wrong").click()
    dialog.get_by_label("What happened").fill("I said feet")
    dialog.get_by_label("The clinic may keep").check()
    dialog.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Thank you. The clinic can see it.")).to_have_count(3)
    assert sent == [{"kind": "not_understood"}, {"kind": "wrong", "words_to_keep": "I said feet"}]
