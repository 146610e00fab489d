"""Step 1: starting treatment, or already on regular B12."""

from __future__ import annotations

from typing import Any

from actions.core import name_of
from actions.facts.draft import Draft
from actions.facts.facts import STOPPED, Facts
from actions.facts.loading import BEGUN, begin_loading, set_phase
from actions.facts.stopping import go_on, set_stopped
from actions.questions.kinds import OneOf
from actions.questions.question import Question
from actions.registers import Register
from actions.saying.wording import say
from b12core.identifiers import PHASES


class Phase(OneOf):
    """Whether treatment starts or goes on; `unsure` is a phase of its own."""

    named = "phase"
    fields = ("phase",)
    paths = ("phase",)
    allowed = PHASES

    def take(self, draft: Draft, value: Any) -> None:
        """Sets the phase, or that treatment was stopped; whoever then names the phase goes on with it after all."""
        if value == STOPPED:
            set_stopped(draft)
        elif value == BEGUN:
            begin_loading(draft)
        elif value in self.allowed:
            go_on(draft)
            set_phase(draft, value)

    def take_no(self, draft: Draft) -> None:
        """Whoever neither starts nor gets injections stands at the start."""
        self.take(draft, "repletion")

    def take_not_known(self, draft: Draft) -> None:
        """Sets the phase that stands for not knowing it."""
        self.take(draft, "unsure")

    def in_words(self, facts: Facts, register: Register) -> str:
        """What the vocabulary calls the phase."""
        if facts.stopped:
            why = [say("item_in_their_words", register, words=told) for told in facts.why_stopped]
            return "; ".join([say("phase_stopped", register), *why])
        if facts.loading == BEGUN:
            return say("phase_begun", register)
        return name_of("phases", facts.phase, register) if facts.phase else ""


QUESTIONS: tuple[type[Question], ...] = (Phase,)
