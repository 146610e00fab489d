"""That what is done once for Rasa gives what Rasa's own code gives each time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.events import Event
from rasa.shared.utils.common import all_subclasses

from inside_rasa.repeated_work import without_repeated_work


@pytest.fixture
def rasas_own() -> Iterator[dict[str, object]]:
    """Rasa's own functions; they stand in their places again after the test."""
    own = {"search": Event.resolve_by_type, "check": RemoteAction._validate_action_result}
    without_repeated_work()
    without_repeated_work()
    yield own
    Event.resolve_by_type = staticmethod(own["search"])
    RemoteAction._validate_action_result = own["check"]


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
