"""Somebody who comes back after the session ended is told that the answers are gone, and is not left alone with it."""

from __future__ import annotations

import time

import pytest
from rasa.shared.core.domain import SessionConfig


@pytest.fixture
def sessions_end_at_once(agent, monkeypatch):
    minutes = 0.1 / 60
    monkeypatch.setattr(agent.processor.domain, "session_config", SessionConfig(minutes, carry_over_slots=False))


def test_who_comes_back_late_is_told_that_the_answers_were_cleared(begun, sessions_end_at_once):
    begun.choose("Starting")
    time.sleep(0.2)
    begun.say("pernicious anaemia")
    assert "cleared your earlier answers" in begun.text
    assert begun.slot("phase") is None
    assert begun.slot("cause") == "pernicious_anaemia"
    assert begun.asked == "phase"


def test_a_new_person_is_not_told_about_answers_of_before(conversation, sessions_end_at_once):
    assert "long time" not in conversation.say("hello").text


def test_who_started_again_is_not_told_so(begun):
    begun.choose("Starting").say("start again").say("yes").say("hello")
    assert "long time" not in begun.text
