"""The regimen of a decision as the suggestion shows it, and the doses that people ask for and no source supports."""

from __future__ import annotations

from functools import partial

from b12core.calendar_units import longest_days, shortest_days
from b12core.case import Case
from b12core.decision import Decision, Judgement, Settled
from b12core.knowledge.line_schema import ConsideredOption, Lasting, StepEntry
from b12core.loading_given import given_of_first_step
from b12core.rulebook import Rulebook
from b12core.situation import Situation
from b12core.suggestion import ConsideredDose, Interval, Range, Regimen, Step
from b12core.words import Words


def regimen(decision: Decision, situation: Situation, book: Rulebook) -> Regimen | None:
    """The regimen that the decision carries, with how much of it was given; None where it carries none."""
    if not decision.steps:
        return None
    options = tuple(id(option) for option in decision.options)
    key = ("regimen", id(decision.steps), options, id(decision.nerve_course), decision.duration)
    drafted = book.once(key, partial(_regimen, decision, book))
    given = given_of_first_step(decision.steps, decision.begun, situation.features)
    return drafted if given is None else drafted.model_copy(update={"given": given})


def _regimen(decision: Decision, book: Rulebook) -> Regimen:
    clinician, patient = book.words
    return Regimen(
        product=decision.steps[0].product,
        steps=tuple(_step(step, book.words) for step in decision.steps),
        duration=decision.duration,
        text=clinician.regimen(decision.steps),
        plain=patient.regimen(decision.steps),
        options=tuple(tuple(_step(step, book.words) for step in option) for option in decision.options),
        options_text=tuple(clinician.regimen(option) for option in decision.options),
        options_plain=tuple(patient.regimen(option) for option in decision.options),
        nerve_course=tuple(_step(step, book.words) for step in decision.nerve_course),
    )


def considered(case: Case, situation: Situation, judgement: Judgement, book: Rulebook) -> tuple[ConsideredDose, ...]:
    """The lower dose, where it was asked for: what it is, what was found for it, and what was not."""
    emergency = isinstance(judgement, Settled) and judgement.decision.urgency == "emergency"
    if not case.preferences.lower_dose or emergency:
        return ()
    return tuple(
        ConsideredDose(
            id=option.id,
            title=option.title.clinician,
            title_plain=option.title.patient,
            step=_step(option.step, book.words),
            found=option.found.clinician,
            found_plain=option.found.patient,
            not_found=option.not_found.clinician,
            not_found_plain=option.not_found.patient,
            never_with=option.never_with.clinician,
            never_with_plain=option.never_with.patient,
            excluded_here=_excluded(option, situation, judgement, book),
            sources=option.sources,
            confidence=option.confidence,
        )
        for option in book.knowledge.considered
    )


def _excluded(option: ConsideredOption, situation: Situation, judgement: Judgement, book: Rulebook) -> bool:
    """Whether the dose is out of the question here: nerves, a refusal, or a product that is ruled out."""
    if situation.features.neuro in ("definite", "possible"):
        return True
    if isinstance(judgement, Settled) and judgement.decision.status in ("refer", "out_of_scope"):
        return True
    return any(option.step.product in rule.blocks for rule in book.safety.holding(situation.facts))


def _step(step: StepEntry, words: tuple[Words, Words]) -> Step:
    return Step(
        phase=step.phase,
        product=step.product,
        dose_mcg=Range(min=step.dose_mcg.min, max=step.dose_mcg.max),
        at_least=step.at_least,
        route=step.route,
        other_routes=step.other_routes,
        every=Interval(min=step.every.min, max=step.every.max, unit=step.every.unit),
        doses=step.doses,
        for_days=_days(step.lasting) if step.lasting else None,
        until=step.until.clinician if step.until else None,
        text=words[0].step(step),
        plain=words[1].step(step),
    )


def _days(lasting: Lasting) -> Range:
    return Range(min=shortest_days(lasting.min, lasting.unit), max=longest_days(lasting.max, lasting.unit))
