"""How much B12 is given at a time: "1 mg", "1000 mcg", "half a thousand mics"; another drug's dose is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from b12nlu.fact import Fact
from b12nlu.numbers.quantities import DOSE_UNITS, Quantity
from b12nlu.numbers.times import count
from b12nlu.text.expressions import expression
from b12nlu.text.spelling import fold
from b12nlu.text.words import words
from b12nlu.treatment.cue import SPEAKS_OF_TREATMENT

_WORD_DOSE = re.compile(
    rf"\b(?P<n>(?:an?|one|two|five|half a)\s+(?:hundred|thousand)|one|two|half an?|half|1/2)\s+(?P<unit>mics?|"
    rf"{'|'.join(sorted(DOSE_UNITS, key=len, reverse=True))})\b",
    re.I,
)
_BARE_DOSE = expression("treatment.bare_dose")
"""A thousand without a unit and with how often: the one strength that is called by its number; not certain."""
_ATTACHED = " -:("
"""What stands between the name of a drug and its strength."""
_ON_THE_NEXT_LINE = f"{_ATTACHED}\n),;"
"""The same, where the strength stands on the line below."""
_BIG = {"hundred": 100, "thousand": 1000}


def find_doses(
    text: str,
    quantities: Sequence[Quantity],
    drugs: Sequence[tuple[int, int, bool]],
    sentences: Sequence[tuple[int, int]],
) -> Iterator[Fact]:
    volumes = list(expression("treatment.of_a_strength").finditer(text))
    for match in volumes:
        amount = float(match["volume"].replace(",", ".")) * float(match["strength"].replace(",", ""))
        yield Fact("dose", "dose", *match.span(), amount, "mg" if match["unit"].lower() == "mg" else "mcg")
    for quantity in quantities:
        if any(match.start() <= quantity.start < match.end() for match in volumes):
            continue
        if (
            quantity.unit in ("mg", "mcg", "ml", "IU")
            and not quantity.lab_unit
            and _is_b12_dose(text, quantity.start, quantity.end, drugs, sentences)
        ):
            yield Fact("dose", "dose", quantity.start, quantity.end, quantity.value, quantity.unit)
    for match in _WORD_DOSE.finditer(text):
        if _is_b12_dose(text, match.start(), match.end(), drugs, sentences):
            yield Fact(
                "dose",
                "dose",
                match.start(),
                match.end(),
                _spoken(match["n"]),
                "mcg"
                if match["unit"].lower().startswith("mic")
                else DOSE_UNITS[" ".join(match["unit"].lower().split())],
            )
    for match in _BARE_DOSE.finditer(text):
        if _is_b12_dose(text, match.start(), match.end(), drugs, sentences):
            yield Fact("dose", "dose", match.start(), match.end(), 1000.0, "mcg", uncertain=True)


def _spoken(words_of_number: str) -> float:
    """The value of a spoken dose ("one thousand", "half a thousand", "two")."""
    *few, last = words_of_number.lower().split()
    if last in _BIG:
        return _BIG[last] * count(" ".join(few).removesuffix(" a") or "a")
    return count(words_of_number)


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
    )
