"""That what is done once for Rasa gives what Rasa's own code gives each time."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import ValidationError
from rasa.core import processor
from rasa.core.actions import forms
from rasa.core.actions.action import RemoteAction
from rasa.core.policies import rule_policy
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.utils.common import all_subclasses

from inside_rasa.repeated_work import without_repeated_work

COPYING = (processor, forms, rule_policy)
"""Modules of Rasa that copy values for the log."""


@pytest.fixture
def rasas_own() -> Iterator[dict[str, object]]:
    """Rasa's own functions; they stand in their places again after the test."""
    own = {
        "search": Event.resolve_by_type,
        "check": RemoteAction._validate_action_result,
        "is_empty": Domain.is_empty,
        "copies": [module.copy for module in COPYING],
    }
    without_repeated_work()
    without_repeated_work()
    yield own
    Event.resolve_by_type = staticmethod(own["search"])
    RemoteAction._validate_action_result = own["check"]
    Domain.is_empty = own["is_empty"]
    for module, copies in zip(COPYING, own["copies"], strict=True):
        module.copy = copies


def test_every_kind_of_event_is_found(rasas_own: dict[str, object]) -> None:
    names = {cls.type_name for cls in all_subclasses(Event) if hasattr(cls, "type_name")}
    assert {"user", "bot", "slot", "action", "session_started", "active_loop"} <= names
    for name in names:
        assert Event.resolve_by_type(name) is rasas_own["search"](name)  # type: ignore[operator]


def test_an_unknown_event_is_treated_as_before(rasas_own: dict[str, object]) -> None:
    assert Event.resolve_by_type("topic") is None
    assert Event.resolve_by_type("unknown", Event) is Event
    with pytest.raises(ValueError, match="Unknown event name 'unknown'"):
        Event.resolve_by_type("unknown")


ANSWERS = [
    {},
    {"events": [], "responses": []},
    {"events": [{"event": "slot", "name": "cause", "value": None, "timestamp": None}], "responses": [{"text": "a"}]},
    {"events": [{"event": "user", "text": "b12 98"}]},
    None,
    [],
    {"events": {}},
    {"events": [{"name": "cause"}]},
    {"events": ["slot"]},
    {"events": [{"event": "slot", "name": 5}]},
    {"responses": ["text"]},
]


@pytest.mark.parametrize("answer", ANSWERS, ids=repr)
def test_an_answer_is_accepted_or_refused_as_before(rasas_own: dict[str, object], answer: object) -> None:
    action = RemoteAction("action_understand", None)

    def accepted(check: object) -> bool:
        try:
            return bool(check(action, answer))  # type: ignore[operator]
        except ValidationError:
            return False

    assert accepted(RemoteAction._validate_action_result) == accepted(rasas_own["check"])


@pytest.mark.usefixtures("rasas_own")
def test_a_domain_is_empty_only_where_it_holds_nothing() -> None:
    for _ in range(2):
        assert Domain.empty().is_empty()
    domain = Domain.from_dict({"intents": ["inform"]})
    assert [domain.is_empty(), domain.is_empty()] == [False, False]


@pytest.mark.usefixtures("rasas_own")
def test_what_is_told_in_the_log_is_a_copy_and_nothing_is_copied_while_it_is_off() -> None:
    log = logging.getLogger("rasa")
    level, told = log.level, {"text": ["b12 98"]}
    try:
        log.setLevel(logging.WARNING)
        assert all(module.copy.deepcopy(told) is told for module in COPYING)
        log.setLevel(logging.DEBUG)
        copies = [module.copy.deepcopy(told) for module in COPYING]
        assert all(copied == told and copied["text"] is not told["text"] for copied in copies)
    finally:
        log.setLevel(level)


def test_rasa_copies_there_for_the_log_alone() -> None:
    for module in COPYING:
        lines = Path(str(module.__file__)).read_text(encoding="utf-8").splitlines()
        copying = [place for place, line in enumerate(lines) if "copy." in line.split("#")[0]]
        assert copying
        for place in copying:
            assert any("structlogger.debug(" in line for line in lines[place - 4 : place + 1]), lines[place]
