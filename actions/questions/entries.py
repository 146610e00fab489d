"""The words of the questions as `questions.yml` holds them, in the order of asking."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

from actions.registers import Worded
from education.ways import Pattern

SHORT_ANSWER = 3
"""Words up to which a message can be a single word with something around it: `start please`."""

_NOT = re.compile(r"\b(?:not|no|never|\w+n'?t)\b", re.IGNORECASE)


class Option(BaseModel):
    """A fixed option of a question: its title and the value that it answers with."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Worded
    of_another: str | None = None
    """Its title in a talk about somebody else, where its own speaks of who answers."""
    value: Any
    also: tuple[str, ...] = ()
    """Other words for it: a single word counts in a short answer, a phrase wherever it stands."""
    kinds: tuple[str, ...] = ()
    """The kinds of danger, by their files in data/red_flags, of which an urgent sign is the one to ask about first."""

    def is_meant_by(self, text: str) -> bool:
        """Whether other words for the option stand in a message that names no fact."""
        short = len(text.split()) <= SHORT_ANSWER and not _NOT.search(text)
        return any(
            re.search(rf"\b{re.escape(words)}\b", text) is not None for words in self.also if " " in words or short
        )


class Meant(Pattern):
    """A value of the question, and the pattern of what people say for it when they are asked."""

    value: str


class Choice(BaseModel):
    """Vocabulary terms that a question offers as options."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: str
    ids: tuple[str, ...]


class Part(BaseModel):
    """A part of a list that a denial can name by itself: `no allergies` denies no illness."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    subjects: tuple[str, ...] = ()
    """Nouns that name it; none where only the patterns of what is meant do."""
    of_a_note: bool = False
    """Whether the nouns name it in a clinician's words alone (`no gait, no bladder`)."""
    ids: tuple[str, ...]


class OfAnother(BaseModel):
    """A patient's question as it is asked about somebody else, with `{they}`, `{their}`, `{do}` and so on filled in."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str
    again: str
    more: str | None = None
    why: str | None = None
    """Why it is asked, where the question's own words speak of who answers."""


@cache
def entries() -> dict[str, dict[str, Any]]:
    """Every entry by its id."""
    text = (resources.files("actions.questions") / "questions.yml").read_text(encoding="utf-8")
    return {entry["id"]: entry for entry in yaml.safe_load(text)}


def listed_in(question_id: str) -> frozenset[str]:
    """The terms of the vocabulary that the list of this question holds."""
    return frozenset(entries()[question_id]["choose_from"]["ids"])
