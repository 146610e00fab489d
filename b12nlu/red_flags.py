"""Which mentions of a message are an emergency of the writer, now (safety item S-01)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from b12nlu.mention import Mention


def red_flags(mentions: Sequence[Mention], emergency_symptoms: Collection[str]) -> list[Mention]:
    """The own, current symptoms that are an emergency, by their kind or by their words. A doubtful one counts."""
    return [
        mention
        for mention in mentions
        if mention.type == "symptom" and mention.is_current and (mention.acute or mention.id in emergency_symptoms)
    ]
