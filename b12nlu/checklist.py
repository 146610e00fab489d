"""Answers to a list of findings: "tingling: no, numbness - yes, falls? none"."""

from __future__ import annotations

import re

_NO = re.compile(
    r"^[^.,;\n:=?]{0,25}?\s*(?:[:=?]|\s-|-\s|\.\.\.)\s*(?:no|none|nil|nope|n|negative|neg|-ve|absent|"
    r"denied|never|not really|not present|0)\s*(?=$|[.,;\n)]|and\b|but\b)",
    re.I,
)
_YES = re.compile(
    r"^[^.,;\n:=?]{0,25}?\s*(?:[:=?]|\s-|-\s|\.\.\.)\s*(?:yes|y|yep|yeah|present|positive|\+ve|\+|"
    r"sometimes|a bit|often|a lot|always|some)\b",
    re.I,
)
_PLAIN_NO = re.compile(r"^\s*(?:no|none|nil|-ve)\s*(?=$|[.,;\n])", re.I)


def answered(text: str, end: int) -> bool | None:
    """True where a finding is ticked as present right behind it, False where as absent, None where neither."""
    after = text[end : end + 60]
    if _NO.match(after) or _PLAIN_NO.match(after):
        return False
    return True if _YES.match(after) else None
