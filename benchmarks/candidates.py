"""Who is measured side by side: this assistant, what it was before its turns were made cheaper, and other bots of Rasa.

Each candidate is trained and started in its own way; what is measured of it is the same.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from runpy import run_path

import httpx

from benchmarks import baseline, processes
from benchmarks.conversation import SMALL_TALK
from benchmarks.lines import StraightToRasa
from benchmarks.processes import Assistant, free_ports, started
from benchmarks.turns import Partner
from deploy.environment import ROOT, process_environment
from deploy.model import TrainingError, train

BEFORE = "bad5987"
"""The last commit before turns, memory and start were worked on."""

KEPT = ROOT / ".bench"
"""What is compared with, kept between runs: the code of before with its environment."""


_TRAIN = """
import os, pathlib, sys
from deploy.environment import ROOT, process_environment
from deploy.model import train
train(ROOT, pathlib.Path(sys.argv[1]), process_environment(os.environ))
"""
FIRST_BOT = "rasa init"
OUR_DATA = "our data on Rasa's default pipeline"


class NoCandidate(Exception):
    """Something to compare with cannot be had; the message says why."""


@dataclass(frozen=True)
class Candidate:
    """An assistant to be measured: its name for people, its Python, how it is trained, started and talked to."""

    name: str
    python: str
    train: Callable[[Path], float]
    """Puts a model at a path and returns the seconds that it took."""
    running: Callable[[Path, Path], AbstractContextManager[Assistant]]
    """Starts it with a model, its conversations and its output in a folder."""
    partner: Callable[[str], Partner] = Partner
    has_options: bool = True
    """Whether it offers options to be tapped."""


def this_assistant(name: str = "this assistant", config: str = "config.yml", python: str = sys.executable) -> Candidate:
    """What stands in this folder, with another pipeline and Python where they are given."""

    def fitted(model: Path) -> float:
        return train(ROOT, model, process_environment(os.environ), config, python)

    @contextmanager
    def runs(model: Path, folder: Path) -> Iterator[Assistant]:
        with processes.running(model, folder, python) as assistant:
            yield assistant

    return Candidate(name, python, fitted, runs)


def our_data_on_rasas_pipeline(folder: Path, python: str) -> Candidate:
    """Our training data and actions on the pipeline that Rasa proposes."""
    config = folder / "baseline.yml"
    baseline.write_config(config)
    return this_assistant(OUR_DATA, str(config), python)


def before() -> Candidate:
    """The code of the commit BEFORE, with the dependencies that it had. Raises NoCandidate without its history."""
    root = KEPT / "before"
    python = root / ".venv" / "bin" / "python"
    if not python.exists():
        _check_out(root)
    environment = _outside_of_this_project()
    typed = run_path(str(root / "benchmarks" / "conversation.py"))["TYPED"]

    def fitted(model: Path) -> float:
        began = time.monotonic()
        _run([str(python), "-c", _TRAIN, str(model)], root, environment)
        return time.monotonic() - began

    @contextmanager
    def runs(model: Path, folder: Path) -> Iterator[Assistant]:
        with processes.running(model, folder, str(python), root, environment) as assistant:
            yield assistant

    return Candidate(f"before, {BEFORE}", str(python), fitted, runs, lambda address: Partner(address, typed=typed))


def rasas_first_bot(python: str) -> Candidate:
    """The bot that `rasa init` makes, on its own training data."""

    environment = {**_outside_of_this_project(), "RASA_TELEMETRY_ENABLED": "false"}

    def fitted(model: Path) -> float:
        folder = model.parent / "bot"
        with as_file(files("rasa.cli") / "initial_project") as project:
            shutil.copytree(project, folder)
        began = time.monotonic()
        command = [python, "-m", "rasa", "train", "--out", str(model.parent)]
        command += ["--fixed-model-name", model.name.removesuffix(".tar.gz")]
        _run(command, folder, environment)
        return time.monotonic() - began

    @contextmanager
    def runs(model: Path, folder: Path) -> Iterator[Assistant]:
        [port] = free_ports(1)
        address = f"http://127.0.0.1:{port}"
        command = [python, "-m", "rasa", "run", "--model", str(model), "-i", "127.0.0.1", "-p", str(port)]
        bot, output = model.parent / "bot", folder / "output.txt"
        with started(command, bot, environment, output, lambda _: _answers(address)) as process:
            yield Assistant(address, process[1], process[0])

    def partner(address: str) -> Partner:
        return Partner(address, StraightToRasa(), SMALL_TALK, SMALL_TALK)

    return Candidate(FIRST_BOT, python, fitted, runs, partner, has_options=False)


def _check_out(root: Path) -> None:
    """Puts the code of before into a folder and installs what it needs."""
    try:
        archive = subprocess.run(["git", "archive", BEFORE], cwd=ROOT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        raise NoCandidate(
            f"left out: the commit {BEFORE} is not in this copy (git fetch --unshallow brings it)"
        ) from None
    root.mkdir(parents=True, exist_ok=True)
    subprocess.run(["tar", "-x"], cwd=root, input=archive.stdout, check=True)
    _run(["sh", str(ROOT / "deploy" / "uv.sh"), "sync", "--locked", "--quiet"], root, _outside_of_this_project())


def _outside_of_this_project() -> dict[str, str]:
    """This environment without what names this project's own environment and settings."""
    ours = {"VIRTUAL_ENV", "UV_PROJECT_ENVIRONMENT", "UV_ENV_FILE", "PYTHONPATH", *process_environment({})} - {"PATH"}
    return {name: value for name, value in os.environ.items() if name not in ours}


def _run(command: list[str], folder: Path, environment: Mapping[str, str]) -> None:
    ended = subprocess.run(command, cwd=folder, env=dict(environment), capture_output=True, text=True, check=False)
    if ended.returncode != 0:
        raise TrainingError(
            f"{' '.join(command)} ended with {ended.returncode}:\n{(ended.stdout + ended.stderr)[-3000:]}"
        )


def _answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/", timeout=1, trust_env=False).status_code == 200
    except httpx.HTTPError:
        return False
