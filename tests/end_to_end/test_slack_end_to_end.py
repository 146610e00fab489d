"""A clinician's conversation in Slack against the product as it runs, from hello to what would change the draft."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from running_product import Assistant, free_port

sys.path += [str(Path(__file__).parent.with_name(name)) for name in ("slack", "gateway")]

from slack_stand_in import BOT_TOKEN, SIGNING_SECRET, SlackPerson, SlackStandIn, buttons, wait_for, words_of
from stand_in_rasa import served

FIRST = (
    "72F PA just starting, numb feet, no red flags, B12 98 pg/mL, Hb 10.2 g/dL, "
    "no allergies, no other conditions, no meds"
)


@pytest.fixture(scope="module", autouse=True)
def slack() -> Iterator[SlackStandIn]:
    """Slack's stand-in, whose credentials stand in the environment before the product starts."""
    slack = SlackStandIn()
    with served(slack.app(), free_port()) as address, pytest.MonkeyPatch.context() as environment:
        environment.setenv("SLACK_BOT_TOKEN", BOT_TOKEN)
        environment.setenv("SLACK_SIGNING_SECRET", SIGNING_SECRET)
        environment.setenv("SLACK_API_URL", f"{address}/api/")
        yield slack


@pytest.fixture
def clinician(assistant: Assistant, slack: SlackStandIn) -> SlackPerson:
    """A clinician whom the assistant has not met."""
    return SlackPerson(slack, f"{assistant.address}/slack/events", f"U{secrets.token_hex(5).upper()}")


def finish(clinician: SlackPerson, told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Answers what is still asked, confirms the review, and stops at the draft."""
    for _ in range(20):
        if "not a prescription" in words_of(told):
            return told
        offered = buttons(told)
        settled = next((title for title in ("Correct", "Suggest now") if title in offered), None)
        if settled is not None:
            told = clinician.choose(settled)
        elif "Male" in offered:
            told = clinician.choose("Neither")
        else:
            told = clinician.choose(next(title for title in offered if title.startswith("No")))
    raise AssertionError(f"no draft after 20 answers; the last one was: {words_of(told)}")


def test_from_hello_to_what_would_change_the_draft(clinician: SlackPerson) -> None:
    hello = clinician.say("hello")
    assert "B12 assistant" in words_of(hello)
    noted = clinician.say(FIRST)
    assert "98 pg/mL" in words_of(noted)
    draft = finish(clinician, noted)
    said = words_of(draft)
    assert "98 pg/mL" in said
    assert "Rules not signed off" in said
    assert "What would change it" in buttons(draft) or "What would change this" in buttons(draft), buttons(draft)
    changes = clinician.choose(next(title for title in buttons(draft) if "change" in title.lower()))
    assert "not a prescription" in words_of(changes)


def test_an_emergency_gets_the_number_and_no_dose(clinician: SlackPerson) -> None:
    told = words_of(clinician.say("he has chest pain and collapsed after the injection"))

    assert "911" in told
    assert "mcg" not in told


def test_results_from_the_form_are_read_with_their_units(clinician: SlackPerson, slack: SlackStandIn) -> None:
    clinician.say("new patient, PA, just starting")
    clinician.command()
    wait_for(lambda: bool(slack.views))
    view = slack.views[-1]
    values: dict[str, Any] = {
        "analyte-0": {"labs-analyte": {"selected_option": {"value": "serum_b12"}}},
        "value-0-": {"labs-value": {"value": "72"}},
        "unit-0-": {"labs-unit": {"selected_option": {"value": "pmol/L"}}},
    }
    clinician.look()

    clinician.interaction({"type": "view_submission", "view": {**view, "state": {"values": values}}})

    told = words_of(clinician.answer())
    assert "You entered: serum B12 72 pmol/L" in told
    assert "98 ng/L" in told or "98 pg/mL" in told


def test_forgetting_leaves_nothing_to_go_on_from(clinician: SlackPerson) -> None:
    clinician.say("PA, just starting, B12 98 pg/mL")
    assert "deleted" in words_of(clinician.say("forget this conversation"))

    assert "98" not in words_of(clinician.say("what would change it?"))


def test_the_log_holds_nothing_that_was_typed_in_slack(assistant: Assistant, clinician: SlackPerson) -> None:
    clinician.say("B12 98 pg/mL, zebrafinch, on warfarin")

    log = assistant.log.read_text(encoding="utf-8")
    assert "zebrafinch" not in log
    assert clinician.user not in log
