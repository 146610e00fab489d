"""A person who writes to the bot in Teams: what Teams sends for them, and what they then see."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx
from microsoft import APP_ID, TENANT, Connector, TokenIssuer

BOT = {"id": f"28:{APP_ID}", "name": "B12 Assistant"}
_numbers = itertools.count(1)


@dataclass
class TeamsUser:
    """Somebody with a personal chat; `post` sends any activity with any token."""

    client: httpx.Client
    issuer: TokenIssuer
    connector: Connector
    service_url: str
    name: str = "ada"
    conversation: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        personal = {"conversationType": "personal", "id": f"a:personal-29:{self.name}", "tenantId": TENANT}
        self.conversation = self.conversation or personal

    def activity(self, **changes: Any) -> dict[str, Any]:
        """An activity of this person as Teams sends it."""
        return {
            "type": "message",
            "id": f"activity-{next(_numbers)}",
            "channelId": "msteams",
            "serviceUrl": self.service_url,
            "from": {"id": f"29:{self.name}", "name": "Ada Example", "aadObjectId": "object-of-ada"},
            "recipient": BOT,
            "conversation": self.conversation,
            "channelData": {"tenant": {"id": TENANT}},
            "textFormat": "plain",
            **changes,
        }

    def post(self, activity: Any, token: str | None = "") -> httpx.Response:
        """The gateway's answer to an activity; the token is a good one unless another or None is given."""
        good = self.issuer.token(self.service_url) if token == "" else token
        headers = {} if good is None else {"Authorization": f"Bearer {good}"}
        return self.client.post("/teams/messages", json=activity, headers=headers)

    def say(self, text: str, **changes: Any) -> list[dict[str, Any]]:
        """What the person sees after typing."""
        return self._seen(self.activity(text=text, **changes))

    def submit(self, value: Any) -> list[dict[str, Any]]:
        """What the person sees after a card sent the value."""
        return self._seen(self.activity(value=value))

    def tap(self, title: str) -> list[dict[str, Any]]:
        """What the person sees after tapping the button, or choosing from the list, that reads so."""
        return self.submit(self.button(title))

    def button(self, title: str) -> dict[str, Any]:
        """What the newest button or choice with this title sends."""
        for message in reversed(self.connector.sent):
            for part in walk(card_of(message)):
                if part.get("type") == "Action.Submit" and part["title"] == title:
                    return dict(part["data"])
                if part.get("type") == "Input.ChoiceSet" and not part.get("isMultiSelect"):
                    chosen = [choice["value"] for choice in part["choices"] if choice["title"] == title]
                    if chosen:
                        return {part["id"]: chosen[0], **_sends(card_of(message))}
        raise LookupError(f"no button {title!r}")

    def arrives(self) -> list[dict[str, Any]]:
        """What the person sees when the bot is added to their chat."""
        added = [BOT, {"id": f"29:{self.name}"}]
        return self._seen(self.activity(type="conversationUpdate", membersAdded=added))

    def _seen(self, activity: dict[str, Any]) -> list[dict[str, Any]]:
        before = len(self.connector.sent)
        response = self.post(activity)
        assert response.status_code == 202, response.text
        return self.connector.sent[before:]


def card_of(message: dict[str, Any]) -> dict[str, Any]:
    """The card of a message; empty where it is only text."""
    attachments = message.get("attachments") or []
    return attachments[0]["content"] if attachments else {}


def walk(part: Any) -> Iterator[dict[str, Any]]:
    """Every element and action of a card."""
    if isinstance(part, dict):
        yield part
        for value in part.values():
            yield from walk(value)
    elif isinstance(part, list):
        for value in part:
            yield from walk(value)


def text_of(*messages: dict[str, Any]) -> str:
    """All that can be read in the messages."""
    lines = [message.get("text") or "" for message in messages]
    for message in messages:
        for block in walk(card_of(message)):
            if block.get("type") == "RichTextBlock":
                lines.append("".join(run["text"] for run in block["inlines"]))
    return "\n".join(lines)


def titles_of(*messages: dict[str, Any]) -> list[str]:
    """The titles of every button and choice on offer."""
    parts = [part for message in messages for part in walk(card_of(message))]
    buttons = [part["title"] for part in parts if part.get("type") == "Action.Submit"]
    return buttons + [choice["title"] for part in parts for choice in part.get("choices", [])]


def _sends(card: dict[str, Any]) -> dict[str, Any]:
    """The data of the button that sends the card's inputs."""
    return next(
        dict(part["data"])
        for part in walk(card)
        if part.get("type") == "Action.Submit" and part.get("associatedInputs") != "none"
    )
