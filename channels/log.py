"""The gateway's own log: one JSON line for each request and failure, and never a word that somebody typed."""

from __future__ import annotations

import json
import logging
import traceback
from typing import Any

from keeping.logs import without_people

logger = logging.getLogger("b12.gateway")


def record(level: int, event: str, **fields: Any) -> None:
    """Writes one line. Fields are ids, numbers, routes and kinds of error: no text and no address."""
    if logger.isEnabledFor(level):
        logger.log(level, json.dumps({"event": event, **fields}))


def failure(error: BaseException) -> dict[str, str]:
    """The kind of an error and where it was raised, without its message, which may repeat what was sent."""
    frames = traceback.extract_tb(error.__traceback__)
    at = " < ".join(f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in reversed(frames[-4:]))
    return {"kind": type(error).__name__, "at": at}


def configure(level: str) -> None:
    """Sends log lines from `level` on to standard error; libraries say warnings and errors only."""
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    without_people()
    logger.setLevel(level)
