"""Answers "why not 500?" and "why not 1000?": what the plan's dose rests on, and what was found for the other."""

from __future__ import annotations

from actions.core import protocol_name
from actions.facts.said import Turn
from actions.judging.case import case_from
from actions.judging.judgement import suggestion_of
from actions.registers import Register
from actions.steps.interruptions.answer_question import ActionAnswerQuestion
from actions.steps.suggestion.explain_suggestion import tell
from actions.steps.suggestion.standing import standing_suggestion, was_suggested
from actions.turn.reading.doses import MICROGRAMS
from actions.turn.talk import Events, ReportedAction, Talk, catch_up
from b12core.case import Preferences
from b12core.suggestion import ConsideredDose, Range, Suggestion


class ActionWhyNotDose(ReportedAction):
    """Compares the doses that were named with the plan; without a number, the lower dose that people ask for."""

    def name(self) -> str:
        return "action_why_not_dose"

    def act(self, talk: Talk) -> Events:
        """Returns what the forms need to go on."""
        if not was_suggested(talk):
            return ActionAnswerQuestion().act(talk)
        suggestion = standing_suggestion(talk)
        if suggestion is None:
            return catch_up(talk)
        case = case_from(talk.facts, talk.turn.today)
        asked_lower = case.model_copy(update={"preferences": Preferences(lower_dose=True)})
        lower = suggestion_of(asked_lower, talk.facts, talk.facts.protocol).considered
        doses = _doses_named(talk.turn) or [dose.step.dose_mcg.min for dose in lower]
        lines: list[str] = []
        for dose in doses:
            lines += _about(talk, dose, suggestion, lower)
        tell(talk, suggestion, talk.say("why_not_head"), list(dict.fromkeys(lines)))
        return catch_up(talk)


def _doses_named(turn: Turn) -> list[int]:
    """The doses in the message, in micrograms; a bare number counts as micrograms."""
    doses = []
    for mention in turn.mentions:
        factor = MICROGRAMS.get((mention.unit or "mcg").casefold())
        if mention.type in ("dose", "number") and factor is not None and isinstance(mention.value, float | int):
            doses.append(round(mention.value * factor))
    return sorted(set(doses), reverse=True)


def _about(talk: Talk, dose: int, suggestion: Suggestion, lower: tuple[ConsideredDose, ...]) -> list[str]:
    patient = talk.register == "patient"
    named = f"{dose:,} mcg"
    if any(_holds(step.dose_mcg, dose) for step in (suggestion.regimen.steps if suggestion.regimen else ())):
        return [talk.say("dose_in_plan", dose=named, basis=suggestion.confirmation.basis)]
    asked_for = [option for option in lower if _holds(option.step.dose_mcg, dose)]
    if asked_for:
        return [line for option in asked_for for line in _considered(option, talk.register)]
    elsewhere = [
        f"{protocol_name(other.protocol, talk.register)}: {other.summary_plain if patient else other.summary}"
        for other in suggestion.alternatives
        if named in other.summary
    ]
    if elsewhere:
        return [talk.say("dose_elsewhere", dose=named), *elsewhere]
    return [talk.say("dose_nowhere", dose=named)]


def _considered(option: ConsideredDose, register: Register) -> list[str]:
    if register == "patient":
        return [option.title_plain + ".", option.found_plain, option.not_found_plain, option.never_with_plain]
    return [option.title, option.found, option.not_found, option.never_with]


def _holds(doses: Range, dose: int) -> bool:
    return doses.min <= dose <= doses.max
