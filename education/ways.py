"""Ways of saying something, as data: the alternatives of a pattern, what they find, and what they must not find.

A package keeps its ways in `ways.yml`, or in the files of a folder `ways`. Groups of words that many patterns share,
`{relatives}` or `{hospitals}`, stand once in `word_groups.yml`.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from importlib import resources
from importlib.abc import Traversable
from typing import Annotated, TypeVar

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter

WAYS = "ways"
WORD_GROUPS = "word_groups.yml"

_GROUP = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_NAME = "{name}"
"""Where a caller puts what the way is about (`naming`)."""

PatternT = TypeVar("PatternT", bound="Pattern")


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


class Pattern(BaseModel):
    """What people say for one thing, in alternatives, each of which one of the examples needs."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    like: Annotated[tuple[str, ...], BeforeValidator(_listed)]
    """The alternatives, as regular expressions, whatever the letters' case."""
    unless: Annotated[tuple[str, ...], BeforeValidator(_listed)] = ()
    """What must not stand in the same text."""
    says: tuple[str, ...]
    """Examples that it finds."""
    never: tuple[str, ...] = Field(default=(), alias="not")
    """Examples that it must not find."""

    def search(self, text: str) -> re.Match[str] | None:
        """Where the text says it, with one kind of apostrophe; None where it does not."""
        text = text.replace("’", "'")
        if self.unless and _compiled(self.unless).search(text) is not None:
            return None
        return _compiled(self.like).search(text)

    def is_said_in(self, text: str) -> bool:
        """Whether the text says it."""
        return self.search(text) is not None

    def without(self, text: str) -> str:
        """The text without what says it."""
        return _compiled(self.like).sub("", text.replace("’", "'"))

    def naming(self: PatternT, name: str) -> PatternT:
        """This way of saying something about `name`, a pattern, in the place of `{name}`."""
        return self.model_copy(update={"like": tuple(each.replace(_NAME, name) for each in self.like)})

    def naming_any_of(self: PatternT, other: Pattern) -> PatternT:
        """This way of saying something about whatever `other` finds."""
        return self.naming(f"(?:{'|'.join(other.like)})")


class Way(Pattern):
    """One way of saying something that the talk depends on."""

    id: str


@cache
def ways_of(package: str) -> dict[str, Way]:
    """All ways of a package, by id.

    Raises:
        ValueError: an id stands twice.
    """
    read = TypeAdapter(list[Way])
    ways = [way for file in _files_of(package) for way in read.validate_python(yaml.safe_load(file.read_text("utf-8")))]
    twice = [name for name, times in Counter(way.id for way in ways).items() if times > 1]
    if twice:
        raise ValueError(f"ways of {package}: expected each id once, got {', '.join(twice)} twice; rename one of them")
    return {way.id: way for way in ways}


def _files_of(package: str) -> list[Traversable]:
    folder = resources.files(package) / WAYS
    if folder.is_dir():
        return sorted((file for file in folder.iterdir() if file.name.endswith(".yml")), key=lambda file: file.name)
    return [resources.files(package) / f"{WAYS}.yml"]


@cache
def word_groups() -> dict[str, str]:
    """The words that patterns share, by the name in braces: one pattern a group."""
    text = (resources.files("education") / WORD_GROUPS).read_text(encoding="utf-8")
    return TypeAdapter(dict[str, str]).validate_python(yaml.safe_load(text))


@lru_cache(maxsize=4096)
def _compiled(alternatives: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(_GROUP.sub(_words, each) for each in alternatives), re.IGNORECASE)


def _words(found: re.Match[str]) -> str:
    """The words of a named group; a group may name others.

    Raises:
        ValueError: no group has this name.
    """
    words = word_groups().get(found[1])
    if words is None:
        raise ValueError(f"pattern: expected the name of a group in {WORD_GROUPS}, got {found[0]}; add it there")
    return f"(?:{_GROUP.sub(_words, words)})"
