"""A turn can be followed through gateway, Rasa and actions by whoever collects traces, and nobody is in them."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Iterator

import pytest
from trace_collector import Collector, collector_running

from deploy.environment import ROOT
from keeping import tracing


@pytest.fixture
def collector(monkeypatch: pytest.MonkeyPatch) -> Iterator[Collector]:
    with collector_running() as server:
        monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", server.address)
        yield server
        tracing.end_tracing()


def test_one_process_goes_on_with_the_trace_of_another(collector: Collector) -> None:
    tracing.begin_tracing("gateway")
    with tracing.span("request", "server"), tracing.span("rasa messages", "client"):
        headers = tracing.to_follow({"X-Request-ID": "r1"})
    assert headers["X-Request-ID"] == "r1"
    with tracing.span("turn", "server", headers):
        pass
    tracing.end_tracing()

    request, sent, turn = (collector.named(name) for name in ("request", "rasa messages", "turn"))
    assert request["traceId"] == sent["traceId"] == turn["traceId"]
    assert sent["parentSpanId"] == request["spanId"]
    assert turn["parentSpanId"] == sent["spanId"]
    assert request["service"] == "b12-gateway"


def test_an_error_is_told_by_its_kind_and_never_by_its_words(collector: Collector) -> None:
    tracing.begin_tracing("rasa")
    with pytest.raises(ValueError, match="numbness"), tracing.span("turn", "server", {}):
        raise ValueError("numbness in my feet")
    tracing.end_tracing()

    assert collector.named("turn")["status"]["message"] == "ValueError"
    assert b"numbness" not in b"".join(collector.bodies)


def test_tasks_that_run_at_once_keep_their_own_traces(collector: Collector) -> None:
    tracing.begin_tracing("gateway")

    async def one(name: str) -> None:
        with tracing.span(name, "server"):
            await asyncio.sleep(0.01)
            with tracing.span(f"inside {name}"):
                await asyncio.sleep(0.01)

    async def all_of_them() -> None:
        await asyncio.gather(*(one(str(number)) for number in range(5)))

    asyncio.run(all_of_them())
    tracing.end_tracing()
    for number in range(5):
        assert collector.named(f"inside {number}")["parentSpanId"] == collector.named(str(number))["spanId"]


def test_without_a_collector_nothing_is_loaded_and_headers_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in tracing.ENDPOINTS:
        monkeypatch.delenv(name, raising=False)
    code = (
        "import sys\nfrom keeping.tracing import begin_tracing, span, to_follow\nbegin_tracing('gateway')\n"
        "with span('request') as opened:\n    assert opened is None\nassert to_follow({'a': 'b'}) == {'a': 'b'}\n"
        "assert not any(name.startswith('opentelemetry') for name in sys.modules)\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr


def test_a_collector_that_is_away_fails_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_TIMEOUT", "1")
    tracing.begin_tracing("gateway")
    with tracing.span("request", "server"):
        pass
    tracing.end_tracing()
