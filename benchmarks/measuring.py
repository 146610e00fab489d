"""What is measured of each candidate, all of them side by side."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks import capacity, processes, turns
from benchmarks.candidates import Candidate
from benchmarks.long_run import LongRun, long_run
from benchmarks.processes import Assistant
from benchmarks.turns import Turns

_BUSY = "while True: pass"


@dataclass(frozen=True)
class Amount:
    """How much is measured."""

    turns: int = 200
    """Typed turns of each candidate at least, as often with one core busy."""
    growing_to: tuple[int, ...] = (25, 100, 200)
    seconds_at_once: float = 5
    """How long each number of people writes at once."""
    long_run: int = 3000
    """Typed turns over which this assistant's memory and open files are compared."""


@dataclass(frozen=True)
class Measured:
    """One candidate, from training to its last turn."""

    name: str
    training_seconds: float | None
    seconds_to_ready: float
    installed_megabytes: float
    megabytes: dict[str, float]
    turns: Turns
    turns_one_core_busy: Turns
    cpu_milliseconds_a_turn: dict[str, float]
    tap: float | None
    growth: dict[int, float]
    turns_a_second: float


def measure(
    candidates: Sequence[Candidate], models: Path, folder: Path, amount: Amount, trained: Path | None = None
) -> tuple[list[Measured], LongRun]:
    """Trains and starts each candidate, then times all of them side by side; the first one has the long run.

    Models are put into one folder, conversations into another. With `trained`, the first one's model, only those are
    trained that have none there. Raises TrainingError, NotStarted, UnansweredTurn.
    """
    files = [models / candidate.name.replace(" ", "-") / "model.tar.gz" for candidate in candidates]
    if trained is not None:
        files[0].parent.mkdir(parents=True, exist_ok=True)
        files[0].unlink(missing_ok=True)
        files[0].symlink_to(trained)
    training = [_trained(candidate, file, trained) for candidate, file in zip(candidates, files, strict=True)]
    with ExitStack() as stack:
        assistants: list[Assistant] = []
        for place, (candidate, file) in enumerate(zip(candidates, files, strict=True)):
            say(f"Starting {candidate.name} …")
            conversations = folder / str(place)
            conversations.mkdir()
            assistants.append(stack.enter_context(candidate.running(file, conversations)))
        partners = [
            candidate.partner(assistant.address) for candidate, assistant in zip(candidates, assistants, strict=True)
        ]
        for partner in partners:
            turns.warm_up(partner)
        say(f"Timing {amount.turns} turns or more …")
        before = [assistant.cpu_seconds() for assistant in assistants]
        timed = turns.measure(partners, amount.turns)
        used = [
            {
                name: (seconds - before[place][name]) * 1000 / len(timed[place].milliseconds)
                for name, seconds in assistant.cpu_seconds().items()
            }
            for place, assistant in enumerate(assistants)
        ]
        held = [assistant.megabytes() for assistant in assistants]
        say("The same with one core busy …")
        with _one_core_busy():
            timed_busy = turns.measure(partners, amount.turns)
        say("Taps, long conversations, many people at once …")
        found = [
            Measured(
                candidate.name,
                training[place],
                assistants[place].seconds_to_ready,
                processes.installed_megabytes(candidate.python),
                held[place],
                timed[place],
                timed_busy[place],
                used[place],
                turns.tapped(partners[place]) if candidate.has_options else None,
                turns.growth(partners[place], amount.growing_to),
                capacity.turns_a_second(partners[place], amount.seconds_at_once),
            )
            for place, candidate in enumerate(candidates)
        ]
        say(f"{amount.long_run} turns of {candidates[0].name} …")
        return found, long_run(assistants[0], partners[0], amount.long_run)


def _trained(candidate: Candidate, model: Path, trained: Path | None) -> float | None:
    """The seconds of a training; None where nothing was to be trained."""
    if trained is not None and model.exists():
        return None
    shutil.rmtree(model.parent, ignore_errors=True)
    model.parent.mkdir(parents=True)
    say(f"Training {candidate.name} …")
    return candidate.train(model)


@contextmanager
def _one_core_busy() -> Iterator[None]:
    process = subprocess.Popen([sys.executable, "-c", _BUSY])
    try:
        yield
    finally:
        process.kill()
        process.wait()


def say(text: str) -> None:
    """Tells on the error stream what goes on."""
    print(text, file=sys.stderr, flush=True)
