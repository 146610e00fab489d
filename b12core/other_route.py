"""A regimen that says how else than into the muscle its product may be given, where a rule of the case tells it."""

from __future__ import annotations

import dataclasses
import functools

from b12core.hand_over import Spoken
from b12core.identifiers import Route
from b12core.knowledge.line_schema import StepEntry
from b12core.rulebook import Rulebook

_KEPT = 256
Steps = tuple[StepEntry, ...]


def with_other_route(spoken: Spoken, facts: frozenset[str], book: Rulebook) -> Spoken:
    """The answer with the other route in each step into the muscle of its product, where the line names none."""
    route = next((rule.other_route for rule in book.safety.holding(facts) if rule.other_route is not None), None)
    return spoken if route is None else _with_route(spoken, route)


@functools.lru_cache(maxsize=_KEPT)
def _with_route(spoken: Spoken, route: Route) -> Spoken:
    decision = spoken.decision
    product = decision.steps[0].product
    return spoken._replace(
        decision=dataclasses.replace(
            decision,
            steps=_steps(decision.steps, product, route),
            options=tuple(_steps(option, product, route) for option in decision.options),
            nerve_course=_steps(decision.nerve_course, product, route),
        )
    )


@functools.cache
def _steps(steps: Steps, product: str, route: Route) -> Steps:
    """The steps, made once for good: what is said of them is kept by their identity."""
    changed = tuple(
        step.model_copy(update={"other_routes": (route,)})
        if (step.product, step.route, step.other_routes) == (product, "IM", ())
        else step
        for step in steps
    )
    return steps if changed == steps else changed
