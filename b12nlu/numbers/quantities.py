"""Numbers in a message with their comparator and unit, however they are typed: "<150", "under 12,5 g/dl", "15. 07"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from b12nlu.terms.lexicon import lexicon
from b12nlu.text.expressions import expression

NUMBER_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "couple": 2, "few": 3, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
}  # fmt: skip

_UNIT_BY_ITSELF = 4
"""Letters that a spelling without a stroke needs to be a unit where no number stands before it: `pmol`, not `pm`."""

COMPARATORS = {
    "<": "<",
    "<=": "<=",
    ">": ">",
    ">=": ">=",
    "<or=": "<=",
    ">or=": ">=",
    "less than": "<",
    "lower than": "<",
    "fewer than": "<",
    "under": "<",
    "below": "<",
    "more than": ">",
    "greater than": ">",
    "higher than": ">",
    "over": ">",
    "above": ">",
    "at least": ">=",
    "at most": "<=",
    "up to": "<=",
    "not more than": "<=",
}

DOSE_UNITS = {
    "mg": "mg", "mgs": "mg", "milligram": "mg", "milligrams": "mg", "milligramme": "mg", "milligrammes": "mg",
    "mcg": "mcg", "mcgs": "mcg", "ug": "mcg", "ugs": "mcg", "microgram": "mcg", "micrograms": "mcg",
    "microgramme": "mcg", "microgrammes": "mcg", "micro gram": "mcg", "micro grams": "mcg", "mikrogram": "mcg",
    "ml": "ml", "mls": "ml", "cc": "ml", "ccs": "ml", "millilitre": "ml", "millilitres": "ml", "milliliter": "ml",
    "milliliters": "ml", "iu": "IU",
}  # fmt: skip
"""Units of a dose; one mcg and one ug are the same, one cc is one ml."""

IN_EACH_ML = {"mg": "mg/mL", "mcg": "mcg/mL"}
"""How strong a solution is, by the unit of what is in each mL: it is no dose."""

_GLUED = ("hb", "hgb", "mcv", "plt", "plts", "wbc", "wcc", "tsh", "ferr", "fol", "mma", "hcy", "creat", "cr", "egfr",
          "gfr", "k", "ldh", "ferritin", "folate", "retic", "retics", "neut", "neuts", "anc")  # fmt: skip
"""Short names of analytes onto which a number is often written ("hb117")."""

_START = r"(?:(?<![\w.,^/])|(?<=\.\.)|" + "|".join(rf"(?<=\b{name})" for name in _GLUED) + ")"
_NUMBER = _START + (
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d{1,2}(?:,\d{2})+,\d{3}(?![\d,])|\d+(?:[.,]\d+)?)"
    r"(?!\d|[Ool]\b)"
)
COMPARATOR_WORDS = "|".join(sorted((words for words in COMPARATORS if words[0].isalpha()), key=len, reverse=True))
_NO_LIMIT = "".join(rf"(?<!{verb} )" for verb in ("went", "gone", "back", "rose", "shot", "jumped", "climbed"))
"""Behind these "up to" and "over" tell of a rise, and not of a limit."""
_QUANTITY = re.compile(
    rf"(?:(?:(?<![<>-])(?P<sign>[<>](?:=|\s?or\s?=)?)|(?<!\w){_NO_LIMIT}(?P<comparator>{COMPARATOR_WORDS})\b)\s*(?:about\s+|"
    rf"around\s+)?)?{_NUMBER}",
    re.IGNORECASE,
)
_SPACED_DECIMAL = expression("numbers.spaced_decimal")
_UNKNOWN_UNIT = expression("numbers.unknown_unit")
_STRENGTH = expression("numbers.strength")
_IN_THOUSANDS = expression("numbers.told_in_thousands")
_A_TIME = r"\s?(?:d|day|week|month|\d{1,2}\s?(?:w|wks?|weeks?|months?|mths?))\b"
"""Behind an amount and a stroke: how often it is given ("1 mg/day", "1mg/12wks")."""
_CLOCK = 12
"""Up to this number a "pm" is an hour of the afternoon, and no picomoles."""
_NOT_UNITS = frozenset({"and/or", "he/she", "she/he", "his/her", "am/pm", "y/o", "yr/o", "m/f", "f/m", "n/a"})


@dataclass(frozen=True)
class Quantity:
    """A number as typed, by character span of the normalised text; `end` includes the unit."""

    start: int
    number_end: int
    end: int
    value: float
    unit: str | None = None
    comparator: str | None = None
    lab_unit: bool = False
    """Whether the unit belongs to laboratory results."""
    spoken: bool = False
    """Whether the number is written in words."""
    signed: bool = False
    """Whether the comparator is a sign ("<") and no word ("under")."""


def find_quantities(text: str, taken: Sequence[tuple[int, int]]) -> list[Quantity]:
    """The quantities of a text in order, without those inside the taken spans (the 12 of B12)."""
    found: list[Quantity] = []
    for match in _QUANTITY.finditer(text):
        start, end = match.span("number")
        if any(a < end and start < b for a, b in taken) or (found and start < found[-1].end):
            continue
        if lab_unit_starts(text, start):
            continue
        value = read_number(match["number"])
        decimal = _SPACED_DECIMAL.match(text, end)
        if decimal and match["number"].isdigit():
            value, end = float(f"{match['number']}.{decimal[1]}"), decimal.end(1)
        thousands = _IN_THOUSANDS.match(text, end)
        if thousands:
            value, end = value * 1000, thousands.end()
        unit, unit_end, lab_unit = unit_after(text, end)
        if value <= _CLOCK and text[end:unit_end].strip().lower() == "pm":
            unit, unit_end, lab_unit = None, end, False
        comparator = "".join((match["sign"] or "").lower().split()) or match["comparator"]
        if match["comparator"] and expression("numbers.rose_from").search(text, 0, match.start()):
            comparator = None  # "from 82 g/L up to 126 g/L"
        found.append(
            Quantity(
                match.start() if comparator else start,
                end,
                unit_end,
                value,
                unit,
                COMPARATORS[" ".join(comparator.lower().split())] if comparator else None,
                lab_unit,
                signed=bool(match["sign"]),
            )
        )
    return found


def lab_unit_starts(text: str, position: int) -> bool:
    """Whether a unit that begins with a number begins here ("10^9/L")."""
    unit = _lab_unit_pattern().match(text, position)
    return unit is not None and unit.start("unit") == position


def is_glued(text: str, position: int) -> bool:
    """Whether a number is written onto the short name of an analyte."""
    word = re.search(r"[^\W\d_]+$", text[:position])
    return word is not None and word[0].lower() in _GLUED


def read_number(text: str) -> float:
    """The value of a typed number; a comma before exactly three digits parts thousands, else it is a decimal comma.

    Lakhs are grouped in twos before the last three ("2,45,000").
    """
    if "." in text or re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}", text):
        return float(text.replace(",", ""))
    return float(text.replace(",", "."))


def unit_after(text: str, position: int) -> tuple[str | None, int, bool]:
    """The unit that follows a number, where it ends, and whether it is a laboratory unit."""
    lab = _lab_unit_pattern().match(text, position)
    if lab:
        return _lab_spellings()["".join(lab["unit"].lower().split())], lab.end(), True
    strength = _STRENGTH.match(text, position)
    if strength:
        return IN_EACH_ML[DOSE_UNITS[" ".join(strength["unit"].lower().split())]], strength.end(), False
    dose = _dose_pattern().match(text, position)
    if dose:
        return DOSE_UNITS[" ".join(dose["unit"].lower().split())], dose.end(), False
    unknown = _UNKNOWN_UNIT.match(text, position)
    if unknown and unknown.group().strip().lower() not in _NOT_UNITS:
        return unknown.group().strip(), unknown.end(), True
    return None, position, False


def unit_at(text: str, position: int) -> str | None:
    """The laboratory unit that begins at a position."""
    unit, _, lab = unit_after(text, position)
    return unit if lab else None


def named_units(text: str) -> Iterator[tuple[str, int, int]]:
    """Each laboratory unit that stands in a text for itself, with its place; the shortest spellings are none."""
    for found in _lab_unit_pattern().finditer(text):
        start, end = found.span("unit")
        spelling = "".join(found["unit"].lower().split())
        if not text[:start][-1:].isalnum() and ("/" in spelling or len(spelling) >= _UNIT_BY_ITSELF):
            yield _lab_spellings()[spelling], start, end


@cache
def _lab_spellings() -> dict[str, str]:
    rules = lexicon().rules["units"]
    spellings = {spelling: unit for unit, spellings in rules["spellings"].items() for spelling in spellings}
    for unit in rules["spellings"]:
        amount, _, volume = unit.partition("/")
        for amounts in rules["amounts"].get(amount, ()):
            for volumes in rules["volumes"].get(volume, ()):
                spellings.setdefault(f"{amounts}/{volumes}", unit)
                spellings.setdefault(f"{amounts}per{volumes}", unit)
    return spellings


@cache
def _lab_unit_pattern() -> re.Pattern[str]:
    spellings = sorted(_lab_spellings(), key=len, reverse=True)
    loose = "|".join(_loose(spelling) for spelling in spellings)
    return re.compile(
        rf"(?:, (?=[a-z]+\s?/)| {{0,8}})(?:-?ish\b ?|or so\b ?|units?\s*[:=]\s*|[(\[]?(?:LL?|HH?|\*+|low|high|"
        rf"abnormal)[)\]]? {{1,8}})?(?:[(\[] ?(?:units? )?)?(?P<unit>{loose})(?![\w/^])",
        re.IGNORECASE,
    )


def _loose(spelling: str) -> str:
    """A spelling with spaces allowed around its signs, and between words written out."""
    spaced = (
        re.sub(r"per", r"\\s?per\\s?", re.escape(spelling))
        if "per" in spelling and "percent" not in spelling
        else re.escape(spelling)
    )
    return re.sub(r"(/|\\\*|\\\^)", r"\\s?\1\\s?", re.sub(r"^x", r"x\\s?", spaced))


@cache
def _dose_pattern() -> re.Pattern[str]:
    spellings = sorted(DOSE_UNITS, key=len, reverse=True)
    return re.compile(rf"\s?-?\s?(?P<unit>{'|'.join(spellings)})(?!\w|/(?!{_A_TIME}))", re.IGNORECASE)
