"""The button under an answer that opens a small form: what was wrong with it."""

from __future__ import annotations

from channels.feedback.about import KINDS
from channels.feedback.store import LONGEST_WORDS
from channels.teams.cards.elements import Element, adaptive_card, paragraph
from channels.teams.words import words

CARDS = ("suggestion", "answer")
"""The cards that have the button."""

TOLD_WRONG = "told_wrong"
KIND, WORDS, AGREES = "wrong_kind", "wrong_words", "wrong_agrees"
"""What the form sends: that it is this form, and its inputs."""


def wrong_action() -> Element:
    """The button with its form."""
    kinds = [{"title": words(f"wrong.{kind}"), "value": kind} for kind in KINDS]
    inputs: list[Element] = [
        {
            "type": "Input.ChoiceSet",
            "id": KIND,
            "style": "expanded",
            "label": words("wrong.title"),
            "choices": kinds,
            "value": KINDS[0],
        },
        {
            "type": "Input.Text",
            "id": WORDS,
            "isMultiline": True,
            "maxLength": LONGEST_WORDS,
            "label": words("wrong.words"),
        },
        {"type": "Input.Toggle", "id": AGREES, "title": words("wrong.agree"), "value": "false"},
        paragraph(words("wrong.note"), isSubtle=True, size="Small"),
    ]
    send = {"type": "Action.Submit", "title": words("wrong.send"), "data": {TOLD_WRONG: True}}
    form = {**adaptive_card(inputs), "actions": [send]}
    return {"type": "Action.ShowCard", "title": words("wrong.button"), "card": form}
