"""What the assistant hands over is sent, whatever the channel, and the person gets code and secret in its place."""

from __future__ import annotations

import asyncio

import pytest
from clinic_of_tests import a_case, a_clinic

from channels.rasa_client import MessageId, RasaClient
from channels.rasa_turn import Button, Said, Turn
from channels.sending import SendingClient
from channels.settings import Settings

ROWS = [{"label": "B12 level", "value": "98 pg/mL", "note": None, "status": "given"}]


def handed(case=None):
    card = {"type": "to_clinic", "case": (case or a_case()).model_dump(mode="json"), "said": ROWS, "protocol": None}
    return Turn(messages=[Said(card=card, buttons=[Button(title="Start again", payload="/restart")])])


@pytest.fixture
def answered(side, tmp_path, monkeypatch):
    """What a person sees after the assistant has handed a case over."""
    client = SendingClient(Settings(clinic=a_clinic(), data_dir=tmp_path), side)

    def answered(turn, conversation="web-1", channel="web"):
        async def choose(*_):
            return turn

        monkeypatch.setattr(RasaClient, "choose", choose)
        return asyncio.run(client.choose(conversation, "/visit_sheet", channel, MessageId())).messages[0]

    return answered


@pytest.mark.parametrize("channel", ["web", "slack", "teams"])
def test_code_secret_and_address_come_back_in_every_channel(answered, side, prescriber, channel):
    message = answered(handed(), channel=channel)
    draft = side.clinicians.inbox(prescriber)[0]
    assert message.card is None
    assert f"Your code: {draft.code}" in message.text
    assert "https://b12.riverside.example/clinic/return" in message.text
    assert draft.channel == channel
    assert [button.title for button in message.buttons] == ["Start again"]


def test_the_secret_that_was_told_opens_the_draft(answered, side):
    lines = dict(line.split(": ", 1) for line in answered(handed()).text.splitlines() if line.startswith("Your"))
    assert side.patients.see(lines["Your code"], lines["Your secret"]).state == "waiting"


def test_the_same_case_of_one_conversation_is_one_draft_and_another_case_another(answered, side, prescriber):
    assert answered(handed()).text == answered(handed()).text
    assert len(side.clinicians.inbox(prescriber)) == 1
    answered(handed(a_case(phase="maintenance")))
    answered(handed(), conversation="web-2")
    assert len(side.clinicians.inbox(prescriber)) == 3


def test_what_was_taken_back_can_be_sent_anew(answered, side, prescriber):
    lines = dict(line.split(": ", 1) for line in answered(handed()).text.splitlines() if line.startswith("Your"))
    side.patients.withdraw(lines["Your code"], lines["Your secret"])
    answered(handed())
    assert [draft.code for draft in side.clinicians.inbox(prescriber)] != [lines["Your code"]]


def test_an_emergency_is_told_to_get_help_and_is_not_sent(answered, side, prescriber):
    message = answered(handed(a_case(symptoms={"present": ["chest_pain"]})))
    assert "Call 911" in message.text
    assert side.clinicians.inbox(prescriber) == []


def test_what_could_not_be_stored_is_told_as_not_sent(answered, side, monkeypatch):
    monkeypatch.setattr(side.patients, "send", lambda _: 1 / 0)
    message = answered(handed())
    assert "I could not send it" in message.text
    assert "555-0100" in message.text


def test_a_message_that_hands_nothing_over_goes_through_as_it_is(answered, side, prescriber):
    assert answered(Turn(messages=[Said(text="Hello.")])) == Said(text="Hello.")
    assert side.clinicians.inbox(prescriber) == []


def test_what_cannot_wait_stands_first_and_waits_for_no_decision(answered, side):
    text = answered(handed(a_case(symptoms={"present": ["gait_disturbance"]}))).text
    assert "today" in text.split("I sent your facts")[0]
    lines = dict(line.split(": ", 1) for line in text.splitlines() if line.startswith("Your "))
    assert "today" in " ".join(side.patients.see(lines["Your code"], lines["Your secret"]).urgent)
