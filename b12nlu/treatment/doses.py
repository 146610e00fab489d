"""How much B12 is given at a time: "1 mg", "1000 mcg", "half a cc of 1000 mcg/mL"; another drug's dose is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from b12nlu.fact import Fact
from b12nlu.numbers.quantities import DOSE_UNITS, IN_EACH_ML, Quantity, read_number
from b12nlu.numbers.times import count
from b12nlu.text.expressions import expression
from b12nlu.text.spelling import fold
from b12nlu.text.words import words
from b12nlu.treatment.cue import SPEAKS_OF_TREATMENT

_BARE_DOSE = expression("treatment.bare_dose")
"""A thousand without a unit and with how often: the one strength that is called by its number; not certain."""
_ATTACHED = " -:("
"""What stands between the name of a drug and its strength."""
_ON_THE_NEXT_LINE = f"{_ATTACHED}\n),;"
"""The same, where the strength stands on the line below."""
_ML = "ml"
_PARTS = {
    "half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "tenth": 1 / 10, "½": 1 / 2, "¼": 1 / 4,
    "¾": 3 / 4, "1/2": 1 / 2, "1/3": 1 / 3, "1/4": 1 / 4, "1/5": 1 / 5, "3/4": 3 / 4,
}  # fmt: skip
_TIMES = {"two": 2, "three": 3, "2": 2, "3": 3, "4": 4}
SYRINGE_UNITS_IN_AN_ML = 100
"""Marks of an ordinary insulin syringe in an mL. B12 has no units of its own, so units of it are such marks; which the
product takes for granted by its own choice and says back with the dose."""


def find_doses(
    text: str,
    quantities: Sequence[Quantity],
    drugs: Sequence[tuple[int, int, bool]],
    sentences: Sequence[tuple[int, int]],
) -> Iterator[Fact]:
    """The doses of B12; a volume of a solution whose strength the same sentence tells is the dose that it holds, and
    a volume or a strength by itself (`0.5 ml`, `500 mcg/mL`) stays one, for it tells no dose.
    """
    told = [*_measured(text, quantities), *_in_words(text)]
    told = [fact for fact in told if _is_b12_dose(text, fact.start, fact.end, drugs, sentences)]
    told = [fact for fact in told if fact.unit != _ML or not expression("treatment.holds_it").match(text, fact.end)]
    yield from _held_by_volumes(sorted(told, key=lambda fact: (fact.start, -fact.end)), sentences)
    for match in _BARE_DOSE.finditer(text):
        if _is_b12_dose(text, match.start(), match.end(), drugs, sentences):
            yield Fact("dose", "dose", match.start(), match.end(), 1000.0, "mcg", uncertain=True)


def _measured(text: str, quantities: Sequence[Quantity]) -> Iterator[Fact]:
    """Numbers with the unit of a dose, a volume or a strength."""
    for quantity in quantities:
        start, end = quantity.start, quantity.end
        if quantity.unit in ("mg", "mcg", _ML, "IU", *IN_EACH_ML.values()) and not quantity.lab_unit:
            yield Fact("dose", "dose", start, end, quantity.value, quantity.unit)
        elif quantity.unit is None and (of_each := expression("treatment.in_each_ml").match(text, quantity.number_end)):
            yield Fact("dose", "dose", start, of_each.end(), quantity.value, IN_EACH_ML["mcg"])
    for match in expression("treatment.grams").finditer(text):
        start, end = match.span("behind") if match["behind"] else match.span("before")
        yield Fact("dose", "dose", start, end, _grams(text[start:end]), "g")
    for match in expression("treatment.mils").finditer(text):
        yield Fact("dose", "dose", *match.span(), float(match["volume"]), _ML)
    for match in expression("treatment.syringe_units").finditer(text):
        yield Fact("dose", "dose", *match.span(), float(match["units"]) / SYRINGE_UNITS_IN_AN_ML, _ML)


def _grams(said: str) -> float:
    """The number of grams in digits or words."""
    number = re.match(r"[\d.,]*\d", said)
    return read_number(number[0]) if number else _PARTS["half"] if said.casefold().startswith("half") else 1.0


def _in_words(text: str) -> Iterator[Fact]:
    """Parts of a unit, and one of it: `half a cc`, `one and a half ml`, `a fifth of a milligram`."""
    for match in expression("treatment.part_of_a_unit").finditer(text):
        whole = count((match["whole"] or match["joined"]).lower()) if match["whole"] or match["joined"] else 0
        part = (match["part"] or match["sign"] or "").lower()
        amount = whole + (_PARTS[part] * _TIMES.get((match["times"] or "").lower(), 1) if part else 1)
        unit = " ".join(match["unit"].lower().split())
        thousands, unit = 1000 if unit.startswith("thousand ") else 1, unit.removeprefix("thousand ")
        named = (
            "mcg" if unit.startswith("mic") else _ML if unit.startswith("mil") and "g" not in unit else DOSE_UNITS[unit]
        )
        yield Fact("dose", "dose", *match.span(), round(amount * thousands, 6), named)


def _held_by_volumes(told: Sequence[Fact], sentences: Sequence[tuple[int, int]]) -> Iterator[Fact]:
    """The doses, each once; the one volume and the one strength of a sentence as the dose that it holds."""
    apart = [fact for at, fact in enumerate(told) if not any(_covers(other, fact) for other in told[:at])]
    held: list[Fact] = []
    for start, end in sentences:
        inside = [fact for fact in apart if start <= fact.start < end]
        volumes = [fact for fact in inside if fact.unit == _ML]
        strengths = [fact for fact in inside if fact.unit in IN_EACH_ML.values()]
        if len(volumes) == len(strengths) == 1:
            first, last = sorted((volumes[0], strengths[0]), key=lambda fact: fact.start)
            amount = round(float(volumes[0].value or 0) * float(strengths[0].value or 0), 6)
            held.append(Fact("dose", "dose", first.start, last.end, amount, str(strengths[0].unit).split("/")[0]))
    yield from (fact for fact in apart if not any(_covers(one, fact) for one in held))
    yield from held


def _covers(first: Fact, second: Fact) -> bool:
    return first is not second and first.start <= second.start < first.end


def _is_b12_dose(
    text: str, start: int, end: int, drugs: Sequence[tuple[int, int, bool]], sentences: Sequence[tuple[int, int]]
) -> bool:
    """Whether a dose is one of B12: no other drug is nearer, and the sentence speaks of B12 or of nothing else."""
    first, last = next(((a, b) for a, b in sentences if a <= start < b), (0, len(text)))
    named = [drug for drug in drugs if drug[1] <= start and not text[drug[1] : start].strip(_ATTACHED)]
    if named:
        return named[-1][2]
    following = [
        drug
        for drug in drugs
        if end <= drug[0] < last and expression("treatment.of_the_drug").fullmatch(text, end, drug[0])
    ]
    if following:
        return following[0][2]
    headed = [drug for drug in drugs if drug[1] <= start and not text[drug[1] : start].strip(_ON_THE_NEXT_LINE)]
    if headed:
        return headed[-1][2]
    if expression("treatment.of_what").match(text, end):
        return False
    before = [drug for drug in drugs if first <= drug[0] and drug[1] <= start]
    if before and len(text[before[-1][1] : start].split()) <= 6:
        return before[-1][2]
    sentence = text[first:start] + text[end:last]
    unknown = expression("treatment.word_before").search(text[first:start])
    if unknown and fold(unknown[1]) not in words("before_dose"):
        return False
    return (
        len(sentence.split()) <= 4
        or bool(SPEAKS_OF_TREATMENT.search(sentence))
        or bool(SPEAKS_OF_TREATMENT.search(text[max(0, first - 80) : first]))
        or (not drugs and bool(expression("treatment.speaks_of_an_order").search(sentence)))
    )
