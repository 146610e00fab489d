"""Rasa's RulePolicy, which looks at no more of a conversation than its longest rule can see.

Rasa 3.6.21 makes a state of every action since the conversation began, and compares each rule with all of them. Here
the latest states are made, and only those rules are compared whose newest state names the same action and intent.
Training is Rasa's own. The class keeps Rasa's name, which is stored with every action.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from typing import Any

from rasa.core.policies.rule_policy import RulePolicy as RasasRulePolicy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import PREVIOUS_ACTION, SHOULD_NOT_BE_SET, USER
from rasa.shared.core.domain import Domain, State
from rasa.shared.core.events import ActionExecuted, ActiveLoop, AllSlotsReset, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ACTION_NAME, INTENT

Place = tuple[Any, Any]
"""The action before, and the intent; None where a rule leaves it open."""

_SHOWN = (UserUttered, ActionExecuted, ActiveLoop)
"""The events beside slots that a state shows."""


class _Kinds(dict[Any, Any]):
    """What a state takes events of a class for; None where it does not show them.

    Asked of each event of a long conversation, where `isinstance` with Rasa's abstract classes takes milliseconds.
    """

    def __missing__(self, event: type[Event]) -> type[Event] | None:
        self[event] = kind = next((kind for kind in (*_SHOWN, SlotSet, AllSlotsReset) if issubclass(event, kind)), None)
        return kind


_KINDS = _Kinds()


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class RulePolicy(RasasRulePolicy):  # type: ignore[misc, unused-ignore]
    """Predicts what Rasa's own RulePolicy predicts."""

    def __init__(self, *arguments: Any, lookup: dict[str, Any] | None = None, **named: Any) -> None:
        super().__init__(*arguments, lookup=lookup, **named)
        tables = [table for table in (lookup or {}).values() if isinstance(table, dict)]
        rules = [json.loads(rule) for table in tables for rule in table]
        self._longest = max(map(len, rules), default=0)
        self._indexed = {id(table): _by_place(table) for table in tables}

    def _prediction_states(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        use_text_for_last_user_input: bool = False,
        rule_only_data: dict[str, Any] | None = None,
    ) -> list[State]:
        if not self._longest:
            every: list[State] = super()._prediction_states(
                tracker, domain, use_text_for_last_user_input, rule_only_data
            )
            return every
        states = latest_states(tracker, domain, self._longest)
        self.featurizer._choose_last_user_input([states], use_text_for_last_user_input)
        return states

    def _get_possible_keys(self, lookup: dict[str, str], states: list[State]) -> set[str]:
        indexed = self._indexed.get(id(lookup))
        if indexed is None or not states:
            return set(super()._get_possible_keys(lookup, states))
        action, intent = _place(states[-1])
        places = {(action, intent), (action, None)}
        return set(super()._get_possible_keys({rule: "" for place in places for rule in indexed[place]}, states))


def latest_states(tracker: DialogueStateTracker, domain: Domain, number: int) -> list[State]:
    """As many of the latest of the states that `tracker.past_states(domain)` gives."""
    applied = tracker.applied_events()
    backwards = (place for place in range(len(applied) - 1, -1, -1) if _KINDS[type(applied[place])] is ActionExecuted)
    ends = [*reversed(list(islice(backwards, number - 1))), len(applied)]
    slots = [slot for slot in domain.slots if slot.influence_conversation]
    moment = DialogueStateTracker(tracker.sender_id, slots)
    for event in _what_still_counts(applied[: ends[0]], {slot.name for slot in slots}):
        event.apply_to(moment)
    states = [domain.get_active_state(moment)]
    for start, end in pairwise(ends):
        for event in _of(islice(applied, start, end), set(moment.slots)):
            event.apply_to(moment)
        states.append(domain.get_active_state(moment))
    return states


def _what_still_counts(events: list[Event], slots: set[str]) -> list[Event]:
    """Of events that are over, those that a state after them still shows, in their order."""
    missing: set[Any] = {*_SHOWN, *slots}
    found: list[Event] = []
    for event in reversed(events):
        kind = _KINDS[type(event)]
        shows: Any = event.key if kind is SlotSet else kind
        if shows in missing:
            missing.remove(shows)
            found.append(event)
            if not missing:
                break
        elif kind is AllSlotsReset:
            missing -= slots
    return found[::-1]


def _of(events: Iterable[Event], slots: set[str]) -> Iterator[Event]:
    """The events that change a state."""
    for event in events:
        kind = _KINDS[type(event)]
        if kind is not None and (kind is not SlotSet or event.key in slots):
            yield event


def _by_place(table: dict[str, str]) -> dict[Place, list[str]]:
    """The rules of a table by the place of their newest state."""
    found: dict[Place, list[str]] = defaultdict(list)
    for rule in table:
        action, intent = _place(json.loads(rule)[-1])
        found[action, None if intent == SHOULD_NOT_BE_SET else intent].append(rule)
    return found


def _place(state: State) -> Place:
    """Where a conversation begins, Rasa compares nothing, not even the intent."""
    action = state.get(PREVIOUS_ACTION, {}).get(ACTION_NAME)
    return action, state.get(USER, {}).get(INTENT) if PREVIOUS_ACTION in state else None
