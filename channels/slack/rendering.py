"""A message of the assistant as Slack shows it: its text and card as blocks, its options as buttons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from channels.replies import Message as Told
from channels.replies import Option
from channels.slack.blocks import LONGEST_BUTTON, LONGEST_VALUE, Block, Said, button, rows, said
from channels.slack.cards import card_parts
from channels.slack.entries import entry_rows, titles_in
from channels.slack.parts import Bullets as Listed
from channels.slack.parts import Card, Part, Small, Span, prose
from channels.slack.wording import words
from channels.slack.wrong_form import CARDS, wrong_row
from channels.steps import Step

OPTION = "option-"
"""The beginning of what a button of an option is called when it comes back."""


def rendered(told: Told, step: Step | None = None) -> Said:
    """The message within Slack's limits, with the step of the conversation under it where one is given."""
    entry = told.card if told.card is not None and told.card["type"] == "entry" else None
    card = card_parts(told.card) if told.card is not None and entry is None else Card(())
    options = [option for option in told.options if entry is None or option.title not in titles_in(entry)]
    place = (Small(_step(step)),) if step else ()
    main = (*prose(told.text or ""), *card.main, *_long_titles(options), *place)
    wrong = [wrong_row()] if told.card is not None and told.card["type"] in CARDS else []
    actions = [*(entry_rows(entry) if entry else []), *rows(_buttons(options), "options"), *wrong]
    return said(Card(main, card.more, card.caveat), actions)


def _buttons(options: Sequence[Option]) -> list[Block]:
    return [
        button(_short(option, number), f"{OPTION}{number}", option.id)
        for number, option in enumerate(options, start=1)
        if len(option.id) <= LONGEST_VALUE
    ]


def _short(option: Option, number: int) -> str:
    if len(option.title) <= LONGEST_BUTTON:
        return option.title
    return words("says", "long_option", number=number, title=option.title)[: LONGEST_BUTTON - 1] + "…"


def _long_titles(options: Sequence[Option]) -> tuple[Part, ...]:
    """In full what does not fit on a button, under the button's number."""
    return tuple(
        Listed(((Span(option.title),),), start=number)
        for number, option in enumerate(options, start=1)
        if len(option.title) > LONGEST_BUTTON
    )


def _step(step: Step) -> str:
    return words("mark", step.words, number=step.number, of=step.of, left=step.left, name=words("step", step.name))


def answered(blocks: Sequence[Block], note: str) -> list[Block]:
    """The same blocks without anything to tap, and what was answered instead."""
    kept: list[Block] = [block for block in blocks if block["type"] != "actions"]
    small: dict[str, Any] = {"type": "plain_text", "text": note, "emoji": False}
    return [*kept, {"type": "context", "elements": [small]}]
