"""How B12 is given: dose, interval and last dose ("1 mg every 8 to 12 weeks, last jab three weeks ago")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from b12nlu.fact import Fact
from b12nlu.quantities import DOSE_UNITS, Quantity
from b12nlu.spelling import fold
from b12nlu.times import COUNT, DATE, UNIT, count, iso_date, length
from b12nlu.words import words

_ADVERBS: dict[str, tuple[float, str, bool]] = {
    "daily": (1, "day", False),
    "every day": (1, "day", False),
    "each day": (1, "day", False),
    "nightly": (1, "day", False),
    "every other day": (2, "day", False),
    "every second day": (2, "day", False),
    "alternate days": (2, "day", False),
    "on alternate days": (2, "day", False),
    "alternate day": (2, "day", False),
    "alt days": (2, "day", False),
    "alt day": (2, "day", False),
    "eod": (2, "day", False),
    "qod": (2, "day", False),
    "qd": (1, "day", False),
    "weekly": (1, "week", False),
    "qw": (1, "week", False),
    "qweek": (1, "week", False),
    "every other week": (2, "week", False),
    "every second week": (2, "week", False),
    "alternate weeks": (2, "week", False),
    "fortnightly": (2, "week", False),
    "every fortnight": (2, "week", False),
    "biweekly": (2, "week", True),
    "bi-weekly": (2, "week", True),
    "monthly": (1, "month", False),
    "qmonth": (1, "month", False),
    "every other month": (2, "month", False),
    "every second month": (2, "month", False),
    "alternate months": (2, "month", False),
    "bimonthly": (2, "month", True),
    "bi-monthly": (2, "month", True),
    "quarterly": (3, "month", False),
    "every quarter": (3, "month", False),
    "six-monthly": (6, "month", False),
    "annual": (12, "month", False),
    "once yearly": (12, "month", False),
    "every calendar month": (1, "month", False),
    "each calendar month": (1, "month", False),
    "each fortnight": (2, "week", False),
    "three monthly": (3, "month", False),
    "yearly": (12, "month", False),
    "annually": (12, "month", False),
}
"""Value, unit, and whether the word is read in two ways."""

_TIMES = {"once": 1, "twice": 2, "thrice": 3, "three times": 3, "four times": 4, "five times": 5, "six times": 6}
_PER = {"day": (1, "day"), "week": (7, "day"), "fortnight": (14, "day"), "month": (1, "month"), "year": (12, "month")}
_LY = {"dai": "day", "week": "week", "month": "month", "year": "year"}
_SHORT = {"7": "day", "52": "week", "12": "month"}
_SHOT = r"(?:injections?|jabs?|shots?|doses?|needles?|ampoules?|ones?|vials?)"

_ADVERB = re.compile(
    r"\b(?:" + "|".join(sorted((re.escape(a) for a in _ADVERBS), key=len, reverse=True)) + r")\b", re.I
)
_EVERY = re.compile(
    rf"\b(?:every|each|per)\s+(?:(?P<low>{COUNT})\s*(?:-|to|or)\s*)?(?P<high>{COUNT})?[\s-]*(?P<unit>{UNIT})\b", re.I
)
_Q = re.compile(
    r"\bq\.?\s?(?:(?P<low>\d+)\s?-\s?)?(?P<high>\d+)\s?(?P<unit>d|days?|w|wks?|weeks?|m|mo|mon|mths?|months?)\b", re.I
)
_COUNT_LY = re.compile(
    rf"\b(?:(?P<low>{COUNT})\s*(?:-|to|or)\s*)?(?P<high>{COUNT})(?P<hyphen>\s?-\s?|\s)(?P<unit>dai|week|"
    rf"month|year)ly\b",
    re.I,
)
_N_PER = re.compile(
    rf"\b(?:(?P<times>{'|'.join(_TIMES)})|(?P<n>{COUNT})\s*(?:times|x|{_SHOT}))\s*(?:a|per|every|each|in a|"
    rf"/)\s*(?P<unit>day|week|fortnight|month|year)\b",
    re.I,
)
_SHOT_PER = re.compile(rf"\b(?:an?\s+)?{_SHOT}\s*(?:a|per|/)\s*(?P<unit>day|week|fortnight|month)\b", re.I)
_DOSE_PER = re.compile(
    rf"(?<=\d)\s*(?:{'|'.join(sorted(DOSE_UNITS, key=len, reverse=True))})\s*"
    r"(?P<per>(?:a|per|each)\s+(?P<unit>day|week|fortnight|month))\b",
    re.I,
)
_SLASH = re.compile(
    r"(?<![\d/.])(?P<every>every\s|q\s?)?(?P<n>\d{1,2})\s?/\s?(?P<of>7|12|52)(?:\s?-?ly\b)?(?![\d/])", re.I
)
_OD = re.compile(r"\bOD\b")
_WORD_DOSE = re.compile(
    rf"\b(?P<n>(?:an?|one|two|five|half a)\s+(?:hundred|thousand)|one|two|half an?|half|1/2)\s+(?P<unit>mics?|"
    rf"{'|'.join(sorted(DOSE_UNITS, key=len, reverse=True))})\b",
    re.I,
)

_CUE = re.compile(
    r"inject|\bjab|\bshots?\b|\bdos(?:e|es|ing)\b|\bb[\s-]?12|cobalamin|hydroxo|cyano|needle|ampoule|"
    r"\bvial|\bmcg|\d\s?(?:mg|mcg|ug|mcgs)\b|\bmics?\b|\bbelly fat\b|\bthigh\b|\bdeltoid\b|\bbum\b|microgram|\bIM\b|"
    r"\bgiv(?:e|es|en) (?:me|him|her)\b|loading|maintenance|top[\s-]?up|schedule|treatment|interval|regime|prescribed|"
    r"booster|\b(?:have|get|had|having|getting|need|got) (?:it|them|one|mine)\b|"
    r"\bevery\b|\balternate\b|\b(?:week|month|dai|fortnight)ly\b|\bfor life\b|life ?long|first diagnosed|"
    r"\b\d\s?(?:ml|cc)\b|how often|frequency",
    re.I,
)

_AGO = (
    rf"(?P<ago>(?:about |around |approx\.? |roughly |nearly |almost |over |"
    rf"just over )?(?P<n>{COUNT})\s*(?P<unit>{UNIT})\s*(?:ago|back|since))"
)
_DAY = (
    r"(?P<day>yesterday|today|this morning|last night|last week|last month|(?:last|on) (?:mon|tues|wednes|"
    r"thurs|fri|satur|sun)day)"
)
_WHEN = rf"(?:{_AGO}|{_DAY}|(?P<date>{DATE.pattern}))"
_LAST = (
    rf"(?:last|latest|most recent|previous)\s+(?:b[\s-]?12\s+|vitamin b[\s-]?12\s+|hydroxo\w*\s+|cyano\w*\s+|"
    rf"im\s+)?{_SHOT}"
)
_LAST_DOSE = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"\b{_LAST}\s*(?:was|is|were|i had was|given|:|=|,|-|on|the|had|about|in|at|around|date|my|\s)*{_WHEN}",
        rf"\b(?:last|just) (?:had|injected|jabbed|got)\b[^.;\n,]{{0,24}}?{_WHEN}",
        rf"\b(?:had|got|received|recieved|given|did)\s+(?:my |the |an? |another |b[\s-]?12 |"
        rf"last )*{_SHOT}\b[^.;\n,]{{0,30}}?{_WHEN}",
        rf"\b(?:injected|jabbed)\b[^.;\n,]{{0,20}}?{_WHEN}",
        rf"(?P<n>{COUNT})\s*(?P<unit>{UNIT})\s*(?:since|after) (?:my |the |her |his )?{_LAST}",
    )
)
_FEW_WORDS = 3
_DAYS = {
    "yesterday": (1, "day"),
    "today": (0, "day"),
    "this morning": (0, "day"),
    "last night": (1, "day"),
    "last week": (1, "week"),
    "last month": (1, "month"),
}


def find_treatment(
    text: str,
    quantities: Sequence[Quantity],
    drugs: Sequence[tuple[int, int, bool]],
    symptoms: Sequence[tuple[int, int]],
    sentences: Sequence[tuple[int, int]],
) -> list[Fact]:
    """The doses, intervals and last dose of B12. `drugs` are spans of drug names with whether each is B12."""
    facts = [fact for fact in _intervals(text) if _about_b12(text, fact, drugs, symptoms, sentences)]
    last = next(_last_doses(text), None)
    if last:
        facts = [fact for fact in facts if fact.end <= last.start or fact.start >= last.end]
        facts.append(last)
    return [*facts, *_doses(text, quantities, drugs, sentences)]


def _intervals(text: str) -> Iterator[Fact]:
    found: list[Fact] = []
    for make in (_every, _n_per, _count_ly, _adverbs, _slashes):
        for fact in make(text):
            if not any(fact.start < other.end and other.start < fact.end for other in found):
                found.append(fact)
    yield from found


def _interval(match: re.Match[str], low: float, unit: str, high: float | None = None, uncertain: bool = False) -> Fact:
    return Fact("interval", "interval", match.start(), match.end(), round(low, 3), unit, high, uncertain)


def _every(text: str) -> Iterator[Fact]:
    for match in (*_EVERY.finditer(text), *_Q.finditer(text)):
        high, unit = length(count(match["high"] or "1"), match["unit"])
        low = length(count(match["low"]), match["unit"])[0] if match["low"] else None
        if high == 0 or (
            re.search(r"\b(?:mg|mcg|ml|ug|pg|ng|mol)\W*$", text[: match.start()])
            and match[0].lower().startswith("per l")
        ):
            continue
        yield _interval(match, high if low is None else low, unit, None if low is None or low >= high else high)


def _n_per(text: str) -> Iterator[Fact]:
    for match in _N_PER.finditer(text):
        number = _TIMES[match["times"].lower()] if match["times"] else count(match["n"])
        span, unit = _PER[match["unit"].lower()]
        if number:
            if number == 1:
                yield _interval(match, *length(1, match["unit"]))
            else:
                yield _interval(match, span / number, unit)
    for match in _SHOT_PER.finditer(text):
        yield _interval(match, *length(1, match["unit"]))
    for match in _DOSE_PER.finditer(text):
        value, unit = length(1, match["unit"])
        yield Fact("interval", "interval", match.start("per"), match.end(), round(value, 3), unit)


def _count_ly(text: str) -> Iterator[Fact]:
    for match in _COUNT_LY.finditer(text):
        value, unit = length(count(match["high"]), _LY[match["unit"].lower()])
        low = length(count(match["low"]), _LY[match["unit"].lower()])[0] if match["low"] else None
        ambiguous = ("-" not in match["hyphen"] and unit == "month") or match["high"].lower() in ("a", "an")
        if match["high"].lower() in ("a", "an") or value == 0:
            continue
        yield _interval(match, value if low is None else low, unit, None if low is None else value, ambiguous)


def _adverbs(text: str) -> Iterator[Fact]:
    for match in _ADVERB.finditer(text):
        value, unit, ambiguous = _ADVERBS[match[0].lower()]
        yield _interval(match, value, unit, uncertain=ambiguous)
    for match in _OD.finditer(text):
        yield _interval(match, 1, "day")


def _slashes(text: str) -> Iterator[Fact]:
    for match in _SLASH.finditer(text):
        if float(match["n"]):
            yield _interval(match, float(match["n"]), _SHORT[match["of"]], uncertain=not match["every"])


_OF_OTHER_CARE = re.compile(
    r"\b(?:dialysis|physio\w*|gym|yoga|clinic|counselling|therapy|check-?ups?|bloods?|blood tests?|scans?|walks?|"
    r"swim\w*|"
    r"work\w*|carers?)\s+(?:\w+\s+){0,2}$",
    re.I,
)


def _about_b12(
    text: str,
    fact: Fact,
    drugs: Sequence[tuple[int, int, bool]],
    symptoms: Sequence[tuple[int, int]],
    sentences: Sequence[tuple[int, int]],
) -> bool:
    """Whether an interval is the injections' and not that of a symptom or another medicine."""
    start, end = next(((a, b) for a, b in sentences if a <= fact.start < b), (0, len(text)))
    rest = f"{text[max(0, start - 80) : fact.start]} {text[fact.end : end]}"
    if _OF_OTHER_CARE.search(text[start : fact.start]):
        return False
    before = [drug for drug in drugs if start <= drug[0] < fact.start]
    if before and not before[-1][2]:
        return False
    if any(start <= a and b <= fact.start and len(text[b : fact.start].split()) <= 3 for a, b in symptoms):
        return bool(_CUE.search(text[fact.end : min(end, fact.end + 15)]))
    if fact.uncertain and "/" in text[fact.start : fact.end]:
        return not rest.strip() or bool(_CUE.search(rest))
    return len(rest.split()) <= _FEW_WORDS or bool(_CUE.search(rest))


def _last_doses(text: str) -> Iterator[Fact]:
    for pattern in _LAST_DOSE:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            value: float | str | None = None
            unit: str | None = None
            if groups.get("date"):
                found = DATE.search(match[0], match.start("date") - match.start())
                value = iso_date(found) if found else None
            elif groups.get("day"):
                value, unit = _DAYS.get(groups["day"].lower(), (1, "week"))
            else:
                value, unit = length(count(groups["n"]), groups["unit"])
            named_day = bool(groups.get("day")) and groups["day"].lower() not in _DAYS
            yield Fact(
                "last_dose", "last_dose", match.start(), match.end(), value, unit, uncertain=named_day or value is None
            )


def _doses(
    text: str,
    quantities: Sequence[Quantity],
    drugs: Sequence[tuple[int, int, bool]],
    sentences: Sequence[tuple[int, int]],
) -> Iterator[Fact]:
    for quantity in quantities:
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


def _spoken(words_of_number: str) -> float:
    """The value of a spoken dose ("one thousand", "half a thousand", "two")."""
    *few, last = words_of_number.lower().split()
    if last in _BIG:
        return _BIG[last] * count(" ".join(few).removesuffix(" a") or "a")
    return count(words_of_number)


_BIG = {"hundred": 100, "thousand": 1000}


def _is_b12_dose(
    text: str, start: int, end: int, drugs: Sequence[tuple[int, int, bool]], sentences: Sequence[tuple[int, int]]
) -> bool:
    """Whether a dose is one of B12: no other drug is nearer, and the sentence speaks of B12 or of nothing else."""
    first, last = next(((a, b) for a, b in sentences if a <= start < b), (0, len(text)))
    following = [
        drug
        for drug in drugs
        if end <= drug[0] < last and re.fullmatch(r"\s*(?:of\s+|tablets? of\s+|,)?\s*", text[end : drug[0]])
    ]
    if following:
        return following[0][2]
    before = [drug for drug in drugs if first <= drug[0] and drug[1] <= start]
    if before and len(text[before[-1][1] : start].split()) <= 6:
        return before[-1][2]
    sentence = text[first:start] + text[end:last]
    unknown = re.search(r"\b([a-z]{5,})\s*\(?$", text[first:start], re.I)
    if unknown and fold(unknown[1]) not in words("before_dose"):
        return False
    return (
        len(sentence.split()) <= 4 or bool(_CUE.search(sentence)) or bool(_CUE.search(text[max(0, first - 80) : first]))
    )
