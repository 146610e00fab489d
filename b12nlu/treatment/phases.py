"""The phase of treatment, where what is told of the injections makes it known: how often, and how far they are.

An interval by itself tells no phase, nor does one that is asked about, wished for or planned.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from b12nlu.fact import Fact
from b12nlu.text.expressions import expression
from b12nlu.text.lines import last_mark, next_mark
from b12nlu.treatment.doses_given import FIRST_COURSE, NONE, WHOLE_COURSE

_TOLD_AS_KEPT = ("treatment.apart", "treatment.gap", "treatment.changed")
_LONG = 4
"""Weeks from which an interval can be that of maintenance; loading is given more often."""
_BEFORE = 40
"""Characters before an interval in which words may say that it is kept no longer."""


def phases_told(text: str, facts: Sequence[Fact], given: Sequence[Fact]) -> Iterator[Fact]:
    """Maintenance, where an interval of weeks or months is kept or the first course is over; repletion, where that is
    going on or still to begin. `given` are the doses given so far.
    """
    over = [(fact.start, fact.end) for fact in given if fact.id == WHOLE_COURSE]
    if over:
        yield Fact("phase", "maintenance", *over[0])
        return
    under_way = [match.span() for match in expression("treatment.under_way").finditer(text)]
    under_way += [(fact.start, fact.end) for fact in given if fact.id in (FIRST_COURSE, NONE)]
    under_way = [span for span in under_way if not expression("treatment.under_way_no_more").search(text, span[1])]
    for span in under_way[:1]:
        yield Fact("phase", "repletion", *span)
    for fact in facts:
        if fact.type != "interval" or fact.hypothetical:
            continue
        kept = expression("treatment.for_years").match(text, fact.end)
        often = _is_daily(fact) and not kept and _is_injected(text, fact) and _is_in_use(text, fact)
        if _is_loading(text, fact, facts) or often:
            yield Fact("phase", "repletion", fact.start, fact.end)
            continue
        no_longer = expression("treatment.no_longer").search(text[max(0, fact.start - _BEFORE) : fact.start])
        if _is_long(fact) and not under_way and _is_in_use(text, fact):
            yield Fact("phase", "maintenance", fact.start, fact.end)
        elif kept and not no_longer:
            yield Fact("phase", "maintenance", fact.start, kept.end())


def _is_long(fact: Fact) -> bool:
    return fact.unit == "month" or (fact.unit == "week" and isinstance(fact.value, float) and fact.value >= _LONG)


_OFTEN = 2
"""Days up to which an interval between injections is that of the first ones."""


def _is_daily(fact: Fact) -> bool:
    return fact.unit == "day" and isinstance(fact.value, float) and fact.value <= _OFTEN


def _is_injected(text: str, fact: Fact) -> bool:
    """Whether what is told between two stops or commas with an interval is injections, and nothing swallowed."""
    sentence = text[last_mark(text, fact.start, ".,;!?\n") : next_mark(text, fact.end, ".,;!?\n")]
    return bool(
        expression("treatment.injected").search(sentence) and not expression("treatment.swallowed").search(sentence)
    )


def _is_loading(text: str, fact: Fact, facts: Sequence[Fact]) -> bool:
    """Whether an interval of days or a week is that of the first injections, which are under way."""
    short = fact.unit == "day" or (fact.unit == "week" and fact.value == 1)
    if not short or not expression("treatment.in_loading").search(text):
        return False
    if any(other.hypothetical and other.start > fact.start for other in facts):
        return True
    sentence = text[fact.start - min(fact.start, 2 * _BEFORE) : fact.end + 2 * _BEFORE]
    return not expression("treatment.by_mouth_or_asked").search(sentence)


def _is_in_use(text: str, fact: Fact) -> bool:
    """Whether an interval of weeks or months is told as the one that is kept now, and no plan, wish or question."""
    behind = text[fact.end : next_mark(text, fact.end, ".;!\n")]
    if any(pattern.fullmatch(text, fact.start, fact.end) for pattern in map(expression, _TOLD_AS_KEPT)):
        return "?" not in behind[:_BEFORE]
    if not expression("treatment.other_words").search(f"{text[: fact.start]} {text[fact.end :]}"):
        return False  # the interval by itself
    sentence = text[last_mark(text, fact.start, ".;!?\n") : fact.start]
    clause = expression("treatment.joins").split(sentence)[-1]
    owned = expression("treatment.owned").search(clause)
    if expression("treatment.not_yet").search(clause, 0, owned.start() if owned else len(clause)):
        return False
    if expression("treatment.not_kept_behind").match(behind):
        return False
    kept = expression("treatment.kept").search(clause)
    asks = expression("treatment.asks").match(sentence) or "?" in behind
    return bool(owned or kept) if asks else True
