"""A failing action never leaves silence, loses nothing, and logs nothing of what was said."""

from __future__ import annotations

import asyncio
import logging
import re

from rasa.shared.core.domain import Domain
from rasa_sdk import Tracker
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher

from actions.turn.talk import Events, ReportedAction, Talk
from deploy.environment import ROOT
from inside_rasa.dialogue_files import domain_files


class Failing(ReportedAction):
    def name(self) -> str:
        return "action_failing"

    def act(self, talk: Talk) -> Events:
        talk.utter("half an answer")
        raise ValueError("my b12 is 98")


def failed(caplog) -> tuple[list[dict], list[dict]]:
    message = {"text": "my b12 is 98", "intent": {"name": "inform"}, "entities": []}
    tracker = Tracker("someone", {"register": "patient"}, message, [], False, None, {}, "action_listen")
    dispatcher = CollectingDispatcher()
    with caplog.at_level(logging.DEBUG):
        events = Failing().run(dispatcher, tracker, {})
    return events, dispatcher.messages


def test_the_person_is_told_with_the_reference_that_the_log_has(caplog):
    events, messages = failed(caplog)
    assert events == []
    assert len(messages) == 1
    reference = re.search(r"[0-9a-f]{8}", messages[0]["text"])
    assert reference is not None
    assert reference.group() in caplog.text


def test_the_log_names_the_error_and_nothing_that_was_said(caplog):
    failed(caplog)
    logged = " ".join(record.getMessage() for record in caplog.records)
    assert "ValueError" in logged
    assert "98" not in logged.replace(re.search(r"reference (\w+)", logged).group(1), "")


def test_the_server_finds_every_action_of_the_domain():
    executor = ActionExecutor()
    executor.register_package("actions")
    assert set(Domain.load(domain_files(ROOT / "domain.yml")).as_dict()["actions"]) <= set(executor.actions)
    assert asyncio.iscoroutinefunction(Failing.run) is False
