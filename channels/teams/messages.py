"""From the assistant's reply to what is sent to Teams: texts, and Adaptive Cards with their buttons."""

from __future__ import annotations

import html
import re
import secrets
from dataclasses import dataclass, field, replace
from typing import Any

from channels.replies import Message, Option, Reply
from channels.steps import Step
from channels.teams.cards.elements import Element, action_sets, adaptive_card, paragraph, prose
from channels.teams.cards.offers import choose, entry, offered
from channels.teams.cards.plain_cards import (
    answer_sheet,
    callout_sheet,
    comparison_sheet,
    emergency_sheet,
    review_sheet,
    unknown_sheet,
    visit_sheet,
)
from channels.teams.cards.schedule import schedule_sheet
from channels.teams.cards.sheet import CARD_BYTES, Section, Sheet, size
from channels.teams.cards.suggestion import suggestion_sheet
from channels.teams.cards.wrong import CARDS, wrong_action
from channels.teams.words import words

SHEETS = {
    "suggestion": suggestion_sheet,
    "emergency": emergency_sheet,
    "callout": callout_sheet,
    "answer": answer_sheet,
    "schedule": schedule_sheet,
    "visit_sheet": visit_sheet,
    "comparison": comparison_sheet,
}
"""The cards that need nothing but their content; a review also takes the options that change its lines."""

LONGEST_ABOVE = 4_000
"""Bytes of a text that still stand above its card; a longer one is a message of its own before it."""

_BOLD = re.compile(r"\*\*(.+?)\*\*")


@dataclass(frozen=True)
class Outgoing:
    """One message to Teams: `text` in its simple markup, or a card.

    `offer` names the card to what its buttons send, and `titles` are the options on it; both are empty without any.
    `summary` is what a notification shows: it says nothing clinical.
    """

    summary: str
    text: str | None = None
    card: Element | None = None
    offer: str = ""
    titles: dict[str, str] = field(default_factory=dict)


def outgoing(reply: Reply) -> list[Outgoing]:
    """The messages of a reply in order; a long card becomes several."""
    last = len(reply.messages) - 1
    return [
        sent
        for place, message in enumerate(reply.messages)
        for sent in _message(message, reply.step if place == last else None)
    ]


def plain(text: str) -> Outgoing:
    """A message of the channel itself."""
    return Outgoing(words("summary"), text=markup(text))


def said_with(text: str, options: list[Option]) -> Outgoing:
    """A message of the channel itself, with options under it."""
    return _message(Message(text=text, options=options, card=None), None)[-1]


def markup(text: str) -> str:
    """The assistant's text in the simple markup of Teams; everything that was typed is escaped."""
    lines = [html.escape(line.strip(), quote=False) for line in text.splitlines() if line.strip()]
    bulleted = [f"• {line[2:]}" if line.startswith("- ") else line for line in lines]
    return "<br/>".join(_BOLD.sub(r"<strong>\1</strong>", line) for line in bulleted)


def retired(body: list[Element], note: str | None) -> Element:
    """The card without what can be tapped or filled in, and with what became of it."""
    left = [element for element in map(_untouchable, body) if element is not None]
    return adaptive_card([*left, *([paragraph(f"✓ {note}", isSubtle=True)] if note else [])])


def _message(message: Message, step: Step | None) -> list[Outgoing]:
    content = message.card
    text = message.text or ""
    if content is None and not message.options and size(markup(text)) <= CARD_BYTES:
        return [plain(text)]
    if content is not None and size(prose(text)) > LONGEST_ABOVE:
        before = _message(Message(text=text, options=[], card=None), None)
        return [*before, *_message(Message(text=None, options=message.options, card=content), step)]
    offer = secrets.token_hex(8)
    sheet, below = _sheet(content, message.options, offer)
    summary = words("summary")
    if content is not None and content.get("type") == "emergency":
        summary = words("summary_emergency", number=content["number"])
        sheet = replace(sheet, lead=[*sheet.lead, *prose(text)])
    else:
        sheet = _with([*_progress(step), *prose(text)], sheet)
    pages = sheet.pages(reserved=size(below))
    pages[-1] += below
    sent = [Outgoing(summary, card=adaptive_card(page)) for page in pages]
    if below:
        titles = {option.id: option.title for option in message.options}
        sent[-1] = Outgoing(summary, card=sent[-1].card, offer=offer, titles=titles)
    return sent


def _sheet(content: dict[str, Any] | None, options: list[Option], offer: str) -> tuple[Sheet, list[Element]]:
    """The sheet of a card, and what can be chosen or entered below it."""
    kind = content.get("type") if content else None
    if content is None:
        return Sheet([]), offered(options, offer)
    if kind == "entry":
        return Sheet([]), entry(content, options, offer)
    if kind == "review":
        labels = {row["label"] for row in content["rows"]}
        change = {option.title: _change(option, offer) for option in options if option.title in labels}
        return review_sheet(content, change), offered([one for one in options if one.title not in change], offer)
    if kind in SHEETS:
        wrong = action_sets([wrong_action()]) if kind in CARDS else []
        return SHEETS[kind](content), [*offered(options, offer), *wrong]
    return unknown_sheet(), offered(options, offer)


def _change(option: Option, offer: str) -> Element:
    return {**choose(option, offer), "title": words("change_line", label=option.title)}


def _with(above: list[Element], sheet: Sheet) -> Sheet:
    """The sheet under the text of its message; a text that is long on its own is cut between its lines."""
    if sheet.lead:
        return replace(sheet, lead=[*above, *sheet.lead])
    return Sheet([], sections=[Section("", above)])


def _progress(step: Step | None) -> list[Element]:
    if step is None:
        return []
    name = words(f"step.{step.name}")
    said = words(f"mark.{step.words}", number=step.number, of=step.of, left=step.left, name=name)
    return [paragraph(said, isSubtle=True, size="Small")]


def _untouchable(element: Element) -> Element | None:
    """The element without inputs and buttons; None where nothing is left of it."""
    kind = element["type"]
    if kind.startswith("Input.") or (kind == "ActionSet"):
        return None
    if element.get("selectAction", {}).get("type") == "Action.Submit":
        return None
    for part in ("items", "columns"):
        if part in element:
            left = [child for child in map(_untouchable, element[part]) if child is not None]
            return {**element, part: left} if left else None
    return element
