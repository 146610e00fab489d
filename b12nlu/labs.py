"""Laboratory results: which number, sign or word belongs to which analyte.

A number belongs to the nearest name that it fits, after it or right before it, and never across another analyte;
reference ranges, dates, ages, doses and lengths of time are no results.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from b12nlu.lab_names import Name, test_names
from b12nlu.lab_words import ANTIBODIES, WordResult, result_in_words, shares_result
from b12nlu.lexicon import lexicon
from b12nlu.quantities import Quantity, unit_at
from b12nlu.ranges import Range
from b12nlu.times import DATE, iso_date
from b12nlu.words import typed_words

_DEFICIENT = re.compile(r"^[\s-]{0,2}(?:deficien|malabsorption|anaemi|anemi|insufficien)", re.IGNORECASE)
_BEFORE_NAME = re.compile(
    r"^[\s\-:(=]*(?:(?:for|was|is|of|on|in|the|my|a|as|serum|blood|total|test|analyte|assay)[\s:]*){0,3}[\s(]*$",
    re.IGNORECASE,
)
_RANGE_LABEL = re.compile(r"[(\[]?\s*(?:(?:normal|ref|reference|range|rr|nr|interval)[\s:.]*){0,3}$", re.I)
_NAMED_UNIT = re.compile(
    r"\bunits?\s*(?:are|is|was|were|=|:|in|would be)\s*(?:in\s)?|"
    r"\b(?:oops|sorry|i meant?|that'?s|thats|no wait|wait|actually|should say|it'?s|its)[\s,]+(?:in\s|that'?s\s)?"
    r"(?=(?:pmol|pg|ng|nmol|umol|g/|mmol))",
    re.I,
)
_BEFORE_DATE = re.compile(r"[\s(,]*(?:on\s|taken\s)*", re.I)
_NOW = re.compile(r"\b(?:now|today|currently|latest|this (?:week|month|time)|these days)\b", re.I)
_UNIT_IN_BRACKETS = re.compile(r"^\s*[(\[]\s*[^\s()\[\]]{1,18}\s*[)\]]")
"""A column's unit between name and value, as in "MCV (fl) 98.7"."""
_FAR = 3
_FARTHEST = 9
_FARTHEST_WITH_UNIT = 12


@dataclass(frozen=True)
class LabResult:
    """A result before its context is known, by character spans of name and value."""

    analyte: str
    start: int
    end: int
    anchor: tuple[int, int]
    """The span whose surroundings tell how the result was said."""
    value: float | str | None = None
    quantity: Quantity | None = None
    unit: str | None = None
    comparator: str | None = None
    word: str | None = None
    negated: bool = False
    uncertain: bool = False
    earlier: bool = False
    """True for the first of two values of one analyte ("went from 98 to 350")."""
    taken_on: str | None = None
    name_end: int | None = None
    """Where the analyte's name ends."""


def find_labs(
    text: str, names: Sequence[Name], quantities: Sequence[Quantity], ranges: Sequence[Range], breaks: Sequence[int]
) -> list[LabResult]:
    """The results in a text. `quantities` are those that may be results, `breaks` the ends of sentences."""
    free = [quantity for quantity in quantities if not any(item.start <= quantity.start < item.end for item in ranges)]
    usable = test_names(text, names)
    pairs = _pair(_without_ranges(text, ranges), usable, free, breaks)
    results = [_with_range_unit(text, result, ranges) for result in pairs]
    return _with_words(text, usable, _with_named_unit(text, results), breaks)


def _without_ranges(text: str, ranges: Sequence[Range]) -> str:
    """The text with reference ranges blanked out, their brackets and labels too; every offset stays."""
    for item in ranges:
        label = _RANGE_LABEL.search(text[: item.start])
        start = label.start() if label else item.start
        close = re.match(r"\s*[\])]", text[item.end :])
        end = item.end + (close.end() if close and text[start : start + 1] in "([" else 0)
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _with_named_unit(text: str, results: Sequence[LabResult]) -> list[LabResult]:
    """The results, those without a unit with the one that the message names for its numbers ("units are ng/L")."""
    found = _NAMED_UNIT.search(text)
    unit = unit_at(text, found.end()) if found else None
    if unit is None:
        return list(results)
    return [
        replace(result, unit=unit)
        if result.unit is None and unit in lexicon().rules["units"]["analytes"][result.analyte]
        else result
        for result in results
    ]


def _pair(text: str, names: Sequence[Name], quantities: Sequence[Quantity], breaks: Sequence[int]) -> list[LabResult]:
    listed = _listed(text, names, quantities)
    taken_names = {name for name, _ in listed}
    taken = {quantity.start for _, quantity in listed}
    results = [_result(name, quantity) for name, quantity in listed if name.id]
    candidates: list[tuple[float, int, int]] = []
    for i in range(len(names)):
        for j, quantity in enumerate(quantities):
            cost = _cost(text, names, i, quantity, breaks)
            if cost is not None:
                candidates.append((cost, i, j))
    owner: dict[int, Name] = {quantity.start: name for name, quantity in listed}
    for _, i, j in sorted(candidates):
        name, quantity = names[i], quantities[j]
        if name in taken_names or quantity.start in taken:
            continue
        taken_names.add(name)
        taken.add(quantity.start)
        owner[quantity.start] = name
        if name.id:
            results.append(_result(name, quantity))
    for before, quantity in pairwise(quantities):
        follows = owner.get(before.start)
        if follows and quantity.start not in taken and _is_again(text, names, follows, before, quantity):
            taken.add(quantity.start)
            owner[quantity.start] = follows
            if follows.id:
                results.append(replace(_result(follows, quantity), start=quantity.start, end=quantity.end))
                results = _in_time(text, results, before, quantity)
    return sorted(results, key=lambda result: (result.start, result.end))


def _result(name: Name, quantity: Quantity) -> LabResult:
    return LabResult(
        name.id,
        min(name.start, quantity.start),
        max(name.end, quantity.end),
        (quantity.start, quantity.number_end),
        value=quantity.value,
        quantity=quantity,
        unit=quantity.unit,
        comparator=quantity.comparator,
        name_end=name.end,
    )


def _in_time(text: str, results: list[LabResult], first: Quantity, second: Quantity) -> list[LabResult]:
    """The results with the earlier of two values marked ("from 98 to 350", "98 in March, now 310")."""
    between = text[first.end : second.start]
    rises = re.search(r"\bfrom\W*$", text[: first.start], re.I) and re.search(r"\bto\W*$", between, re.I)
    earlier = first if rises or _NOW.search(between) else second if re.search(r"\bfrom\W*$", between, re.I) else None
    return [replace(result, earlier=True) if result.quantity is earlier and earlier else result for result in results]


def _cost(text: str, names: Sequence[Name], index: int, quantity: Quantity, breaks: Sequence[int]) -> float | None:
    """How far a number is from a name, or None where it cannot be its value."""
    name = names[index]
    forward = quantity.start >= name.end
    left, right = (name.end, quantity.start) if forward else (quantity.end, name.start)
    if left > right or any(left <= other.start and other.end <= right for other in names if other is not name):
        return None
    gap = _UNIT_IN_BRACKETS.sub(" ", text[left:right]) if forward else text[left:right]
    if any(left < stop <= right for stop in breaks) and (gap.strip() or not forward):
        return None
    fits = _fits(name, quantity)
    if not fits and (name.id in ANTIBODIES or len(gap.split()) > 2 or quantity.unit in ("mg", "mcg", "ml", "IU")):
        return None
    if not forward:
        return (
            0.5 + len(gap.split()) * 0.5 - (0.25 if quantity.lab_unit else 0)
            if _BEFORE_NAME.match(gap) and fits
            else None
        )
    words = _words(DATE.sub(" ", gap))
    strange = sum(word not in typed_words("link") for word in words)
    deficient = bool(_DEFICIENT.match(gap))
    if quantity.lab_unit and fits:
        if len(words) > _FARTHEST_WITH_UNIT:
            return None
    elif len(words) > _FARTHEST or strange > (1 if len(words) <= _FAR else 0) or (strange and _no_result(gap)):
        return None
    if deficient and not quantity.lab_unit and not re.search(r"[(:=]|\b(?:at|of|was|is|level)\b", gap):
        return None
    return len(words) + strange + (1 if "," in gap else 0) + (0 if fits else 2) - (0.75 if quantity.lab_unit else 0)


def _no_result(gap: str) -> bool:
    return not re.fullmatch(r"[\s:=\-(]*\w*[\s:=\-(]*", gap)


def _fits(name: Name, quantity: Quantity) -> bool:
    if quantity.unit is None:
        return name.id not in ANTIBODIES
    if not name.id:
        return quantity.lab_unit
    return quantity.unit in lexicon().rules["units"]["analytes"][name.id]


def _words(gap: str) -> list[str]:
    return re.findall(r"[a-z'+-]*[a-z]+", gap.lower().replace("-", " "))


def _listed(text: str, names: Sequence[Name], quantities: Sequence[Quantity]) -> list[tuple[Name, Quantity]]:
    """Names in a row followed by as many numbers in a row ("B12 and folate were 98 and 4.2")."""
    found: list[tuple[Name, Quantity]] = []
    index = 0
    while index < len(names):
        run = [names[index]]
        while index + len(run) < len(names) and shares_result(
            text, [(n.start, n.end) for n in (run[-1], names[index + len(run)])]
        ):
            run.append(names[index + len(run)])
        if len(run) > 1:
            limit = names[index + len(run)].start if index + len(run) < len(names) else len(text)
            after = [q for q in quantities if run[-1].end <= q.start < limit][: len(run)]
            joined = all(
                re.fullmatch(r"[\s,/&]*(?:and)?[\s]*", text[a.end : b.start], re.I) for a, b in pairwise(after)
            )
            if (
                len(after) == len(run)
                and joined
                and all(word in typed_words("link") for word in _words(text[run[-1].end : after[0].start]))
            ):
                found.extend(zip(run, after, strict=True))
        index += len(run)
    return found


def _is_again(text: str, names: Sequence[Name], name: Name, before: Quantity, quantity: Quantity) -> bool:
    """Whether a further number is another value of the same analyte ("98 in March, now 310", "132, not 312")."""
    if quantity.start < name.end or any(before.end <= other.start < quantity.start for other in names):
        return False
    gap = text[before.end : quantity.start]
    if re.search(r"[;\n]", gap) or not _fits(name, quantity):
        return False
    words = _words(DATE.sub(" ", gap))
    return (
        1 <= len(words) <= _FARTHEST
        and all(word in typed_words("link") or word in typed_words("again") for word in words)
    ) or gap.strip() in ("->", "=>", "→", ">")


def _with_range_unit(text: str, result: LabResult, ranges: Sequence[Range]) -> LabResult:
    """A value without a unit takes the unit of the range printed right behind it, as on a report's line."""
    quantity = result.quantity
    if quantity is None:
        return result
    before_date = _BEFORE_DATE.match(text, quantity.end)
    dated = DATE.search(text, result.start, quantity.start) or (before_date and DATE.match(text, before_date.end()))
    if dated:
        result = replace(result, taken_on=iso_date(dated))
    if result.unit is None:
        unit = _unit_in_brackets(text, result.name_end, quantity.start)
        if unit in lexicon().rules["units"]["analytes"][result.analyte]:
            return replace(result, unit=unit)
        for item in ranges:
            gap = text[quantity.end : item.start] if item.start >= quantity.end else None
            if gap is None and re.fullmatch(r"\s*[)\]]?\s*[:=]?\s*", text[item.end : quantity.start]):
                gap = ""
            fits = item.unit in lexicon().rules["units"]["analytes"][result.analyte]
            if (
                gap is not None
                and fits
                and re.fullmatch(
                    r"[\s\[(]*(?:(?:LL?|HH?|\*+|low|high|abnormal|A)\b[\s)\]]*|\*+\s*)?(?:(?:normal|ref|reference|range|rr|nr)[\s:.]*){0,2}",
                    gap,
                    re.I,
                )
            ):
                return replace(result, unit=item.unit)
    return result


def _unit_in_brackets(text: str, start: int | None, end: int) -> str | None:
    """The unit that stands in brackets between a name and its value."""
    if start is None or not _UNIT_IN_BRACKETS.match(text[start:end]):
        return None
    return unit_at(text, start + len(text[start:end]) - len(text[start:end].lstrip(" ([")))


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
        if word is None or (_DEFICIENT.match(text[name.end : name.end + 15]) and not word.sign):
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


def _after_value(text: str, result: LabResult, stop: int) -> WordResult | None:
    """The word right behind a value ("B12 of 210 is fine")."""
    quantity = result.quantity
    if quantity is None or quantity.end >= stop:
        return None
    return result_in_words(text, result.analyte, quantity.end, quantity.end, min(stop, quantity.end + 30), quantity.end)
