"""The parts that Adaptive Cards are built from. Words go into RichTextBlocks, which read no Markdown: what somebody
typed, or a source's title, can neither format the card nor put a link into it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

Element = dict[str, Any]
"""One element of an Adaptive Card."""

VERSION = "1.5"
"""The newest version of the schema that Teams shows on every platform."""

MOST_ACTIONS = 6
"""Buttons that Teams shows in one ActionSet."""

LONGEST_PARAGRAPH = 1_500
"""Characters of one paragraph, so that a card can be cut between paragraphs whatever it says."""

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_BULLET = re.compile(r"^[-*•]\s+")


def run(text: str, **style: Any) -> Element:
    """A stretch of text in one style."""
    return {"type": "TextRun", "text": text, **style}


def block(*runs: Element, **style: Any) -> Element:
    """One paragraph."""
    return {"type": "RichTextBlock", "inlines": list(runs), **style}


def paragraph(text: str, **style: Any) -> Element:
    """One paragraph of the assistant's text, where `**…**` is bold."""
    return block(*_runs(text, style))


def bullet(text: str, **style: Any) -> Element:
    """One line of a list."""
    return {**block(*_runs(f"• {text}", style)), "spacing": "Small"}


def heading(text: str) -> Element:
    """A heading inside a card."""
    return block(run(text, weight="Bolder"), spacing="Medium")


def prose(text: str) -> list[Element]:
    """The assistant's text: a block for each line, a bullet for each line that begins with a dash."""
    lines = [part for line in text.splitlines() if line.strip() for part in _wrapped(line.strip())]
    return [
        bullet(_BULLET.sub("", line)) if _BULLET.match(line) else {**paragraph(line), "spacing": "Small"}
        for line in lines
    ]


def container(items: Iterable[Element | None], **more: Any) -> Element:
    """Elements that belong together; None stands for one that is not there."""
    return {"type": "Container", "items": present(items), **more}


def columns(*cells: tuple[str | int, list[Element]], **more: Any) -> Element:
    """One row: each cell's width (`auto`, `stretch` or a weight) and its elements."""
    return {
        "type": "ColumnSet",
        "columns": [{"type": "Column", "width": width, "items": items} for width, items in cells],
        **more,
    }


def action_sets(actions: list[Element]) -> list[Element]:
    """The buttons, in rows of as many as Teams shows."""
    return [
        {"type": "ActionSet", "actions": actions[start : start + MOST_ACTIONS]}
        for start in range(0, len(actions), MOST_ACTIONS)
    ]


def link(text: str, address: str) -> Element:
    """A line that opens an address; only a web address becomes a link."""
    if not re.match(r"https?://", address):
        return paragraph(text)
    words = block(run(text, color="Accent"))
    return container([words], selectAction={"type": "Action.OpenUrl", "url": address}, spacing="Small")


def folded(identifier: str, title: str, items: list[Element]) -> list[Element]:
    """A section that a tap on its title opens and closes."""
    parts = [f"{identifier}-open", f"{identifier}-shut", identifier]
    toggle = {"type": "Action.ToggleVisibility", "title": title, "targetElements": parts}
    shut = {**block(run(f"▸ {title}", weight="Bolder", color="Accent")), "id": parts[1]}
    opened = {**block(run(f"▾ {title}", weight="Bolder", color="Accent")), "id": parts[0], "isVisible": False}
    return [
        container([shut, opened], selectAction=toggle, spacing="Medium"),
        container(items, id=identifier, isVisible=False, spacing="Small"),
    ]


def adaptive_card(body: list[Element]) -> Element:
    """The card, over the whole width of the chat."""
    return {
        "type": "AdaptiveCard",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "version": VERSION,
        "msteams": {"width": "Full"},
        "body": body,
    }


def present(items: Iterable[Element | None]) -> list[Element]:
    """The elements that are there."""
    return [item for item in items if item is not None]


def sentence(words: str) -> str:
    """The words with a capital at the start."""
    return words[:1].upper() + words[1:]


def _wrapped(line: str) -> list[str]:
    """The line, cut at spaces where it is longer than a paragraph may be; nothing of it is lost."""
    parts = []
    while len(line) > LONGEST_PARAGRAPH:
        space = line.rfind(" ", 1, LONGEST_PARAGRAPH)
        cut = space if space > 0 else LONGEST_PARAGRAPH
        parts.append(line[:cut].rstrip())
        line = line[cut:].lstrip()
    return [*parts, line]


def _runs(text: str, style: dict[str, Any]) -> list[Element]:
    """The text in runs: what stands between two double asterisks is bold."""
    runs = []
    for index, part in enumerate(_BOLD.split(text)):
        if part:
            runs.append(run(part, **(style | {"weight": "Bolder"} if index % 2 else style)))
    return runs or [run(" ")]
