"""Answers what a result means with the core's own reading of it, at once: before there is a plan, and beside one."""

from __future__ import annotations

import dataclasses

from actions.facts.facts import Facts
from actions.facts.said import Mentioned, Turn
from actions.judging.judgement import suggestion_from
from actions.turn.talk import Talk
from b12core.errors import CaseError
from b12core.identifiers import ANALYTES
from b12core.suggestion import Interpretation, Referral, Suggestion

RESULT = "my_result"


def meaning_of_results(talk: Talk) -> list[str]:
    """A line for each result that the turn asks of, with what has to be weighed and who should look at it; none where
    none of them is known.
    """
    asked = results_asked_of(talk.turn, talk.facts)
    if not asked:
        return [talk.say("result_after_its_unit")] if results_that_wait(talk.turn, talk.facts) else []
    try:
        suggestion = suggestion_from(talk.facts, talk.turn.today)
    except CaseError:
        return []
    lines = [line for analyte in asked for line in _about(talk, suggestion, analyte)]
    return [*dict.fromkeys(lines), talk.say("result_is_read_with_the_rest")] if lines else []


def level_beside_what_is_taken(talk: Talk) -> list[str]:
    """What the known level means beside the B12 that is taken; none where no level is known."""
    if _LEVEL not in talk.facts.labs:
        return []
    try:
        suggestion = suggestion_from(talk.facts, talk.turn.today)
    except CaseError:
        return []
    lines = _about(talk, suggestion, _LEVEL)
    return [*dict.fromkeys(lines), talk.say("result_is_read_with_the_rest")] if lines else []


_LEVEL = "serum_b12"


def results_asked_of(turn: Turn, facts: Facts) -> list[str]:
    """The known results that a turn names; the only one where it names none."""
    named = _named(turn)
    of_something_else = any(m.type in ("medicine", "condition", "product", "route") for m in turn.mentions)
    if not named and not of_something_else and len(facts.labs) == 1:
        return list(facts.labs)
    return [analyte for analyte in named if analyte in facts.labs]


def results_that_wait(turn: Turn, facts: Facts) -> list[str]:
    """The results that a turn asks of and that have no unit yet."""
    waiting = [held.analyte for held in facts.pending_labs if held.doubt == "unit"]
    return [analyte for analyte in _named(turn) or waiting if analyte in waiting]


def _named(turn: Turn) -> list[str]:
    return list(dict.fromkeys(m.id for m in turn.mentions if m.type == "lab" and m.id in ANALYTES))


def with_results_asked_of(turn: Turn) -> Turn:
    """The turn in which a result that is asked of counts as told, where the writer tells of themselves besides: `is a
    B12 of 180 pg/mL low? I'm vegan`.
    """
    if not any(m.is_own and (m.value is not None or m.type != "lab") for m in turn.mentions):
        return turn
    return dataclasses.replace(turn, mentions=tuple(_as_told(mention) for mention in turn.mentions))


def _as_told(mention: Mentioned) -> Mentioned:
    if mention.type != "lab" or mention.value is None or not mention.hypothetical:
        return mention
    return mention.model_copy(update={"hypothetical": False, "word": None})


def _about(talk: Talk, suggestion: Suggestion, analyte: str) -> list[str]:
    """What the core says of one result: its meaning, what disturbs it, and whom it should be shown."""
    path = f"labs.{analyte}"
    clinician = talk.register == "clinician"
    found = [finding for finding in suggestion.findings if finding.analyte == analyte]
    lines = [
        talk.say(
            "result_means",
            name=finding.name if clinician else finding.name_plain,
            value=finding.entered,
            meaning=finding.text if clinician else finding.plain,
        )
        for finding in found
    ]
    beside: list[Interpretation | Referral] = [*suggestion.interpretation, *suggestion.referrals]
    lines += [each.text if clinician else each.plain for each in beside if path in each.because_of]
    return lines
