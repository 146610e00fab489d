"""A clinic, its keys, a clock to move, and what a patient sends, for the tests of the clinician's side."""

from __future__ import annotations

import datetime as dt
import hashlib
from functools import cache
from pathlib import Path

from fastapi import FastAPI
from soft_authenticator import SoftPasskey
from starlette.testclient import TestClient

from b12core import parse_case
from b12core.case import Case
from b12core.clinic import Clinic, parse_clinic
from clinic.content import SaidFact, Sent
from clinic.keys import Keys
from clinic.pages import add_clinic_pages
from clinic.pages.web import Read
from clinic.plans import Plan, PlanStep
from clinic.side import Side

ROOT = Path(__file__).resolve().parents[2]

ADDRESS = "https://b12.riverside.example"


class Moment:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = dt.datetime(2026, 11, 30, 9, 0, tzinfo=dt.timezone.utc)

    def __call__(self) -> dt.datetime:
        return self.now

    def pass_by(self, **parts: int) -> None:
        """Moves on by so many days, hours or seconds."""
        self.now += dt.timedelta(**parts)


@cache
def a_clinic(address: str = ADDRESS, patient_sees: str = "after_confirmation") -> Clinic:
    """The clinic of the shipped file, which shows a plan after it was confirmed and has pages for clinicians."""
    text = (ROOT / "clinic.yml").read_text(encoding="utf-8")
    text = text.replace("patient_sees: suggestion", f"patient_sees: {patient_sees}")
    return parse_clinic(f'{text}\nclinicians: {{address: "{address}"}}\n')


def a_clinic_file(folder: Path, address: str = ADDRESS) -> Path:
    """The file of such a clinic, which an administrator may change."""
    file = folder / "clinic.yml"
    text = (ROOT / "clinic.yml").read_text(encoding="utf-8")
    text = text.replace("patient_sees: suggestion", "patient_sees: after_confirmation")
    file.write_text(f'{text}\nclinicians: {{address: "{address}"}}\n', encoding="utf-8")
    return file


def keys_of(*secrets: str) -> Keys:
    """The keys of these secrets, the one in use first."""
    return Keys.of(lambda purpose: tuple(hashlib.sha256(f"{each} {purpose}".encode()).digest() for each in secrets))


def the_keys() -> Keys:
    return keys_of("now")


def a_side(folder: Path, moment: Moment, keys: Keys | None = None) -> Side:
    return Side(a_clinic(), keys or the_keys(), folder, clock=moment)


def a_case(**changes: object) -> Case:
    """Somebody with pernicious anaemia who starts, B12 98 pg/mL."""
    content = {
        "as_of": "2026-11-30",
        "phase": "repletion",
        "cause": "pernicious_anaemia",
        "symptoms": {"present": ["fatigue"], "absent": ["paraesthesia"]},
        "labs": [{"analyte": "serum_b12", "value": 98, "unit": "pg/mL", "taken_on": "2026-11-02"}],
        "patient": {"age": 62, "sex": "female", "pregnant": False, "breastfeeding": False},
        "conditions": [],
        "medicines": ["a herbal tea from a friend"],
    }
    return parse_case({**content, **changes})


def pages_of(side: Side, read: Read | None = None) -> FastAPI:
    """The pages alone, without the gateway around them, which takes seconds to start."""
    app = FastAPI()
    add_clinic_pages(app, side, lambda _: None, read)
    return app


def signed_in(app: FastAPI, side: Side, *roles: str) -> TestClient:
    """The browser of somebody new with these roles, who has just set up a passkey."""
    client = TestClient(app, base_url=ADDRESS, follow_redirects=False)
    _, token = side.people.invite("Dr A. Example", "GP", roles)
    asked = client.post("/clinic/enrol/options", json={"token": token}).text
    client.post("/clinic/enrol", json={"token": token, "credential": SoftPasskey(ADDRESS).make(asked)})
    return client


def sent(case: Case | None = None, message: str = "first") -> Sent:
    said = (SaidFact(label="B12 level", value="98 pg/mL"), SaidFact(label="Cause", value="pernicious anemia"))
    return Sent(case=case or a_case(), said=said, channel="web", message=message)


def a_plan(**changes: object) -> Plan:
    """1,000 mcg of hydroxocobalamin every 2 to 3 months, which UK guidance gives."""
    step = {"phase": "maintenance", "dose_mcg": 1000, "every": 2, "every_most": 3, "unit": "month"}
    step |= {name: changes.pop(name) for name in list(changes) if name in PlanStep.model_fields}
    whole = {"product": "hydroxocobalamin", "route": "IM", "steps": (PlanStep.model_validate(step),)}
    return Plan.model_validate({**whole, "duration": "lifelong", **changes})
