"""How much the clinic's side is used, in counts from which nobody can be told."""

from __future__ import annotations

from collections import Counter
from typing import Any

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict

from clinic.tables import DRAFTS, RECORD

FEWEST = 5
"""A smaller count is not told."""


class Usage(BaseModel):
    """Counts by kind; None stands for a count that is not told: 1 to 4, or one that would give such a count away."""

    model_config = ConfigDict(frozen=True)

    days: int
    groups: dict[str, dict[str, int | None]]
    totals: dict[str, int | None]


def usage_of(connection: Any, since: str, days: int) -> Usage:
    """What happened since a moment: drafts by channel, urgency and state, and rejections by their reason."""
    sent = sa.select(DRAFTS.c.channel, DRAFTS.c.urgency, DRAFTS.c.state).where(DRAFTS.c.submitted_at >= since)
    drafts = connection.execute(sent).all()
    rejected = (RECORD.c.event == "rejected") & (RECORD.c.at >= since)
    reasons = connection.execute(sa.select(RECORD.c.reason).where(rejected)).scalars().all()
    counted = {
        "channel": Counter(draft.channel for draft in drafts),
        "urgency": Counter(draft.urgency or "none" for draft in drafts),
        "state": Counter(draft.state for draft in drafts),
        "reason": Counter(reasons),
    }
    groups = {name: _hiding({each: _told(count) for each, count in sorted(of.items())}) for name, of in counted.items()}
    return Usage(days=days, groups=groups, totals={name: _told(sum(of.values())) for name, of in counted.items()})


def _told(count: int) -> int | None:
    return count if count == 0 or count >= FEWEST else None


def _hiding(counts: dict[str, int | None]) -> dict[str, int | None]:
    """The counts; where one alone is small, the next one hides with it, since the total would tell it otherwise."""
    told = {each: count for each, count in counts.items() if count is not None}
    if len(counts) - len(told) != 1 or not told:
        return counts
    return {**counts, min(told, key=lambda each: told[each]): None}
