"""What a message says is taken up by one action, which Rasa is to ask at once.

Rasa 3.6.21 first looks through the mappings of every slot, though all of ours leave the slot to an action, and then
plays the whole conversation anew for that action to see.
"""

from __future__ import annotations

from typing import Any

from rasa.core.actions.action import ActionExtractSlots
from rasa.shared.core.constants import ACTION_VALIDATE_SLOT_MAPPINGS, DEFAULT_SLOT_NAMES, SlotMappingType
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event

from keeping.conversation import Conversation

_RASAS = ActionExtractSlots.run


def ask_the_action_at_once() -> None:
    """Puts the one call in the place of Rasa's search through the mappings. Calling it again changes nothing."""
    ActionExtractSlots.run = _run


async def _run(
    extraction: ActionExtractSlots, output_channel: Any, nlg: Any, tracker: Any, domain: Domain
) -> list[Event]:
    """What Rasa's own gives; it is asked itself where a mapping may fill a slot, or the conversation was restarted."""
    if not isinstance(tracker, Conversation) or tracker.idx_after_latest_restart() or fills_slots(domain):
        rasas: list[Event] = await _RASAS(extraction, output_channel, nlg, tracker, domain)
        return rasas
    if ACTION_VALIDATE_SLOT_MAPPINGS not in domain.user_actions:
        return []
    asked = (ACTION_VALIDATE_SLOT_MAPPINGS, output_channel, nlg, tracker.copy(), domain)
    events: list[Event] = await extraction._run_custom_action(*asked)
    return events


def fills_slots(domain: Domain) -> bool:
    """Whether a mapping of the domain fills a slot by itself, or by an action of its own."""
    mappings = [mapping for slot in domain.slots if slot.name not in DEFAULT_SLOT_NAMES for mapping in slot.mappings]
    return any(mapping.get("type") != str(SlotMappingType.CUSTOM) or mapping.get("action") for mapping in mappings)
