"""How another guideline's plan for the same facts differs, in words: what it does, and what this plan does instead."""

from __future__ import annotations

from actions.core import name_of
from actions.judging.case import case_from
from actions.judging.judgement import knowledge_about, suggestion_of
from actions.steps.suggestion.dose_table import Row, dose_table
from actions.turn.talk import Talk
from b12core.errors import CaseError
from b12core.suggestion import Alternative, Regimen, Suggestion


def regimen_of(talk: Talk, other: Alternative) -> Regimen | None:
    """What the other guideline gives for the same facts; None where it gives nothing."""
    try:
        return suggestion_of(case_from(talk.facts, talk.turn.today), talk.facts, other.protocol).regimen
    except CaseError:
        return None


def difference_in_words(talk: Talk, own: Suggestion, other: Alternative) -> str:
    """`Starts three times a week, 2 weeks; here every day, 7 days.`; the core's word where there are not two plans."""
    regimen = regimen_of(talk, other)
    if own.regimen is None or regimen is None:
        return other.differs
    return " ".join(_differences(talk, regimen, own.regimen)) or other.differs


def _differences(talk: Talk, other: Regimen, own: Regimen) -> list[str]:
    """One part for each of product, start, what follows and dose that is another."""
    content = knowledge_about(talk.facts)
    theirs, ours = (
        [row for row in dose_table(regimen, talk.register, content) if row["much"]] for regimen in (other, own)
    )
    pairs = [("product", *(name_of("products", regimen.product, talk.register) for regimen in (other, own)))]
    if theirs and ours:
        pairs.append(("start", _pace(theirs[0]), _pace(ours[0])))
        if len(theirs) > 1:
            pairs.append(("then", _often(theirs), _often(ours)))
        pairs.append(("dose", theirs[0]["much"] or "", ours[0]["much"] or ""))
    return [talk.say(f"compare_{what}", other=them, own=us) for what, them, us in pairs if them != us]


def _pace(row: Row) -> str:
    """How often, and for how long where the row says it."""
    return ", ".join(part for part in (row["often"], row["long"]) if part)


def _often(rows: list[Row]) -> str:
    return rows[-1]["often"] or ""
