"""Laboratory results: which number, sign or word belongs to which analyte.

Reference ranges, dates, ages, doses and lengths of time are no results.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from b12nlu.labs.cell_counts import counted_in_litres
from b12nlu.labs.levels import (
    ANTIBODIES,
    WordResult,
    level_of_everything,
    result_in_words,
    shares_result,
    stated_deficiency,
)
from b12nlu.labs.names import Name, test_names
from b12nlu.labs.pairs import DEFICIENT, pair
from b12nlu.labs.ranges import LABEL, Range
from b12nlu.labs.result import LabResult
from b12nlu.labs.units import with_named_unit, with_print
from b12nlu.numbers.quantities import Quantity

_RANGE_LABEL = re.compile(
    r"(?:\b(?:and|but|with|where|as)\s+)?(?:\b(?:the|my|their|its|lab'?s?)\s+)*(?:normal|reference|ref|lab|usual|"
    r"healthy)\s+"
    r"(?:range|values?|levels?|limits?|interval)\b[^.;\n\d]{0,30}$|"
    rf"[(\[]?\s*(?:\b{LABEL}[\s:.,]*){{0,3}}$",
    re.I,
)


def find_labs(
    text: str, names: Sequence[Name], quantities: Sequence[Quantity], ranges: Sequence[Range], breaks: Sequence[int]
) -> list[LabResult]:
    """The results in a text. `quantities` are those that may be results, `breaks` the ends of sentences."""
    free = [quantity for quantity in quantities if not any(item.start <= quantity.start < item.end for item in ranges)]
    usable = test_names(text, names)
    plain = _without_ranges(text, ranges)
    printed = [with_print(text, result, ranges) for result in pair(plain, usable, free, breaks)]
    results = [counted_in_litres(text, result) for result in printed]
    return _with_words(plain, usable, with_named_unit(text, results), breaks)


def _without_ranges(text: str, ranges: Sequence[Range]) -> str:
    """The text with reference ranges blanked out, their brackets and labels too; every offset stays."""
    for item in ranges:
        label = _RANGE_LABEL.search(text[: item.start])
        start = label.start() if label else item.start
        close = re.match(r"\s*[\])]", text[item.end :])
        end = item.end + (close.end() if close and text[start : start + 1] in "([" else 0)
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _with_words(
    text: str, names: Sequence[Name], results: Sequence[LabResult], breaks: Sequence[int]
) -> list[LabResult]:
    """The results with what words add, and those that stand in words only."""
    found = list(results)
    shared: WordResult | None = None
    for index in range(len(names) - 1, -1, -1):
        name = names[index]
        following = names[index + 1] if index + 1 < len(names) else None
        stop = min([following.start] if following else [len(text)], default=len(text))
        stop = min([stop, *(end for end in breaks if end > name.end)])
        since = max([0, *(end for end in breaks if end <= name.start), *(other.end for other in names[:index])])
        word = result_in_words(text, name.id, name.start, name.end, stop, since)
        if (
            word is None
            and following
            and shared
            and shares_result(text, [(name.start, name.end), (following.start, following.end)])
        ):
            word = shared
        shared = word if word and word.start >= name.end else None
        word = word or _among_everything(text, names, index, breaks)
        if not name.id:
            continue
        own = [
            i for i, result in enumerate(found) if result.analyte == name.id and result.start <= name.start < result.end
        ]
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
        if word is None:
            continue
        found.append(
            LabResult(
                name.id,
                min(name.start, word.start) if word.start < name.start or word.end - name.end < 60 else name.start,
                max(name.end, word.end) if word.end - name.end < 60 else name.end,
                (name.start, name.end),
                value=word.sign,
                word=word.word,
                negated=word.negated,
                uncertain=word.uncertain,
            )
        )
    return sorted(found, key=lambda result: (result.start, result.end))


def _value_in_bracket(text: str, name: Name, results: Sequence[LabResult]) -> bool:
    """Whether the value itself follows in a bracket ("iron stores are low (ferritin 9)")."""
    return any(
        result.analyte == name.id and re.fullmatch(r"[^.;\n(]{0,40}\(\s*", text[name.end : result.start])
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
    return result_in_words(text, result.analyte, quantity.end, quantity.end, min(stop, quantity.end + 30), quantity.end)
