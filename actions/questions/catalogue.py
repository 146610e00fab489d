"""The catalogue of questions from `questions.yml`: wording, reasons, options, and which form asks each."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from actions.core import knowledge
from actions.facts.said import ANSWER_SUFFIX
from actions.registers import Worded
from b12core.knowledge.spelling import Spelling

SHORT_ANSWER = 3
"""Words up to which a message can be a single word with something around it: `start please`."""

_NOT = re.compile(r"\b(?:not|no|never|\w+n'?t)\b", re.IGNORECASE)


class Option(BaseModel):
    """A fixed option of a question: its title and the value that it answers with."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Worded
    value: Any
    also: tuple[str, ...] = ()
    """Other words for it: a single word counts in a short answer, a phrase wherever it stands."""

    def is_meant_by(self, text: str) -> bool:
        """Whether other words for the option stand in a message that names no fact."""
        short = len(text.split()) <= SHORT_ANSWER and not _NOT.search(text)
        return any(
            re.search(rf"\b{re.escape(words)}\b", text) is not None for words in self.also if " " in words or short
        )


class Meant(BaseModel):
    """A value of the question, and the pattern of what people say for it when they are asked."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    value: str
    like: str
    says: tuple[str, ...]
    """Examples that the pattern finds."""
    unless: str | None = None

    def fits(self, text: str) -> bool:
        """Whether the words mean this value."""
        if self.unless is not None and re.search(self.unless, text, re.IGNORECASE):
            return False
        return re.search(self.like, text, re.IGNORECASE) is not None


class Choice(BaseModel):
    """Vocabulary terms that a question offers as options."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: str
    ids: tuple[str, ...]


class OfAnother(BaseModel):
    """A patient's question as it is asked about somebody else, with `{they}`, `{their}`, `{do}` and so on filled in."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str
    again: str
    more: str | None = None


class Question(BaseModel):
    """One question: `many` where several options can be true of one person."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    step: str
    label: str
    many: bool = False
    subjects: tuple[str, ...] = ()
    """Nouns by which a denial names what it is about: `no results` answers the questions with `result`."""
    asked_up_to_age: int | None = None
    """Years of age up to which it is asked; None where it is asked of everybody."""
    text: Worded
    more: Worded | None = None
    again: Worded
    of_another: OfAnother | None = None
    why: Worded
    choose_from: Choice | None = None
    meant: tuple[Meant, ...] = ()
    """What people say in their own words; the first that fits counts."""
    options: tuple[Option, ...] = ()

    def is_named_in(self, text: str) -> bool:
        """Whether the words name what this question is about."""
        pattern = _any_of(self.subjects)
        return pattern is not None and pattern.search(text) is not None

    def spelled(self, spelling: Spelling) -> Question:
        """The question as a country spells it; its options keep the words by which they are meant, too."""
        said = {name: getattr(self, name) for name in ("text", "more", "again", "why")}
        worded = {name: sentence.spelled(spelling) for name, sentence in said.items() if sentence is not None}
        options = tuple(option.model_copy(update={"title": option.title.spelled(spelling)}) for option in self.options)
        told = {} if self.of_another is None else self.of_another.model_dump(exclude_none=True)
        other = OfAnother(**{name: spelling.written(words) for name, words in told.items()}) if told else None
        return self.model_copy(update={**worded, "options": options, "of_another": other})

    @property
    def slot(self) -> str:
        """The slot that holds how the question was answered."""
        return f"{self.id}{ANSWER_SUFFIX}"

    @property
    def form(self) -> str:
        """The form that asks it in the ordinary course."""
        return f"{self.step}_form"

    @property
    def choices(self) -> tuple[str, ...]:
        """The ids of the vocabulary terms that it offers."""
        return self.choose_from.ids if self.choose_from else ()


@cache
def _any_of(nouns: tuple[str, ...]) -> re.Pattern[str] | None:
    """The nouns, in the singular or with an s."""
    return re.compile(rf"\b(?:{'|'.join(nouns)})s?\b", re.IGNORECASE) if nouns else None


SIGNS = "signs"
"""Asked where a danger is suspected; it belongs to no step of the plan."""

EMERGENCY = "emergency"
"""Asked while an emergency stands; it belongs to no step of the plan."""


@cache
def _catalogue() -> dict[str, Question]:
    """Every question of the file by id, as the clinic's country spells."""
    text = (resources.files("actions.questions") / "questions.yml").read_text(encoding="utf-8")
    written = TypeAdapter(list[Question]).validate_python(yaml.safe_load(text))
    return {question.id: question.spelled(knowledge().spelling) for question in written}


@cache
def questions() -> dict[str, Question]:
    """All questions of the plan by id, in the order of asking."""
    return {name: question for name, question in _catalogue().items() if name not in (SIGNS, EMERGENCY)}


def question(question_id: str) -> Question:
    """The question of this id, those that belong to no step included; KeyError where there is none."""
    return _catalogue()[question_id]
