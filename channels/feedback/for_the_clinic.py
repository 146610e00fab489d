"""What people said was wrong, for the page of the clinic's administrators."""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import asdict

from sqlalchemy.exc import SQLAlchemyError

from channels.feedback.store import FeedbackStore
from channels.log import failure, record
from clinic.around import ToldInWords, ToldOften, ToldWrong


def told_wrong(store: FeedbackStore) -> ToldWrong | None:
    """Counts, and the words that are still kept; None where they cannot be read now."""
    today = dt.datetime.now(tz=dt.timezone.utc).date()
    try:
        counts, words = store.counts(), store.said(today)
    except (SQLAlchemyError, OSError) as error:
        record(logging.ERROR, "feedback_not_read", **failure(error))
        return None
    return ToldWrong(
        counts=tuple(ToldOften(**asdict(count)) for count in counts),
        words=tuple(ToldInWords(**asdict(said)) for said in words),
    )
