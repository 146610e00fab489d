"""Measures the assistant and prints one table: `make bench` or `python -m benchmarks` (`--json` for JSON)."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from benchmarks import baseline, core, processes, table, turns
from benchmarks.table import Row
from deploy.environment import ROOT, process_environment
from deploy.model import TrainingError, train

# The goals of the design, for two cores and one user.
TURN_MEDIAN_MS = 25
TURN_P95_MS = 40
TAP_MS = 12
GROWTH = 1.3
TIMES_FASTER = 4
SUGGESTION_US = 300
KNOWLEDGE_MS = 150
COMMAND_MS = 500
READY_S = 20
MEMORY_MB = 800
INSTALLED_MB = 1300
TRAINING_S = 60


@dataclass(frozen=True)
class Candidate:
    """An assistant to be measured: its name for people, its configuration, and the Python that it is run with."""

    name: str
    config: Path
    python: str = sys.executable


@dataclass(frozen=True)
class Measured:
    """One assistant, ours or the baseline, from training to its last turn."""

    training_seconds: float
    seconds_to_ready: float
    megabytes: dict[str, float]
    turns: turns.Turns
    cpu_milliseconds_a_turn: dict[str, float]
    tap: float
    growth: dict[int, float]


def measure(candidates: list[Candidate], folder: Path, at_least: int) -> list[Measured]:
    """Trains and starts each assistant, then times the conversation with all of them side by side.

    Raises TrainingError, NotStarted or UnansweredTurn.
    """
    models = [folder / str(place) / "model.tar.gz" for place, _ in enumerate(candidates)]
    training: list[float] = []
    for candidate, model in zip(candidates, models, strict=True):
        _say(f"Training {candidate.name} …")
        training.append(train(ROOT, model, process_environment(os.environ), str(candidate.config), candidate.python))
    with ExitStack() as stack:
        assistants: list[processes.Assistant] = []
        for candidate, model in zip(candidates, models, strict=True):
            _say(f"Starting {candidate.name} …")
            assistants.append(stack.enter_context(processes.running(model, model.parent, candidate.python)))
        _say(f"Timing {at_least} turns or more …")
        for assistant in assistants:
            turns.warm_up(assistant.address)
        before = [assistant.cpu_seconds() for assistant in assistants]
        timed = turns.measure([assistant.address for assistant in assistants], at_least)
        used = [
            {
                name: (seconds - before[place][name]) * 1000 / len(timed[place].milliseconds)
                for name, seconds in assistant.cpu_seconds().items()
            }
            for place, assistant in enumerate(assistants)
        ]
        return [
            Measured(
                training[place],
                assistant.seconds_to_ready,
                assistant.megabytes(),
                timed[place],
                used[place],
                turns.tapped(assistant.address),
                turns.growth(assistant.address),
            )
            for place, assistant in enumerate(assistants)
        ]


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
        both("tap, median", "ms", lambda m: m.tap, TAP_MS),
    ]
    for number in ours.growth:
        found.append(both(f"turn {number} of one conversation", "ms", lambda m, number=number: m.growth[number]))  # type: ignore[misc]
    first, *_, last = ours.growth
    found.append(both(f"turn {last} against turn {first}", "×", lambda m: m.growth[last] / m.growth[first], GROWTH))
    if default is not None:
        faster = default.turns.median / ours.turns.median
        found.append(Row("turn, times faster at the median", "×", faster, at_least=TIMES_FASTER))
    for name in ours.cpu_milliseconds_a_turn:
        used = f"processor time a turn, {name}"
        found.append(both(used, "ms", lambda m, name=name: m.cpu_milliseconds_a_turn[name]))  # type: ignore[misc]
    found += [
        both("turns timed", "", lambda m: len(m.turns.milliseconds)),
        both("conversations with a draft", "%", lambda m: m.turns.percent_with_a_draft, at_least=100),
        Row("one suggestion, median", "µs", core.suggestion_microseconds(), at_most=SUGGESTION_US),
        Row("suggestions on one core", "a second", core.suggestions_a_second()),
        Row("reading the knowledge, median", "ms", core.knowledge_milliseconds(), at_most=KNOWLEDGE_MS),
        Row("reading it where nothing is kept", "ms", core.knowledge_anew_milliseconds()),
        Row("the command b12core suggest", "ms", core.command_milliseconds(), at_most=COMMAND_MS),
        both("start to ready", "s", lambda m: m.seconds_to_ready, READY_S),
    ]
    found += [
        Row(f"memory, {name}", "MB", held, None if default is None else default.megabytes[name])
        for name, held in ours.megabytes.items()
    ]
    found += [
        both("memory, all processes", "MB", lambda m: sum(m.megabytes.values()), MEMORY_MB),
        Row("installed, with the tools of development", "MB", processes.installed_megabytes(), at_most=INSTALLED_MB),
        both("training", "s", lambda m: m.training_seconds, TRAINING_S),
    ]
    return found


def main(arguments: list[str] | None = None) -> int:
    """0 with the table printed; 1 with a message where something could not be measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measures the B12 assistant.")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--turns", type=int, default=100, metavar="N", help="time at least N turns (100)")
    parser.add_argument("--without-baseline", action="store_true", help="leave Rasa's default pipeline out")
    parser.add_argument(
        "--baseline-python",
        metavar="FILE",
        default=sys.executable,
        help="the Python whose environment has TensorFlow, which the default pipeline needs (`make bench` makes one)",
    )
    options = parser.parse_args(arguments)
    about = {"machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"}
    try:
        with tempfile.TemporaryDirectory(prefix="b12-benchmark-") as name:
            folder = Path(name)
            candidates = [Candidate("this assistant", ROOT / "config.yml")]
            if not options.without_baseline:
                config = folder / "baseline.yml"
                kept = baseline.write_config(config)
                about["baseline"] = f"Rasa's default config.yml; kept of ours: {', '.join(kept) or 'nothing'}"
                candidates.append(Candidate("Rasa's default pipeline", config, options.baseline_python))
            ours, *default = measure(candidates, folder, options.turns)
            found = rows(ours, default[0] if default else None)
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
