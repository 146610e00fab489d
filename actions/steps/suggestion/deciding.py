"""Which of the answers decided the plan: those without which it would be another, and what it would be then."""

from __future__ import annotations

from actions.judging.judgement import suggestion_from
from actions.questions.catalogue import questions
from actions.steps.suggestion.difference import in_short
from actions.turn.reopening import without_answer
from actions.turn.talk import Talk
from b12core.errors import CaseError
from b12core.suggestion import Suggestion


def what_decided(talk: Talk, suggestion: Suggestion) -> list[str]:
    """One line for each such answer, in the order of asking; none where no single answer decides."""
    plan, lines = in_short(suggestion, talk.register), []
    for item in questions().values():
        value = item.described(talk.facts, talk.register)
        if value is None or not item.is_a_line:
            continue
        try:
            without = suggestion_from(without_answer(talk.facts, item), talk.turn.today)
        except CaseError:
            continue
        then = in_short(without, talk.register)
        if then != plan:
            lines.append(talk.say("decided_by", label=item.label, value=value, plan=then))
    return lines
