"""Where in the conversation somebody is: the step that a form of the dialogue belongs to."""

from __future__ import annotations

from pydantic import BaseModel

STEPS = ("phase", "cause", "symptoms", "labs", "safety", "treatment", "review")
"""The order in which the conversation asks; a form is named for its step, with or without `_form`."""


class Step(BaseModel):
    """The number of the step, how many there are, and its name."""

    number: int
    of: int
    name: str


def step_of(active_loop: str | None) -> Step | None:
    """The step that the active form belongs to; None outside the steps."""
    name = (active_loop or "").removesuffix("_form")
    if name not in STEPS:
        return None
    return Step(number=STEPS.index(name) + 1, of=len(STEPS), name=name)
