"""Reference ranges and limits in a message: numbers that are nobody's result.

"150 pg/mL [200-900]", "normal is between 200 and 900", "should be above 300", "under 200 is deficient". A number with a
comparator behind a number without one is a limit: "MMA 812 <318 nmol/L".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from b12nlu.numbers.quantities import Quantity
from b12nlu.qualifiers.retraction import SLIP
from b12nlu.text.expressions import expression

_JOIN = re.compile(r"\s*(?:-{1,2}|to|and|~|\.\.\.?)\s*", re.IGNORECASE)
_DASH = re.compile(r"\s*(?:-{1,2}|~)\s*")
_CHANGE = re.compile(
    r"\b(?:from|went|gone|dropped|rose|risen|increased|improved|fell|fallen|changed|moved|jumped|up|down|"
    r"came)\W*(?:from\W*)?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\W*$", re.IGNORECASE)
_LIMIT_BEFORE = re.compile(
    r"(?:\b(?:normal|norm|healthy|adequate|reference|ref\.?|usual|expected|lab)\s*(?:adult\s*)?"
    r"(?:range|ranges|interval|value|values|level|levels|limit|limits|lab\w*)?\s*(?:for \w+(?: \w+)?\s*)?"
    r"(?:is|are|being|starts? at|says?|should be|=|:|[<>]=?)"
    r"|\b(?:reference|ref|normal|lab|lower|upper|range)\s*(?:range|interval|limit|cut-?\s?off|values?)\b"
    r"|\b(?:range|rr|nr|cut-?\s?off|threshold|limit)\b|\bref\b\.?"
    r"|\b(?:should|ought to|need(?:s|ed)? to|supposed to|meant to|must|has to|want it to|like it to|"
    r"would like it)\s*(?:be|stay|sit|have been|reach)\b"
    r"|\b(?:aim(?:ing)?|target|goal|ideal(?:ly)?|optimal|optimum|minimum|maximum|min|max|lowest normal|"
    r"bottom of (?:the )?range|top of (?:the )?range)\b"
    r"|[\[(]\s*(?:normal|ref|n|rr|nr|range|norm)\b)"
    r"[^.;\n\d]{0,24}$",
    re.IGNORECASE,
)
_LIMIT_AFTER = re.compile(
    r"^\s*(?:or (?:less|more|below|above|under|over)\s*)?(?:is|are|being|counts? as|means?|was|would be|=)\s*"
    r"(?:considered|classed as|regarded as|seen as|defined as|usually|generally|deemed|counted as|the|a|an|"
    r"called|said to be|thought)*\s*"
    r"(?:low|deficien\w*|normal|abnormal|high|fine|ok|okay|healthy|borderline|adequate|sufficient|"
    r"cut-?\s?off|lower limit|limit|threshold|"
    r"upper limit|minimum|range|bottom|reference)",
    re.IGNORECASE,
)
_DETECTION = re.compile(r"\b(?:detect|quantif|measur|report|record|assay|read)\w*", re.IGNORECASE)
"""Below what a laboratory can measure: the limit is then the result ("below the detection limit, <50")."""
_SHOULD_BE = re.compile(r"\bshould (?:be|have been)\s*$", re.I)
"""Beside a slip of the pen this is the result that was meant ("I typed 1500, b12 should be 150"), and no limit."""
_CORRECTED_AFTER = re.compile(r"\s*,?\s*(?:not|instead of|rather than)\b", re.I)
_ANYTHING = re.compile(
    r"\b(?:anything|any level|levels?|values?|results?|everything|people|patients|if)\s*(?:that is|that's|is|"
    r"are)?\s*$",
    re.IGNORECASE,
)
_OPEN = re.compile(r"[\[(]\s*$")
_CLOSE = re.compile(r"^\s*[\])]")


FLAG = (
    r"(?:(?:LL?|HH?|A|\*+|\u2191+|\u2193+|[\u25b2\u25bc]+)(?!\w)|"
    r"(?:[\u25b2\u25bc]+\s*)?(?:low|high|abnormal|critical|below low|above high)\b)"
)
"""What a laboratory prints beside a result that lies outside its range."""
LABEL = (
    r"(?:(?:normal|reference|ref\.?|standard|expected|usual|lab|labcorp|quest|rr|nr|range|ranges|interval|intervals|"
    r"value|values|limits?|adults?|desirable|target|is|should be|s/b|of)\b\.?)"
)
"""What stands before a printed range or limit."""
PRINTED = re.compile(rf"(?:[\s\[\](){{}},;:=/-]|{FLAG}|{LABEL})*", re.IGNORECASE)
"""What may stand between a printed result and its limit: marks, flags and labels, and nothing that tells."""
_TELLS_ANEW = re.compile(
    r"\b(?:now|then|today|later|since|after|before|was|were|went|dropped|fell|rose|again|month|year|week|ago|jan|feb|"
    r"mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\b|->|=>|\u2192|\n",
    re.IGNORECASE,
)
"""Between two numbers: the second is a result of its own ("95 in March, now <50")."""
_SAME_LINE = 40
"""Characters between a result and a limit that is not printed right behind it."""


@dataclass(frozen=True)
class Range:
    """A reference range or limit, by character span; its ends and the unit that it carries, where it does."""

    start: int
    end: int
    unit: str | None
    low: float | None = None
    high: float | None = None


def find_ranges(text: str, quantities: Sequence[Quantity], names: Sequence[tuple[int, int]]) -> list[Range]:
    """The ranges and limits among the quantities. `names` are the spans of the analytes' names."""
    found: list[Range] = []
    ends = [end for _, end in names]
    index = 0
    while index < len(quantities):
        low = quantities[index]
        high = quantities[index + 1] if index + 1 < len(quantities) else None
        before = text[max(0, low.start - 60) : low.start]
        if high and _is_pair(text, low, high, before, names):
            found.append(Range(low.start, high.end, high.unit or low.unit, low.value, high.value))
            index += 2
            continue
        result = quantities[index - 1] if index else None
        if (result and _is_behind(text, result, low, names)) or _is_limit(text, low, before, ends, bool(index)):
            found.append(_limit(low))
        index += 1
    return found


def _limit(quantity: Quantity) -> Range:
    """A one-sided limit: below ">180" lies what is low."""
    upper = quantity.comparator in ("<", "<=")
    return Range(
        quantity.start,
        quantity.end,
        quantity.unit,
        None if upper or not quantity.comparator else quantity.value,
        quantity.value if upper else None,
    )


def _is_behind(text: str, before: Quantity, quantity: Quantity, names: Sequence[tuple[int, int]]) -> bool:
    """Whether a number with a comparator stands behind one without, on the line of the same name."""
    named = before.lab_unit or any(end <= before.start for _, end in names)
    if not quantity.comparator or not named or re.match(r"0\d", text[before.start : before.number_end]):
        return False
    gap = text[before.end : quantity.start]
    if PRINTED.fullmatch(gap) and (quantity.signed or re.search(LABEL, gap, re.IGNORECASE)):
        return not _of_the_next_name(text, before, quantity, names)
    if before.comparator or not quantity.signed or len(gap) > _SAME_LINE or _TELLS_ANEW.search(gap):
        return False
    return not any(before.end <= start and end <= quantity.start for start, end in names) and not _of_the_next_name(
        text, before, quantity, names
    )


def _of_the_next_name(text: str, before: Quantity, quantity: Quantity, names: Sequence[tuple[int, int]]) -> bool:
    """Whether names stand in one list before the numbers, so that each number is one's ("B12, folate: 98, <2")."""
    listed = [span for span in names if span[1] <= before.start]
    if len(listed) < 2 or not re.fullmatch(r"[\s,]*(?:and)?\s*", text[before.end : quantity.start], re.IGNORECASE):
        return False
    (_, first), (second, _) = listed[-2:]
    return bool(re.fullmatch(r"\s*(?:,|/|&|\+|and)\s*(?:the |my )?", text[first:second], re.IGNORECASE))


def _is_pair(text: str, low: Quantity, high: Quantity, before: str, names: Sequence[tuple[int, int]]) -> bool:
    join = text[low.end : high.start]
    if low.comparator or high.comparator or high.value <= low.value or not _JOIN.fullmatch(join):
        return False
    named = max((end for _, end in names if end <= low.start), default=None)
    told = before if named is None or low.start - named > len(before) else text[named : low.start]
    if _CHANGE.search(before) or ("to" in join.lower() and expression("told.changed").search(told)):
        return False
    if "and" in join.lower():
        return bool(_BETWEEN.search(before) or _LIMIT_BEFORE.search(before))
    return True


def _is_limit(text: str, quantity: Quantity, before: str, analyte_ends: Sequence[int], not_first: bool) -> bool:
    cue = _LIMIT_BEFORE.search(before)
    if cue and quantity.comparator == "<" and _DETECTION.search(before[max(0, cue.start() - 20) :]):
        return False
    if cue and _SHOULD_BE.search(before) and SLIP.search(text):
        return False
    if cue and not _CORRECTED_AFTER.match(text[quantity.end :]):
        cue_start = quantity.start - len(before) + cue.start()
        return not any(
            cue_start < end <= quantity.start and not text[end : quantity.start].strip(" :=") for end in analyte_ends
        )
    after = text[quantity.end : quantity.end + 60]
    if quantity.comparator and _is_talked_about(text, quantity):
        return True
    named = any(0 <= quantity.start - end <= 6 for end in analyte_ends)
    if quantity.comparator and not named and _LIMIT_AFTER.match(after):
        return True
    if quantity.comparator and _ANYTHING.search(before) and not named:
        return True
    return bool(not_first and quantity.comparator and _OPEN.search(before) and _CLOSE.match(after))


_OF_ANYBODY = re.compile(
    r"\b(?:an?|any|every|people|patients|those|anyone|most|half|many|some|study|studies|percent|\d+ ?%|"
    r"(?:in|of|out of) (?:ten|\d+))\s+(?:[\w-]+\s+){0,3}?(?:b[\s-]?12|mma|hcy|level|levels|homocysteine|folate|"
    r"ferritin|haemoglobin|hemoglobin|hb|value|result|count|methylmalonic acid|holotc|tsh)\b[^.;\n]{0,20}$",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:call(?:s|ed)?|treat(?:s|ed)?|counts?|class(?:es|ed)?|define[sd]?|deficient|deficiency|low|abnormal|"
    r"treat(?:ment)?|anything|everything|cut-?\s?off)\b[^.;\n\d]{0,25}$",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"(?:^|[.!?\n])\W*(?:is|are|does|would|so is|and is)\s+(?:a |an |being |anything )?(?:b\W?12 )?$", re.IGNORECASE
)
_IS_SO = re.compile(
    r"^\s*(?:is|are|means?|would be|counts? as|suggests?|indicates?|points? to|shows?|makes?|being|may be|can be)\b",
    re.IGNORECASE,
)


def _is_talked_about(text: str, quantity: Quantity) -> bool:
    """Whether a limit in words is a threshold that is talked about ("an MMA above 0.75 is suggestive")."""
    before = text[max(0, quantity.start - 60) : quantity.start]
    after = text[quantity.end : quantity.end + 30]
    if quantity.signed:
        return False
    return bool(
        (_OF_ANYBODY.search(before) and not _MINE.search(before))
        or (_ASKED.search(before) and "?" in text[quantity.end :])
        or (_IS_SO.match(after) and not _MINE.search(before))
        or (_CALLED.search(before) and not _MINE.search(before))
    )


_MINE = re.compile(r"\b(?:my|mine|his|her|i had|i have|i've|i'm|was|came back|has|is)\b[^.;\n]{0,40}$", re.IGNORECASE)
