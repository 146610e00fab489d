"""The phase of treatment as the injections tell it: by how often they are, for how long, how far a course is.

An interval by itself tells no phase, nor does one that is asked about, wished for or planned. What is only implied is
uncertain, and gives way to a phase that is told by its name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from b12nlu.fact import Fact
from b12nlu.text.expressions import expression
from b12nlu.text.lines import last_mark, next_mark
from b12nlu.treatment.doses_given import FIRST_COURSE, NONE, WHOLE_COURSE

_TOLD_AS_KEPT = (
    "treatment.apart", "treatment.gap", "treatment.changed", "treatment.would_change", "treatment.on_a_length",
    "treatment.without_unit",
)  # fmt: skip
_NO_B12_AT_ALL = ("never", "none_at_all")
"""The expressions by which no B12 was given at all, which tells the phase as surely as its name."""
_LONG = {"month": 1, "week": 4, "day": 28}
"""The interval of each unit from which it can be that of maintenance; loading is given more often."""
_BEFORE = 40
"""Characters before an interval in which words may say that it is kept no longer."""
_FEW = 6
"""The place up to which a dose by itself is taken for one of a first course."""


def phases_told(text: str, facts: Sequence[Fact], given: Sequence[Fact]) -> Iterator[Fact]:
    """Maintenance, where an interval of weeks or months is kept or the first course is over; repletion, where that is
    going on or still to begin. `given` are the doses given so far.
    """
    over = [(fact.start, fact.end) for fact in given if fact.id == WHOLE_COURSE]
    if over:
        yield _phase("maintenance", *over[0])
        return
    for fact in given:
        if fact.id == NONE and any(
            expression(f"doses_given.{name}").match(text, fact.start) for name in _NO_B12_AT_ALL
        ):
            yield Fact("phase", "repletion", fact.start, fact.end)
            return
    long = list(_kept_long(text, facts))
    under_way = [] if long else list(_under_way(text, given))
    yield from (_phase("maintenance", *span) for span in long[:1])
    yield from (_phase("repletion", *span) for span in under_way[:1])
    for fact in facts:
        if fact.type != "interval" or fact.hypothetical or fact.historical:
            continue
        often = _is_daily(fact) and not long and _is_injected(text, fact)
        often = often and (
            _is_in_use(text, fact) or expression("phases.until_better").match(text, fact.end) is not None
        )
        if _is_loading(text, fact, facts) or often:
            yield _phase("repletion", fact.start, fact.end)
        elif _is_long(fact) and not under_way and _is_in_use(text, fact):
            yield _phase("maintenance", fact.start, fact.end)


def is_another_habit(said: str) -> bool:
    """Whether words for what has gone on so long name something else than B12 ("been doing balloons for months")."""
    named = expression("phases.names_b12").search(said) or expression("phases.names_nothing").search(said)
    return expression("phases.been_at").match(said) is not None and named is None


def is_reckoned_from(text: str, start: int) -> bool:
    """Whether a time is reckoned from the phase that is named here: it is not the one of now ("since starting B12")."""
    return expression("phases.reckoned_from").search(text[:start]) is not None


def _phase(phase: str, start: int, end: int) -> Fact:
    return Fact("phase", phase, start, end, uncertain=True)


def _under_way(text: str, given: Sequence[Fact]) -> Iterator[tuple[int, int]]:
    """Where it is told that a first course is going on, is being begun or still to begin."""
    spans = [match.span() for match in expression("treatment.under_way").finditer(text)]
    spans += [(fact.start, fact.end) for fact in given if fact.id in (FIRST_COURSE, NONE) or _is_a_place(text, fact)]
    begins = expression("phases.beginning").search(text) and expression("treatment.about_treatment").search(text)
    for name in ("place_in_course", "first_of_all", "begun") if begins else ("place_in_course", "first_of_all"):
        spans += [match.span() for match in expression(f"phases.{name}").finditer(text)]
    for start, end in spans:
        no_more = expression("treatment.under_way_no_more").search(text, end)
        if not no_more and not expression("phases.long_past").match(text, end):
            yield start, end


def _is_a_place(text: str, fact: Fact) -> bool:
    """Whether a dose is told by its place among the first ones."""
    few = isinstance(fact.value, float) and fact.value <= _FEW
    return few and expression("phases.by_place").search(text[fact.start : fact.end]) is not None


def _kept_long(text: str, facts: Sequence[Fact]) -> Iterator[tuple[int, int]]:
    """Where it is told that B12 has been given for years, or more often than in any first course."""
    for fact in facts:
        if fact.type != "interval" or fact.hypothetical or fact.historical:
            continue
        kept = expression("treatment.for_years").match(text, fact.end) or expression("phases.so_long").match(
            text, fact.end
        )
        before = text[max(0, fact.start - _BEFORE) : fact.start]
        if kept and not expression("treatment.no_longer").search(before):
            yield fact.start, kept.end()
    for match in (*expression("phases.treated_long").finditer(text), *expression("phases.years_of_it").finditer(text)):
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        something_else = expression("doses_given.something_else").search(text, match.start(), match.end())
        is_so = not expression("phases.not_so").search(before) and not expression("phases.then_none").match(
            text, match.end()
        )
        if is_so and not something_else:
            yield match.span()
    yield from (match.span() for match in expression("phases.many_of_them").finditer(text))


def _is_long(fact: Fact) -> bool:
    return isinstance(fact.value, float) and fact.value >= _LONG.get(fact.unit or "", float("inf"))


_OFTEN = 2
"""Days up to which an interval between injections is that of the first ones."""


def _is_daily(fact: Fact) -> bool:
    return fact.unit == "day" and isinstance(fact.value, float) and fact.value <= _OFTEN


def _is_injected(text: str, fact: Fact) -> bool:
    """Whether what is told between two stops or commas with an interval is injections, and nothing swallowed."""
    start = last_mark(text, fact.start, ".,;!?\n")
    sentence = text[start : next_mark(text, fact.end, ".,;!?\n")]
    put_on = expression("phases.put_on").search(text, start, fact.start)
    injected = put_on or expression("treatment.injected").search(sentence)
    return bool(injected and not expression("treatment.swallowed").search(sentence))


def _is_loading(text: str, fact: Fact, facts: Sequence[Fact]) -> bool:
    """Whether an interval of days or a week is that of the first injections, which are under way."""
    short = fact.unit == "day" or (fact.unit == "week" and fact.value == 1)
    under_way = expression("treatment.in_loading").search(text) or expression("phases.days_of_it").search(text)
    if not short or _is_long(fact) or not under_way:
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
    put_on = expression("phases.put_on").search(clause)
    if put_on:
        clause = clause[put_on.end() :]
    owned = expression("treatment.owned").search(clause)
    if expression("treatment.not_yet").search(clause, 0, owned.start() if owned else len(clause)):
        return False
    if expression("treatment.not_kept_behind").match(behind):
        return False
    kept = expression("treatment.kept").search(clause)
    asks = expression("treatment.asks").match(sentence) or "?" in behind
    return bool(owned or kept or put_on) if asks else True
