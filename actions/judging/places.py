"""Where somebody says to be, and whom they call there: a clinic's own number helps nobody in another country."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from actions.core import clinic
from actions.registers import Register
from actions.saying.wording import say
from b12core.clinic import Contact
from education.ways import Way

PLACE = "place"
"""The slot of the place that was told."""

_REMEMBERED = 64
"""Messages whose place is kept at hand: one turn asks for it with every sentence that it says."""


class Line(BaseModel):
    """Who answers a call there, and under which number."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    label: str
    number: str


class Page(BaseModel):
    """Where a number was read."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    publisher: str
    url: str


class Place(Way):
    """A place, how people say that they are there, and whom they call."""

    where: str | None
    """How it is called inside a sentence; None for a place of which only is known that it is another one."""
    number: str | None
    crisis: Line | None = None
    sources: tuple[Page, ...] = ()
    by_its_words: Way | None = None
    """Words that are said there and tell the place where nothing else does: `I rang the surgery`."""
    not_said_in: tuple[str, ...] = ()
    """Countries of clinics in which those words are not said."""


@cache
def places() -> dict[str, Place]:
    """Every place by its id, in the order in which they are looked for."""
    text = (resources.files("actions.judging") / "places.yml").read_text(encoding="utf-8")
    return {place.id: place for place in TypeAdapter(list[Place]).validate_python(yaml.safe_load(text))}


@lru_cache(maxsize=_REMEMBERED)
def place_told(text: str) -> Place | None:
    """The place that a typed message tells; None where it tells none."""
    if text.startswith("/"):
        return None
    return next((place for place in places().values() if place.is_said_in(text)), None)


def place_of(text: str, kept: str | None) -> Place | None:
    """Where somebody is: as this message tells outright, as was told before, else by the words that they use."""
    return place_told(text) or places().get(kept or "") or _place_by_words(text)


@lru_cache(maxsize=_REMEMBERED)
def _place_by_words(text: str) -> Place | None:
    """The place whose words a typed message uses, at a clinic of a country in which they are not said."""
    if text.startswith("/"):
        return None
    strange = [place for place in places().values() if clinic().country in place.not_said_in]
    return next((place for place in strange if place.by_its_words and place.by_its_words.is_said_in(text)), None)


def another_place(place: Place | None) -> Place | None:
    """The place where it is not the clinic's own country; the clinic's numbers hold there."""
    return None if place is None or place.id == clinic().country else place


def number_there(place: Place | None, register: Register) -> str:
    """The number to call as a sentence names it: that of the place, beside the clinic's own."""
    own = clinic().emergency_number
    if place is None or place.number == own:
        return own
    if place.number is None:
        return say("number_elsewhere", register, own=own)
    return say("number_there", register, number=place.number, where=place.where, own=own)


def contact_there(place: Place | None, register: Register) -> tuple[Contact, ...]:
    """The emergency services of the place, where it has a number that is not the clinic's."""
    if place is None or place.number in (None, clinic().emergency_number):
        return ()
    return (Contact(label=say("emergency_services_there", register, where=place.where), number=place.number),)


def crisis_there(place: Place | None, register: Register) -> tuple[str, tuple[Contact, ...]]:
    """What is said of the crisis line of the place, and whom to reach; nothing where the clinic's own holds."""
    if place is None:
        return "", ()
    if place.crisis is None:
        return say("crisis_line_local", register), ()
    line = place.crisis
    said = say("crisis_line_there", register, where=place.where, label=line.label, number=line.number)
    return said, (Contact(label=line.label, number=line.number),)
