"""The form in which a person says what was wrong with an answer."""

from __future__ import annotations

import json
from typing import Any, cast

from channels.feedback.about import KINDS, Kind
from channels.feedback.store import LONGEST_WORDS
from channels.slack.blocks import Block, button
from channels.slack.places import Place
from channels.slack.wording import words

WRONG_BUTTON = "wrong-open"
WRONG_FORM = "wrong-form"
KIND, WORDS, AGREES = "wrong-kind", "wrong-words", "wrong-agrees"
"""What the button, the form and its elements are called when they come back."""

CARDS = ("suggestion", "answer")
"""The cards that have the button; for any other answer there is the command."""


def wrong_row() -> Block:
    """The button under an answer."""
    return {
        "type": "actions",
        "block_id": "wrong",
        "elements": [button(words("wrong", "button"), WRONG_BUTTON, WRONG_BUTTON)],
    }


def wrong_view(place: Place) -> dict[str, Any]:
    """The form, which knows the conversation that it was opened in."""
    kinds = [{"text": _plain(words("wrong", kind)), "value": kind} for kind in KINDS]
    agrees = {"text": _plain(words("wrong", "agree")), "value": AGREES}
    return {
        "type": "modal",
        "callback_id": WRONG_FORM,
        "title": _plain(words("wrong", "title")),
        "submit": _plain(words("wrong", "send")),
        "close": _plain(words("wrong", "cancel")),
        "private_metadata": json.dumps([place.channel, place.thread, place.answers_in]),
        "blocks": [
            _input(KIND, "title", {"type": "radio_buttons", "options": kinds, "initial_option": kinds[0]}),
            _input(WORDS, "words", {"type": "plain_text_input", "multiline": True, "max_length": LONGEST_WORDS}, True),
            _input(AGREES, "keep", {"type": "checkboxes", "options": [agrees]}, True),
            {"type": "context", "elements": [_plain(words("wrong", "note"))]},
        ],
    }


def told_in(view: dict[str, Any], team: str) -> tuple[Place, Kind, str | None]:
    """Where it was told, what was wrong, and the words where the person agreed that they are kept."""
    values = view["state"]["values"]
    kind = cast(Kind, values[KIND][KIND]["selected_option"]["value"])
    agreed = bool(values[AGREES][AGREES].get("selected_options"))
    channel, thread, answers_in = json.loads(view["private_metadata"])
    return Place(team, channel, thread, answers_in), kind, values[WORDS][WORDS].get("value") if agreed else None


def _input(name: str, label: str, element: Block, optional: bool = False) -> Block:
    shown = {**element, "action_id": name}
    return {
        "type": "input",
        "block_id": name,
        "label": _plain(words("wrong", label)),
        "optional": optional,
        "element": shown,
    }


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": False}
