"""A clinician in Teams and the really running Rasa and actions: from hello to the draft and what would change it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

# Microsoft's side and a person in Teams live with the channel's own tests, the servers with the gateway's.
sys.path.insert(0, str(Path(__file__).parents[1] / "gateway"))
sys.path.insert(0, str(Path(__file__).parents[1] / "teams"))

from microsoft import microsoft_running
from running_product import ROOT, Assistant
from stand_in_rasa import free_port, served
from teams_user import TeamsUser, text_of, titles_of

from channels.gateway import create_app
from channels.settings import Settings

CASE = "58F, pernicious anaemia, loading not started. B12 98 pg/mL, Hb 10.2 g/dL, no numbness, no tingling"
ANSWERS = (
    ("pregnan", "not pregnant"),
    ("medicine", "no medicines"),
    ("sex", "female"),
    ("age", "58"),
    ("B12", "98 pg/mL"),
)
"""What the clinician answers to a question with these words; to any other one, `none of these`."""


@pytest.fixture
def clinician(assistant: Assistant, tmp_path: Path) -> Iterator[TeamsUser]:
    """Somebody in Teams, before a gateway of this process and the Rasa and actions of the running product.

    The gateway runs here because the addresses of Microsoft's keys are constants of the SDK.
    """
    with microsoft_running(tmp_path) as microsoft:
        environment = {
            "B12_CLINIC": str(ROOT / "clinic.yml"),
            "RASA_PORT": str(assistant.rasa_port),
            "DATA_DIR": str(tmp_path),
            "TEAMS_APP_ID": microsoft.credentials.app_id,
            "TEAMS_APP_SECRET": microsoft.credentials.app_secret,
            "TEAMS_TENANT_ID": microsoft.credentials.tenant_id,
            "TEAMS_AUTHORITY": microsoft.credentials.authority,
        }
        app = create_app(Settings.from_environment(environment))
        with (
            served(app, free_port()) as address,
            httpx.Client(base_url=address, trust_env=False, timeout=60) as client,
        ):
            yield TeamsUser(client, microsoft.issuer, microsoft.connector, microsoft.service_url)


def finish(clinician: TeamsUser, shown: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Answers what is still asked and confirms the review; the messages that hold the draft."""
    for _ in range(20):
        titles, text = titles_of(*shown), text_of(*shown)
        if "What would change it" in titles:
            return shown
        if "What I understood" in text:
            shown = clinician.tap(titles[[title.startswith("Change") for title in titles].index(False)])
        else:
            shown = clinician.say(next((reply for words, reply in ANSWERS if words in text), "none of these"))
    raise AssertionError(f"no draft after 20 answers; the last one was: {text_of(*shown)}")


def test_a_clinician_in_teams_gets_the_draft_and_what_would_change_it(clinician: TeamsUser) -> None:
    assert "Drafts a B12 regimen" in text_of(*clinician.arrives())
    draft = finish(clinician, clinician.say(CASE))
    text = text_of(draft[0])
    assert "Cyanocobalamin 1,000 mcg IM or SC" in text
    assert "not a prescription" in text
    assert "B12 98 pg/mL" in text
    changes = text_of(*clinician.tap("What would change it"))
    assert "Leber" in changes
    assert "not a prescription" in changes
    assert max(clinician.connector.sizes) <= 28_000


def test_an_emergency_in_teams_gets_the_number_and_no_dose(clinician: TeamsUser) -> None:
    clinician.say("58F with pernicious anaemia")
    shown = clinician.say("she has chest pain right now and can't breathe")
    assert "Call 911 now" in text_of(*shown)
    assert "mcg" not in text_of(*shown)


def test_what_was_forgotten_in_teams_is_gone(clinician: TeamsUser) -> None:
    clinician.say(CASE)
    assert "has been deleted" in text_of(*clinician.say("forget this conversation"))
    assert "98" not in text_of(*clinician.tap("Start again"))
