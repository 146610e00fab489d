"""Which number belongs to which analyte: the nearest name that it fits, never across another analyte."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from b12nlu.labs.levels import ANTIBODIES, shares_result
from b12nlu.labs.names import Name
from b12nlu.labs.result import LabResult
from b12nlu.labs.told_apart import Told, goes_on, told_apart
from b12nlu.labs.units import fits_analyte, unit_before_value
from b12nlu.numbers.quantities import Quantity
from b12nlu.text.expressions import expression
from b12nlu.text.words import typed_words

DEFICIENT = expression("levels.deficient")
_BEFORE_NAME = expression("pairs.before_name")
_NOW = expression("pairs.now")
_WHEN = expression("pairs.when")
_VALUE_BELOW = expression("layout.value_below")
_LABEL_OF_NAME = expression("layout.label_of_name")
_REPEATED = expression("pairs.repeated")
_IN_A_ROW = expression("pairs.in_a_row")
_ARROW = expression("pairs.arrow")
_BEHIND_ITS_NOTE = expression("pairs.behind_its_note")
_FROM = expression("pairs.from_before")
_ROW = 3
"""Values of one analyte that stand in a row before they are taken for its history ("180, 190, 178")."""
_FAR = 3
_REPEAT_REACH = 40
"""Characters before a number in which "repeat" and the like make it one more value of the last analyte."""
_FARTHEST = 9
_FARTHEST_WITH_UNIT = 12


def pair(text: str, names: Sequence[Name], quantities: Sequence[Quantity], breaks: Sequence[int]) -> list[LabResult]:
    """The results that stand in numbers, in order. `breaks` are the ends of sentences."""
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
    results = _with_further_values(text, names, quantities, owner, results)
    results = _with_told_apart(Told(text, names, breaks), quantities, owner, results)
    return sorted(results, key=lambda result: (result.start, result.end))


def _with_further_values(
    text: str, names: Sequence[Name], quantities: Sequence[Quantity], owner: dict[int, Name], results: list[LabResult]
) -> list[LabResult]:
    """The results with further values of the same analyte ("98 in March, now 310"; "180, 190, 178"; "repeat 139")."""
    rows = _rows(text, names, quantities)
    for before, quantity in pairwise(quantities):
        name = owner.get(before.start)
        if name is None or quantity.start in owner:
            continue
        if _is_again(text, names, name, before, quantity) or quantity.start in rows:
            owner[quantity.start] = name
            results = _in_time(text, [*results, *_once_more(name, quantity)], before, quantity)
    for quantity in quantities:
        named = [name for name in names if name.end <= quantity.start]
        if quantity.start in owner or not named or not named[-1].id or not fits_analyte(named[-1], quantity):
            continue
        repeated = _REPEATED.search(text, max(0, quantity.start - _REPEAT_REACH), quantity.start)
        if repeated and any(result.analyte == named[-1].id for result in results):
            owner[quantity.start] = named[-1]
            results = [*results, *_once_more(named[-1], quantity)]
    return results


def _with_told_apart(
    told: Told, quantities: Sequence[Quantity], owner: dict[int, Name], results: list[LabResult]
) -> list[LabResult]:
    """The results with those that stand apart from their names, and what is told of them in one breath."""
    known = frozenset(result.analyte for result in results)
    last: Quantity | None = None
    for quantity in quantities:
        if quantity.start not in owner:
            name = told_apart(told, quantity, known)
            if name is not None:
                owner[quantity.start] = name
                apart = name.id in known or name.start == name.end
                results = [*results, *(_once_more(name, quantity) if apart else [_result(name, quantity)])]
            elif last and (goes_on(told, owner[last.start], last, quantity) or _is_change(told.text, last, quantity)):
                owner[quantity.start] = owner[last.start]
                results = [*results, *_once_more(owner[last.start], quantity)]
        if quantity.start not in owner:
            last = None
            continue
        if last and owner[last.start].id == owner[quantity.start].id:
            results = _in_time(told.text, results, last, quantity)
            if expression("told.precisely").match(told.text[quantity.end :]):
                results = [result for result in results if result.quantity is not last]
        last = quantity
    return _with_first_of_a_pair(told.text, quantities, owner, results)


def _with_first_of_a_pair(
    text: str, quantities: Sequence[Quantity], owner: dict[int, Name], results: list[LabResult]
) -> list[LabResult]:
    """The results with the value that stands before one of them, each with its day or place in brackets, where only the
    second one's unit tells of what it is ("118 pmol/L (June), 164 pg/mL (November)").
    """
    for before, quantity in pairwise(quantities):
        name = owner.get(quantity.start)
        if name is None or before.start in owner or not (before.lab_unit and fits_analyte(name, before)):
            continue
        if name.start == name.end and _BEHIND_ITS_NOTE.fullmatch(text[before.end : quantity.start]):
            owner[before.start] = name
            results = [*results, *_once_more(name, before)]
    return results


def _is_change(text: str, before: Quantity, quantity: Quantity) -> bool:
    """Whether a value follows in the words of a change ("from 88 to 460", "120 from 200")."""
    same = (before.unit or quantity.unit) == (quantity.unit or before.unit)
    return same and bool(expression("told.to_or_from").fullmatch(text[before.end : quantity.start]))


def _once_more(name: Name, quantity: Quantity) -> list[LabResult]:
    """A further value of an analyte, which spans itself alone."""
    return [replace(_result(name, quantity), start=quantity.start, end=quantity.end)] if name.id else []


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
        name=(name.start, name.end),
    )


def _in_time(text: str, results: list[LabResult], first: Quantity, second: Quantity) -> list[LabResult]:
    """The results with the earlier of two values marked ("from 98 to 350", "98 in March, now 310")."""
    between = text[first.end : second.start]
    rises = _FROM.search(text[: first.start]) and expression("pairs.to_before").search(between)
    falls_back = _FROM.search(between)
    earlier = first if rises else second if falls_back else first if _NOW.search(between) else None
    return [replace(result, earlier=True) if result.quantity is earlier and earlier else result for result in results]


def _cost(text: str, names: Sequence[Name], index: int, quantity: Quantity, breaks: Sequence[int]) -> float | None:
    """How far a number is from a name, or None where it cannot be its value."""
    name = names[index]
    forward = quantity.start >= name.end
    left, right = (name.end, quantity.start) if forward else (quantity.end, name.start)
    if left > right or any(left <= other.start and other.end <= right for other in names if other is not name):
        return None
    gap = text[unit_before_value(text, left, right)[1] if forward else left : right]
    if any(left < stop <= right for stop in breaks) and (gap.strip() or not forward):
        return _cost_below(text, name, quantity, gap) if forward else None
    fits = fits_analyte(name, quantity)
    if not fits and (name.id in ANTIBODIES or len(gap.split()) > 2 or quantity.unit in ("mg", "mcg", "ml", "IU")):
        return None
    if not forward:
        return (
            0.5 + len(gap.split()) * 0.5 - (0.25 if quantity.lab_unit else 0)
            if _BEFORE_NAME.match(gap) and fits
            else None
        )
    words = _words(_WHEN.sub(" ", gap))
    strange = sum(word not in typed_words("link") for word in words)
    deficient = bool(DEFICIENT.match(gap))
    if quantity.lab_unit and fits:
        if len(words) > _FARTHEST_WITH_UNIT:
            return None
    elif len(words) > _FARTHEST or strange > (1 if len(words) <= _FAR else 0) or (strange and _no_result(gap)):
        return None
    if deficient and not quantity.lab_unit and not expression("pairs.tells_a_value").search(gap):
        return None
    return len(words) + strange + (1 if "," in gap else 0) + (0 if fits else 2) - (0.75 if quantity.lab_unit else 0)


def _cost_below(text: str, name: Name, quantity: Quantity, gap: str) -> float | None:
    """The cost of a value that stands on the line below the name that heads its block."""
    heads = bool(_LABEL_OF_NAME.fullmatch(text, text.rfind("\n", 0, name.start) + 1, name.start))
    told = quantity.lab_unit or bool(expression("layout.heads_a_value").search(gap))
    return 1.0 if heads and told and fits_analyte(name, quantity) and _VALUE_BELOW.fullmatch(gap) else None


def _rows(text: str, names: Sequence[Name], quantities: Sequence[Quantity]) -> set[int]:
    """The starts of the second and later numbers of each row of them that has one name before it."""
    found: set[int] = set()
    row: list[Quantity] = []
    for quantity in (*quantities, None):
        joined = bool(
            row
            and quantity
            and _is_next_in_a_row(text[row[-1].end : quantity.start])
            and not any(row[-1].end <= name.start < quantity.start for name in names)
        )
        if quantity and joined:
            row.append(quantity)
            continue
        before = [name for name in names if row and name.end <= row[0].start]
        alone = len(before) < 2 or not shares_result(text, [(name.start, name.end) for name in before[-2:]])
        if len(row) >= _ROW and before and alone and max(q.value for q in row) < 10 * min(q.value for q in row):
            found.update(item.start for item in row[1:])
        row = [quantity] if quantity else []
    return found


def _is_next_in_a_row(gap: str) -> bool:
    """Whether one value follows another in a list, each with its year or without."""
    return bool(_IN_A_ROW.fullmatch(gap) or expression("told.dated_list").fullmatch(gap))


def _no_result(gap: str) -> bool:
    return not expression("pairs.one_word").fullmatch(gap)


def _words(gap: str) -> list[str]:
    quoted = re.sub(r"(?<![a-z])'|'(?![a-z])", " ", gap.lower())
    return re.findall(r"[a-z'+-]*[a-z]+", quoted.replace("-", " "))


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
            joined = all(expression("pairs.listed").fullmatch(text, a.end, b.start) for a, b in pairwise(after))
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
    if expression("pairs.starts_anew").search(gap) or not fits_analyte(name, quantity):
        return False
    words = _words(_WHEN.sub(" ", gap))
    return (
        1 <= len(words) <= _FARTHEST
        and all(word in typed_words("link") or word in typed_words("again") for word in words)
    ) or bool(_ARROW.fullmatch(gap) or (quantity.lab_unit and _BEHIND_ITS_NOTE.fullmatch(gap)))
