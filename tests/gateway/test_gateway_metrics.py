"""What is counted: turns, waits, refusals, dangers, questions, misses and where people stop; and nobody's words."""

from __future__ import annotations

import asyncio
import time
import urllib.request
from typing import Any

import pytest
from stand_in_rasa import Gateway, MakeGateway, StandInRasa, free_port

from channels.conversations import Conversations
from channels.environment import SettingsError
from channels.gateway import create_app
from channels.metrics import Metrics
from channels.rasa_client import Outdated, RasaClient
from channels.rasa_turn import Said, Turn
from channels.settings import Settings


@pytest.fixture
def metrics(settings: Settings, make_gateway: MakeGateway, monkeypatch: pytest.MonkeyPatch) -> Metrics:
    """The counters that the gateways of this test count with."""
    counters = Metrics()
    monkeypatch.setattr("channels.rasa_client.Metrics", lambda: counters)
    return counters


def counted(metrics: Metrics, name: str, **labels: str) -> float:
    return metrics.registry.get_sample_value(name, labels) or 0.0


def answer(card: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    return {"messages": [{"text": "…", "buttons": [], "card": card}], **more}


@pytest.fixture
def gateway(metrics: Metrics, make_gateway: MakeGateway) -> Gateway:
    return make_gateway()


def test_each_turn_is_counted_with_its_time_in_every_part(gateway: Gateway, metrics: Metrics) -> None:
    gateway.say("hi")
    gateway.say("again")
    assert counted(metrics, "b12_turns_total", channel="web", outcome="answered") == 2
    assert [counted(metrics, "b12_seconds_count", part=part) for part in ("dialogue", "turn")] == [2, 2]


def test_what_could_not_be_answered_is_counted_by_its_reason(
    gateway: Gateway, metrics: Metrics, rasa: StandInRasa
) -> None:
    rasa.status, rasa.refusal = 503, "not_kept"
    gateway.say("hi")
    rasa.status, rasa.refusal = 500, "the turn failed"
    gateway.say("hi")
    assert counted(metrics, "b12_turns_total", channel="web", outcome="not_kept") == 1
    assert counted(metrics, "b12_turns_total", channel="web", outcome="assistant_unavailable") == 1
    assert counted(metrics, "b12_requests_refused_total", code="not_kept") == 1


def test_requests_that_are_refused_at_the_door_are_counted_by_code(gateway: Gateway, metrics: Metrics) -> None:
    gateway.say("hi", token="forged")
    gateway.say("")
    assert counted(metrics, "b12_requests_refused_total", code="session_over") == 1
    assert counted(metrics, "b12_requests_refused_total", code="text_empty") == 1


def test_a_new_emergency_is_counted_by_its_signs(gateway: Gateway, metrics: Metrics, rasa: StandInRasa) -> None:
    rasa.answers = {"a": answer(emergency=True, red_flags=["chest_pain", "syncope"]), "b": answer(emergency=True)}
    gateway.say("a")
    gateway.say("b")
    assert counted(metrics, "b12_red_flags_total", sign="chest_pain") == 1
    assert counted(metrics, "b12_red_flags_total", sign="syncope") == 1


def test_general_questions_are_counted_by_the_answer_and_those_without_one(
    gateway: Gateway, metrics: Metrics, rasa: StandInRasa
) -> None:
    rasa.answers = {"a": answer({"type": "answer", "id": "why-injections"}, asked=True), "b": answer(asked=True)}
    gateway.say("a")
    gateway.say("b")
    assert counted(metrics, "b12_general_questions_total", id="why-injections") == 1
    assert counted(metrics, "b12_general_questions_unanswered_total") == 1


def test_what_is_not_understood_is_counted_by_the_step(gateway: Gateway, metrics: Metrics, rasa: StandInRasa) -> None:
    rasa.answers = {"a": answer(understood=False, active_loop="cause_form"), "b": answer(understood=False)}
    gateway.say("a")
    gateway.say("b")
    assert counted(metrics, "b12_not_understood_total", step="cause") == 1
    assert counted(metrics, "b12_not_understood_total", step="start") == 1


def test_a_conversation_that_nobody_goes_on_with_is_counted_where_it_stopped() -> None:
    now = [0.0]
    metrics = Metrics()
    conversations = Conversations(60, metrics, clock=lambda: now[0])
    stopped = conversations.get("a")
    stopped.answered, stopped.step = True, "labs"
    conversations.get("never answered")
    now[0] = 61.0
    conversations.get("b")
    assert counted(metrics, "b12_conversations_left_total", step="labs") == 1
    assert counted(metrics, "b12_conversations_left_total", step="start") == 0


def test_a_conversation_that_came_to_its_plan_stands_there(gateway: Gateway, rasa: StandInRasa) -> None:
    from channels.metrics import step_reached

    plan = Turn(messages=[Said(card={"type": "suggestion"})])
    assert step_reached(Turn(messages=[], active_loop="labs_form"), "cause") == "labs"
    assert step_reached(plan, "review") == "plan"
    assert step_reached(Turn(messages=[Said(text="bye")]), "plan") == "plan"


def test_conversations_that_were_deleted_by_their_age_are_counted(
    metrics: Metrics, make_gateway: MakeGateway, rasa: StandInRasa, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("channels.outdated.EVERY", 0.05)
    rasa.outdated = 3
    make_gateway()
    deadline = time.monotonic() + 5
    while counted(metrics, "b12_conversations_outdated_total") < 3:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    rasa.outdated = 2
    time.sleep(0.3)
    assert counted(metrics, "b12_conversations_outdated_total") == 5


def test_a_clock_that_rasa_does_not_believe_is_shown_until_it_is_right(
    metrics: Metrics, make_gateway: MakeGateway, rasa: StandInRasa, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("channels.outdated.EVERY", 0.05)
    make_gateway()
    for doubted in (False, True, False):
        rasa.clock_doubted = doubted
        deadline = time.monotonic() + 5
        while counted(metrics, "b12_clock_doubted", kept="conversations") != doubted:
            assert time.monotonic() < deadline
            time.sleep(0.02)


def test_a_rasa_that_is_away_deletes_nothing_that_could_be_counted(settings: Settings) -> None:
    away = settings.model_copy(update={"rasa_url": f"http://127.0.0.1:{free_port()}"})

    async def asked() -> Outdated:
        rasa = RasaClient(away)
        try:
            return await rasa.outdated()
        finally:
            await rasa.close()

    assert asyncio.run(asked()) == Outdated(deleted=0, clock_doubted=False)


def test_every_outcome_that_an_alert_looks_at_is_there_before_it_happens() -> None:
    for channel in ("web", "slack", "teams"):
        for outcome in ("answered", "not_kept", "assistant_unavailable", "no_answer", "unexpected", "overloaded"):
            assert (
                Metrics().registry.get_sample_value("b12_turns_total", {"channel": channel, "outcome": outcome}) == 0
            ), outcome


def test_the_numbers_stand_on_a_port_of_their_own_and_hold_nothing_that_was_said(settings: Settings) -> None:
    app = create_app(settings)
    metrics: Metrics = app.state.metrics
    port = free_port()
    metrics.serve("127.0.0.1", port)
    metrics.answered("web", Turn(messages=[Said(text="my secret words")], understood=False))
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=5) as shown:
        text = shown.read().decode()
    assert 'b12_turns_total{channel="web",outcome="answered"} 1.0' in text
    assert "secret" not in text
    with pytest.raises(SettingsError, match="METRICS_PORT"):
        metrics.serve("127.0.0.1", port)


def test_the_gateways_own_address_shows_no_numbers(gateway: Gateway) -> None:
    assert gateway.client.get("/metrics").status_code == 404
