"""A conversation that is copied as it stands. Rasa's tracker makes a copy by playing all its events again.

Rasa 3.6.21 copies a tracker for every action, and looks for the events that count for every prediction, so each turn of
a long conversation takes longer than the one before. What a tracker says is the same.
"""

from __future__ import annotations

import copy
import dataclasses
from itertools import islice
from typing import Any

from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME, ACTIVE_LOOP
from rasa.shared.core.events import (
    ActionExecuted,
    ActionReverted,
    ActiveLoop,
    Event,
    FollowupAction,
    Restarted,
    SessionStarted,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity

from keeping.told import told

_STEERING = (
    ActionExecuted,
    ActionReverted,
    FollowupAction,
    Restarted,
    SessionStarted,
    UserUtteranceReverted,
    UserUttered,
)


class _Steering(dict[Any, bool]):
    """Whether events of a class decide which others count, or what comes next.

    Most do not; `isinstance` with Rasa's abstract classes, asked of each, takes milliseconds of a long conversation.
    """

    def __missing__(self, event: type[Event]) -> bool:
        self[event] = steers = issubclass(event, _STEERING)
        return steers


_STEERS = _Steering()


@dataclasses.dataclass(frozen=True)
class _Applied:
    """The events that count among the first `seen`, and the loops that were known when they were looked through."""

    seen: int = 0
    loops: frozenset[str] = frozenset()
    events: tuple[Event, ...] = ()


class Conversation(DialogueStateTracker):
    """Rasa's tracker. Slots are replaced and never changed, so that copies may share them."""

    slots: dict[str, Any]
    active_loop: Any
    _applied = _Applied()
    _settled: tuple[dict[str, Any], ...] = ()
    """The first events as they are told; they are stored and are not changed any more."""

    def settle(self) -> None:
        """All of its events are stored now: from here on they are told as they stand."""
        new = islice(self.events, len(self._settled), None)
        self._settled = (*self._settled, *(told(event).content for event in new))

    def copy(self) -> Conversation:
        """The tracker that Rasa would make of the same events: what is not an event is not copied."""
        twin = Conversation.__new__(Conversation)
        twin.__dict__.update(
            _max_event_history=self._max_event_history,
            events=self.events.copy(),
            sender_id=self.sender_id,
            slots=dict(self.slots),
            sender_source=None,
            is_rule_tracker=self.is_rule_tracker,
            _paused=self._paused,
            followup_action=self.followup_action or self._followup_of_events(),
            latest_action=self.latest_action,
            latest_message=self.latest_message,
            latest_bot_utterance=self.latest_bot_utterance,
            active_loop=self.active_loop and dataclasses.replace(self.active_loop),
            model_id=None,
            assistant_id=None,
            _applied=self._applied,
            _settled=self._settled,
        )
        return twin

    def applied_events(self) -> list[Event]:
        """The events that count, as Rasa finds them; only those that came since the last look are looked through."""
        known = self._applied
        new = list(islice(self.events, known.seen, None))
        loops = known.loops | {event.name for event in new if isinstance(event, ActiveLoop) and event.name}
        if loops != known.loops:
            # A loop is a loop from its first action on, which came before.
            known, new = _Applied(), list(self.events)
        if new:
            applied = list(known.events)
            for event in new:
                self._apply(event, applied, loops)
            self._applied = _Applied(len(self.events), loops, tuple(applied))
        return list(self._applied.events)

    def current_state(self, event_verbosity: EventVerbosity = EventVerbosity.NONE) -> dict[str, Any]:
        """As Rasa's, with the events as they were told before, and a form's first message not copied word by word."""
        loop, self.active_loop = self.active_loop, None
        try:
            state: dict[str, Any] = super().current_state(EventVerbosity.NONE)
        finally:
            self.active_loop = loop
        return {**state, "events": self._told(event_verbosity), ACTIVE_LOOP: dict(vars(loop)) if loop else {}}

    def _told(self, event_verbosity: EventVerbosity) -> list[dict[str, Any]] | None:
        if event_verbosity == EventVerbosity.ALL:
            new = islice(self.events, len(self._settled), None)
            return [*self._settled, *(told(event).content for event in new)]
        events = self._events_for_verbosity(event_verbosity)
        return None if events is None else [told(event).content for event in events]

    def idx_after_latest_restart(self) -> int:
        """As Rasa's, which asks each event in a way that takes milliseconds of a long conversation."""
        for back, event in enumerate(reversed(self.events)):
            if type(event) is Restarted:
                return len(self.events) - back
        return 0

    def _apply(self, event: Event, applied: list[Event], loops: frozenset[str]) -> None:
        if not _STEERS[type(event)]:
            applied.append(event)
        elif isinstance(event, (Restarted, SessionStarted)):
            applied.clear()
        elif isinstance(event, ActionReverted):
            self._undo_till_previous(ActionExecuted, applied)
        elif isinstance(event, UserUtteranceReverted):
            self._undo_till_previous(UserUttered, applied)
            self._undo_till_previous(ActionExecuted, applied)
        elif isinstance(event, ActionExecuted) and self._goes_on_with_a_loop(event, applied, loops):
            self._undo_till_previous_loop_execution(event.action_name, applied)
        else:
            applied.append(event)

    def _goes_on_with_a_loop(self, event: ActionExecuted, applied: list[Event], loops: frozenset[str]) -> bool:
        return event.action_name in loops and not self._first_loop_execution_or_unhappy_path(event.action_name, applied)

    def _followup_of_events(self) -> str | None:
        """The action that is to follow by the events alone; Rasa forgets it on the tracker when it is predicted."""
        for event in (event for event in reversed(self.events) if _STEERS[type(event)]):
            if isinstance(event, (ActionExecuted, UserUttered)):
                return None
            if isinstance(event, (ActionReverted, UserUtteranceReverted)):
                return self.followup_action and str(self.followup_action)
            if isinstance(event, FollowupAction):
                return str(event.action_name)
            if isinstance(event, Restarted):
                return str(ACTION_SESSION_START_NAME)
            if isinstance(event, SessionStarted):
                return str(ACTION_LISTEN_NAME)
        return str(ACTION_LISTEN_NAME)

    def _set_slot(self, key: str, value: Any) -> None:
        if key in self.slots:
            self.slots[key] = copy.copy(self.slots[key])
        super()._set_slot(key, value)

    def _reset_slots(self) -> None:
        self.slots = {name: copy.copy(slot) for name, slot in self.slots.items()}
        super()._reset_slots()
