"""A clinician signs in with the account of the clinic in a real Chromium, and signs in there again to decide."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect
from stand_in_rasa import StandInRasa, action_server, free_port, served

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "clinic"))

from clinic_of_tests import a_clinic, sent
from node_packages import NotHere
from provider_of_node import SECRET, npm_provider

from b12core.clinic import SignIn
from channels.clinic_side import clinic_side
from channels.gateway import create_app
from channels.settings import Settings
from clinic.side import Side


class ClinicWithAccounts(NamedTuple):
    address: str
    side: Side


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClinicWithAccounts]:
    """A gateway whose people have accounts at npm `oidc-provider`, a process of its own."""
    port = free_port()
    address = f"http://localhost:{port}"
    try:
        with npm_provider(address) as issuer, served(StandInRasa().app(), free_port()) as rasa_url:
            sign_in = SignIn(
                issuer=issuer, client_id="b12", roles={"b12-prescribers": "prescriber"}, title_claim="jobTitle"
            )
            shipped = a_clinic(address)
            people = shipped.clinicians.model_copy(update={"sign_in": sign_in}) if shipped.clinicians else None
            with served(action_server(), free_port()) as actions_url:
                settings = Settings(
                    clinic=shipped.model_copy(update={"clinicians": people}),
                    rasa_url=rasa_url,
                    actions_url=actions_url,
                    data_dir=tmp_path_factory.mktemp("data"),
                    sign_in_secret=SECRET,
                    address_messages_per_minute=0,
                    address_sessions_per_minute=0,
                )
                side = clinic_side(settings)
                with served(create_app(settings), port):
                    yield ClinicWithAccounts(address, side)
                side.close()
    except NotHere as reason:
        pytest.skip(str(reason))


@pytest.fixture
def page(browser: Browser, clinic: ClinicWithAccounts) -> Iterator[Page]:
    """A browser in which a prescriber has signed in with the account."""
    context = browser.new_context(reduced_motion="reduce", viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(f"{clinic.address}/clinic/sign-in")
    page.get_by_role("link", name="Sign in with your account").click()
    sign_in_there(page)
    page.get_by_role("heading", name="Inbox").wait_for()
    yield page
    context.close()


def sign_in_there(page: Page, account: str = "dr-example") -> None:
    """Types the account where the provider asks for it."""
    page.get_by_label("Account").fill(account)
    page.get_by_role("button", name="Sign in").click()


def ready_to_confirm(page: Page, address: str, code: str) -> None:
    """Opens the draft, and ticks what has to be ticked before it is confirmed."""
    page.goto(f"{address}/clinic/drafts/{code}")
    page.get_by_text("Confirm as drafted").click()
    page.locator("[name=checked]").check()
    page.get_by_label("A sentence to the patient").first.fill("See you on Monday.")


def test_a_draft_is_confirmed_after_signing_in_again_in_another_window(clinic: ClinicWithAccounts, page: Page) -> None:
    receipt = clinic.side.patients.send(sent(message="by account"))
    expect(page.locator(".out")).to_contain_text("Dr A. Example, GP")
    ready_to_confirm(page, clinic.address, receipt.code)
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Confirm with your account").click()
    asked = opened.value
    asked.get_by_label("Account").wait_for()
    assert clinic.side.patients.see(receipt.code, receipt.secret).state == "waiting"
    sign_in_there(asked)
    page.get_by_role("heading", name="Lately decided").wait_for()
    seen = clinic.side.patients.see(receipt.code, receipt.secret)
    assert seen.decision is not None
    assert (seen.state, seen.decision.name, seen.decision.title) == ("confirmed", "Dr A. Example", "GP")
    assert seen.decision.to_patient == "See you on Monday."


def test_a_draft_still_waits_where_somebody_else_signs_in_again(clinic: ClinicWithAccounts, page: Page) -> None:
    receipt = clinic.side.patients.send(sent(message="by another account"))
    ready_to_confirm(page, clinic.address, receipt.code)
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Confirm with your account").click()
    sign_in_there(opened.value, "somebody")
    expect(opened.value.locator("main")).to_contain_text("did not hold (sub)")
    assert clinic.side.patients.see(receipt.code, receipt.secret).state == "waiting"


def test_without_a_second_sign_in_a_form_that_is_sent_by_hand_decides_nothing(
    clinic: ClinicWithAccounts, page: Page
) -> None:
    receipt = clinic.side.patients.send(sent(message="without a second sign-in"))
    ready_to_confirm(page, clinic.address, receipt.code)
    page.evaluate("document.querySelector('form[action$=confirm]').submit()")
    expect(page.get_by_role("alert").first).to_contain_text("A decision needs you to sign again")
    assert clinic.side.patients.see(receipt.code, receipt.secret).state == "waiting"


def test_an_account_without_a_role_comes_back_to_a_refusal(clinic: ClinicWithAccounts, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{clinic.address}/clinic/accounts")
    sign_in_there(page, "somebody")
    expect(page.locator("main")).to_contain_text("Your account has no role here")
    page.goto(f"{clinic.address}/clinic")
    page.get_by_role("heading", name="Sign in").wait_for()
    page.close()
