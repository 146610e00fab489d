"""Which other language a message is written in, so that its writer is told in it where to turn."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

FEWEST = 2
"""Words of a language that a message of several words must hold."""


class Language(BaseModel):
    """One language: its common words, and the sentence that is said in it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    words: frozenset[str]
    text: str


@cache
def languages() -> tuple[Language, ...]:
    """The languages of `languages.yml`, in their order."""
    text = (resources.files("actions.saying") / "languages.yml").read_text(encoding="utf-8")
    return tuple(TypeAdapter(list[Language]).validate_python(yaml.safe_load(text)))


def language_of(text: str) -> Language | None:
    """The other language that the text is written in; None where it is none of those known."""
    words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text.casefold())
    counts = {language.id: sum(word in language.words for word in words) for language in languages()}
    best = max(languages(), key=lambda language: counts[language.id])
    needed = FEWEST if len(words) > 1 else 1
    return best if counts[best.id] >= needed else None


def is_one_odd_word(text: str) -> bool:
    """Whether it is a word or two of no known language: a medical term as likely as a foreign one."""
    return len(text.split()) < FEWEST + 1 and language_of(text) is None
