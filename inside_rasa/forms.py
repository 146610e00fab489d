"""A form looks ahead on a copy of the conversation. Rasa 3.6.21 plays all of its events anew for that."""

from __future__ import annotations

from rasa.core.actions.forms import FormAction
from rasa.shared.core.constants import REQUESTED_SLOT
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from keeping.conversation import Conversation

_RASAS = FormAction._temporary_tracker


def look_ahead_on_copies() -> None:
    """Puts the copy in the place of Rasa's replay. Calling it again changes nothing."""
    FormAction._temporary_tracker = _looking_ahead


def _looking_ahead(
    form: FormAction, current_tracker: DialogueStateTracker, additional_events: list[Event], domain: Domain
) -> DialogueStateTracker:
    """What Rasa's own gives; it is asked itself after a restart, since only what came later counts then."""
    if not isinstance(current_tracker, Conversation) or current_tracker.idx_after_latest_restart():
        rasas: DialogueStateTracker = _RASAS(form, current_tracker, additional_events, domain)
        return rasas
    ahead = current_tracker.copy()
    requested = SlotSet(REQUESTED_SLOT, form.get_slot_to_fill(current_tracker))
    for event in [requested, ActionExecuted(form.name()), *additional_events]:
        ahead.update(event)
    return ahead
