"""What a person typed in Slack, as they meant it: entities back to characters, markup and mentions gone."""

from __future__ import annotations

import re

REFERENCE = re.compile(r"<([^<>|]+)(?:\|([^<>]*))?>")
"""Slack's own markup: a mention, a channel, a special word or a link, with a label after the bar."""

STRUCK = re.compile(r"(?<!\w)~(?=\S)([^~\n]*\S)~(?!\w)")
STYLED = tuple(re.compile(rf"(?<!\w){mark}(?=\S)([^{mark}\n]*\S){mark}(?!\w)") for mark in (r"\*", "_", "`"))
FENCE = re.compile(r"```")


def typed_words(text: str, own_id: str | None = None) -> str:
    """The text without the assistant's own mention and without formatting; `<`, `>` and `&` are characters again.

    Struck-out words are what somebody takes back, so they become "not …".
    """
    text = REFERENCE.sub(lambda found: _meant(found[1], found[2], own_id), text)
    text = STRUCK.sub(r"not \1", FENCE.sub(" ", text))
    for styled in STYLED:
        text = styled.sub(r"\1", text)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip()


def _meant(reference: str, label: str | None, own_id: str | None) -> str:
    """What a piece of Slack's markup says: its label, else what it refers to; ids of people and channels never."""
    kind, rest = reference[0], reference[1:]
    if kind == "@":
        return "" if rest == own_id else label or ""
    if kind == "#":
        return f"#{label}" if label else ""
    if kind == "!":
        return label or ""
    return label or reference.removeprefix("mailto:").removeprefix("tel:")
