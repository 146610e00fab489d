"""Parts as Slack's blocks and messages, within Slack's limits: what is too long goes on in the next one, uncut."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from channels.slack.parts import Bullets, Card, Divider, Line, Paragraph, Part, Small, Span, Title, plain_text
from channels.slack.wording import words

Block: TypeAlias = dict[str, Any]

MOST_BLOCKS = 50
MOST_ELEMENTS = 25
LONGEST_TEXT = 3000
LONGEST_HEADER = 150
LONGEST_BUTTON = 75
LONGEST_VALUE = 2000
"""Slack's documented limits: blocks a message, elements a row, characters of a text, header, button and value."""

LARGEST_MESSAGE = 12_000
"""Characters of the blocks as JSON. Slack refuses more than about 13,200 (slackapi/bolt-js issue 2509)."""

LONGEST_FALLBACK = 4000
"""Characters of the text beside the blocks: what `chat.update` takes."""


@dataclass
class Message:
    """One message: its blocks, and the text that notifications and screen readers get."""

    blocks: list[Block]
    text: str

    def has_buttons(self) -> bool:
        """Whether anything in it can be tapped."""
        return any(block["type"] == "actions" for block in self.blocks)


@dataclass
class Said:
    """One thing that the assistant said: the messages to read now, and those behind them."""

    main: list[Message]
    more: list[Message]


def said(card: Card, actions: Sequence[Block] = ()) -> Said:
    """The card as messages, the actions under the last main one; none where there is nothing to show.

    Every message but the first repeats the caveat.
    """
    caveat = as_blocks(card.caveat)
    if _size(caveat) > LARGEST_MESSAGE // 2 or len(caveat) > MOST_BLOCKS // 2:
        caveat = []
    repeated = card.caveat if caveat else ()
    main = [_message(parts, repeated if at else ()) for at, parts in enumerate(_packed(card.main, [], caveat))]
    more = [_message(parts, repeated) for parts in _packed(card.more, caveat, caveat)]
    for block in actions:
        if not main or not _fit([*main[-1].blocks, block]):
            main.append(Message([], fallback(", ".join(_titles(block)))))
        main[-1].blocks.append(block)
    return Said([message for message in main if message.blocks], more)


def as_blocks(parts: Iterable[Part]) -> list[Block]:
    """The parts as blocks, each within Slack's limits; neighbouring text shares a block."""
    blocks: list[Block] = []
    room = 0
    for part in parts:
        if isinstance(part, Title) and 0 < len(part.text) <= LONGEST_HEADER:
            blocks.append({"type": "header", "text": _plain(part.text)})
            room = 0
        elif isinstance(part, Divider):
            blocks.append({"type": "divider"})
            room = 0
        elif isinstance(part, Small):
            blocks += [{"type": "context", "elements": [_plain(piece)]} for piece in pieces(part.text, LONGEST_TEXT)]
            room = 0
        else:
            for element, length in _elements(part):
                if length > room:
                    blocks.append({"type": "rich_text", "elements": []})
                    room = LONGEST_TEXT
                _join(blocks[-1]["elements"], element)
                room -= length
    return blocks


def pieces(text: str, longest: int) -> list[str]:
    """The text in pieces of at most `longest` characters, parted after a space where there is one; nothing is lost."""
    parted = []
    while len(text) > longest:
        at = text.rfind(" ", longest // 2, longest) + 1 or longest
        parted.append(text[:at])
        text = text[at:]
    return [*parted, text] if text else parted


def fallback(text: str) -> str:
    """The text beside the blocks, its control characters as entities; where it ends early it says so."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if len(safe) <= LONGEST_FALLBACK:
        return safe
    longer = words("mark", "whole_text")
    return f"{safe[: LONGEST_FALLBACK - len(longer) - 1].rpartition(' ')[0]} {longer}"


def button(title: str, action: str, value: str, primary: bool = False) -> Block:
    """A button; the title and the value must be within their limits."""
    shown = {"type": "button", "text": _plain(title), "action_id": action, "value": value}
    return {**shown, "style": "primary"} if primary else shown


def rows(elements: Sequence[Block], name: str) -> list[Block]:
    """The elements in as many rows as Slack wants."""
    return [
        {"type": "actions", "block_id": f"{name}-{start}", "elements": list(elements[start : start + MOST_ELEMENTS])}
        for start in range(0, len(elements), MOST_ELEMENTS)
    ]


def _message(parts: Sequence[Part], caveat: Sequence[Part]) -> Message:
    """The message; the text beside it may end early, so the caveat comes first there."""
    return Message(as_blocks([*parts, *caveat]), fallback(plain_text([*caveat, *parts])))


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": False}


def _packed(parts: Sequence[Part], first: Sequence[Block], later: Sequence[Block]) -> list[list[Part]]:
    """The parts in groups that each fit into a message beside what the first and the later ones hold besides."""
    groups: list[list[Part]] = []
    for part in _small_enough(parts):
        besides = first if len(groups) <= 1 else later
        if not groups or not _fit([*as_blocks([*groups[-1], part]), *besides]):
            groups.append([])
        groups[-1].append(part)
    return groups


def _small_enough(parts: Sequence[Part]) -> Iterator[Part]:
    """The same parts; those that fill more than one text block are parted into several."""
    for part in parts:
        if len(plain_text([part])) < LONGEST_TEXT:
            yield part
        elif isinstance(part, Bullets):
            for index, spans in enumerate(part.lines):
                start = None if part.start is None else part.start + index
                yield from (Bullets((piece,), start) for piece in _line_pieces(spans))
        elif isinstance(part, Paragraph):
            yield from map(Paragraph, _line_pieces(part.line))
        elif not isinstance(part, Divider):
            yield from (Small(piece) for piece in pieces(part.text, LONGEST_TEXT))


def _fit(blocks: Sequence[Block]) -> bool:
    return len(blocks) <= MOST_BLOCKS and _size(blocks) <= LARGEST_MESSAGE


def _size(blocks: Sequence[Block]) -> int:
    return len(json.dumps(blocks, ensure_ascii=False))


def _elements(part: Title | Paragraph | Bullets) -> Iterator[tuple[Block, int]]:
    """The part as elements of a rich text block, with the number of their characters."""
    if isinstance(part, Bullets):
        for index, spans in enumerate(part.lines):
            offset = {} if part.start is None else {"offset": part.start - 1 + index}
            style = "bullet" if part.start is None else "ordered"
            for piece in _line_pieces(spans):
                item = {"type": "rich_text_section", "elements": _spans(piece)}
                yield {"type": "rich_text_list", "style": style, "elements": [item], **offset}, _length(piece)
    else:
        spans = part.line if isinstance(part, Paragraph) else (Span(part.text, bold=True),)
        for piece in _line_pieces(spans):
            yield {"type": "rich_text_section", "elements": _spans((*piece, Span("\n")))}, _length(piece) + 1


def _join(elements: list[Block], element: Block) -> None:
    """Adds the element; lines of one list, and paragraphs in a row, become one element."""
    last: Block = elements[-1] if elements else {"type": None}
    goes_on = element.get("offset") != 0 and last.get("style") == element.get("style")
    if last["type"] == element["type"] and goes_on:
        last["elements"].extend(element["elements"])
    else:
        elements.append(element)


def _spans(spans: Line) -> list[Block]:
    return [_span(span) for span in spans if span.text]


def _span(span: Span) -> Block:
    shown: Block = {"type": "text", "text": span.text}
    if span.url is not None:
        shown = {"type": "link", "url": span.url, "text": span.text}
    return {**shown, "style": {"bold": True}} if span.bold else shown


def _line_pieces(spans: Line) -> list[Line]:
    """The line in lines that each leave room for a line end in a text block."""
    lines: list[list[Span]] = [[]]
    room = LONGEST_TEXT - 1
    for span in spans:
        for text in pieces(span.text, LONGEST_TEXT - 1):
            if len(text) > room:
                lines.append([])
                room = LONGEST_TEXT - 1
            lines[-1].append(Span(text, span.bold, span.url))
            room -= len(text)
    return [tuple(each) for each in lines if each]


def _length(spans: Line) -> int:
    return sum(len(span.text) for span in spans)


def _titles(actions: Block) -> list[str]:
    return [element["text"]["text"] for element in actions["elements"] if element["type"] == "button"]
