"""When B12 was last given: "last jab three weeks ago", "had my injection yesterday"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from b12nlu.fact import Fact
from b12nlu.numbers.times import DATE, count, iso_date, length
from b12nlu.text.expressions import expression
from b12nlu.text.lines import last_mark
from b12nlu.treatment.cue import SPEAKS_OF_TREATMENT
from b12nlu.treatment.doses_given import is_to_be_given

_LAST_DOSE = tuple(
    expression(f"treatment.{name}")
    for name in (
        "had_when_due", "last_was", "last_had", "had_my", "injected_then", "since_last", "nth_then", "first_just_now",
        "one_of_a_day", "finished_then", "loading_over_then", "none_since", "last_on_weekday",
    )
)  # fmt: skip
_LAST_GIVEN = expression("treatment.last_given")
_OUGHT_TO_HAVE_COME = expression("treatment.ought_to_have_come")
_DAYS = {
    "yesterday": (1, "day"),
    "today": (0, "day"),
    "this morning": (0, "day"),
    "last night": (1, "day"),
    "last week": (1, "week"),
    "last month": (1, "month"),
}


def find_last_doses(text: str, drugs: Sequence[tuple[int, int, bool]] = ()) -> Iterator[Fact]:
    """The dates of a last dose, or how long ago it was; uncertain where only a weekday or a month is named.

    `drugs` are spans with whether each is B12: `last given` without a name belongs to the drug named just before.
    """
    for pattern in (*_LAST_DOSE, _LAST_GIVEN):
        for match in pattern.finditer(text):
            if pattern is _LAST_GIVEN and not _is_of_b12(text, match.start(), drugs):
                continue
            if is_to_be_given(text, match) or not _tells_of_a_dose(text, match):
                continue
            groups = match.groupdict()
            value: float | str | None = None
            unit: str | None = None
            if groups.get("date"):
                found = DATE.search(match[0], match.start("date") - match.start())
                value = iso_date(found) if found else None
            elif named := groups.get("day") or groups.get("day_first"):
                value, unit = _DAYS.get(named.lower(), (1, "week"))
            elif groups.get("n"):
                value, unit = length(count(groups["n"]), groups["unit"])
            named_day = bool(groups.get("day")) and groups["day"].lower() not in _DAYS
            start = match.start("had") if groups.get("had") else match.start()
            uncertain = named_day or value is None
            yield Fact("last_dose", "last_dose", start, match.end(), value, unit, uncertain=uncertain)


def _tells_of_a_dose(text: str, match: re.Match[str]) -> bool:
    """Whether a weekday that is told as the last one ("positive last Tuesday") stands with an injection, or alone."""
    if not _ONLY_A_DAY.fullmatch(match[0]):
        return True
    clause = re.split(r"\band\b", text[last_mark(text, match.start(), ".,;!?\n") : match.start()])[-1]
    other = expression("doses_given.something_else").search(clause) is not None
    return not other and (SPEAKS_OF_TREATMENT.search(clause) is not None or _HAD_IT.fullmatch(clause) is not None)


_ONLY_A_DAY = expression("treatment.only_a_day")
_HAD_IT = expression("treatment.had_it")
"""Before such a day: no more than that something was had."""


def last_dose_given(text: str, drugs: Sequence[tuple[int, int, bool]]) -> Fact | None:
    """The last dose that a message tells: that of a day on which one ought to have come only if none else is named."""
    found = list(find_last_doses(text, drugs))
    clauses = (text[last_mark(text, fact.start, ".,;!?\n") : fact.start] for fact in found)
    given = (fact for fact, clause in zip(found, clauses, strict=True) if not _OUGHT_TO_HAVE_COME.search(clause))
    return next(given, found[0] if found else None)


def _is_of_b12(text: str, start: int, drugs: Sequence[tuple[int, int, bool]]) -> bool:
    """Whether what is told at a place is told of B12, by the drug named last before it or by the topic."""
    if expression("doses_given.something_else").search(text[last_mark(text, start, ".;!?\n") : start]):
        return False
    before = [is_b12 for first, _, is_b12 in drugs if first < start]
    return before[-1] if before else SPEAKS_OF_TREATMENT.search(text[:start]) is not None
