"""What Rasa does again and again within a turn, though it cannot change while Rasa runs: here it is done once.

Rasa 3.6.21 checks its own schema for the answer of an action before each use, searches all classes of events for each
event that it reads, and for each message makes an empty domain to see that its own is not. On the timed conversation
the first two took more than half of a turn. It also copies whole events and messages for a log, which is off.
"""

from __future__ import annotations

import copy
import logging
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any, TypeVar

from jsonschema.validators import validator_for
from rasa.core import processor
from rasa.core.actions import forms
from rasa.core.actions.action import RemoteAction
from rasa.core.policies import rule_policy
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.utils.common import all_subclasses


def without_repeated_work() -> None:
    """Puts the lookups that are done once in the place of Rasa's own. Calling it again changes nothing."""
    if RemoteAction._validate_action_result is not _check_answer:
        RemoteAction._validate_action_result = _check_answer
        Event.resolve_by_type = staticmethod(_EventClasses())
        Domain.is_empty = _is_empty
        for module in (processor, forms, rule_policy):
            # These three copy for the log alone.
            module.copy = SimpleNamespace(deepcopy=_for_the_log)


_RASAS_LOG = logging.getLogger("rasa")
_RASAS_IS_EMPTY = Domain.is_empty
_FULL = "is_not_empty"

T = TypeVar("T")


def _for_the_log(value: T) -> T:
    """A copy where the log tells it, and would change its words; the value itself where nothing reads it."""
    return copy.deepcopy(value) if _RASAS_LOG.isEnabledFor(logging.DEBUG) else value


def _is_empty(domain: Domain) -> bool:
    """As Rasa's own; a domain that held something once is not compared again."""
    if vars(domain).get(_FULL):
        return False
    empty: bool = _RASAS_IS_EMPTY(domain)
    setattr(domain, _FULL, not empty)
    return empty


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
