"""Rasa's default pipeline, trained on the same data, beside ours: how well it tells intents apart, and how fast."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from rasa.core.agent import Agent

from benchmarks import baseline
from deploy.environment import ROOT, process_environment
from deploy.model import train
from evaluation import latency
from evaluation.intents import CORPUS, Example, Verdict, held_out_examples, macro_f1, out_of_scope_examples
from evaluation.scoring import Row, not_measured

PIPELINE = "Rasa's default pipeline"


def default_pipeline_rows(held_out: Sequence[Path], corpus: Path = CORPUS) -> list[Row]:
    """Macro-F1 on labelled lists, out-of-scope recall, time a message.

    Trains for half an hour or more. Raises TrainingError.
    """
    with tempfile.TemporaryDirectory(prefix="b12-default-") as name:
        config, model = Path(name) / "config.yml", Path(name) / "model.tar.gz"
        baseline.write_config(config)
        train(ROOT, model, process_environment(os.environ), str(config))
        agent = Agent.load(str(model))
        rows = [_list_row(agent, file) for file in held_out]
        return [*rows, _out_of_scope_row(agent, corpus), *latency.rows(agent, PIPELINE)]


def _list_row(agent: Agent, file: Path) -> Row:
    verdicts = asyncio.run(_verdicts(agent, [item for item in held_out_examples(file) if not item.debatable]))
    wrong = sum(not verdict.right for verdict in verdicts)
    source = f"{file.parent.name}, {PIPELINE}"
    return Row("intents macro-F1", source, macro_f1(verdicts), f"{wrong} of {len(verdicts)} wrong")


def _out_of_scope_row(agent: Agent, corpus: Path) -> Row:
    measure, source = "out of scope declined", f"corpus, {PIPELINE}"
    if not (corpus / "oos.jsonl").exists():
        return not_measured(measure, source, "no corpus")
    verdicts = asyncio.run(_verdicts(agent, out_of_scope_examples(corpus)))
    declined = sum(verdict.right for verdict in verdicts)
    return Row(measure, source, declined / len(verdicts), f"{declined} of {len(verdicts)}")


async def _verdicts(agent: Agent, examples: Sequence[Example]) -> list[Verdict]:
    return [Verdict(item, (await agent.parse_message(item.text))["intent"]["name"]) for item in examples]
