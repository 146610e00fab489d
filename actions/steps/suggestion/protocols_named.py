"""Which protocols a turn names, by a tap or by the words of their names."""

from __future__ import annotations

import re
from functools import cache

from actions.core import knowledge
from actions.facts.said import Turn
from b12core.knowledge.line_schema import ProtocolEntry

FIELD = "protocol"
"""What a tapped protocol answers; its value is the protocol's id, or `clinic` for the clinic's in their order."""

CLINIC = "clinic"

_CLINIC_NAMED = re.compile(r"\b(?:clinic(?:'?s)?|our own|default)\b", re.IGNORECASE)
_ASIDE = frozenset({"and", "by", "for", "in", "of", "read", "the", "then", "with"})
_IN_BRACKETS = re.compile(r"\([^)]*\)")


def protocols_named(turn: Turn) -> list[str]:
    """The protocols that were tapped, or that most of the words of a message fit; empty where they fit none."""
    tapped = [answer.value for answer in turn.answers if answer.field == FIELD]
    if tapped:
        return [each for each in tapped if each == CLINIC or each in knowledge().protocols]
    if _CLINIC_NAMED.search(turn.text):
        return [CLINIC]
    said = _words(turn.text)
    fits = {protocol.id: len(said & _words_of(protocol.id)) for protocol in knowledge().protocols.values()}
    most = max(fits.values())
    return sorted(each for each, fit in fits.items() if fit == most) if most else []


@cache
def _words_of(protocol_id: str) -> frozenset[str]:
    """The words by which a protocol can be named."""
    protocol: ProtocolEntry = knowledge().protocols[protocol_id]
    authority = _IN_BRACKETS.sub("", protocol.authority)
    return _words(" ".join((protocol.id, protocol.title, protocol.name.clinician, protocol.name.patient, authority)))


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]{2,}", text.casefold())) - _ASIDE
