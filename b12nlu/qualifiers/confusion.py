"""Tells "I'm confused" and "can't remember" as replies in the conversation from confusion and lost memory."""

from __future__ import annotations

from collections.abc import Sequence

from b12nlu.qualifiers.cues import Cue
from b12nlu.qualifiers.findings import Finding

_PUZZLED = Cue("puzzled.puzzled")


_CANNOT_SAY = Cue("puzzled.cannot_say")
"""A whole message that answers a question with "can't remember"."""


def without_puzzlement(findings: Sequence[Finding], text: str) -> list[Finding]:
    """The findings without "I'm confused" where no other symptom is beside it, and without a bare "can't remember"."""
    if _CANNOT_SAY.fullmatch(text):
        return [finding for finding in findings if finding.mention.id != "memory_or_concentration_problems"]
    return [finding for finding in findings if not _is_puzzlement(finding, findings, text)]


def _is_puzzlement(finding: Finding, findings: Sequence[Finding], text: str) -> bool:
    if finding.mention.id != "confusion" or finding.mention.text.lower() != "confused":
        return False
    start, end = finding.anchor
    company = any(
        other.mention.type == "symptom"
        and other is not finding
        and not any(mark in text[min(end, other.anchor[1]) : max(start, other.anchor[0])] for mark in ".!?\n")
        for other in findings
    )
    return not company and bool(_PUZZLED.search(text[:start]))
