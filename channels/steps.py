"""Where in the conversation somebody is: the step that a form of the dialogue belongs to."""

from __future__ import annotations

from pydantic import BaseModel

STEPS = ("phase", "cause", "symptoms", "labs", "safety", "treatment", "review")
"""The order in which the conversation asks; a form is named for its step, with or without `_form`."""


class Step(BaseModel):
    """The number of the step, how many there are, its name, and how many questions are left with the open one."""

    number: int
    of: int
    name: str
    left: int | None = None

    @property
    def words(self) -> str:
        """The name of the words for it among the marks of `card_words.yml`."""
        if self.left is None:
            return "step"
        return "step_last" if self.left <= 1 else "step_left"


def step_of(active_loop: str | None, left: int | None = None) -> Step | None:
    """The step that the active form belongs to; None outside the steps. `left` is not known before the phase is."""
    name = (active_loop or "").removesuffix("_form")
    if name not in STEPS:
        return None
    return Step(number=STEPS.index(name) + 1, of=len(STEPS), name=name, left=left)
