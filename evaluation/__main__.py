"""Prints one table of how well the assistant understands: `make eval` or `python -m evaluation`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from deploy.model import TrainingError
from evaluation import faq, intents, reader, red_flags
from evaluation.conversations import conversation_rows
from evaluation.scoring import Row, as_dicts, as_table
from inside_rasa.without_tensorflow import without_tensorflow

Part = tuple[str, Callable[[], list[Row]]]


def main(arguments: Sequence[str] | None = None) -> int:
    """0 with the table printed; 1 with a message where a pipeline could not be trained."""
    options = _parser().parse_args(arguments)
    without_tensorflow()
    rows: list[Row] = []
    try:
        for name, measure in _parts(options):
            print(f"Measuring {name} …", file=sys.stderr, flush=True)
            rows += measure()
    except TrainingError as error:
        print(error, file=sys.stderr)
        return 1
    print(json.dumps(as_dicts(rows), indent=2) if options.json else as_table(rows))
    return 0


def _parts(options: argparse.Namespace) -> list[Part]:
    folders: list[Path] = options.held_out
    lists = [folder / "intents.jsonl" for folder in folders if (folder / "intents.jsonl").exists()]
    parts: list[Part] = [
        ("intents (cross-validation)", lambda: intents.all_rows(lists, options.corpus, options.rounds)),
        ("the reader on the corpus", lambda: reader.corpus_rows(options.corpus)),
        ("red flags on our own wordings (cross-validation)", red_flags.wordings_rows),
        ("red flags on the corpus", lambda: red_flags.corpus_rows(options.corpus)),
        ("the search for answers (cross-validation)", lambda: faq.rows(options.faq)),
    ]
    for folder in folders:
        parts.append((f"the reader on {folder.name}", lambda folder=folder: reader.held_out_rows(folder)))  # type: ignore[misc]
        parts.append((f"red flags on {folder.name}", lambda folder=folder: red_flags.held_out_rows(folder)))  # type: ignore[misc]
    parts.append(("how long a message takes", _latency))
    if not options.without_conversations:
        parts.append(("the conversations", conversation_rows))
    if options.default_pipeline:
        parts.append(("Rasa's default pipeline (trains for half an hour or more)", lambda: _default(lists, options)))
    return parts


def _latency() -> list[Row]:
    # Rasa takes seconds to import, and the other parts do without it.
    from evaluation.latency import our_rows

    return our_rows()


def _default(lists: list[Path], options: argparse.Namespace) -> list[Row]:
    # Rasa and TensorFlow take seconds to import, and only this part needs them.
    from evaluation.default_pipeline import default_pipeline_rows

    return default_pipeline_rows(lists, options.corpus)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m evaluation", description="Measures how well messages are understood."
    )
    parser.add_argument("--corpus", type=Path, default=reader.CORPUS, help="folder of the corpus (../shared/corpus)")
    parser.add_argument(
        "--held-out", type=Path, nargs="*", default=[], metavar="FOLDER", help="folders of labelled lists"
    )
    parser.add_argument("--faq", type=Path, metavar="FILE", help="labelled questions: text and the entries that answer")
    parser.add_argument("--rounds", type=int, default=intents.FOLDS, help="folds of the intents to judge (5)")
    parser.add_argument("--without-conversations", action="store_true", help="leave the conversations out")
    parser.add_argument("--default-pipeline", action="store_true", help="train and measure Rasa's default pipeline too")
    parser.add_argument("--json", action="store_true", help="for programs")
    return parser


if __name__ == "__main__":
    sys.exit(main())
