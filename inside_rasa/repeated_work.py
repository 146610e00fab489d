"""What Rasa does again and again within a turn, though it cannot change while Rasa runs: here it is done once.

Rasa 3.6.21 checks its own schema for the answer of an action before each use, and searches all classes of events for
each event that it reads. On the timed conversation the two took more than half of a turn.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.events import Event
from rasa.shared.utils.common import all_subclasses


def without_repeated_work() -> None:
    """Puts the lookups that are done once in the place of Rasa's own. Calling it again changes nothing."""
    if RemoteAction._validate_action_result is not _check_answer:
        RemoteAction._validate_action_result = _check_answer
        Event.resolve_by_type = staticmethod(_EventClasses())


_SCHEMA = RemoteAction.action_response_format_spec()
_ANSWER = validator_for(_SCHEMA)(_SCHEMA)


def _check_answer(action: RemoteAction, answer: Any) -> bool:
    """True for an answer that fits Rasa's schema. Raises jsonschema's ValidationError, as Rasa does, for another.

    The executor of this process makes its answers so; those of a server are checked.
    """
    if not getattr(action.action_endpoint, "runs_here", False):
        _ANSWER.validate(answer)
    return True


class _EventClasses:
    """The class of an event by its name, as `Event.resolve_by_type` finds it."""

    def __init__(self) -> None:
        self._search = Event.resolve_by_type
        self._known: Mapping[str, type[Event]] = {
            cls.type_name: cls for cls in reversed(all_subclasses(Event)) if hasattr(cls, "type_name")
        }

    def __call__(self, type_name: str, default: type[Event] | None = None) -> type[Event] | None:
        return self._known.get(type_name) or self._search(type_name, default)
