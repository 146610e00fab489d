"""What is counted of the gateway's work, for Prometheus: numbers by kind, and nothing of any person or conversation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Literal

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, start_http_server

from channels.environment import SettingsError
from channels.rasa_turn import Turn
from channels.steps import STEPS, step_of

ANSWERED = "answered"
"""The outcome of a turn that has an answer; any other outcome is the code of a refusal."""

PLAN = "plan"
"""Where a conversation stands that has come to its plan; before any step it stands at `start`."""

START = "start"

CHANNELS = ("web", "slack", "teams")

OUTCOMES = (ANSWERED, "not_kept", "assistant_unavailable", "no_answer", "unexpected", "overloaded")
"""The outcomes that an alert looks at, each there from the first moment on."""

Kept = Literal["conversations", "drafts"]
"""What is deleted by its age, as long as the clock is believed."""

Part = Literal["line", "dialogue", "turn"]
"""What a time is told of: waiting for the dialogue, the dialogue's own work, and both with the gateway's."""

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30)


class Metrics:
    """The counters of one gateway process, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        self._turns = Counter("b12_turns", "Messages by channel and outcome", ["channel", "outcome"], registry=registry)
        self._seconds = Histogram(
            "b12_seconds", "Seconds of a turn, by part", ["part"], buckets=SECONDS, registry=registry
        )
        self._waiting = Gauge("b12_waiting", "Messages that wait for the dialogue now", registry=registry)
        self._refused = Counter(
            "b12_requests_refused", "Requests that were refused, by code", ["code"], registry=registry
        )
        self._red_flags = Counter(
            "b12_red_flags", "Emergencies that began, by the sign that was told", ["sign"], registry=registry
        )
        self._questions = Counter(
            "b12_general_questions", "General questions that were answered, by answer", ["id"], registry=registry
        )
        self._unanswered = Counter(
            "b12_general_questions_unanswered", "General questions without an answer", registry=registry
        )
        self._not_understood = Counter(
            "b12_not_understood", "Messages that were not understood, by step", ["step"], registry=registry
        )
        self._left = Counter(
            "b12_conversations_left", "Conversations that nobody went on with, by step", ["step"], registry=registry
        )

        self._outdated = Counter(
            "b12_conversations_outdated", "Conversations that were deleted by their age", registry=registry
        )
        self._clock_doubted = Gauge(
            "b12_clock_doubted",
            "1 while nothing is deleted by its age, since the clock is not believed",
            ["kept"],
            registry=registry,
        )
        # What was never counted cannot be seen to grow: an alert would miss the first message that was not kept.
        for channel in CHANNELS:
            for outcome in OUTCOMES:
                self._turns.labels(channel, outcome)
        for step in (START, *STEPS, PLAN):
            self._left.labels(step)
        self._clock_doubted.labels("conversations")

    def turn(self, channel: str, outcome: str) -> None:
        """A message had this outcome."""
        self._turns.labels(channel, outcome).inc()

    def answered(self, channel: str, turn: Turn) -> None:
        """A message was answered so."""
        self.turn(channel, ANSWERED)
        if not turn.understood:
            self._not_understood.labels(_name_of_step(turn) or START).inc()
        for sign in turn.red_flags:
            self._red_flags.labels(sign).inc()
        answers = [str(said.card["id"]) for said in turn.messages if said.card and said.card.get("type") == "answer"]
        for answer in answers:
            self._questions.labels(answer).inc()
        if turn.asked and not answers:
            self._unanswered.inc()

    def refused(self, code: str) -> None:
        """A request was refused with this code."""
        self._refused.labels(code).inc()

    def left(self, step: str) -> None:
        """Nobody went on with a conversation that stood at this step."""
        self._left.labels(step).inc()

    def outdated(self, conversations: int) -> None:
        """So many conversations were deleted by their age."""
        self._outdated.inc(conversations)

    def doubt_clock(self, kept: Kept, doubted: bool) -> None:
        """Whether nothing of this kind is deleted by its age, since the clock is not believed."""
        self._clock_doubted.labels(kept).set(doubted)

    @contextmanager
    def timed(self, part: Part) -> Iterator[None]:
        """The block belongs to this part of a turn."""
        began = perf_counter()
        try:
            yield
        finally:
            self._seconds.labels(part).observe(perf_counter() - began)

    @contextmanager
    def waits(self) -> Iterator[None]:
        """During the block a message waits for the dialogue."""
        with self._waiting.track_inprogress(), self.timed("line"):
            yield

    def follow_record(self, entries: Callable[[], float], mark: Callable[[], float]) -> None:
        """From now on the newest entry of the clinic's record is told: its number, and the beginning of its mark."""
        told = {
            "b12_clinic_record_entries": ("Entries of the clinic's record", entries),
            "b12_clinic_record_mark": ("The first 12 signs of the newest entry's mark, as a number", mark),
        }
        for name, (said, read) in told.items():
            Gauge(name, said, registry=self.registry).set_function(read)

    def serve(self, host: str, port: int) -> None:
        """Answers `/metrics` there, from a thread of its own. Raises SettingsError where the port cannot be used."""
        try:
            start_http_server(port, host, self.registry)
        except OSError as error:
            raise SettingsError(
                "METRICS_PORT", "a free port", f"{port} ({error.strerror})", "Set another, or leave it out."
            ) from error


def step_reached(turn: Turn, before: str) -> str:
    """The step at which the conversation stands after the turn."""
    planned = any(said.card and said.card.get("type") == "suggestion" for said in turn.messages)
    return _name_of_step(turn) or (PLAN if planned else before)


def _name_of_step(turn: Turn) -> str | None:
    step = step_of(turn.active_loop)
    return step.name if step else None
