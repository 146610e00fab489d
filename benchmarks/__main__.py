"""Measures the assistant and prints one table: `make bench` or `python -m benchmarks` (`--json` for JSON)."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import candidates, core, processes, reader, scale, table
from benchmarks.candidates import Candidate, NoCandidate
from benchmarks.cluster import NotReady
from benchmarks.lines import UnansweredTurn
from benchmarks.long_run import LongRun
from benchmarks.measuring import Amount, Measured, measure, say
from benchmarks.table import Row
from deploy.environment import ROOT, process_environment
from deploy.model import TrainingError

# The goals of the design, for two cores and one user.
TURN_MEDIAN_MS = 25
TURN_P95_MS = 40
TAP_MS = 12
GROWTH = 1.3
TIMES_FASTER = 2.3
TIMES_FASTER_ON_OUR_DATA = 4
GATEWAY_MS = 2.5
SUGGESTION_US = 300
SENTENCE_MS = 3
LONG_MESSAGE_MS = 60
KNOWLEDGE_MS = 150
COMMAND_MS = 500
READY_S = 20
MEMORY_MB = 800
INSTALLED_MB = 1300
TRAINING_S = 60
MORE_MB = 20

SHORT = Amount(turns=1, growing_to=(22, 24), seconds_at_once=0.5, long_run=20)
"""So few turns that only faults show."""


def rows(measured: Sequence[Measured], long: LongRun) -> list[Row]:
    """The table's rows; the first of those who were measured is this assistant."""
    ours, *others = measured

    def each(
        measure: str,
        unit: str,
        value: Callable[[Measured], float | None],
        at_most: float | None = None,
        at_least: float | None = None,
    ) -> Row | None:
        own = value(ours)
        return None if own is None else Row(measure, unit, own, tuple(map(value, others)), at_most, at_least)

    def of_turns(number: int) -> Callable[[Measured], float]:
        return lambda m: m.growth[number]

    def of_process(name: str, measure: Callable[[Measured], dict[str, float]]) -> Callable[[Measured], float | None]:
        return lambda m: measure(m).get(name)

    first, *_, last = ours.growth
    names = list(dict.fromkeys(name for m in measured for name in m.megabytes))
    found: list[Row | None] = [
        each("typed turn, median", "ms", lambda m: m.turns.median, TURN_MEDIAN_MS),
        each("typed turn, 95th percentile", "ms", lambda m: m.turns.p95, TURN_P95_MS),
        each("typed turn with one core busy, median", "ms", lambda m: m.turns_one_core_busy.median),
        each("typed turn with one core busy, 95th percentile", "ms", lambda m: m.turns_one_core_busy.p95),
        each("tap, median", "ms", lambda m: m.tap, TAP_MS),
        *[each(f"turn {number} of one conversation", "ms", of_turns(number)) for number in ours.growth],
        each(f"turn {last} against turn {first}", "×", lambda m: m.growth[last] / m.growth[first], GROWTH),
        *[_times_faster(ours, other) for other in others],
        *[_cpu_row(name, measured) for name in names],
        each("turns a second, 95 of 100 within 500 ms", "", lambda m: m.turns_a_second),
        each("turns timed", "", lambda m: len(m.turns.milliseconds)),
        each("conversations with a draft", "%", lambda m: m.turns.percent_with_a_draft, at_least=100),
        Row("reading a sentence, median", "ms", reader.sentence_milliseconds(), at_most=SENTENCE_MS),
        Row("reading a sentence, 95th percentile", "ms", reader.sentence_milliseconds_p95()),
        Row("reading 2,000 characters, median", "ms", reader.long_message_milliseconds(), at_most=LONG_MESSAGE_MS),
        Row("one suggestion, median", "µs", core.suggestion_microseconds(), at_most=SUGGESTION_US),
        Row("suggestions on one core", "a second", core.suggestions_a_second()),
        Row("reading the knowledge, median", "ms", core.knowledge_milliseconds(), at_most=KNOWLEDGE_MS),
        Row("reading it where nothing is kept", "ms", core.knowledge_anew_milliseconds()),
        Row("the command b12core suggest", "ms", core.command_milliseconds(), at_most=COMMAND_MS),
        each("start to ready", "s", lambda m: m.seconds_to_ready, READY_S),
        *[each(f"memory, {name}", "MB", of_process(name, lambda m: m.megabytes)) for name in names],
        each("memory, all processes", "MB", lambda m: sum(m.megabytes.values()), MEMORY_MB),
        Row(f"memory, more after {long.turns} turns", "MB", long.more_megabytes, at_most=MORE_MB),
        Row(f"open files, more after {long.turns} turns", "", long.more_descriptors, at_most=0),
        each("installed, with the tools of development", "MB", lambda m: m.installed_megabytes, INSTALLED_MB),
        each("training", "s", lambda m: m.training_seconds, TRAINING_S),
    ]
    return [row for row in found if row is not None]


def _times_faster(ours: Measured, other: Measured) -> Row:
    faster = other.turns.median / ours.turns.median
    goals = {candidates.FIRST_BOT: TIMES_FASTER, candidates.OUR_DATA: TIMES_FASTER_ON_OUR_DATA}
    return Row(f"typed turn, times faster than {other.name}", "×", faster, at_least=goals.get(other.name))


def _cpu_row(name: str, measured: Sequence[Measured]) -> Row | None:
    """A process that only others have stands with nothing for this assistant."""
    ours, *others = (m.cpu_milliseconds_a_turn.get(name) for m in measured)
    goal = GATEWAY_MS if name == "gateway" else None
    return Row(f"processor time a turn, {name}", "ms", ours or 0.0, tuple(others), goal)


def _candidates(options: argparse.Namespace, folder: Path, about: dict[str, str]) -> list[Candidate]:
    """This assistant, and whom it is compared with; what cannot be had is said and left out."""
    found = [candidates.this_assistant()]
    if options.without_baseline:
        return found
    try:
        found.append(candidates.before())
    except NoCandidate as error:
        say(str(error))
        about["before"] = str(error)
    found.append(candidates.rasas_first_bot(options.baseline_python))
    if options.our_data_on_rasas_pipeline:
        found.append(candidates.our_data_on_rasas_pipeline(folder, options.baseline_python))
    return found


def main(arguments: list[str] | None = None) -> int:
    """0 with the table printed; 1 with a message where something could not be measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measures the B12 assistant.")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--turns", type=int, default=Amount.turns, metavar="N", help="time at least N turns (200)")
    parser.add_argument("--short", action="store_true", help="so few turns that only faults show")
    parser.add_argument("--trained", action="store_true", help="train nothing that B12_MODEL or an earlier run has")
    parser.add_argument("--without-baseline", action="store_true", help="measure this assistant alone")
    parser.add_argument(
        "--several-machines",
        action="store_true",
        help="measure compose.yaml's services as well, with one Rasa and with two (needs PostgreSQL, Redis and Caddy)",
    )
    parser.add_argument(
        "--our-data-on-rasas-pipeline",
        action="store_true",
        help="compare with Rasa's default pipeline on our data as well, which trains for half an hour or more",
    )
    parser.add_argument(
        "--baseline-python",
        metavar="FILE",
        type=os.path.abspath,
        default=sys.executable,
        help="the Python whose environment has TensorFlow, which Rasa's pipeline needs (`make bench` makes one)",
    )
    options = parser.parse_args(arguments)
    # Where compiled files are not kept, a start would measure Python's compiler.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    about = {"machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"}
    trained = ROOT / process_environment(os.environ)["B12_MODEL"] if options.trained else None
    try:
        with tempfile.TemporaryDirectory(prefix="b12-benchmark-") as name:
            amount = SHORT if options.short else Amount(turns=options.turns)
            compared = _candidates(options, Path(name), about)
            measured, long = measure(compared, candidates.KEPT / "models", Path(name), amount, trained)
        found = rows(measured, long)
        if options.several_machines:
            found += scale.measured()
    except (TrainingError, processes.NotStarted, UnansweredTurn, NotReady) as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 1
    if options.json:
        print(table.as_json(found, about))
    else:
        beside = [other.name for other in measured[1:]]
        print("\n".join(f"{key}: {value}" for key, value in about.items()), "", sep="\n")
        print(table.as_markdown(found, beside))
    return 0


if __name__ == "__main__":
    sys.exit(main())
