"""What cannot wait looks like it: set apart and large, with whom to reach and what to do while they are closed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from example_answers import CASE, answer, message, suggestion_card
from playwright.sync_api import Page, expect
from stand_in_rasa import StandInRasa
from talking import announced, say

OpenPage = Callable[..., Page]

GROUND = "node => getComputedStyle(node.closest('.banner')).backgroundColor"
SIZE = "node => parseFloat(getComputedStyle(node).fontSize)"


def test_a_doctor_today_is_told_in_the_colours_and_size_of_an_urgent_plan(page: Page, rasa: StandInRasa) -> None:
    rasa.answers["plan"] = answer(message(None, None, suggestion_card(**{**CASE, "symptoms": {"present": ["falls"]}})))
    say(page, "plan")
    of_the_plan = page.locator(".urgency").evaluate(GROUND)
    say(page, "very low")
    told = page.locator(".banner").get_by_text("Your blood count is very low")
    expect(told).to_be_visible()
    assert told.evaluate(GROUND) == of_the_plan
    assert told.evaluate(SIZE) >= page.locator(".said").get_by_text("How old are you?").evaluate(SIZE)
    expect(announced(page)).to_contain_text("Speak to a doctor today")


@pytest.mark.parametrize("said", ["very low", "plan"])
def test_a_clinic_that_may_be_closed_is_not_called_now_and_its_hours_are_no_dead_end(
    page: Page, rasa: StandInRasa, said: str
) -> None:
    rasa.answers["plan"] = answer(message(None, None, suggestion_card(**{**CASE, "symptoms": {"present": ["falls"]}})))
    say(page, said)
    expect(page.locator(".banner").get_by_role("link", name="Call 555-0100", exact=True)).to_be_visible()
    expect(page.locator(".banner").get_by_text("Closed now?")).to_be_visible()
