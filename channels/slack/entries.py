"""Ways to enter an answer beside typing it: several choices at once, a day, or the form for results.

What is entered becomes one typed message, so that clicking and typing are the same road.
"""

from __future__ import annotations

import json
from typing import Any

from channels.slack.blocks import LONGEST_BUTTON, Block, button
from channels.slack.lab_form import LABS_BUTTON, analytes_value
from channels.slack.wording import words

CHOICES = "entry-choices"
SEND_CHOICES = "entry-send"
TYPED = "entry-typed"
DAY = "entry-day"
"""What the elements of an entry are called when they come back."""

LONGEST_CHOICE = 150
MOST_CHECKBOXES = 10
MOST_CHOICES = 100
"""Slack's limits: characters of an option's value, options of a group of checkboxes and of a menu."""


def entry_rows(entry: dict[str, Any]) -> list[Block]:
    """The rows for this entry; none where Slack cannot hold it, since typing and the options do as well."""
    if entry["kind"] == "lab":
        enter = button(words("says", "enter_labs"), LABS_BUTTON, analytes_value(entry["analytes"]), primary=True)
        return [{"type": "actions", "block_id": "entry-labs", "elements": [enter]}]
    if entry["kind"] == "day":
        return [{"type": "actions", "block_id": "entry-day", "elements": [{"type": "datepicker", "action_id": DAY}]}]
    return _choose_many(entry) if entry["kind"] == "choose_many" else []


def titles_in(entry: dict[str, Any]) -> set[str]:
    """The titles that the entry offers, which then need no button of their own."""
    if not entry_rows(entry) or entry["kind"] != "choose_many":
        return set()
    return {choice["title"] for choice in [*entry["choices"], *filter(None, [entry.get("none")])]}


def chosen_text(state: dict[str, Any], sent: str) -> str:
    """The chosen lines as one message, with what is said of the rest of the list; empty where nothing was chosen.

    `sent` is the value of the button that sent them.
    """
    chosen = [
        option["value"]
        for block in state.get("values", {}).values()
        for action, element in block.items()
        if action == CHOICES
        for option in element.get("selected_options") or []
    ]
    rest = json.loads(sent)["rest"]
    return ", ".join([*chosen, *filter(None, [rest])]) if chosen else ""


def title_of_none(sent: str) -> str:
    """What the button is called that says that nothing on the list is so, from the value of the one that sends."""
    title: str = json.loads(sent)["none"]
    return title


def _choose_many(entry: dict[str, Any]) -> list[Block]:
    choices, none = entry["choices"], entry.get("none")
    offered = [*choices, *([none] if none else [])]
    if not 0 < len(choices) <= MOST_CHOICES or not all(map(_fits, offered)):
        return []
    options = [{"text": _plain(choice["title"]), "value": choice["text"]} for choice in choices]
    if len(options) <= MOST_CHECKBOXES:
        group: Block = {"type": "checkboxes", "action_id": CHOICES, "options": options}
    else:
        placeholder = _plain(words("says", "choose_many"))
        group = {"type": "multi_static_select", "action_id": CHOICES, "options": options, "placeholder": placeholder}
    about = json.dumps({"none": none["title"] if none else "-", "rest": entry.get("rest")})
    send = button(words("says", "send_choices"), SEND_CHOICES, about, primary=True)
    rest = [button(none["title"], TYPED, none["text"])] if none else []
    return [
        {"type": "actions", "block_id": "entry-many", "elements": [group]},
        {"type": "actions", "block_id": "entry-send", "elements": [send, *rest]},
    ]


def _fits(choice: dict[str, str]) -> bool:
    return 0 < len(choice["title"]) <= LONGEST_BUTTON and 0 < len(choice["text"]) <= LONGEST_CHOICE


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": False}
