"""The first button of a draft: to the clinic where it takes drafts, else the sheet to take to a visit."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest

from actions.core import clinic, suggestion_for
from actions.facts.facts import Facts
from actions.steps.suggestion import standing
from actions.steps.suggestion.suggest import suggestion_card
from b12core import parse_case
from b12core.clinic import Clinicians

TODAY = dt.date(2026, 11, 29)
CASE = parse_case(
    {
        "as_of": "2026-11-29",
        "phase": "repletion",
        "cause": "pernicious_anaemia",
        "symptoms": {"present": ["fatigue"], "absent": ["paraesthesia"]},
        "labs": [{"analyte": "serum_b12", "value": 98, "unit": "pg/mL"}],
        "patient": {"age": 52, "sex": "male"},
        "conditions": [],
        "medicines": [],
    }
)


def lead(register):
    """The buttons of the first tier, by the names of their words."""
    talk = SimpleNamespace(
        register=register, say=lambda key, **_: key, turn=SimpleNamespace(today=TODAY), facts=Facts()
    )
    return suggestion_card(talk, CASE, suggestion_for(CASE))["lead"]


@pytest.fixture
def taking_drafts(monkeypatch):
    pages = Clinicians(address="https://b12.riverside.example")
    monkeypatch.setattr(standing, "clinic", lambda: clinic().model_copy(update={"clinicians": pages}))


def test_it_goes_to_the_clinic_where_that_takes_drafts(taking_drafts):
    assert lead("patient") == ["option_send", "option_why"]


def test_it_is_the_sheet_for_the_visit_where_nothing_can_be_sent():
    assert lead("patient") == ["option_visit", "option_why"]


def test_a_clinician_chooses_the_protocol_there_whether_or_not_drafts_are_taken(taking_drafts):
    assert lead("clinician") == ["option_use_protocol", "option_why"]
