"""How long a trained pipeline needs to understand one message, without the dialogue and the way through the gateway."""

from __future__ import annotations

import asyncio
import logging
import os
import statistics
import time

from rasa.core.agent import Agent
from rasa.utils.log_utils import configure_structlog

from benchmarks.conversation import TYPED
from deploy.environment import ROOT, process_environment
from evaluation.scoring import Row, not_measured

ROUNDS = 15
"""How often the benchmark's conversation is read."""


def our_rows() -> list[Row]:
    """The rows of the trained model of this product."""
    model = ROOT / process_environment(os.environ)["B12_MODEL"]
    if not model.exists():
        return [not_measured("understanding a message", "our pipeline", f"no trained model at {model}")]
    return rows(Agent.load(str(model)), "our pipeline")


def rows(agent: Agent, pipeline: str) -> list[Row]:
    """The median and the 95th percentile of the milliseconds for a message of the benchmark's conversation."""
    configure_structlog(logging.ERROR)  # as in the running product: no message in a log
    asyncio.run(_milliseconds(agent, 1))
    taken = asyncio.run(_milliseconds(agent, ROUNDS))
    messages = f"{len(taken)} messages"
    return [
        Row("understanding a message, median ms", pipeline, statistics.median(taken), messages),
        Row("understanding a message, 95 of 100 within ms", pipeline, statistics.quantiles(taken, n=20)[-1], messages),
    ]


async def _milliseconds(agent: Agent, rounds: int) -> list[float]:
    taken = []
    for text in TYPED * rounds:
        started = time.perf_counter()
        await agent.parse_message(text)
        taken.append((time.perf_counter() - started) * 1000)
    return taken
