"""How another guideline's plan for the same facts differs, in words: what it does, and what this plan does instead."""

from __future__ import annotations

from actions.core import knowledge, name_of, suggestion_for
from actions.registers import Register
from actions.saying.wording import say
from actions.steps.suggestion.dose_table import Row, dose_table
from b12core.case import Case
from b12core.errors import CaseError
from b12core.suggestion import Alternative, Regimen, Suggestion


def regimen_of(case: Case, other: Alternative) -> Regimen | None:
    """What the other guideline gives for the same case; None where it gives nothing."""
    try:
        return suggestion_for(case, other.protocol).regimen
    except CaseError:
        return None


def difference_in_words(case: Case, own: Suggestion, other: Alternative, register: Register) -> str:
    """`Starts three times a week, 2 weeks; here every day, 7 days.`; the core's word where there are not two plans."""
    regimen = regimen_of(case, other)
    if own.regimen is None or regimen is None:
        return other.differs
    return " ".join(_differences(regimen, own.regimen, register)) or other.differs


def _differences(other: Regimen, own: Regimen, register: Register) -> list[str]:
    """One part for each of product, start, what follows and dose that is another."""
    theirs, ours = (
        [row for row in dose_table(regimen, register, knowledge()) if row["much"]] for regimen in (other, own)
    )
    pairs = [("product", *(name_of("products", regimen.product, register) for regimen in (other, own)))]
    if theirs and ours:
        pairs.append(("start", _pace(theirs[0]), _pace(ours[0])))
        if len(theirs) > 1:
            pairs.append(("then", _often(theirs), _often(ours)))
        pairs.append(("dose", theirs[0]["much"] or "", ours[0]["much"] or ""))
    return [say(f"compare_{what}", register, other=them, own=us) for what, them, us in pairs if them != us]


def _pace(row: Row) -> str:
    """How often, and for how long where the row says it."""
    return ", ".join(part for part in (row["often"], row["long"]) if part)


def _often(rows: list[Row]) -> str:
    return rows[-1]["often"] or ""
