"""Traces of a turn through gateway, Rasa and actions, where OTEL_EXPORTER_OTLP_ENDPOINT names who collects them.

A span tells which part worked, for how long, and how it ended: routes, actions, kinds of error, the reference that the
log names. It holds nothing that was said, no conversation and no address. Only the spans made here are sent: what
libraries would tell of themselves repeats requests and errors, so no provider is set for them.
"""

from __future__ import annotations

import atexit
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Literal

ENDPOINTS = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
"""The variables of OpenTelemetry for who collects; the others (headers, sampler, certificate) count as well."""

Role = Literal["server", "client", "internal"]

About = Mapping[str, str | int]
"""What a span notes: names and numbers of ours."""

_tracer: Any = None
_provider: Any = None


def begin_tracing(part: str) -> None:
    """From now on this process, a part of the assistant, sends its spans, if somebody collects them."""
    global _tracer, _provider
    if _tracer is not None or not any(os.environ.get(name) for name in ENDPOINTS):
        return
    # Loaded only where they are wanted: a second's work.
    from opentelemetry.exporter.otlp.json.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    _provider = TracerProvider(resource=Resource.create({"service.name": f"b12-{part}"}), shutdown_on_exit=False)
    _provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    atexit.register(end_tracing)
    _tracer = _provider.get_tracer("b12")


def end_tracing() -> None:
    """Sends what is left and stops."""
    global _tracer, _provider
    if _provider is not None:
        _provider.shutdown()
        _tracer = _provider = None


@contextmanager
def span(
    name: str, role: Role = "internal", caller: Mapping[str, str] | None = None, about: About | None = None
) -> Iterator[Any]:
    """The block is one span; `caller` are the headers of the request that it answers. An error is told by its kind."""
    if _tracer is None:
        yield None
        return
    from opentelemetry.trace import SpanKind, Status, StatusCode
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

    before = None if caller is None else TraceContextTextMapPropagator().extract(dict(caller))
    with _tracer.start_as_current_span(
        name,
        context=before,
        kind=SpanKind[role.upper()],
        attributes=dict(about or {}),
        record_exception=False,
        set_status_on_exception=False,
    ) as started:
        try:
            yield started
        except BaseException as error:
            started.set_status(Status(StatusCode.ERROR, type(error).__name__))
            raise


def told_of(opened: Any, about: About) -> None:
    """Notes more about the span of a `with span(…) as opened`."""
    if opened is not None:
        opened.set_attributes(dict(about))


def to_follow(headers: dict[str, str]) -> dict[str, str]:
    """The headers with which another process goes on with the trace; unchanged where there is none."""
    if _tracer is not None:
        from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

        TraceContextTextMapPropagator().inject(headers)
    return headers
