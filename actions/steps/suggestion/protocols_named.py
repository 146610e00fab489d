"""Which protocols a turn names, by a tap or by the words of their names."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import yaml
from pydantic import TypeAdapter

from actions.core import knowledge
from actions.facts.said import Turn
from b12core.knowledge.line_schema import ProtocolEntry
from education.ways import ways_of

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
    said, called = _words(turn.text), _called(turn)
    held = [each for each in knowledge().protocols if not called or called & _words_of(each)]
    fits = {each: len(said & _words_of(each)) for each in held}
    if not fits:
        return []
    most = max(fits.values())
    return sorted(each for each, fit in fits.items() if fit == most) if most else []


def names_none_held(turn: Turn) -> bool:
    """Whether a guideline is called by a country or an author of whom none is among the protocols."""
    return bool(_called(turn)) and not protocols_named(turn)


def countries_wanted(turn: Turn) -> tuple[frozenset[str], frozenset[str]]:
    """The countries whose guidelines alone are wanted in a comparison, and those that are to be left out."""
    ways = ways_of("actions.turn")
    if turn.answers:
        return frozenset(), frozenset()
    only, without = (
        frozenset(country for country, named in _called_by().items() if ways[way].naming(named).is_said_in(turn.text))
        for way in ("only_of_a_country", "without_a_country")
    )
    return only - without, without


@cache
def _called_by() -> dict[str, str]:
    """The words by which each country is called, as a pattern; `us` is it in capitals alone."""
    short = {"GB": ["uk", r"u\.k\.?"], "US": ["(?-i:US)", r"u\.s\.?"]}
    names = {country: [*words, *short.get(country, [])] for country, words in _names_of_countries().items()}
    return {country: f"(?:{'|'.join(words)})" for country, words in names.items()}


def _called(turn: Turn) -> frozenset[str]:
    """The word by which a message calls a guideline: where it comes from, or who wrote it; empty where none does."""
    found = None if turn.answers else ways_of("actions.turn")["names_a_guideline"].search(turn.text)
    return frozenset() if found is None else _words(found.group().replace(".", ""))


@cache
def _names_of_countries() -> dict[str, list[str]]:
    """The words by which the guidelines of each country are called."""
    text = (resources.files("actions.steps.suggestion") / "guideline_names.yml").read_text(encoding="utf-8")
    return TypeAdapter(dict[str, list[str]]).validate_python(yaml.safe_load(text))


@cache
def _words_of(protocol_id: str) -> frozenset[str]:
    """The words by which a protocol can be named."""
    protocol: ProtocolEntry = knowledge().protocols[protocol_id]
    authority = _IN_BRACKETS.sub("", protocol.authority)
    called = _names_of_countries().get(protocol.country, [])
    names = (protocol.id, protocol.title, protocol.name.clinician, protocol.name.patient, authority, *called)
    return _words(" ".join(names))


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]{2,}", text.casefold())) - _ASIDE
