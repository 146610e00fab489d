"""Shows the clinic what people said was wrong: `python -m channels.feedback`, with `--words` what they wrote, too."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from pathlib import Path

from channels.feedback.store import FILE, FeedbackStore

HEADS = ("times", "card", "question", "kind", "channel", "last")


def main(arguments: list[str] | None = None) -> int:
    """0 after showing it; 1 where nothing was ever told."""
    parser = argparse.ArgumentParser(prog="python -m channels.feedback", description=__doc__)
    parser.add_argument("--words", action="store_true", help="also what people wrote and agreed to have kept")
    asked = parser.parse_args(arguments)
    folder = Path(os.environ.get("DATA_DIR", ".data"))
    database = os.environ.get("DATABASE_URL") or None
    if database is None and not (folder / FILE).is_file():
        sys.stdout.write(f"Nobody has said that something was wrong ({folder / FILE} is not there).\n")
        return 1
    store = FeedbackStore(folder, database)
    rows = [HEADS, *((str(c.times), c.card, c.question, c.kind, c.channel, c.last) for c in store.counts())]
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEADS))]
    for row in rows:
        sys.stdout.write("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n")
    for said in store.said(dt.datetime.now(tz=dt.timezone.utc).date()) if asked.words else ():
        sys.stdout.write(f"\n{said.day}  {said.card}  {said.question}  {said.kind}\n  {said.words}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
