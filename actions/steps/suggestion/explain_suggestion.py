"""Answers what people ask about a suggestion with lists: why, what would change it, what to expect, what shows that it
works."""

from __future__ import annotations

from abc import abstractmethod

from actions.registers import Register
from actions.saying.wording import say
from actions.steps.interruptions.answer_question import ActionAnswerQuestion
from actions.steps.interruptions.general_questions import answer_if_sure
from actions.steps.suggestion.deciding import what_decided
from actions.steps.suggestion.own_treatment import answer_about_own_treatment
from actions.steps.suggestion.standing import after_options, line_of, standing_suggestion, suggestion_now, was_suggested
from actions.steps.suggestion.what_if import what_if
from actions.turn.talk import Events, ReportedAction, Talk, catch_up, go_on
from b12core.suggestion import Expectation, Monitoring, Reason, Suggestion

DOSE_UNIT = "mcg"
"""What the core writes behind every dose."""


class ExplainSuggestion(ReportedAction):
    """Lists one side of the suggestion for the facts as they stand, with the caveat where a line names a dose."""

    heading: str
    general = False
    """Whether the same words may ask a general question before there is a suggestion."""

    @abstractmethod
    def lines(self, suggestion: Suggestion, register: Register) -> list[str]:
        """What is listed under the heading."""

    def act(self, talk: Talk) -> Events:
        """Returns what the forms need to go on."""
        if self.general and not was_suggested(talk) and answer_if_sure(talk):
            return go_on(talk)
        suggestion = standing_suggestion(talk)
        if suggestion is None:
            return go_on(talk)
        tell(talk, suggestion, talk.say(self.heading), self.told(talk, suggestion))
        return catch_up(talk)

    def told(self, talk: Talk, suggestion: Suggestion) -> list[str]:
        """The lines for this conversation."""
        return self.lines(suggestion, talk.register)


def tell(talk: Talk, suggestion: Suggestion, heading: str, lines: list[str]) -> None:
    """Sends the lines under their heading in one message, with the caveat where one of them names a dose."""
    if not lines:
        talk.utter(talk.say("nothing_listed"), after_options(talk, suggestion))
        return
    text = "\n".join([heading, *(f"- {line}" for line in lines)])
    talk.utter(with_caveat(text, suggestion, talk), after_options(talk, suggestion))


def with_caveat(text: str, suggestion: Suggestion, talk: Talk) -> str:
    """The text, with the caveat in one sentence where it names a dose."""
    return f"{text}\n{line_of(suggestion, talk.register)}" if DOSE_UNIT in text else text


def _with_sources(item: Reason | Expectation | Monitoring, suggestion: Suggestion) -> str:
    """A statement with its sources as a clinician cites them, `[FDA 2020]`, and a word where they are weak."""
    known = {source.id: source for source in suggestion.sources}
    sources = [known[source_id] for source_id in item.sources if source_id in known]
    names = [" ".join(str(part) for part in (source.publisher, source.year) if part) for source in sources]
    strong = item.confidence in ("primary", "secondary")
    told = "; ".join(dict.fromkeys([*names, *([] if strong else [say(f"confidence_{item.confidence}", "clinician")])]))
    return f"{item.text} [{told}]" if told else item.text


class ActionWhatWouldChange(ExplainSuggestion):
    """Lists which facts would lead to another suggestion; a fact that is named is tried out."""

    heading = "would_change_head"

    def act(self, talk: Talk) -> Events:
        """Returns what the forms need to go on."""
        suggestion = suggestion_now(talk)
        tried = None if suggestion is None else what_if(talk, suggestion)
        if suggestion is None or tried is None:
            return super().act(talk)
        talk.utter(with_caveat(tried, suggestion, talk), after_options(talk, suggestion))
        return catch_up(talk)

    def name(self) -> str:
        return "action_what_would_change"

    def lines(self, suggestion: Suggestion, register: Register) -> list[str]:
        """One line a change."""
        if register == "patient":
            return [f"{change.condition_plain}: {change.then_plain}" for change in suggestion.would_change]
        return [f"{change.condition} → {change.then}" for change in suggestion.would_change]


class ActionWhyThis(ExplainSuggestion):
    """Says which answers decided the plan, which its card does not say; where none does alone, the reasons."""

    heading = "why_head"
    general = True

    def act(self, talk: Talk) -> Events:
        """Returns what the forms need to go on; a doubt about one's own treatment is answered from the plan's parts."""
        if was_suggested(talk) and answer_about_own_treatment(talk):
            return catch_up(talk)
        return super().act(talk)

    def name(self) -> str:
        return "action_why_this"

    def told(self, talk: Talk, suggestion: Suggestion) -> list[str]:
        """One line an answer that decided, and where the reasons stand."""
        decided = what_decided(talk, suggestion)
        return [*decided, talk.say("reasons_in_card")] if decided else super().told(talk, suggestion)

    def lines(self, suggestion: Suggestion, register: Register) -> list[str]:
        """One line a reason, with its sources for clinicians."""
        if register == "patient":
            return [reason.plain for reason in suggestion.reasons]
        return [f"{reason.effect}: {_with_sources(reason, suggestion)}" for reason in suggestion.reasons]


class _ExplainOrAnswer(ExplainSuggestion):
    """Without a suggestion that says it, the words are a general question about B12, and are answered as one."""

    def act(self, talk: Talk) -> Events:
        """Returns what the forms need to go on."""
        suggestion = suggestion_now(talk)
        if not was_suggested(talk) or (suggestion is not None and not self.lines(suggestion, talk.register)):
            return ActionAnswerQuestion().act(talk)
        return super().act(talk)


class ActionWhenBetter(_ExplainOrAnswer):
    """Lists what to expect, and when."""

    heading = "better_head"

    def name(self) -> str:
        return "action_when_better"

    def lines(self, suggestion: Suggestion, register: Register) -> list[str]:
        """One line an expectation, with its sources for clinicians."""
        if register == "patient":
            return [item.plain for item in suggestion.expect]
        return [_with_sources(item, suggestion) for item in suggestion.expect]


class ActionHowItWorks(_ExplainOrAnswer):
    """Lists the checks that show whether treatment works."""

    heading = "works_head"

    def name(self) -> str:
        return "action_how_it_works"

    def lines(self, suggestion: Suggestion, register: Register) -> list[str]:
        """One line a check, with its sources for clinicians; none without a regimen, whose working nothing can show."""
        if suggestion.regimen is None:
            return []
        if register == "patient":
            return [item.plain for item in suggestion.monitoring]
        return [_with_sources(item, suggestion) for item in suggestion.monitoring]
