"""The channel inside Rasa that the gateway talks to, on loopback. `credentials.yml` names it.

A turn is kept whole or not at all: where an action could not be run, nothing of it is stored and the gateway
is told, so that nobody gets half an answer and sending again repeats nothing.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import InputChannel, OutputChannel, UserMessage
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import FailSafeTrackerStore, InMemoryTrackerStore, SQLTrackerStore, TrackerStore
from rasa.shared.core.constants import REQUESTED_SLOT
from rasa.shared.core.events import Restarted, SessionStarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json

from channels.action_calls import ActionCalls
from channels.reports.results import results_in_report
from channels.resuming import as_said_now, resumed_messages

logger = logging.getLogger(__name__)

EMERGENCY_SLOT = "emergency"
"""The slot that holds an emergency until the person settles it."""

LONGEST_SENDER = 255
"""Characters; the width of the column `sender_id` in Rasa's SQL tracker store."""


class TurnFailed(Exception):
    """An action of the turn could not be run, so the turn was not kept; `calls` are the kinds of failure."""

    def __init__(self, calls: list[str]) -> None:
        self.calls = calls
        super().__init__(", ".join(calls))


class Messages(OutputChannel):
    """What the assistant says in one turn, one entry a message; text is never split on blank lines."""

    def __init__(self) -> None:
        self.said: list[dict[str, Any]] = []

    @classmethod
    def name(cls) -> str:
        """The channel's name in the domain's responses."""
        return GatewayConnector.name()

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


class GatewayConnector(InputChannel):
    """Messages, forgetting, results of reports and readiness for the gateway, under `/webhooks/gateway/`."""

    @classmethod
    def name(cls) -> str:
        """The channel's name and the last part of its address."""
        return "gateway"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The four routes. They drive the running agent themselves, since its handler returns no tracker."""
        routes = Blueprint("gateway_connector")

        @routes.post("/messages")
        async def messages(request: Request) -> HTTPResponse:
            body = _body(request)
            sender, text = _sender(body), body.get("text")
            if sender is None or not isinstance(text, str) or not text.strip():
                return json({"error": "expected sender (1 to 255 characters) and text"}, status=400)
            agent: Agent = request.app.ctx.agent
            if not agent.is_ready():
                return json({"error": "no model is loaded"}, status=503)
            output = Messages()
            message = UserMessage(text, output, sender, input_channel=self.name(), metadata=body.get("metadata") or {})
            began = time.time()
            try:
                tracker = await run_turn(agent, message)
            except TurnFailed as failure:
                logger.warning("A turn was not kept: action calls failed (%s).", failure)
                return json({"error": "an action could not be run"}, status=503)
            except Exception as error:  # noqa: BLE001 - whatever it is, Rasa's own handler would print the message
                logger.error("A turn was not kept: %s in %s.", type(error).__name__, _place(error))
                return json({"error": "the turn failed"}, status=500)
            new = tracker.events[0].timestamp >= began
            return json(
                {
                    "messages": output.said,
                    "requested_slot": tracker.get_slot(REQUESTED_SLOT),
                    "active_loop": tracker.active_loop_name,
                    "emergency": bool(tracker.get_slot(EMERGENCY_SLOT)),
                    "new": new,
                    "expired": expired(tracker, began),
                }
            )

        @routes.post("/forget")
        async def forget(request: Request) -> HTTPResponse:
            sender = _sender(_body(request))
            if sender is None:
                return json({"error": "expected sender (1 to 255 characters)"}, status=400)
            agent: Agent = request.app.ctx.agent
            async with agent.lock_store.lock(sender):
                deleted = forget_conversation(agent.tracker_store, sender)
            return json({"deleted": deleted})

        @routes.post("/results")
        async def results(request: Request) -> HTTPResponse:
            text = _body(request).get("text")
            if not isinstance(text, str) or not text.strip():
                return json({"error": "expected text"}, status=400)
            agent: Agent = request.app.ctx.agent
            if not agent.is_ready():
                return json({"error": "no model is loaded"}, status=503)
            try:
                found = await results_in_report(agent, text)
            except Exception as error:  # noqa: BLE001 - whatever it is, Rasa's own handler would print the report
                logger.error("A report was not read: %s in %s.", type(error).__name__, _place(error))
                return json({"error": "the report was not read"}, status=500)
            return json({"results": found})

        @routes.get("/ready")
        async def ready(request: Request) -> HTTPResponse:
            agent: Agent = request.app.ctx.agent
            if not agent.is_ready():
                return json({"error": "no model is loaded"}, status=503)
            return json({"model": agent.processor.model_filename})

        return routes


async def run_turn(agent: Agent, message: UserMessage) -> DialogueStateTracker:
    """The tracker after the turn, stored; what was said is in the message's output channel.

    The steps are those of `MessageProcessor.handle_message` in Rasa 3.6.21, which always stores the turn. Messages that
    waited for the answer of this one are played in its place (`resuming.py`).
    Raises TurnFailed, with nothing stored, if an action of the turn could not be run.
    """
    processor: MessageProcessor = agent.processor
    failed = _watched_calls(processor)
    async with agent.lock_store.lock(message.sender_id):
        tracker = await processor.log_message(message, should_save_tracker=False)
        tracker = await processor.run_action_extract_slots(message.output_channel, tracker)
        waited = resumed_messages(tracker)
        if not waited:
            await processor._run_prediction_loop(message.output_channel, tracker)
        for kept in waited:
            tracker.update(as_said_now(kept, message), processor.domain)
            tracker = await processor.run_action_extract_slots(message.output_channel, tracker)
            await processor._run_prediction_loop(message.output_channel, tracker)
        if failed:
            raise TurnFailed(failed)
        await processor.run_anonymization_pipeline(tracker)
        await processor.save_tracker(tracker)
    return tracker


def expired(tracker: DialogueStateTracker, at: float) -> bool:
    """Whether Rasa began a new session at that time and left behind what the person had said before."""
    before = [event for event in tracker.events if event.timestamp < at]
    now = [event for event in tracker.events if event.timestamp >= at]
    asked_for = any(isinstance(event, Restarted) for event in now)
    if asked_for or not any(isinstance(event, SessionStarted) for event in now):
        return False
    restarts = [place for place, event in enumerate(before) if isinstance(event, Restarted)]
    return any(isinstance(event, UserUttered) for event in before[restarts[-1] + 1 if restarts else 0 :])


def forget_conversation(store: TrackerStore, sender: str) -> int:
    """How many stored events (in memory: trackers) of the conversation were deleted; none are left."""
    if isinstance(store, FailSafeTrackerStore):
        in_memory = forget_conversation(store.fallback_tracker_store, sender)
        return in_memory + forget_conversation(store._tracker_store, sender)
    if isinstance(store, InMemoryTrackerStore):
        return 0 if store.store.pop(sender, None) is None else 1
    if isinstance(store, SQLTrackerStore):
        with store.session_scope() as session:
            if store.engine.dialect.name == "sqlite":
                session.execute("PRAGMA secure_delete = ON")
            deleted = session.query(store.SQLEvent).filter(store.SQLEvent.sender_id == sender).delete()
            session.commit()
            return int(deleted)
    raise NotImplementedError(
        f"Forgetting works with the SQL and in-memory tracker stores, not with {type(store).__name__}."
    )


def _watched_calls(processor: MessageProcessor) -> list[str]:
    if processor.action_endpoint is None:
        return []
    if not isinstance(processor.action_endpoint, ActionCalls):
        processor.action_endpoint = ActionCalls(processor.action_endpoint)
    return processor.action_endpoint.watch()


def _body(request: Request) -> dict[str, Any]:
    return request.json if isinstance(request.json, dict) else {}


def _sender(body: dict[str, Any]) -> str | None:
    sender = body.get("sender")
    return sender if isinstance(sender, str) and 0 < len(sender) <= LONGEST_SENDER else None


def _place(error: BaseException) -> str:
    """File and line where the error was raised; its message may repeat what a person typed."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return "?" if trace is None else f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
