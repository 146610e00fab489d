"""The dialogue learns of a message that it comes from a clinician: signed in on the pages, or named in the settings."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from clinic_of_tests import ADDRESS, a_clinic
from soft_authenticator import SoftPasskey
from starlette.testclient import TestClient

from channels.clinic_side import clinic_side
from channels.gateway import create_app
from channels.rasa_client import MessageId, RasaClient
from channels.settings import Settings
from channels.who_writes import writer

ANSWER = {"messages": [{"text": "Hello", "buttons": [], "card": None}]}


@pytest.fixture
def told(monkeypatch):
    """What the dialogue was told with each message."""
    told = []

    async def post(_, route, body, reference):
        told.append(body["metadata"])
        return json.dumps(ANSWER).encode()

    monkeypatch.setattr(RasaClient, "_post", post)
    return told


@pytest.fixture
def chat(tmp_path, told):
    """A browser at the chat; with roles, somebody who has signed in there first."""
    settings = Settings(clinic=a_clinic(), data_dir=Path(tmp_path), address_sessions_per_minute=0)
    side = clinic_side(settings)

    def chat(*roles, cookie=None):
        client = TestClient(create_app(settings), base_url=ADDRESS)
        if roles:
            _, token = side.people.invite("Dr A. Example", "GP", roles)
            asked = client.post("/clinic/enrol/options", json={"token": token}).text
            client.post("/clinic/enrol", json={"token": token, "credential": SoftPasskey(ADDRESS).make(asked)})
        bearer = {"Authorization": f"Bearer {client.post('/api/session').json()['token']}"}
        headers = bearer | ({"Cookie": f"__Host-clinic={cookie}"} if cookie else {})
        assert client.post("/api/messages", json={"text": "hi"}, headers=headers).status_code == 200
        return told[-1]

    yield chat
    side.close()


def test_a_patient_is_nobody_who_has_signed_in(chat):
    assert chat() == {"channel": "web"}


@pytest.mark.parametrize("role", ["reader", "prescriber"])
def test_a_clinician_who_has_signed_in_is_told_of(chat, role):
    assert chat(role) == {"channel": "web", "signed_in": True}


@pytest.mark.parametrize("role", ["auditor", "administrator"])
def test_who_sees_no_drafts_on_the_pages_sees_none_in_the_chat(chat, role):
    assert chat(role) == {"channel": "web"}


def test_a_forged_session_counts_for_nothing(chat):
    assert chat(cookie="forged") == {"channel": "web"}


@pytest.fixture
def told_of(tmp_path, told):
    """What the dialogue is told of somebody who writes in Slack or Teams, where the settings name these people."""

    def told_of(staff, channel, person):
        clinic = a_clinic()
        narrow = clinic.clinicians.model_validate({**clinic.clinicians.model_dump(), "staff": staff})
        clinic = clinic.model_copy(update={"clinicians": narrow})
        client = RasaClient(Settings(clinic=clinic, data_dir=Path(tmp_path)))
        token = writer.set(person)
        asyncio.run(client.say("c", "hi", channel, MessageId()))
        writer.reset(token)
        return told[-1].get("register")

    return told_of


@pytest.mark.parametrize(
    ("staff", "channel", "person", "register"),
    [
        ({"slack": "everyone"}, "slack", "U1", "clinician"),
        ({"slack": ["U1", "U2"]}, "slack", "U2", "clinician"),
        ({"slack": ["U1"]}, "slack", "U3", None),
        ({"slack": ["U1"]}, "slack", "", None),
        ({"slack": ["U1"]}, "teams", "U1", None),
        ({}, "teams", "8d1c", None),
        ({"teams": ["8d1c"]}, "teams", "8d1c", "clinician"),
    ],
)
def test_in_slack_and_teams_the_settings_say_who_is_a_clinician(told_of, staff, channel, person, register):
    assert told_of(staff, channel, person) == register


def test_where_the_settings_name_nobody_everyone_in_slack_and_teams_is_one(tmp_path, told):
    client = RasaClient(Settings(clinic=a_clinic(), data_dir=Path(tmp_path)))
    for channel in ("slack", "teams"):
        assert client._spoken_to(channel) == {"register": "clinician"}
    assert told == []
