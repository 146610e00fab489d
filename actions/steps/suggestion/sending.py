"""Sends the case to the clinic, once the person has seen what is sent and has agreed; the channel hands it on."""

from __future__ import annotations

from typing import Any

from actions.judging.case import case_from
from actions.questions.offers import answer_payload, button
from actions.steps.review.review_card import review_card
from actions.steps.suggestion.own_words import own_words
from actions.steps.suggestion.standing import AGREED, TO_CLINIC, after_options
from actions.turn.talk import Talk
from b12core.suggestion import Suggestion

CARD = "to_clinic"
"""The type of the card that the gateway takes out and answers with code and secret; no channel shows it."""


def wants_to_send(talk: Talk) -> bool:
    """Whether the option to send was tapped, or the one that agrees to it."""
    return any(answer.field == TO_CLINIC for answer in talk.turn.answers)


def send_to_clinic(talk: Talk, suggestion: Suggestion) -> None:
    """Shows what would be sent and asks; once the person agrees, hands it to the gateway."""
    if not any(answer.field == TO_CLINIC and answer.value == AGREED for answer in talk.turn.answers):
        rows = [talk.say("item_set", label=row["label"], value=row["value"]) for row in _rows(talk)]
        said = [talk.say("send_head"), *(f"- {row}" for row in rows), talk.say("send_consent")]
        agree = button(talk.say("option_send_yes"), answer_payload(TO_CLINIC, AGREED, intent="visit_sheet"))
        talk.utter("\n".join(said), [agree, button(talk.say("option_send_no"), "/visit_sheet")])
        return
    card = {
        "type": CARD,
        "case": case_from(talk.facts, talk.turn.today).model_dump(mode="json"),
        "said": _with_words(talk),
        "protocol": talk.facts.protocol,
    }
    talk.show(card, None, after_options(talk, suggestion)[1:])


def _rows(talk: Talk) -> list[dict[str, str]]:
    """Each fact as the person was shown it; what was not asked is left out."""
    rows = [row for row in review_card(talk)["rows"] if row["status"] != "not_asked"]
    return [{name: row[name] for name in ("label", "value", "note", "status")} for row in rows]


def _with_words(talk: Talk) -> list[dict[str, Any]]:
    """The same rows, each with the words in which it was told, which only the clinic sees."""
    words = own_words(talk)
    fields = [row["field"] for row in review_card(talk)["rows"] if row["status"] != "not_asked"]
    return [{**row, "words": words.get(field, [])} for field, row in zip(fields, _rows(talk), strict=True)]
