"""Answers what people ask about a suggestion: why, what would change it, and what other guidelines say."""

from __future__ import annotations

from abc import abstractmethod

from actions.action_suggest import after_options
from actions.case_from_slots import case_from
from actions.core import clinic, suggestion_for
from actions.emergency import is_emergency
from actions.general_questions import answer_if_sure
from actions.offers import button
from actions.progress import answered
from actions.registers import Register
from actions.reporting import Events, ReportedAction, Talk, catch_up
from b12core.errors import CaseError
from b12core.suggestion import Suggestion


class ExplainSuggestion(ReportedAction):
    """Lists one side of the suggestion for the facts as they stand, with the caveat: the lines may name doses."""

    heading: str

    @abstractmethod
    def lines(self, suggestion: Suggestion, register: Register) -> list[str]:
        """What is listed under the heading."""

    def act(self, talk: Talk) -> Events:
        """Returns what the forms need to go on."""
        suggestion = _standing_suggestion(talk)
        if suggestion is None and answer_if_sure(talk):
            return catch_up(talk)
        if suggestion is None:
            talk.utter(talk.say("no_case_yet"), [button(talk.say("option_plan"), "/start_plan")])
            return catch_up(talk)
        lines = self.lines(suggestion, talk.register)
        confirmation = suggestion.confirmation
        caveat = confirmation.plain if talk.register == "patient" else confirmation.text
        text = "\n".join([talk.say(self.heading), *(f"- {line}" for line in lines), caveat])
        talk.utter(text if lines else talk.say("nothing_listed"), after_options(talk))
        return catch_up(talk)


class ActionWhatWouldChange(ExplainSuggestion):
    """Lists which facts would lead to another suggestion."""

    heading = "would_change_head"

    def name(self) -> str:
        return "action_what_would_change"

    def lines(self, suggestion: Suggestion, register: Register) -> list[str]:
        """One line a change."""
        if register == "patient":
            return [f"{change.condition_plain}: {change.then_plain}" for change in suggestion.would_change]
        return [f"{change.condition} → {change.then}" for change in suggestion.would_change]


class ActionWhyThis(ExplainSuggestion):
    """Lists the reasons for and against."""

    heading = "why_head"

    def name(self) -> str:
        return "action_why_this"

    def lines(self, suggestion: Suggestion, register: Register) -> list[str]:
        """One line a reason, with its sources for clinicians."""
        if register == "patient":
            return [reason.plain for reason in suggestion.reasons]
        return [
            f"{reason.effect}: {reason.text} [{', '.join(reason.sources)}; {reason.confidence}]"
            for reason in suggestion.reasons
        ]


class ActionOtherGuidelines(ExplainSuggestion):
    """Lists what the other protocols say about the same case."""

    heading = "guidelines_head"

    def name(self) -> str:
        return "action_other_guidelines"

    def lines(self, suggestion: Suggestion, register: Register) -> list[str]:
        """One line a protocol."""
        if register == "patient":
            return [f"{other.title}: {other.summary_plain}" for other in suggestion.alternatives]
        return [f"{other.protocol}: {other.summary} ({other.differs})" for other in suggestion.alternatives]


def _standing_suggestion(talk: Talk) -> Suggestion | None:
    """The suggestion for the facts, once every question was gone through and no emergency stands."""
    if answered(talk.facts)["phase"] is None or is_emergency(talk.facts, talk.turn.today):
        return None
    if talk.register == "patient" and clinic().patient_sees == "after_confirmation":
        return None
    try:
        return suggestion_for(case_from(talk.facts, talk.turn.today))
    except CaseError:
        return None
