"""Up to which point the steps of a line go on in a case; one that it is past, or cannot come to, is not told."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from b12core.knowledge.line_schema import StepEntry, Until
from b12core.rulebook import Rulebook
from b12core.situation import Features

Steps = tuple[StepEntry, ...]


def ending_as_it_can(steps: Steps, known: Features, book: Rulebook) -> Steps:
    """The steps with the ends that can come; the same object where that is all of them."""
    if all(step.until is None for step in steps):
        return steps
    key = ("ends", id(steps), known.cause_gone, known.pregnant)
    return book.once(key, partial(_ending, steps, known.cause_gone, known.pregnant))


def ways_to_end(step: StepEntry) -> Iterator[StepEntry]:
    """A step with each end that it can have."""
    for gone in (False, True):
        for pregnant in (True, False):
            yield _with_end(step, gone, pregnant)


def _ending(steps: Steps, gone: bool, pregnant: bool) -> Steps:
    ending = tuple(_with_end(step, gone, pregnant) for step in steps)
    return steps if ending == steps else ending


def _with_end(step: StepEntry, gone: bool, pregnant: bool) -> StepEntry:
    until = None if step.until is None else _end(step.until, gone, pregnant)
    return step if until is step.until else step.model_copy(update={"until": until})


def _end(until: Until, gone: bool, pregnant: bool) -> Until | None:
    if until.ends_with_cause and gone:
        return None
    if until.not_pregnant is None or pregnant:
        return until
    return Until(clinician=until.not_pregnant.clinician, patient=until.not_pregnant.patient)
