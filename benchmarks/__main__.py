"""Measures the assistant and prints one table: `make bench` or `python -m benchmarks` (`--json` for JSON)."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks import baseline, core, processes, table, turns
from benchmarks.table import Row
from deploy.environment import ROOT, process_environment
from deploy.model import TrainingError, train

# The goals of the design, for two cores and one user.
TURN_MEDIAN_MS = 25
TURN_P95_MS = 60
TIMES_FASTER = 4
SUGGESTION_US = 300
READY_S = 30
MEMORY_MB = 1200
TRAINING_S = 60


@dataclass(frozen=True)
class Measured:
    """One assistant, ours or the baseline, from training to its last turn."""

    training_seconds: float
    seconds_to_ready: float
    megabytes: dict[str, float]
    turns: turns.Turns
    cpu_milliseconds_a_turn: float


def measure(name: str, config: Path, folder: Path, at_least: int) -> Measured:
    """Trains an assistant with this configuration, starts it, and times the conversation.

    Raises TrainingError, NotStarted or UnansweredTurn.
    """
    folder.mkdir()
    model = folder / "model.tar.gz"
    _say(f"Training {name} …")
    training_seconds = train(ROOT, model, process_environment(os.environ), str(config))
    _say(f"Starting {name} …")
    with processes.running(model, folder) as assistant:
        _say(f"Timing {at_least} turns or more with {name} …")
        turns.warm_up(assistant.address)
        cpu_before = assistant.cpu_seconds()
        measured = turns.measure(assistant.address, at_least)
        cpu = (assistant.cpu_seconds() - cpu_before) * 1000 / len(measured.milliseconds)
        return Measured(training_seconds, assistant.seconds_to_ready, assistant.megabytes(), measured, cpu)


def rows(ours: Measured, default: Measured | None) -> list[Row]:
    """The table's rows; without a baseline its column stays empty."""

    def both(
        measure: str,
        unit: str,
        value: Callable[[Measured], float],
        at_most: float | None = None,
        at_least: float | None = None,
    ) -> Row:
        beside = None if default is None else value(default)
        return Row(measure, unit, value(ours), beside, at_most, at_least)

    found = [
        both("turn, median", "ms", lambda m: m.turns.median, TURN_MEDIAN_MS),
        both("turn, 95th percentile", "ms", lambda m: m.turns.p95, TURN_P95_MS),
    ]
    if default is not None:
        faster = default.turns.median / ours.turns.median
        found.append(Row("turn, times faster at the median", "×", faster, at_least=TIMES_FASTER))
    found += [
        both("processor time a turn, all processes", "ms", lambda m: m.cpu_milliseconds_a_turn),
        both("turns timed", "", lambda m: len(m.turns.milliseconds)),
        both("conversations with a draft", "%", lambda m: m.turns.percent_with_a_draft, at_least=100),
        Row("one suggestion, median", "µs", core.suggestion_microseconds(), at_most=SUGGESTION_US),
        Row("reading the knowledge, median", "ms", core.knowledge_milliseconds()),
        both("start to ready", "s", lambda m: m.seconds_to_ready, READY_S),
    ]
    found += [
        Row(f"memory, {name}", "MB", held, None if default is None else default.megabytes[name])
        for name, held in ours.megabytes.items()
    ]
    found += [
        both("memory, all processes", "MB", lambda m: sum(m.megabytes.values()), MEMORY_MB),
        both("training", "s", lambda m: m.training_seconds, TRAINING_S),
    ]
    return found


def main(arguments: list[str] | None = None) -> int:
    """0 with the table printed; 1 with a message where something could not be measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measures the B12 assistant.")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--turns", type=int, default=100, metavar="N", help="time at least N turns (100)")
    parser.add_argument("--without-baseline", action="store_true", help="leave Rasa's default pipeline out")
    options = parser.parse_args(arguments)
    about = {"machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"}
    try:
        with tempfile.TemporaryDirectory(prefix="b12-benchmark-") as name:
            folder = Path(name)
            ours = measure("this assistant", ROOT / "config.yml", folder / "ours", options.turns)
            default = None
            if not options.without_baseline:
                config = folder / "baseline.yml"
                kept = baseline.write_config(config)
                about["baseline"] = f"Rasa's default config.yml; kept of ours: {', '.join(kept) or 'nothing'}"
                default = measure("Rasa's default pipeline", config, folder / "baseline", options.turns)
            found = rows(ours, default)
    except (TrainingError, processes.NotStarted, turns.UnansweredTurn) as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 1
    if options.json:
        print(table.as_json(found, about))
    else:
        print(
            "\n".join(f"{key}: {value}" for key, value in about.items()),
            "",
            table.as_markdown(found),
            sep="\n",
        )
    return 0


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
