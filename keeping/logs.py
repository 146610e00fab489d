"""Log lines without people, at whatever level: a library's line tells where it was written and what kind of error it
was about, and never its words, which may repeat what somebody typed. Our own lines hold no such words.

Each process calls `without_people` before the first message comes.
"""

from __future__ import annotations

import logging
import traceback
from contextvars import ContextVar
from typing import Any

OURS = frozenset(
    {
        "b12",
        "actions",
        "b12core",
        "b12nlu",
        "channels",
        "clinic",
        "deploy",
        "education",
        "inside_rasa",
        "keeping",
        "__main__",
    }
)
"""The first parts of the names of our own loggers."""

HEADER = "X-Request-ID"
"""The header in which a request's reference goes from process to process."""

reference: ContextVar[str] = ContextVar("reference", default="")
"""The reference of the request that is being answered; it stands in each log line about it."""

FRAMES = 4


def without_people() -> None:
    """From now on no log line of this process repeats a library's words. Calling it again changes nothing."""
    made = logging.getLogRecordFactory()
    if made is not _record:
        logging.setLogRecordFactory(_record)
        logging.captureWarnings(True)


def _record(*arguments: Any, **named: Any) -> logging.LogRecord:
    record = logging.LogRecord(*arguments, **named)
    words = record.getMessage() if record.name.split(".")[0] in OURS else _place(record)
    if record.exc_info and record.exc_info[1] is not None:
        words = f"{words} [{failure(record.exc_info[1])}]"
    about = reference.get()
    record.msg, record.args = f"{words} (reference {about})" if about else words, ()
    record.exc_info = record.exc_text = record.stack_info = None
    return record


def _place(record: logging.LogRecord) -> str:
    """Where a library wrote a line, and of which kind what it wrote was."""
    kind = f", {type(record.msg).__name__}" if isinstance(record.msg, BaseException) else ""
    return f"{record.name}: {record.filename}:{record.lineno}{kind}"


def failure(error: BaseException) -> str:
    """The kind of an error and where it was raised, innermost first, without its message."""
    frames = traceback.extract_tb(error.__traceback__)
    at = " < ".join(f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in reversed(frames[-FRAMES:]))
    return f"{type(error).__name__} at {at}" if at else type(error).__name__
