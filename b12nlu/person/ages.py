"""How old somebody is, in digits or in words; of an age that is still to come, the one that is had until then."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from b12nlu.fact import Fact
from b12nlu.numbers.times import count
from b12nlu.text.expressions import expression

_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_RELATIVE_AGED = expression("ages.relative")
_BARE_AGE = expression("ages.bare")
_TELLS_NO_AGE = expression("ages.tells_no_age")
_A_ROUTE = expression("ages.a_route")
_MUSCLE = "IM "
"""Into the muscle, as clinicians write it."""
_POSSESSED = expression("ages.possessed")
_AGE = tuple(
    expression(f"ages.{name}")
    for name in (
        "years_old", "months_old", "i_am", "put_right", "aged", "a_man", "man_of", "lettered", "somebody",
        "years_woman", "patient", "here", "small_child", "turned", "has_years", "set_apart", "come_to",
        "told_last", "man_of_years", "a_women", "turned_first",
    )
)  # fmt: skip
_WORD_AGE = tuple(
    expression(f"ages.{name}") for name in ("in_words", "only_in_words", "in_words_years_old", "has_years_in_words")
)
_SO_OLD = (expression("ages.years_old"), expression("ages.months_old"))
_OF_A_THING = expression("ages.of_a_thing")
_A_THING_BEHIND = expression("ages.a_thing_behind")
_SPEAKS_OF_A_CHILD = expression("ages.speaks_of_a_child")
_TURNING = expression("ages.turning")
_NEARLY = expression("ages.nearly")
_NOT = expression("ages.not_before")
_YET = expression("ages.yet_behind")
_IN_TIME = expression("ages.in_time")
_REACHED = expression("ages.reached")
_OF_SOMEBODY = expression("ages.of_somebody")
_A_NUMBER = expression("ages.a_number")
_BIRTHDAY_TO_COME = expression("ages.birthday_to_come")
_SENTENCE_ENDS = expression("ages.sentence_ends")
_CLINICAL = expression("ages.clinical")
_CLINICAL_FIRST = expression("ages.clinical_first")
_IN_PASSING = expression("sex.age_in_passing")
_TITLED = expression("sex.titled")


def find_ages(
    text: str, drugs: Sequence[tuple[int, int, bool]] = (), results: Sequence[tuple[int, int]] = ()
) -> Iterator[Fact]:
    """The ages that are told, in years; one that is told by a number alone is not certain.

    `drugs` are spans with whether each is B12: a number by itself behind one is its strength. `results` are the spans
    of names of tests: a number behind one is its value.
    """
    seen: list[tuple[int, int]] = []
    told = (_TITLED, expression("sex.lettered"), expression("sex.lettered_apart"), _IN_PASSING)
    for pattern in (*_AGE, _RELATIVE_AGED, _CLINICAL, _CLINICAL_FIRST, *told, _BARE_AGE):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            if pattern in _SO_OLD and _is_a_things(text, match):
                continue
            if groups.get("months") and _POSSESSED.search(text[: match.start()]):
                continue
            if pattern is _BARE_AGE and not _can_be_bare(text, match.start(), drugs):
                continue
            if pattern is _IN_PASSING and _is_a_result(text, match.start(), results):
                continue
            if pattern is _TITLED and any(match.start() < last <= match.end() for _, last in results):
                continue
            if match[0].startswith(_MUSCLE) and _A_ROUTE.search(text, 0, match.start()):
                continue
            group = next((name for name in _AGE_GROUPS if groups.get(name)), "")
            if not group:
                continue
            years = 0.0 if group == "months" else _had(text, *match.span(group), count(match[group]))
            span = (match.start(group), max(match.end(), match.end(group)))
            if years <= 125 and not any(a < span[1] and span[0] < b for a, b in seen):
                seen.append(span)
                yield Fact("age", "age", *span, value=years, uncertain=pattern is _BARE_AGE)

    for match in (match for pattern in _WORD_AGE for match in pattern.finditer(text)):
        word = "tens" if match["tens"] else "teens"
        if any(start <= match.start(word) < end for start, end in seen):
            continue
        seen.append(match.span())
        years = _had(text, match.start(word), match.end(word), _spoken_age(match))
        yield Fact("age", "age", match.start(word), match.end(), value=years)

    yield from _to_come(text, seen, results)


def _is_a_things(text: str, match: re.Match[str]) -> bool:
    """Whether it is a sign, a result or a thing that is so old (`my tingling is 5 days old`), and no child."""
    named = _OF_A_THING.search(text, 0, match.start()) or _A_THING_BEHIND.match(text, match.end())
    return named is not None and _SPEAKS_OF_A_CHILD.search(text) is None


def _had(text: str, start: int, end: int, years: float) -> float:
    """The age that is had, where the one that a number at this place tells is still to come: `almost 18` is 17."""
    behind = None if _REACHED.search(text, 0, start) else _IN_TIME.match(text, end)
    nearly = any(before.search(text, 0, start) for before in (_TURNING, _NEARLY))
    if behind is None and not nearly and not (_NOT.search(text, 0, start) and _YET.match(text, end)):
        return years
    return max(0.0, years - (count(behind["years"]) if behind and behind["years"] else 1.0))


def _to_come(text: str, seen: Sequence[tuple[int, int]], results: Sequence[tuple[int, int]]) -> Iterator[Fact]:
    """The ages that are had by those who tell the one to come (`she turns 18 in May`), where no pattern found it.

    Beside an age that is told as such it is not certain whose it is: `I'm 45, he'll be 18 in June`.
    """
    for match in _BIRTHDAY_TO_COME.finditer(text):
        yield Fact("age", "age", *match.span(), value=float(match["age"]) - 1.0)
    for match in _A_NUMBER.finditer(text):
        start, end = match.span()
        if any(first < end and start < last for first, last in seen) or _is_a_result(text, start, results):
            continue
        years = count(match["age"]) if match["age"] else _spoken_age(match)
        had = _had(text, start, end, years)
        if had == years:
            continue
        turning = _TURNING.search(text, 0, start)
        nearly = _NEARLY.search(text, 0, start) or _NOT.search(text, 0, start)
        said = turning or nearly
        begins = start if said is None else said.start()
        if turning or _OF_SOMEBODY.search(text, 0, begins):
            yield Fact("age", "age", begins, end, value=had, uncertain=turning is None or bool(seen))


def _is_a_result(text: str, start: int, results: Sequence[tuple[int, int]]) -> bool:
    """Whether a number stands behind the name of a test, in the same sentence."""
    return any(last <= start and not _SENTENCE_ENDS.search(text, last, start) for _, last in results)


def _can_be_bare(text: str, start: int, drugs: Sequence[tuple[int, int, bool]]) -> bool:
    """Whether a number by itself can be an age: it opens no message and follows no result, count or medicine."""
    before = max((text.rfind(mark, 0, start) for mark in ",.!?\n"), default=-1) + 1
    follows_a_drug = any(before <= first < start for first, _, _ in drugs)
    return start > 0 and not follows_a_drug and not _TELLS_NO_AGE.search(text, 0, start)


_AGE_GROUPS = ("months", "small", "age", "age_first", "age_before", "age_in", "age_after", "age_last")


def _spoken_age(match: re.Match[str]) -> float:
    if match["teens"]:
        return float(_TEENS.index(match["teens"].lower()) + 10)
    ones = _ONES.index(match["ones"].lower()) + 1 if match["ones"] else 0
    return float(10 * (_TENS.index(match["tens"].lower()) + 2) + ones)
