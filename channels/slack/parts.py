"""What a card says, as parts in order: the step between a card and Slack's blocks, and the plain text of both.

Text is only ever text here. Nothing that was said can become a mention, a link or formatting.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Span:
    """A run of text; `url` makes it a link."""

    text: str
    bold: bool = False
    url: str | None = None


Line: TypeAlias = tuple[Span, ...]


@dataclass(frozen=True)
class Title:
    """What a message is."""

    text: str


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; with `bold` a heading."""

    line: Line


@dataclass(frozen=True)
class Bullets:
    """A list; where `start` is given, its lines are numbered from there."""

    lines: tuple[Line, ...]
    start: int | None = None


@dataclass(frozen=True)
class Small:
    """Small print."""

    text: str


@dataclass(frozen=True)
class Divider:
    """A line across, which sets off what follows."""


Part: TypeAlias = Title | Paragraph | Bullets | Small | Divider


@dataclass(frozen=True)
class Card:
    """What must stand together; what may follow in further messages; and the caveat that each of those repeats."""

    main: tuple[Part, ...]
    more: tuple[Part, ...] = ()
    caveat: tuple[Part, ...] = ()


def heading(text: str) -> Paragraph:
    """A bold line."""
    return Paragraph((Span(text, bold=True),))


def line(text: str) -> Line:
    """A line of what the assistant writes, with its **strong** words in bold."""
    pieces = re.split(r"\*\*(.+?)\*\*", text)
    return tuple(Span(piece, bold=index % 2 == 1) for index, piece in enumerate(pieces) if piece)


def listing(title: str, lines: Iterable[Line], numbered: bool = False) -> tuple[Part, ...]:
    """A list under its heading; nothing where the list is empty."""
    kept = tuple(each for each in lines if each)
    return (heading(title), Bullets(kept, 1 if numbered else None)) if kept else ()


def prose(text: str) -> tuple[Part, ...]:
    """What the assistant writes: paragraphs, lines that begin with "- " or "• " as a list, **strong**."""
    parts: list[Part] = []
    for written in text.strip().splitlines():
        item = re.match(r"\s*[-•]\s+(.*)", written)
        if item is not None:
            last = parts[-1] if parts else None
            if isinstance(last, Bullets):
                parts[-1] = Bullets((*last.lines, line(item[1])))
            else:
                parts.append(Bullets((line(item[1]),)))
        elif written.strip():
            parts.append(Paragraph(line(written.strip())))
    return tuple(parts)


def address(text: str | None) -> str | None:
    """The first http(s) address in the words, if there is one."""
    found = re.search(r"https?://[^\s;)<>|]+", text or "", re.IGNORECASE)
    return found[0] if found else None


def plain_text(parts: Iterable[Part]) -> str:
    """The parts as plain text, for notifications and for screen readers."""
    return "\n".join(filter(None, map(_plain, parts)))


def _plain(part: Part) -> str:
    if isinstance(part, (Title, Small)):
        return part.text
    if isinstance(part, Divider):
        return ""
    if isinstance(part, Paragraph):
        return _words(part.line)
    return "\n".join(
        f"{'•' if part.start is None else f'{part.start + index}.'} {_words(each)}"
        for index, each in enumerate(part.lines)
    )


def _words(spans: Line) -> str:
    return "".join(span.text for span in spans)
