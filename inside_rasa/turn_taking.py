"""Takes one message to the dialogue, inside Rasa: each message once, and each turn kept whole or not at all.

Under the conversation's lock it is looked up whether the message was answered before, and whether it belongs to what
the person saw; the turn is then played, and stored together with the message and its answer.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import FailSafeTrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, REQUESTED_SLOT
from rasa.shared.core.events import Restarted, SessionStarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from inside_rasa.action_calls import ActionCalls
from inside_rasa.commands import parsed_command
from inside_rasa.counted import counted
from inside_rasa.forms import look_ahead_on_copies
from inside_rasa.graph import GraphInOrder
from inside_rasa.resuming import as_said_now, resumed_messages
from inside_rasa.slots import ask_the_action_at_once
from keeping.store import ConversationStore, StoreFailed, held_before
from keeping.tables import KeptTurn
from keeping.tracing import span

WITHOUT_END = "actions without end"
"""The kind of failure of a turn that did not come to wait for the next message."""

LEFT_SLOT = "questions_left"
"""The slot of how many questions are left."""

EMERGENCY_SLOT = "emergency"
"""The slot that holds an emergency until the person settles it."""

ANSWERING = frozenset(
    {"inform", "affirm", "deny", "none_of_these", "dont_know", "not_measured", "correct", "nlu_fallback"}
)
"""Intents that may answer the open question; words of any other intent mean the same whatever was asked."""


class TurnFailed(Exception):
    """An action of the turn could not be run, or the turn found no end, so it was not kept; `calls` are the kinds of
    failure."""

    def __init__(self, calls: list[str]) -> None:
        self.calls = calls
        super().__init__(", ".join(calls))


class Ended(Exception):
    """The conversation was ended, or the message belongs to what was forgotten of it."""


class OtherContent(Exception):
    """A message of this id was answered before, and something else was said in it."""


class Messages(OutputChannel):
    """What the assistant says in one turn, one entry a message; text is never split on blank lines."""

    def __init__(self) -> None:
        self.said: list[dict[str, Any]] = []

    @classmethod
    def name(cls) -> str:
        """The channel's name in the domain's responses."""
        return "gateway"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Adds one message; text, buttons and card of one utterance stay together."""
        custom = message.get("custom") or {}
        parts = custom if "card" in custom else {"card": custom or None}
        buttons = [*(message.get("buttons") or []), *(parts.get("buttons") or [])]
        self.said.append(
            {
                "text": parts.get("text") or message.get("text"),
                "buttons": [{"title": button["title"], "payload": button["payload"]} for button in buttons],
                "card": parts["card"],
            }
        )


@dataclass(frozen=True)
class Sent:
    """A message as the gateway hands it over.

    `id` is the same for each try of one message. `seen` names the turn whose answer the person had before them; None
    where the channel does not know.
    """

    sender: str
    text: str
    id: str
    seen: str | None = None
    metadata: dict[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """What is kept of the id: it tells nothing about where the message came from."""
        return hashlib.sha256(f"{self.sender}\n{self.id}".encode()).hexdigest()

    @property
    def content(self) -> str:
        """What is kept of the text beside the turn: enough to see that another one is another."""
        return hashlib.sha256(f"{self.id}\n{self.text}".encode()).hexdigest()


def store_of(agent: Agent) -> ConversationStore:
    """The agent's store itself: Rasa wraps it in one that hides its failures and goes on in memory.

    Raises StoreFailed where it is another one, as Rasa takes where ours could not be loaded.
    """
    if isinstance(agent.tracker_store, FailSafeTrackerStore):
        agent.tracker_store = agent.processor.tracker_store = agent.tracker_store._tracker_store
    if not isinstance(agent.tracker_store, ConversationStore):
        raise StoreFailed(f"conversations are kept in {type(agent.tracker_store).__name__}")
    return agent.tracker_store


async def take_turn(agent: Agent, sent: Sent) -> str:
    """The answer to the message as JSON, stored; for a message that was answered before, the answer that it got.

    Raises TurnFailed, StoreFailed, Ended or OtherContent, with nothing stored of this message.
    """
    store = store_of(agent)
    async with agent.lock_store.lock(sent.sender):
        stands = await store.standing(sent.sender, sent.key)
        if stands.ended:
            raise Ended
        if stands.known is not None:
            return _answered_before(stands.known, sent)
        output = Messages()
        message = UserMessage(sent.text, output, sent.sender, input_channel=output.name(), metadata=sent.metadata)
        latest = stands.latest
        if latest is not None and latest.answer and sent.seen not in (None, latest.message[:16]):
            message.parse_data = _tapped(agent, message) or await agent.processor.parse_message(message)
            if answers_a_question(message.parse_data, sent.text):
                return json.dumps({**json.loads(latest.answer), "misplaced": True, "new": False, "expired": False})
        tracker = await played(agent, message)
        answer = json.dumps(_answer(output, tracker, sent))
        await store.keep(tracker, KeptTurn(sent.key, sent.content, answer))
    return answer


async def played(agent: Agent, message: UserMessage) -> DialogueStateTracker:
    """The tracker after the turn, not yet stored; what was said is in the message's output channel.

    The steps are those of `MessageProcessor.handle_message` in Rasa 3.6.21, which always stores the turn. A tapped
    option does not go through the pipeline (`commands.py`). Messages that waited for the answer of this one are played
    in its place (`resuming.py`). Whoever calls holds the lock.
    Raises TurnFailed if an action of the turn could not be run, or if its actions led on to each other without end:
    Rasa stops such a turn half way and would then run no action for any later message.
    """
    processor: MessageProcessor = agent.processor
    prepare(processor)
    failed = processor.action_endpoint.watch() if processor.action_endpoint else []
    message.parse_data = message.parse_data or _tapped(agent, message)
    with span("understand"):
        tracker = await processor.log_message(message, should_save_tracker=False)
    tracker = await processor.run_action_extract_slots(message.output_channel, tracker)
    waited = resumed_messages(tracker)
    if not waited:
        await processor._run_prediction_loop(message.output_channel, tracker)
    for kept in waited:
        tracker.update(as_said_now(kept, message), processor.domain)
        tracker = await processor.run_action_extract_slots(message.output_channel, tracker)
        await processor._run_prediction_loop(message.output_channel, tracker)
    if tracker.latest_action_name != ACTION_LISTEN_NAME:
        failed.append(WITHOUT_END)
    if failed:
        raise TurnFailed(failed)
    await processor.run_anonymization_pipeline(tracker)
    return tracker


def _tapped(agent: Agent, message: UserMessage) -> dict[str, Any] | None:
    return parsed_command(message.text, agent.processor.domain)


def expired(tracker: DialogueStateTracker) -> bool:
    """Whether Rasa began a new session in this turn and left behind what the person had said before."""
    events, stored = list(tracker.events), held_before(tracker)
    before, now = events[:stored], events[stored:]
    asked_for = any(isinstance(event, Restarted) for event in now)
    if asked_for or not any(isinstance(event, SessionStarted) for event in now):
        return False
    restarts = [place for place, event in enumerate(before) if isinstance(event, Restarted)]
    return any(isinstance(event, UserUttered) for event in before[restarts[-1] + 1 if restarts else 0 :])


def answers_a_question(parsed: dict[str, Any], text: str) -> bool:
    """Whether what the words mean hangs on the question that they answer; never where a danger may be in them."""
    if text.startswith("/") or parsed.get("ask_about_signs"):
        return False
    mentions = [entity.get("value") for entity in parsed.get("entities") or [] if entity.get("entity") == "mention"]
    signs = (mention for mention in mentions if isinstance(mention, dict) and mention.get("type") == "symptom")
    if any(not sign.get("negated") for sign in signs):
        return False
    return (parsed.get("intent") or {}).get("name") in (*ANSWERING, None)


def _answered_before(known: KeptTurn, sent: Sent) -> str:
    if known.answer is None:
        raise Ended
    if known.content != sent.content:
        raise OtherContent
    return known.answer


def _answer(output: Messages, tracker: DialogueStateTracker, sent: Sent) -> dict[str, Any]:
    return {
        "messages": output.said,
        "requested_slot": tracker.get_slot(REQUESTED_SLOT),
        "active_loop": tracker.active_loop_name,
        "questions_left": tracker.get_slot(LEFT_SLOT),
        "emergency": bool(tracker.get_slot(EMERGENCY_SLOT)),
        "new": held_before(tracker) == 0,
        "expired": expired(tracker),
        "turn": sent.key[:16],
        **counted(tracker, list(tracker.events)[: held_before(tracker)], EMERGENCY_SLOT),
    }


def prepare(processor: MessageProcessor) -> None:
    """Puts our own parts in the place of Rasa's; calling it again changes nothing."""
    if processor.action_endpoint is not None and not isinstance(processor.action_endpoint, ActionCalls):
        processor.action_endpoint = ActionCalls(processor.action_endpoint)
    if not isinstance(processor.graph_runner, GraphInOrder):
        processor.graph_runner = GraphInOrder(processor.graph_runner)
    ask_the_action_at_once()
    look_ahead_on_copies()
