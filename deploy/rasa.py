"""Rasa's command line as the assistant starts it, `python -m deploy.rasa run …`: quieter and faster, nothing else."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from actions.start import read_files
from deploy.quiet import silence
from inside_rasa.without_tensorflow import without_tensorflow
from keeping.alone import FolderInUse, alone_in


def main() -> None:
    """Runs Rasa with the arguments that were given."""
    silence()
    without_tensorflow()
    if "run" in sys.argv[1:2]:
        try:
            _lock = alone_in(Path(os.environ.get("DATA_DIR", ".data")), "rasa")
        except FolderInUse as error:
            sys.exit(str(error))
        if not os.environ.get("ACTIONS_URL"):
            read_files()
    # Imported late, so that what these import is silent too.
    from rasa.__main__ import main as rasa

    from inside_rasa.repeated_work import without_repeated_work

    without_repeated_work()
    rasa()
    if "train" in sys.argv[1:2]:
        from meaning.sentence import sentence_model

        sentence_model().keep()


if __name__ == "__main__":
    main()
