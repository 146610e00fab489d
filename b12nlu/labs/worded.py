"""What words say of results: beside a value, in place of one, or of several analytes at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from b12nlu.labs.levels import (
    ANTIBODIES,
    WordResult,
    is_poor,
    later_level,
    level_of_everything,
    result_in_words,
    shares_result,
    stated_deficiency,
)
from b12nlu.labs.names import Name
from b12nlu.labs.pairs import DEFICIENT
from b12nlu.labs.result import LabResult
from b12nlu.text.expressions import expression

_LACKED = frozenset({"serum_b12", "active_b12", "folate", "ferritin", "haemoglobin"})
"""Analytes of which "not good" says that there is too little."""
_BESIDE = 60
"""Characters between a name and its word up to which both are quoted as one."""


def with_words(
    text: str, names: Sequence[Name], results: Sequence[LabResult], breaks: Sequence[int]
) -> list[LabResult]:
    """The results with what words add, and those that stand in words only."""
    found = list(results)
    said = _words_beside(text, names, results, breaks)
    for index in range(len(names) - 1, -1, -1):
        name, stop = names[index], _stop(text, names, index, breaks)
        word = said[index] or _among_everything(text, names, index, breaks)
        if not name.id:
            continue
        own = _own(found, name)
        if own:
            for i in own:
                word = word or _after_value(text, found[i], stop)
                if word and word.word:
                    found[i] = replace(found[i], word=None if word.negated else word.word)
            continue
        if word is not None and _value_in_bracket(text, name, results):
            continue
        deficient = DEFICIENT.match(text[name.end : name.end + 20])
        if word is None or (deficient and not word.sign):
            end = name.end + deficient.end() if deficient else name.end
            start = max([0, *(stop for stop in breaks if stop <= name.start)])
            word = stated_deficiency(text, name.start, end, start, deficient=bool(deficient))
        if word is not None:
            found += _worded(text, name, word, stop)
    found = [result for result in found if not _says_nothing_more(result, found)]
    found += _own_signs(text, names, found)
    return sorted(found, key=lambda result: (result.start, result.end))


def _words_beside(
    text: str, names: Sequence[Name], results: Sequence[LabResult], breaks: Sequence[int]
) -> list[WordResult | None]:
    """For each name the level or sign that stands beside it, or beside its neighbour in a list."""
    said: list[WordResult | None] = [None] * len(names)
    shared: WordResult | None = None
    for index in range(len(names) - 1, -1, -1):
        name = names[index]
        following = names[index + 1] if index + 1 < len(names) else None
        since = max([0, *(end for end in breaks if end <= name.start), *(other.end for other in names[:index])])
        stop = _stop(text, names, index, breaks)
        word = result_in_words(text, name.id, name.start, name.end, stop, since)
        listed = following and shares_result(text, [(name.start, name.end), (following.start, following.end)])
        if word is None and shared and listed:
            word = shared
        shared = word if word and word.start >= name.end else None
        said[index] = word
    for index in range(1, len(names)):
        before, name = said[index - 1], names[index]
        if said[index] is None and before and not _own(results, name):
            behind = before.start >= names[index - 1].end
            said_too = expression("levels.so_is").fullmatch(text, before.end, name.start) if behind else None
            if behind and expression("levels.too").match(text, name.end):
                said_too = said_too or expression("levels.set_beside").fullmatch(text, before.end, name.start)
            joined = said_too or (
                not behind and expression("levels.joined").fullmatch(text, names[index - 1].end, name.start)
            )
            same_kind = (name.id in ANTIBODIES) == (names[index - 1].id in ANTIBODIES)
            said[index] = before if joined and same_kind else None
    return said


def _stop(text: str, names: Sequence[Name], index: int, breaks: Sequence[int]) -> int:
    """Where the words that may tell of a name end: at the next name or the end of the sentence."""
    following = names[index + 1].start if index + 1 < len(names) else len(text)
    if names[index].id in ANTIBODIES:
        # The amount of an antibody and the word that judges it stand in two sentences ("0.9 U/mL. Negative.").
        line = text.find("\n", names[index].end)
        after = expression("levels.amount").match(text, names[index].end)
        if after and (line < 0 or after.end() <= line):
            return min(following, line if line >= 0 else len(text))
    return min([following, *(end for end in breaks if end > names[index].end)])


def _own(results: Sequence[LabResult], name: Name) -> list[int]:
    """The indices of the results whose value belongs to this mention of the name."""
    return [
        index
        for index, result in enumerate(results)
        if result.analyte == name.id and result.start <= name.start < result.end
    ]


def _says_nothing_more(result: LabResult, results: Sequence[LabResult]) -> bool:
    """Whether a word repeats what was told of a number of the analyte ("Hb 131 normal. Why is it ok?")."""
    return result.quantity is None and any(
        other.analyte == result.analyte and other.quantity is not None and other.word == result.word and other.word
        for other in results
        if not (result.negated or other.earlier)
    )


def _worded(text: str, name: Name, word: WordResult, stop: int) -> Iterator[LabResult]:
    """The result that a word gives, and the one of a later time behind it."""
    later = later_level(text, word, stop) if word.word and word.start >= name.end else None
    yield replace(_of_word(text, name, word), earlier=later is not None)
    if later:
        yield replace(_of_word(text, name, later), start=later.start, end=later.end, anchor=(later.start, later.end))


def _of_word(text: str, name: Name, word: WordResult) -> LabResult:
    near = word.end - name.end < _BESIDE
    poor = name.id in _LACKED and is_poor(text, word)
    return LabResult(
        name.id,
        min(name.start, word.start) if word.start < name.start or near else name.start,
        max(name.end, word.end) if near else name.end,
        (name.start, name.end),
        value=word.sign,
        word="low" if poor else word.word,
        negated=word.negated and not poor,
        uncertain=word.uncertain or poor,
        name=(name.start, name.end),
    )


def _own_signs(text: str, names: Sequence[Name], results: Sequence[LabResult]) -> Iterator[LabResult]:
    """The writer's own antibody result told behind somebody else's ("my cousin is positive for …. im negative.")."""
    antibodies = [name for name in names if name.id in ANTIBODIES]
    if len({name.id for name in antibodies}) != 1:
        return
    for match in expression("levels.i_am_sign").finditer(text, antibodies[0].end):
        sign = "negative" if match["negative"] else "positive"
        start, end = match.span(sign)
        if not any(result.start <= start < result.end for result in results):
            name = (antibodies[0].start, antibodies[0].end)
            yield LabResult(antibodies[0].id, start, end, (start, end), value=sign, name=name)


def _value_in_bracket(text: str, name: Name, results: Sequence[LabResult]) -> bool:
    """Whether the value itself follows in a bracket ("iron stores are low (ferritin 9)")."""
    return any(
        result.analyte == name.id and expression("levels.value_in_bracket").fullmatch(text, name.end, result.start)
        for result in results
    )


def _among_everything(text: str, names: Sequence[Name], index: int, breaks: Sequence[int]) -> WordResult | None:
    """What is said of every result, where the list in which a name stands is counted among them."""
    if names[index].id in ANTIBODIES:
        return None
    first = last = index
    while first and shares_result(text, [(names[i].start, names[i].end) for i in (first - 1, first)]):
        first -= 1
    while last + 1 < len(names) and shares_result(text, [(names[i].start, names[i].end) for i in (last, last + 1)]):
        last += 1
    start, end = names[first].start, names[last].end
    since = max([0, *(stop for stop in breaks if stop <= start)])
    stop = min([len(text), *(stop for stop in breaks if stop > end)])
    return level_of_everything(text, since, (start, end), stop)


def _after_value(text: str, result: LabResult, stop: int) -> WordResult | None:
    """The word right behind a value ("B12 of 210 is fine")."""
    quantity = result.quantity
    if quantity is None or quantity.end >= stop:
        return None
    if expression("levels.asked").search(text[: result.start]):
        return None
    return result_in_words(text, result.analyte, quantity.end, quantity.end, min(stop, quantity.end + 30), quantity.end)
