"""Ways of saying something, as data: a pattern, what it finds, and what it must not find."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

FILE = "ways.yml"


class Way(BaseModel):
    """One way of saying something."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    id: str
    like: str
    """The pattern, whatever the letters' case."""
    unless: str | None = None
    """What must not stand in the same text."""
    says: tuple[str, ...]
    """Examples that it finds."""
    never: tuple[str, ...] = Field(default=(), alias="not")
    """Examples that it must not find."""

    def without(self, text: str) -> str:
        """The text without what says it."""
        return _pattern(self.like).sub("", text.replace("’", "'"))

    def naming(self, name: str) -> Way:
        """This way of saying something about `name`, a pattern, in the place of `{name}`."""
        return self.model_copy(update={"like": self.like.replace("{name}", name)})

    def search(self, text: str) -> re.Match[str] | None:
        """Where the text says it, with one kind of apostrophe; None where it does not."""
        text = text.replace("’", "'")
        if self.unless is not None and _pattern(self.unless).search(text) is not None:
            return None
        return _pattern(self.like).search(text)

    def is_said_in(self, text: str) -> bool:
        """Whether the text says it."""
        return self.search(text) is not None


@cache
def ways_of(package: str) -> dict[str, Way]:
    """All ways of a package's `ways.yml`, by id."""
    text = (resources.files(package) / FILE).read_text(encoding="utf-8")
    return {way.id: way for way in TypeAdapter(list[Way]).validate_python(yaml.safe_load(text))}


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
