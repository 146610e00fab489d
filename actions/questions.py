"""The catalogue of questions from `questions.yml`: wording, reasons, options, and which form asks each."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from actions.core import knowledge
from actions.registers import Worded
from actions.turn import ANSWER_SUFFIX
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


class Choice(BaseModel):
    """Vocabulary terms that a question offers as options."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: str
    ids: tuple[str, ...]


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
    why: Worded
    choose_from: Choice | None = None
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
        return self.model_copy(update={**worded, "options": options})

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


@cache
def questions() -> dict[str, Question]:
    """All questions by id, in the order of asking, as the clinic's country spells."""
    text = (resources.files("actions") / "questions.yml").read_text(encoding="utf-8")
    written = TypeAdapter(list[Question]).validate_python(yaml.safe_load(text))
    return {question.id: question.spelled(knowledge().spelling) for question in written}


def question(question_id: str) -> Question:
    """The question of this id; KeyError where there is none."""
    return questions()[question_id]
