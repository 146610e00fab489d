"""Values that the writer takes back: "132, not 312", "312, sorry, 132", "no wait, it was 312 after all"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from b12nlu.because import Because
from b12nlu.mention import Mention

_KINDS = frozenset({"lab", "number", "dose", "interval", "age", "product", "cause", "procedure", "last_dose"})
_FARTHEST = 60
_TAKES_BACK = re.compile(
    r"\b(?:sorry|i mean|i meant|meant|actually|correction|scratch that|no wait|wait|oops|make that|rather|"
    r"should be|should read|should have been|should say|"
    r"typo|my mistake|my bad|mistyped|misread|i misread|correct that to|change that to|changed? to|"
    r"is wrong|was wrong|wrong|it'?s really|pardon|apologies|no,? it'?s|no,? it was|hang on|hold on|"
    r"it was actually|or rather|\*)",
    re.I,
)
_LATER = re.compile(
    r"\b(?:now|later|last year|last month|weeks? ago|months? ago|years? ago|since|then|today|"
    r"after treatment|in (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|previous\w*|before|dropped|"
    r"rose|went)\b",
    re.I,
)
_AND_NOT = re.compile(
    r"^[\s,;.:\-]*(?:and |it'?s |it is |it was |was |is |so )*(?:not|rather than|instead of|and not)(?: a| an|"
    r" the| at)?[\s:]*$",
    re.I,
)
_NOT_BEFORE = re.compile(r"\b(?:not|isn'?t|wasn'?t|instead of|rather than|never)(?: a| an| the| at)?\s*$", re.I)
OTHER_VALUE = "doubt.other_value"
"""The rule of a value beside which the writer names another that it may have been."""
_OR_WAS_IT = re.compile(r"[^,;.\d\n]{0,12}[\s,.;:-]*\bor (?:was|is|maybe|perhaps|possibly)(?: it)?\s*", re.I)
_NO = re.compile(r"[\s.,;:-]*no\b[\s.,;:-]*", re.I)
"""Between two values: the first is taken back ("15..no 115")."""
_MIXED_UP = re.compile(
    r"\b(?:sorry|apolog\w+|mistake|wrong|mix(?:ed)?[\s-]?up)\b[\s,.:;-]*(?:it'?s|it is|it was|no)\b", re.I
)
"""What the second value says, whenever it was told: the first was a mistake."""
_BUT = re.compile(
    r"^[\s,;.:\-]*(?:but|it'?s|it is|it was|rather|is|was|the|actual|correct|right|one|value|actually|sorry|my|"
    r"i meant|i mean|should be|b\W?12|hb|level|a|an)*[\s,;:.\-]*(?:but|it'?s|it is|it was|actually|rather)?\s*$",
    re.I,
)


def mark_corrections(text: str, mentions: Sequence[Mention], values: Sequence[tuple[int, int]]) -> list[Mention]:
    """The mentions with those marked that a later word takes back. `values` are the spans of what was stated."""
    marked = list(mentions)
    order = sorted((index for index, mention in enumerate(marked) if mention.type in _KINDS), key=lambda i: values[i])
    for position, index in enumerate(order):
        for other in order[position + 1 : position + 4]:
            first, second = marked[index], marked[other]
            between = text[values[index][1] : values[other][0]]
            if values[other][0] < values[index][1] or not _comparable(first, second):
                continue
            if len(between) > _FARTHEST or "\n" in between:
                break
            if _AND_NOT.match(between):
                marked[other] = _taken_back(second, between)
            elif _OR_WAS_IT.fullmatch(between):
                because = Because("uncertain", OTHER_VALUE, between.strip())
                marked[index] = replace(first, uncertain=True, because=(*first.because, because))
            elif _is_replaced(text[: values[index][0]], between):
                marked[index] = _taken_back(first, between)
            break
    marked = [part for mention in marked for part in _put_right(text, mention, marked)]
    labs = [mention for mention in marked if mention.type == "lab"]
    return [_adopted(mention, labs) for mention in marked]


def _taken_back(mention: Mention, cue: str) -> Mention:
    return replace(
        mention, retracted=True, because=(*mention.because, Because("retracted", "retraction.correction", cue.strip()))
    )


_SHOULD_BE = re.compile(
    r"^[^.!?\n\d]{0,30}\b"
    r"(?:(?P<norm>should (?:be|read|say|have been))|(?:i )?meant(?: to (?:put|type|write|say))?|make that)\s+"
    r"(?P<right>\d+(?:\.\d+)?)(?!\.?\d)(?!\s*(?:mcg|mg|ml|weeks?|days?|months?|years?)\b)",
    re.I,
)
"""What a result that was just written should have been: "I put 312 for the b12, it should be 132"."""
SLIP = re.compile(
    r"\b(?:sorry|typed|put|wrote|written|entered|said|typo|mistake|mistyped|oops|wrong|correction|meant)\b", re.I
)
"""Without one of these `it should be 200` says what is normal, and takes nothing back."""


def _put_right(text: str, mention: Mention, others: Sequence[Mention]) -> Sequence[Mention]:
    """The result; where the writer puts it right in the same breath, the one taken back and the one meant."""
    if mention.type != "lab" or mention.retracted or not isinstance(mention.value, float):
        return (mention,)
    said = _SHOULD_BE.match(text[mention.end :])
    if said is None or (said["norm"] and not SLIP.search(text[: mention.end + said.end()])):
        return (mention,)
    start, end = mention.end + said.start("right"), mention.end + said.end("right")
    if any(other.start < end and start < other.end for other in others):
        return (mention,)
    right = replace(mention, value=float(said["right"]), text=text[start:end], start=start, end=end, comparator=None)
    return _taken_back(mention, text[mention.end : end]), right


def _is_replaced(before: str, between: str) -> bool:
    """Whether the second of two values takes the place of the first."""
    if (_NOT_BEFORE.search(before) and _BUT.match(between)) or _NO.fullmatch(between):
        return True
    if _MIXED_UP.search(between):
        return True
    return bool(_TAKES_BACK.search(between)) and not _LATER.search(between)


def _comparable(first: Mention, second: Mention) -> bool:
    if first.type == second.type:
        return first.type != "lab" or first.id == second.id
    return {first.type, second.type} == {"lab", "number"}


def _adopted(mention: Mention, labs: Sequence[Mention]) -> Mention:
    """A bare number that corrects a lab value, or is corrected by one, is that analyte's."""
    if mention.type != "number" or mention.unit in ("day", "week", "month"):
        return mention
    for other in labs:
        corrects = other.retracted != mention.retracted and isinstance(other.value, float)
        if corrects and abs(other.start - mention.start) <= _FARTHEST:
            return replace(mention, type="lab", id=other.id)
    return mention
