"""Tells "I'm confused" about the conversation from confusion as a symptom."""

from __future__ import annotations

import re
from collections.abc import Sequence

from b12nlu.findings import Finding

_PUZZLED = re.compile(
    r"\b(?:i'?m|i am|im|i|you'?ve got me|got me|has me|it'?s all|this is all)\s+(?:so |a bit |a little |"
    r"bit |really |very |just |still |now |getting |"
    r"totally |completely |slightly |rather |quite |also |even more |more )*$",
    re.I,
)


def without_puzzlement(findings: Sequence[Finding], text: str) -> list[Finding]:
    """The findings without "I'm confused" where the sentence names no other symptom beside it."""
    return [finding for finding in findings if not _is_puzzlement(finding, findings, text)]


def _is_puzzlement(finding: Finding, findings: Sequence[Finding], text: str) -> bool:
    if finding.mention.id != "confusion" or finding.mention.text.lower() != "confused":
        return False
    start, end = finding.anchor
    company = any(
        other.mention.type == "symptom"
        and other is not finding
        and not re.search(r"[.!?\n]", text[min(end, other.anchor[1]) : max(start, other.anchor[0])])
        for other in findings
    )
    return not company and bool(_PUZZLED.search(text[:start]))
