"""The pages over HTTP: who may open them, what a decision needs, and what a patient reads when they come back."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from clinic_of_tests import ADDRESS, a_case, a_clinic, sent
from fastapi import FastAPI
from soft_authenticator import SoftPasskey
from starlette.testclient import TestClient

from channels.clinic_side import clinic_side
from channels.gateway import create_app
from channels.settings import Settings
from clinic.pages.tappable import tappable
from clinic.side import Side

COOKIE = "__Host-clinic"


@pytest.fixture(scope="module")
def app_and_side(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[FastAPI, Side]]:
    settings = Settings(
        clinic=a_clinic(), data_dir=Path(tmp_path_factory.mktemp("data")), address_sessions_per_minute=0
    )
    side = clinic_side(settings)
    yield create_app(settings), side
    side.close()


@pytest.fixture
def side(app_and_side):
    return app_and_side[1]


@pytest.fixture
def visitor(app_and_side):
    """A browser that nobody is signed in with."""
    return TestClient(app_and_side[0], base_url=ADDRESS, follow_redirects=False)


@pytest.fixture
def enrol(side):
    """Signs somebody new in; returns their passkey."""

    def enrol(client, roles=("prescriber",)):
        _, token = side.people.invite("Dr A. Example", "GP", roles)
        passkey = SoftPasskey(ADDRESS)
        options = client.post("/clinic/enrol/options", json={"token": token})
        answer = client.post("/clinic/enrol", json={"token": token, "credential": passkey.make(options.text)})
        assert answer.status_code == 204
        return passkey

    return enrol


@pytest.fixture
def clinician(visitor, enrol):
    enrol(visitor)
    return visitor


@pytest.fixture
def receipt(side, request):
    return side.patients.send(sent(message=request.node.nodeid))


def csrf(page):
    return re.search(r'name="csrf" value="([^"]+)"', page.text)[1]


def post(client, receipt, step, version=1, **fields):
    page = client.get(f"/clinic/drafts/{receipt.code}")
    given = {"csrf": csrf(page), "version": str(version), **fields}
    return client.post(f"/clinic/drafts/{receipt.code}/{step}", data=given)


def returned(client, receipt):
    return client.post("/clinic/return", data={"code": receipt.code, "secret": receipt.secret})


@pytest.mark.parametrize("address", ["/clinic", "/clinic/new", "/clinic/drafts/B12-0000"])
def test_nobody_opens_a_page_without_signing_in(visitor, address):
    answer = visitor.get(address)
    assert (answer.status_code, answer.headers["location"]) == (303, "/clinic/sign-in")


@pytest.mark.parametrize("step", ["facts", "protocol", "ask", "confirm", "change", "judge", "reject"])
def test_nobody_takes_a_step_without_signing_in(visitor, receipt, side, prescriber_of_side, step):
    answer = visitor.post(f"/clinic/drafts/{receipt.code}/{step}", data={"csrf": "x", "version": "1"})
    assert answer.headers["location"] == "/clinic/sign-in"
    assert side.clinicians.look(prescriber_of_side, receipt.code).draft.version == 1


@pytest.fixture
def prescriber_of_side(side):
    return side.people.invite("Dr L. Looker", "GP", ["prescriber"])[0]


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(visitor, enrol, side):
    _, token = side.people.invite("Dr A. Example", "GP", ["prescriber"])
    options = visitor.post("/clinic/enrol/options", json={"token": token}).text
    made = SoftPasskey(ADDRESS).make(options)
    cookie = visitor.post("/clinic/enrol", json={"token": token, "credential": made}).headers["set-cookie"]
    for part in (f"{COOKIE}=", "HttpOnly", "SameSite=strict", "Secure", "Path=/"):
        assert part in cookie


def test_an_enrolment_from_another_site_is_refused(visitor, side):
    _, token = side.people.invite("Dr A. Example", "GP", ["prescriber"])
    made = SoftPasskey(ADDRESS).make(visitor.post("/clinic/enrol/options", json={"token": token}).text)
    elsewhere = {"Origin": "https://evil.example", "Accept": "application/json"}
    answer = visitor.post("/clinic/enrol", json={"token": token, "credential": made}, headers=elsewhere)
    assert answer.status_code == 403


def test_who_signs_out_needs_to_sign_in_again(clinician):
    answer = clinician.post("/clinic/sign-out", data={"csrf": csrf(clinician.get("/clinic"))})
    assert answer.status_code == 303
    assert clinician.get("/clinic").headers["location"] == "/clinic/sign-in"


def test_facts_and_what_speaks_against_stand_before_the_plan(clinician, receipt):
    page = clinician.get(f"/clinic/drafts/{receipt.code}").text
    places = [page.index(title) for title in ("1. Facts", "Missing and decisive", "Strongest reason against")]
    plan = page.index("cyanocobalamin 1,000 mcg IM or SC daily for 7 days")
    assert places == sorted(places)
    assert places[-1] < page.index("3. The draft") < plan < page.index("Confirm as drafted")


def test_nothing_is_ticked_or_chosen_beforehand(clinician, receipt):
    page = clinician.get(f"/clinic/drafts/{receipt.code}").text
    decisions = page[page.index("<h3>Decide</h3>") : page.index('<details class="correction"')]
    assert 'name="checked" value="yes" required>' in decisions
    assert "checked>" not in decisions
    reasons = decisions[decisions.index('name="reason"') :]
    assert reasons.index('<option value=""></option>') < reasons.index("needs_tests_first")
    assert "selected" not in reasons[: reasons.index("</select>")]


def test_a_confirmed_plan_reaches_the_patient_with_name_role_and_day(clinician, receipt):
    assert "mcg" not in returned(clinician, receipt).text
    answer = post(clinician, receipt, "confirm", checked="yes", to_patient="See you on Monday.")
    assert answer.headers["location"] == "/clinic"
    page = returned(clinician, receipt).text
    for words in (
        "Confirmed by Dr A. Example, GP, on ",
        "1,000 mcg",
        "See you on Monday.",
        'Call <a href="tel:911">911</a>',
    ):
        assert words in page


def test_a_decision_without_the_tick_is_refused(clinician, receipt):
    answer = post(clinician, receipt, "confirm", to_patient="See you.")
    assert answer.status_code == 422
    assert "See you." in answer.text
    assert "mcg" not in returned(clinician, receipt).text


def test_a_decision_needs_a_fresh_signature(clinician, receipt, monkeypatch):
    page = clinician.get(f"/clinic/drafts/{receipt.code}")
    monkeypatch.setattr("clinic.sessions.FRESH", dt.timedelta(seconds=-5))
    given = {"csrf": csrf(page), "version": "1", "reason": "seen_in_person"}
    answer = clinician.post(f"/clinic/drafts/{receipt.code}/reject", data=given)
    assert answer.status_code == 403
    assert "needs you to sign again" in answer.text
    assert "No one has decided yet" in returned(clinician, receipt).text


def test_a_passkey_makes_the_session_fresh_again(visitor, enrol):
    passkey = enrol(visitor)
    asked = visitor.post("/clinic/fresh/options").text
    assert visitor.post("/clinic/fresh", json={"credential": passkey.sign(asked)}).status_code == 204


@pytest.mark.parametrize("mark", ["", "x", "0" * 43])
def test_a_form_without_the_mark_of_its_session_is_refused(clinician, receipt, mark):
    given = {"csrf": mark, "version": "1", "reason": "seen_in_person"}
    assert clinician.post(f"/clinic/drafts/{receipt.code}/reject", data=given).status_code == 403
    assert "No one has decided yet" in returned(clinician, receipt).text


def test_a_stale_page_is_told_so_and_stores_nothing(clinician, receipt):
    post(clinician, receipt, "ask", question="When was the last one?")
    answer = post(clinician, receipt, "reject", version=1, reason="seen_in_person")
    assert answer.status_code == 409
    assert "has changed since you opened it" in answer.text


def test_a_reader_is_offered_no_decision(visitor, enrol, receipt):
    enrol(visitor, ("reader",))
    assert "Confirm as drafted" not in visitor.get(f"/clinic/drafts/{receipt.code}").text
    assert post(visitor, receipt, "reject", reason="seen_in_person").status_code == 403


def test_an_administrator_sees_no_draft_for_being_one(visitor, enrol, receipt):
    enrol(visitor, ("administrator",))
    assert receipt.code not in visitor.get("/clinic").text
    assert visitor.get(f"/clinic/drafts/{receipt.code}").status_code == 403


def test_a_corrected_fact_is_drafted_again(clinician, receipt):
    answer = post(clinician, receipt, "facts", phase="maintenance", cause="pernicious_anaemia", results="0")
    assert answer.status_code == 303
    page = clinician.get(f"/clinic/drafts/{receipt.code}").text
    assert "Drafts before the corrections (1)" in page
    assert "version 2" in page


def test_a_fact_that_cannot_be_used_is_named_and_what_was_typed_stays(clinician, receipt):
    answer = post(clinician, receipt, "facts", age="sixty", results="0")
    assert answer.status_code == 422
    assert "patient.age" in answer.text
    assert 'value="sixty"' in answer.text


def test_another_protocol_is_shown_without_being_stored_and_drafted_on_demand(clinician, receipt):
    page = clinician.get(f"/clinic/drafts/{receipt.code}?protocol=uk-nice-bnf").text
    assert "Nothing is stored" in page
    assert "Confirm as drafted" not in page
    assert post(clinician, receipt, "protocol", protocol="uk-nice-bnf").status_code == 303
    assert "hydroxocobalamin 1,000 mcg" in clinician.get(f"/clinic/drafts/{receipt.code}").text


PLAN = {
    "product": "hydroxocobalamin",
    "route": "IM",
    "duration": "lifelong",
    "step_0_phase": "maintenance",
    "step_0_dose_mcg": "1000",
    "step_0_every": "2",
    "step_0_every_most": "3",
    "step_0_unit": "month",
}


def test_a_plan_is_judged_while_it_is_typed(clinician, receipt):
    assert post(clinician, receipt, "judge", **PLAN).json()["cited"] is True
    outside = post(clinician, receipt, "judge", **{**PLAN, "step_0_every": "9", "step_0_every_most": ""}).json()
    assert "No protocol gives this" in outside["text"]
    assert "dose" in post(clinician, receipt, "judge", **{**PLAN, "step_0_dose_mcg": "x"}).json()["text"]


def test_a_changed_plan_reaches_the_patient_in_plain_words(clinician, receipt):
    assert post(clinician, receipt, "change", **PLAN).status_code == 303
    page = returned(clinician, receipt).text
    assert "It differs from the draft" in page
    assert "into a muscle every 2 to 3 months" in page


def test_a_rejected_draft_says_why_and_what_now(clinician, receipt):
    post(clinician, receipt, "reject", reason="needs_tests_first", to_patient="Please ask for MMA.")
    page = returned(clinician, receipt).text
    for words in ("Some tests are needed first", "Please ask for MMA.", "What now", "Decided by Dr A. Example"):
        assert words in page
    assert "mcg" not in page


def test_the_patient_answers_and_withdraws(clinician, receipt):
    post(clinician, receipt, "ask", question="When was the last one?")
    keys = {"code": receipt.code, "secret": receipt.secret}
    assert "When was the last one?" in returned(clinician, receipt).text
    clinician.post("/clinic/return/answer", data={**keys, "version": "2", "answer": "In May."})
    assert "In May." in clinician.get(f"/clinic/drafts/{receipt.code}").text
    assert "has been deleted" in clinician.post("/clinic/return/withdraw", data=keys).text
    assert clinician.get(f"/clinic/drafts/{receipt.code}").status_code == 410


def test_a_patient_can_tap_the_numbers_to_call(clinician, receipt):
    page = returned(clinician, receipt).text
    assert 'Call <a href="tel:911">911</a>.' in page
    assert '<a href="tel:5550100">555-0100</a>, weekdays 8 to 5' in page
    assert '<a href="tel:911">911</a>' in clinician.get("/clinic/return").text


def test_only_whole_numbers_of_the_clinic_become_links_and_markup_stays_text(side):
    text = tappable("<b>911</b> 1911 9110 & 555-0100", side.clinic)
    assert text == '&lt;b&gt;<a href="tel:911">911</a>&lt;/b&gt; 1911 9110 &amp; <a href="tel:5550100">555-0100</a>'


def test_a_wrong_secret_and_an_unknown_code_are_told_alike(visitor, receipt):
    answers = [
        visitor.post("/clinic/return", data={"code": code, "secret": "0000-0000-0000"})
        for code in (receipt.code, "B12-0000")
    ]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].text.replace(receipt.code, "") == answers[1].text.replace("B12-0000", "")


def test_the_dates_of_a_confirmed_plan_say_who_confirmed_it(clinician, receipt):
    keys = {"code": receipt.code, "secret": receipt.secret, "start": "2026-12-07"}
    assert clinician.post("/clinic/return/dates", data=keys).headers["content-type"].startswith("text/html")
    post(clinician, receipt, "confirm", checked="yes")
    calendar = clinician.post("/clinic/return/dates", data=keys)
    assert calendar.headers["content-type"].startswith("text/calendar")
    text = calendar.text.replace("\r\n ", "")
    assert "20261207" in text
    assert "Confirmed by Dr A. Example" in text
    assert "draft" not in text.lower().replace("b12-dosing", "")


def test_the_calculator_follows_its_facts(clinician):
    mark = csrf(clinician.get("/clinic/new"))
    facts = {"csrf": mark, "phase": "repletion", "cause": "pernicious_anaemia", "results": "1"}
    result = {"lab_0_analyte": "serum_b12", "lab_0_value": "98", "lab_0_unit": "pg/mL"}
    asked = {"symptoms_asked": "yes", "symptoms": "fatigue"}
    live = clinician.post("/clinic/new/draft", data={**facts, **result, **asked}).json()
    assert "serum B12 98 pg/mL" in live["note"]
    wrong = clinician.post("/clinic/new/draft", data={**facts, **result, "lab_0_value": "9e"}).json()
    assert wrong["note"] == ""
    assert "labs" in wrong["told"]
    assert "98 pg/mL" in clinician.post("/clinic/new", data={**facts, **result, **asked}).text


def test_a_clinic_without_the_setting_has_no_pages(tmp_path):
    clinic = a_clinic().model_copy(update={"clinicians": None})
    client = TestClient(create_app(Settings(clinic=clinic, data_dir=tmp_path)))
    assert client.get("/clinic").status_code == 404
    assert client.get("/clinic/return").status_code == 404
    assert not (tmp_path / "clinic.sqlite").exists()


def test_who_tries_too_often_has_to_wait(tmp_path):
    client = TestClient(create_app(Settings(clinic=a_clinic(), data_dir=tmp_path)), base_url=ADDRESS)
    answers = [
        client.post("/clinic/return", data={"code": "B12-0000", "secret": str(number)}).status_code
        for number in range(15)
    ]
    assert answers[0] == 404
    assert answers[-1] == 429


def test_an_urgent_draft_says_so_first(clinician, side):
    urgent = side.patients.send(sent(a_case(symptoms={"present": ["gait_disturbance"]}), "urgent one"))
    page = clinician.get(f"/clinic/drafts/{urgent.code}").text
    assert page.index('class="refer"') < page.index("1. Facts")
