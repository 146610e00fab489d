"""Reference ranges and limits in a message: numbers that are nobody's result.

"150 pg/mL [200-900]", "normal is between 200 and 900", "should be above 300", "under 200 is deficient".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from b12nlu.corrections import SLIP
from b12nlu.quantities import Quantity

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
    r"|\b(?:should|ought to|need(?:s|ed)? to|supposed to|must|has to|want it to|like it to|"
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


@dataclass(frozen=True)
class Range:
    """A reference range or limit, by character span; the unit that it carries, where it does."""

    start: int
    end: int
    unit: str | None


def find_ranges(text: str, quantities: Sequence[Quantity], analyte_ends: Sequence[int]) -> list[Range]:
    """The ranges and limits among the quantities."""
    found: list[Range] = []
    index = 0
    while index < len(quantities):
        low = quantities[index]
        high = quantities[index + 1] if index + 1 < len(quantities) else None
        before = text[max(0, low.start - 60) : low.start]
        if high and _is_pair(text, low, high, before):
            found.append(Range(low.start, high.end, high.unit or low.unit))
            index += 2
            continue
        if _is_limit(text, low, before, analyte_ends, bool(index)):
            found.append(Range(low.start, low.end, low.unit))
        index += 1
    return found


def _is_pair(text: str, low: Quantity, high: Quantity, before: str) -> bool:
    join = text[low.end : high.start]
    if low.comparator or high.comparator or high.value <= low.value or not _JOIN.fullmatch(join):
        return False
    if _CHANGE.search(before):
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
    named = any(0 <= quantity.start - end <= 6 for end in analyte_ends)
    if quantity.comparator and not named and _LIMIT_AFTER.match(after):
        return True
    if quantity.comparator and _ANYTHING.search(before) and not named:
        return True
    return bool(not_first and quantity.comparator and _OPEN.search(before) and _CLOSE.match(after))
