"""What the plan would be if something were so that is only asked about: `what if it was pernicious anaemia?`"""

from __future__ import annotations

import dataclasses

from actions.facts.facts import Facts
from actions.judging.judgement import suggestion_from
from actions.steps.suggestion.difference import changed_lines, in_short
from actions.steps.suggestion.standing import refusal_of
from actions.turn.talk import Talk
from actions.turn.understanding import understand
from b12core.errors import CaseError
from b12core.suggestion import Suggestion


def what_if(talk: Talk, now: Suggestion) -> str | None:
    """The plan with what the message supposes, beside the plan that stands; None where it supposes nothing new.

    Nothing is stored: the person's own answers stay as they are.
    """
    facts = _supposed(talk)
    changes = changed_lines(talk.facts, facts, talk.register)
    if not changes:
        return None
    try:
        then = suggestion_from(facts, talk.turn.today)
    except CaseError as error:
        return refusal_of(talk, error)
    before, after = in_short(now, talk.register), in_short(then, talk.register)
    plan = talk.say("plan_the_same") if before == after else talk.say("plan_then", plan=after)
    return "\n".join([talk.say("supposed_head"), *(f"- {line}" for line in changes), "", plan, talk.say("not_stored")])


def _supposed(talk: Talk) -> Facts:
    """The facts as they would be."""
    real = {"hypothetical": False, "uncertain": False}
    mentions = tuple(mention.model_copy(update=real) for mention in talk.turn.mentions if mention.hypothetical)
    turn = dataclasses.replace(talk.turn, intent="correct", mentions=mentions, answers=(), asked=None)
    return understand(talk.facts, turn).facts
