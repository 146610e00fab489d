"""Step 1: starting treatment, or already on regular B12."""

from __future__ import annotations

from typing import Any

from actions.core import name_of
from actions.facts.draft import Draft
from actions.facts.facts import Facts
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
        value = "maintenance" if value == STOPPED else value
        old = draft.facts.phase
        if value in self.allowed and value != old:
            draft.put("phase", value)
            draft.note("changed" if old else "set", "phase", "phases", old, value)

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
