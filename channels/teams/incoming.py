"""What came from Teams: the text somebody typed, the option they chose, or what they entered in a card."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass, replace
from typing import Any

from microsoft_agents.activity import Activity

from channels.feedback.about import KINDS, Kind
from channels.teams.cards.offers import CHOICE, DAY, MANY, NUMBER, UNIT
from channels.teams.cards.wrong import AGREES, KIND, TOLD_WRONG, WORDS

_MENTION = re.compile(r"<at\b[^>]*>.*?</at>", re.IGNORECASE | re.DOTALL)
_LINE_BREAK = re.compile(r"<br\s*/?>|</(?:p|div|li)>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_QUOTE = re.compile(r"<blockquote\b[^>]*schema\.skype\.com/Reply[^>]*>.*?</blockquote>", re.IGNORECASE | re.DOTALL)
_NAMED = re.compile(r"<span\b[^>]*schema\.skype\.com/Mention[^>]*>.*?</span>", re.IGNORECASE | re.DOTALL)
_TEXT_TYPES = ("text/html", "text/plain")


@dataclass(frozen=True)
class Incoming:
    """One message of a person: `option` where one was chosen, else `text`, which may be empty.

    `offer` names the card whose button was used, and `entered` says that the text came out of its inputs. `wrong` is
    what somebody says was wrong with the latest answer; the text are then the words that they agree to have kept.
    `id` is what Teams calls the message, the same each time that it is delivered; `arrived` is when it came here, in
    seconds since 1970.
    """

    text: str = ""
    option: str | None = None
    offer: str = ""
    entered: bool = False
    files: bool = False
    wrong: Kind | None = None
    id: str = ""
    arrived: float | None = None


def incoming(activity: Activity) -> Incoming:
    """What the activity says."""
    sent = _submitted(activity.value)
    said = Incoming(text=typed_text(activity), files=_has_files(activity)) if sent is None else _from_card(sent)
    return replace(said, id=activity.id or "")


def typed_text(activity: Activity) -> str:
    """The text without mentions, which name people, without what it quotes, and without the markup of Teams.

    A quoted message is somebody else's words, often the assistant's own; Teams runs it into the text.
    """
    quoting = _quoting(activity)
    if quoting is not None:
        text = _without_markup(_NAMED.sub(" ", _QUOTE.sub(" ", quoting)))
    else:
        text = activity.text or ""
        for mention in activity.get_mentions():
            if mention.text:
                text = text.replace(mention.text, " ")
        text = _MENTION.sub(" ", text)
        if activity.text_format == "xml":
            text = _without_markup(text)
    text = html.unescape(text).replace("\xa0", " ")
    return text.encode(errors="replace").decode().strip()


def _quoting(activity: Activity) -> str | None:
    """The message as HTML, if it quotes another one."""
    contents = [
        part.content
        for part in activity.attachments or []
        if part.content_type == "text/html" and isinstance(part.content, str)
    ]
    return next((content for content in contents if _QUOTE.search(content)), None)


def _without_markup(text: str) -> str:
    return _TAG.sub("", _LINE_BREAK.sub("\n", _MENTION.sub(" ", text)))


def _submitted(value: Any) -> dict[str, Any] | None:
    """What a card sent, if a card of ours did."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            return None
    return value if isinstance(value, dict) else None


def _from_card(sent: dict[str, Any]) -> Incoming:
    offer = _words(sent.get("offer"))
    if TOLD_WRONG in sent:
        kind = next((kind for kind in KINDS if kind == sent.get(KIND)), KINDS[0])
        return Incoming(text=_words(sent.get(WORDS)) if sent.get(AGREES) == "true" else "", wrong=kind)
    if "entry" in sent:
        return Incoming(text=_entered(sent), offer=offer, entered=True)
    return Incoming(option=_words(sent.get("option") or sent.get(CHOICE)) or None, offer=offer)


def _entered(sent: dict[str, Any]) -> str:
    """What was filled in, as somebody would type it: `tingling, memory trouble` or `B12 98 pg/mL`."""
    if sent["entry"] == "text":
        return _words(sent.get("text"))
    if sent["entry"] == "choose_many":
        chosen = [part.strip() for part in _words(sent.get(MANY)).split(",") if part.strip()]
        return ", ".join([*chosen, *filter(None, [_words(sent.get("rest"))])]) if chosen else ""
    if sent["entry"] == "day":
        return _words(sent.get(DAY))
    analytes = sent.get("analytes")
    names = analytes if isinstance(analytes, list) else []
    return ", ".join(filter(None, (_result(sent, place, _words(name)) for place, name in enumerate(names))))


def _result(sent: dict[str, Any], place: int, name: str) -> str:
    number, day = _words(sent.get(f"{NUMBER}{place}")), _words(sent.get(DAY))
    dated = f"on {day}" if day and any(letter.isdigit() for letter in number) else ""
    return " ".join(filter(None, (name, number, _words(sent.get(f"{UNIT}{place}")), dated))) if number else ""


def _words(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _has_files(activity: Activity) -> bool:
    return any(attachment.content_type not in _TEXT_TYPES for attachment in activity.attachments or [])
