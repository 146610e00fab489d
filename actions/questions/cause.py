"""Step 2: why B12 is short, after surgery which operation it was, and of laughing gas whether it goes on."""

from __future__ import annotations

from typing import Any, get_args

from actions.core import name_of
from actions.facts.draft import Draft
from actions.facts.facts import NITROUS_OXIDE, OPERATIONS, Facts
from actions.facts.setting import set_cause, set_gas_use
from actions.questions.question import Offer, Question
from actions.registers import Register
from actions.saying.wording import listed
from b12core.identifiers import CAUSES, PROCEDURES, NitrousOxideUse


class Cause(Question):
    """The cause that decides, and those that were named beside it."""

    named = "cause"
    fields = ("cause", "causes", "cause_detail")
    paths = ("cause",)

    def take(self, draft: Draft, value: Any) -> None:
        """Sets the cause in the place of all that were named."""
        if value in CAUSES:
            set_cause(draft, value)

    def take_not_known(self, draft: Draft) -> None:
        """Sets the cause that stands for not knowing it."""
        set_cause(draft, "unknown")
        draft.drop("closed", self.id)
        draft.add("not_known", self.id)

    def in_words(self, facts: Facts, register: Register) -> str:
        """All causes, the one that was named first in front."""
        return listed([name_of("causes", cause, register) for cause in facts.all_causes])


class Procedure(Question):
    """Which operation it was, where the core tells apart by it."""

    named = "procedure"
    follows_up = True
    fields = ("cause_detail",)
    paths = ("cause_detail.procedure",)

    def applies(self, facts: Facts) -> bool:
        """Whether one of the causes is such an operation."""
        return bool(set(OPERATIONS).intersection(facts.all_causes))

    def is_given(self, facts: Facts) -> bool:
        """Whether the operation is known."""
        return "procedure" in facts.cause_detail

    def offers(self, facts: Facts) -> list[Offer]:
        """The operations that belong to the cause: bowel ones after an ileal resection, stomach ones otherwise."""
        bowel, stomach = (cause in facts.all_causes for cause in ("ileal_resection", "bariatric_surgery"))
        fitting = [
            choice
            for choice in self.choices
            if choice == "other" or (bowel if choice.startswith("terminal_ileum") else stomach or not bowel)
        ]
        return [*(self.term(choice) for choice in fitting), *self.fixed()]

    def take(self, draft: Draft, value: Any) -> None:
        """Sets the operation."""
        if value in PROCEDURES:
            draft.put("cause_detail", {**draft.facts.cause_detail, "procedure": value})
            draft.reopen(self.id)
            draft.note("set", self.id, self.kind, None, value)

    def in_words(self, facts: Facts, register: Register) -> str:
        """What the vocabulary calls the operation."""
        procedure, removed = (facts.cause_detail.get(known) for known in ("procedure", "resection_cm"))
        named = [name_of(self.kind, procedure, register)] if procedure else []
        return ", ".join([*named, f"{removed:g} cm"] if removed else named)


class GasUse(Question):
    """Whether laughing gas is still used, where it is among the causes."""

    named = "gas_use"
    follows_up = True
    fields = ("cause_detail",)
    paths = ("cause_detail.nitrous_oxide",)

    def applies(self, facts: Facts) -> bool:
        """Whether laughing gas is one of the causes."""
        return NITROUS_OXIDE in facts.all_causes

    def is_given(self, facts: Facts) -> bool:
        """Whether it is known that it goes on, or was stopped."""
        return NITROUS_OXIDE in facts.cause_detail

    def take(self, draft: Draft, value: Any) -> None:
        """Sets whether it goes on."""
        if value in get_args(NitrousOxideUse):
            set_gas_use(draft, value)

    def take_no(self, draft: Draft) -> None:
        """Takes a bare no to `still used?`."""
        set_gas_use(draft, "stopped")

    def take_yes(self, draft: Draft) -> None:
        """Takes a bare yes to it."""
        set_gas_use(draft, "ongoing")

    def in_words(self, facts: Facts, register: Register) -> str:
        """What stands on the option."""
        use: str | None = facts.cause_detail.get(NITROUS_OXIDE)
        return self.fixed(use)[0].title.to(register).lower() if use else ""

    def clear(self, draft: Draft) -> None:
        """Takes the answer out, and leaves what else narrows the causes down."""
        draft.put("cause_detail", {k: v for k, v in draft.facts.cause_detail.items() if k != NITROUS_OXIDE})


QUESTIONS: tuple[type[Question], ...] = (Cause, Procedure, GasUse)
