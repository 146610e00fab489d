"""The examples on the page for engineers of record systems are what the product writes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from clinic_of_tests import ADDRESS, a_case
from decided_drafts import confirmed, resources
from fastapi import FastAPI
from record_system import failed, request
from starlette.testclient import TestClient

from b12core.clinic import CdsHooks, parse_clinic
from clinic.pages import add_clinic_pages
from clinic.side import Side

PAGE = Path(__file__).resolve().parents[2] / "docs/ehr.md"


def examples() -> list[dict]:
    """The JSON on the page, in order."""
    return [json.loads(text) for text in re.findall(r"```json\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)]


def test_the_stage_on_the_page_is_the_stage_that_is_written(side, prescriber):
    (order,) = resources(confirmed(side, prescriber, a_case()), "MedicationRequest")
    assert examples()[0] == order["dosageInstruction"][1]


def test_the_answer_to_a_request_without_data_is_the_one_on_the_page(client):
    answer = client.post("/cds-services/b12-patient-view", json=request(results="left out", conditions=failed())).json()
    shown = examples()[1]
    assert answer["message"] == shown["message"]
    parts = [{name: each[name] for name in ("prefetch", "reason")} for each in answer["missing"]]
    assert parts == shown["missing"]


def test_the_card_on_the_page_is_a_card_that_is_sent(client):
    (card,) = client.post("/cds-services/b12-patient-view", json=request(answers=None)).json()["cards"]
    shown = examples()[2]
    assert {name: card[name] for name in shown} == shown


def test_the_settings_on_the_page_are_settings():
    (text,) = re.findall(r"```yaml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    whole = (PAGE.parents[1] / "clinic.yml").read_text("utf-8")
    hooks = parse_clinic(f"{whole}\n{text}").clinicians.cds_hooks
    assert [issuer.issuer for issuer in hooks.trusted] == ["https://ehr.riverside.example/"]


@pytest.fixture
def client(side: Side) -> TestClient:
    clinicians = side.clinic.clinicians.model_copy(update={"cds_hooks": CdsHooks()})
    side.clinic = side.clinic.model_copy(update={"clinicians": clinicians})
    app = FastAPI()
    add_clinic_pages(app, side, lambda request: None)
    return TestClient(app, base_url=ADDRESS)
