"""The story in a real Chromium: a patient sends, a clinician enrols a passkey and decides, the patient reads it.

Each page is looked at by axe on a desktop and a phone, in light and dark.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect
from stand_in_rasa import StandInRasa, action_server, free_port, served
from talking import messages, say

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "clinic"))

from clinic_of_tests import a_case, a_clinic, a_clinic_file, sent

from b12nlu import read
from channels.clinic_side import clinic_side
from channels.gateway import create_app
from channels.rasa_client import RasaClient
from channels.settings import Settings
from clinic.side import Side

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}}
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
HANDED_OVER = {
    "messages": [
        {
            "text": None,
            "buttons": [],
            "card": {
                "type": "to_clinic",
                "case": a_case().model_dump(mode="json"),
                "said": [{"label": "B12 level", "value": "98 pg/mL", "note": None, "status": "given"}],
                "protocol": None,
            },
        }
    ]
}


async def mentions_in(_: RasaClient, text: str) -> list[dict[str, Any]]:
    """What the reader finds, which stands behind Rasa where that is not a stand-in."""
    return [mention.as_dict() for mention in read(text)]


@pytest.fixture(scope="module", autouse=True)
def reading() -> Iterator[None]:
    """The stand-in of Rasa reads nothing; the reader itself does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(RasaClient, "mentions_in", mentions_in)
        yield


@pytest.fixture(scope="module")
def clinic_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, StandInRasa, Side]]:
    """A gateway with the clinic's pages, under the address that its passkeys belong to."""
    rasa, port = StandInRasa(), free_port()
    address = f"http://localhost:{port}"
    with served(rasa.app(), free_port()) as rasa_url, served(action_server(), free_port()) as actions_url:
        folder = tmp_path_factory.mktemp("settings")
        settings = Settings(
            clinic=a_clinic(address),
            clinic_file=a_clinic_file(folder, address),
            rasa_url=rasa_url,
            actions_url=actions_url,
            data_dir=tmp_path_factory.mktemp("data"),
            address_messages_per_minute=0,
            address_sessions_per_minute=0,
        )
        side = clinic_side(settings)
        with served(create_app(settings), port):
            yield address, rasa, side
        side.close()


@pytest.fixture
def contexts(browser: Browser) -> Iterator[list[BrowserContext]]:
    opened: list[BrowserContext] = []
    yield opened
    for context in opened:
        context.close()


@pytest.fixture
def open_as(browser: Browser, contexts: list[BrowserContext]) -> Any:
    """Opens a browser of its own, with a device that has a passkey; no page may break its own policy."""

    def open_as(**options: Any) -> Page:
        context = browser.new_context(reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        device = context.new_cdp_session(page)
        device.send("WebAuthn.enable")
        device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
        return page

    return open_as


def enrolled(page: Page, address: str, side: Side) -> Page:
    _, token = side.people.invite("Dr A. Example", "GP", ["prescriber", "administrator", "auditor"])
    page.goto(f"{address}/clinic/enrol#{token}")
    page.get_by_role("button", name="Set up a passkey").click()
    page.get_by_role("heading", name="Inbox").wait_for()
    return page


def come_back(page: Page, address: str, code: str, secret: str) -> None:
    page.goto(f"{address}/clinic/return")
    page.get_by_label("Code, such as").fill(code)
    page.get_by_label("Secret").fill(secret)
    page.keyboard.press("Enter")
    page.get_by_text("Riverside Clinic: 555-0100").wait_for()


def test_sent_on_a_phone_corrected_and_changed_with_a_passkey_read_by_the_patient(clinic_site, open_as):
    address, rasa, side = clinic_site
    rasa.answers = {"send it": HANDED_OVER}
    phone = open_as(**PHONE)
    phone.goto(f"{address}/chat")
    say(phone, "send it")
    expect(messages(phone).last).to_contain_text("Your secret")
    expect(phone.get_by_role("link", name=f"{address}/clinic/return")).to_have_attribute("target", "_blank")
    told = dict(line.split(": ", 1) for line in messages(phone).last.inner_text().splitlines() if "Your " in line)
    code, secret = told["Your code"].strip(), told["Your secret"].strip()
    come_back(phone, address, code, secret)
    expect(phone.locator("main")).to_contain_text("No one has decided yet")
    assert "mcg" not in phone.content()

    desk = enrolled(open_as(**DESKTOP), address, side)
    desk.get_by_role("link", name=code).click()
    desk.get_by_text("Correct a fact").click()
    desk.get_by_label("Age (years)").fill("63")
    desk.get_by_role("button", name="Draft again").click()
    expect(desk.locator("main")).to_contain_text("age 63")
    expect(desk.locator("main")).to_contain_text("version 2")
    desk.get_by_text("Confirm with a change").click()
    form = desk.locator("form[action$=change]")
    form.locator("[name=product]").select_option("hydroxocobalamin")
    for place in range(1, 3):
        form.locator(f"[name=step_{place}_dose_mcg]").fill("")
    for name, value in {"dose_mcg": "1000", "every": "2", "every_most": "3", "lasting": "", "doses": ""}.items():
        form.locator(f"[name=step_0_{name}]").fill(value)
    form.locator("[name=step_0_phase]").select_option("maintenance")
    form.locator("[name=step_0_unit]").select_option("month")
    expect(form.get_by_role("status")).to_contain_text("are given for such a case by")
    expect(form.get_by_role("heading", name="Cautions and checks with this plan")).to_be_visible()
    expect(form.get_by_role("listitem").filter(has_text="Blood count at 8 weeks")).to_be_visible()
    form.get_by_label("A sentence to the patient").fill("See you on Monday.")
    form.get_by_role("button", name="Confirm the change with your passkey").click()
    desk.get_by_role("heading", name="Lately decided").wait_for()

    come_back(phone, address, code, secret)
    page = phone.locator("main")
    for words in ("Made by Dr A. Example, GP, on", "into a muscle every 2 to 3 months", "See you on Monday."):
        expect(page).to_contain_text(words)
    phone.get_by_label("The first dose of this plan").fill("2026-12-07")
    with phone.expect_download() as file:
        phone.get_by_role("button", name="Get the dates").click()
    assert "Made by Dr A. Example" in file.value.path().read_text(encoding="utf-8").replace("\n ", "").replace("\r", "")


def test_a_decision_without_the_passkey_is_not_made(clinic_site, open_as):
    address, _, side = clinic_site
    receipt = side.patients.send(sent(message="without passkey"))
    page = enrolled(open_as(**DESKTOP), address, side)
    page.goto(f"{address}/clinic/drafts/{receipt.code}")
    page.context.new_cdp_session(page).send("WebAuthn.enable")
    refuse = "() => Promise.reject(new DOMException('no', 'NotAllowedError'))"
    page.evaluate(f"() => {{ navigator.credentials.get = {refuse}; }}")
    page.get_by_text("Confirm as drafted").click()
    page.locator("[name=checked]").check()
    page.get_by_role("button", name="Confirm with your passkey").click()
    expect(page.locator("form[action$=confirm] [role=alert]")).to_have_text("The passkey was not used. Try again.")
    assert side.patients.see(receipt.code, receipt.secret).state == "waiting"


def test_a_draft_is_confirmed_by_keyboard_alone(clinic_site, open_as):
    address, _, side = clinic_site
    receipt = side.patients.send(sent(message="by keyboard"))
    page = enrolled(open_as(**DESKTOP), address, side)
    page.goto(f"{address}/clinic/drafts/{receipt.code}")
    for name, key in (("Confirm as drafted", "Enter"), ("I have checked", " "), ("Confirm with your passkey", "Enter")):
        reach(page, name)
        page.keyboard.press(key)
    page.get_by_role("heading", name="Inbox").wait_for()
    assert side.patients.see(receipt.code, receipt.secret).state == "confirmed"


def reach(page: Page, name: str) -> None:
    """Goes on with the tab key until the element of this name has the focus."""
    said = "(document.activeElement.labels?.[0] ?? document.activeElement).innerText ?? ''"
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate(said).strip().startswith(name):
            return
    pytest.fail(f"the tab key does not reach: {name}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_on_any_page(clinic_site, open_as, size, scheme):
    address, _, side = clinic_site
    kind = f"{scheme} {size['viewport']['width']}"
    waiting = side.patients.send(sent(a_case(symptoms={"present": ["gait_disturbance"]}), f"waiting {kind}"))
    decided = side.patients.send(sent(message=f"decided {kind}"))
    page = open_as(**size, color_scheme=scheme, bypass_csp=True)
    for place in ("/clinic/sign-in", "/clinic/enrol", "/clinic/return"):
        page.goto(f"{address}{place}")
        look(page)
    enrolled(page, address, side)
    look(page)
    page.goto(f"{address}/clinic/drafts/{waiting.code}")
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    look(page)
    page.goto(f"{address}/clinic/new")
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    look(page)
    page.get_by_label("It is read once").fill("B12 98 pg/mL. Numb feet. Mother has PA.")
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("group", name="Tick what holds")).to_be_visible()
    look(page)
    for place in ("record", "administration/rules/us-practice"):
        page.goto(f"{address}/clinic/{place}")
        look(page)
    page.goto(f"{address}/clinic/administration")
    look(page)
    page.get_by_label("Conversations kept (days)").fill("5")
    page.get_by_role("button", name="Preview").click()
    page.get_by_role("heading", name="Preview of settings").wait_for()
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    look(page)
    come_back(page, address, waiting.code, waiting.secret)
    look(page)
    prescriber, _ = side.people.invite("Dr A. Example", "GP", ["prescriber"])
    side.clinicians.confirm(prescriber, decided.code, 1, "See you on Monday.")
    come_back(page, address, decided.code, decided.secret)
    look(page)


def look(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), page.url
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(fault["id"], [node["html"] for node in fault["nodes"]][:3]) for fault in found] == []


def test_an_administrator_signs_rules_off_with_the_passkey(clinic_site, open_as):
    address, _, side = clinic_site
    page = enrolled(open_as(**DESKTOP), address, side)
    page.get_by_role("link", name="Administration").click()
    page.get_by_role("link", name="US (practice references)").click()
    page.get_by_label("Who has reviewed them").fill("Dr B. Twelve")
    page.get_by_label("In which role").fill("Medical director")
    page.get_by_role("button", name="Sign off with your passkey").click()
    expect(page.locator("main")).to_contain_text("Start the assistant again")
    expect(page.locator("main")).to_contain_text("Dr B. Twelve, Medical director")


def test_only_what_is_ticked_of_a_pasted_note_is_drafted_from(clinic_site, open_as):
    address, _, side = clinic_site
    page = enrolled(open_as(**DESKTOP), address, side)
    page.goto(f"{address}/clinic/new")
    page.get_by_text("Paste a note or a report").click()
    page.get_by_label("It is read once").fill("62F with pernicious anaemia. B12 98 pg/mL, ferritin 9 ug/L.")
    page.get_by_role("button", name="Read it").click()
    assert page.locator("[name=take]:checked").count() == 0
    page.get_by_label("serum B12 98 pg/mL").check()
    page.get_by_role("button", name="Take what is ticked").click()
    expect(page.get_by_label("Draft as text")).to_contain_text("98 pg/mL")
    assert "ferritin 9" not in page.locator("[data-note]").inner_text()
    assert page.get_by_label("Age (years)").input_value() == ""


def test_the_review_shows_facts_objection_and_plan_on_one_screen(clinic_site, open_as):
    address, _, side = clinic_site
    receipt = side.patients.send(sent(message="one screen"))
    page = enrolled(open_as(**DESKTOP), address, side)
    page.goto(f"{address}/clinic/drafts/{receipt.code}")
    for name in (
        "1. Facts",
        "Missing and decisive",
        "Strongest reason against",
        "3. The draft",
        "Confirm as drafted",
        "Reject",
    ):
        box = page.get_by_text(name, exact=True).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 800, name
