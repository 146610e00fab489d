"""Where the newest mark of the clinic's record is shown outside the data folder: in the log, and among the numbers."""

from __future__ import annotations

import json
import logging

from channels.log import failure, record
from channels.metrics import Metrics
from clinic.record import Head
from clinic.side import Side

logger = logging.getLogger("b12.record")
"""Said whatever the level of the log is: somebody who has the data folder does not have the log's archive."""

MARK_IN_A_NUMBER = 12
"""Signs of the mark, in base 16, that a number of Prometheus holds exactly."""


def show_heads(side: Side, metrics: Metrics) -> None:
    """From now on each new head is a line of the log, and the numbers tell the one that the database has."""
    logger.setLevel(logging.INFO)

    def tell(head: Head) -> None:
        logger.info(json.dumps({"event": "clinic_record", "seq": head.seq, "mark": head.mac}))

    def newest() -> Head | None:
        try:
            with side.database.reading() as connection:
                return side.record.head(connection)
        except Exception as error:  # noqa: BLE001 - the other numbers are told all the same
            record(logging.ERROR, "no_head", **failure(error))
            return None

    def entries() -> float:
        head = newest()
        return float("nan") if head is None else head.seq

    def mark() -> float:
        head = newest()
        return float("nan") if head is None else int(head.mac[:MARK_IN_A_NUMBER], 16)

    side.record.tell(tell)
    metrics.follow_record(entries, mark)
