"""Step 1: starting treatment, or already on regular B12."""

from __future__ import annotations

from typing import Any

from actions.core import name_of
from actions.facts.draft import Draft
from actions.facts.facts import ON_TREATMENT, Facts
from actions.facts.loading import BEGUN, begin_loading, set_phase
from actions.questions.kinds import OneOf
from actions.questions.question import Question
from actions.registers import Register
from b12core.identifiers import PHASES

STOPPED = "stopped"
"""The option of whoever had injections that ended: long-term treatment, whose last dose tells if it begins anew."""


class Phase(OneOf):
    """Whether treatment starts or goes on; `unsure` is a phase of its own."""

    named = "phase"
    fields = ("phase",)
    paths = ("phase",)
    allowed = PHASES

    def take(self, draft: Draft, value: Any) -> None:
        """Sets the phase."""
        if value == BEGUN:
            begin_loading(draft)
        value = ON_TREATMENT if value == STOPPED else value
        if value in self.allowed:
            set_phase(draft, value)

    def take_no(self, draft: Draft) -> None:
        """Whoever neither starts nor gets injections stands at the start."""
        self.take(draft, "repletion")

    def take_not_known(self, draft: Draft) -> None:
        """Sets the phase that stands for not knowing it."""
        self.take(draft, "unsure")

    def in_words(self, facts: Facts, register: Register) -> str:
        """What the vocabulary calls the phase."""
        return name_of("phases", facts.phase, register) if facts.phase else ""


QUESTIONS: tuple[type[Question], ...] = (Phase,)
