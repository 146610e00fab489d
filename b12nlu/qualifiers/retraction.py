"""Values that the writer takes back: "132, not 312", "312, sorry, 132", "no wait, it was 312 after all"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from b12nlu.because import Because
from b12nlu.mention import Mention
from b12nlu.qualifiers.cues import Cue, decisive, noted

_KINDS = frozenset(
    {"lab", "number", "dose", "interval", "age", "product", "cause", "procedure", "last_dose", "doses_given"}
)
_NUMBERED = frozenset({"lab", "number", "dose", "interval", "age", "last_dose", "doses_given"})
"""Of these a "no" between two takes the first back."""
_FARTHEST = 60
_TAKES_BACK = Cue("retraction.takes_back")
_LATER = Cue("retraction.later")
_AND_NOT = Cue("retraction.and_not")
_NOT_BEFORE = Cue("retraction.not_before")
OTHER_VALUE = "doubt.other_value"
"""The rule of a value beside which the writer names another that it may have been."""
_OR_WAS_IT = Cue("retraction.or_was_it")
_NO = Cue("retraction.no")
"""Between two values: the first is taken back ("15..no 115")."""
_MIXED_UP = Cue("retraction.mixed_up")
"""What the second value says, whenever it was told: the first was a mistake."""
_OF_A_PREGNANCY = Cue("retraction.of_a_pregnancy")
"""Right behind a pregnancy: it is none of now ("wait, that's from my old chart", "scratch that")."""
_BUT = Cue("retraction.but")


def mark_corrections(text: str, mentions: Sequence[Mention], values: Sequence[tuple[int, int]]) -> list[Mention]:
    """The mentions with those marked that a later word takes back. `values` are the spans of what was stated."""
    marked = list(mentions)
    order = sorted((index for index, mention in enumerate(marked) if mention.type in _KINDS), key=lambda i: values[i])
    for position, index in enumerate(order):
        for other in order[position + 1 : position + 4]:
            first, second = marked[index], marked[other]
            between = text[values[index][1] : values[other][0]]
            if values[other][0] < values[index][1] or not _comparable(first, second) or _is_the_same(first, second):
                continue
            if len(between) > _FARTHEST or "\n" in between:
                break
            with noted() as cues:
                taken_back = _AND_NOT.match(between)
                doubted = not taken_back and _OR_WAS_IT.fullmatch(between)
                kept = taken_back or doubted or _is_denied(second, between)
                replaced = not kept and _is_replaced(text[: values[index][0]], between)
            if taken_back:
                marked[other] = _taken_back(second, cues)
            elif doubted:
                because = Because("uncertain", OTHER_VALUE, between.strip())
                marked[index] = replace(first, uncertain=True, because=(*first.because, because))
            elif replaced:
                marked[index], marked[other] = _taken_back(first, cues), _in_its_place(second)
            break
    marked = [part for mention in marked for part in _put_right(text, mention, marked)]
    marked = _without_pregnancies(text, marked)
    labs = [mention for mention in marked if mention.type == "lab"]
    return [_adopted(mention, labs) for mention in marked]


def _without_pregnancies(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions; a pregnancy that the words right behind it take back is so, with the sex that it alone tells."""
    marked = list(mentions)
    for index, mention in enumerate(marked):
        if mention.type != "pregnancy" or mention.negated:
            continue
        with noted() as cues:
            taken_back = _OF_A_PREGNANCY.match(text[mention.end :])
        if not taken_back:
            continue
        for place, other in enumerate(marked):
            if place == index or (other.type == "sex" and (other.start, other.end) == (mention.start, mention.end)):
                marked[place] = _taken_back(other, cues)
    return marked


def _is_denied(second: Mention, between: str) -> bool:
    """Whether a "no" between two causes denies the second, and takes nothing back ("metformin, no PPI")."""
    return second.negated and second.type not in _NUMBERED and bool(_NO.fullmatch(between))


def _taken_back(mention: Mention, cues: Sequence[tuple[str, str]]) -> Mention:
    reason = Because("retracted", *decisive(cues, mention.text))
    return replace(mention, retracted=True, because=(*mention.because, reason))


def _in_its_place(mention: Mention) -> Mention:
    """The value that takes another's place, which is no earlier one of the two unless words say so."""
    told = any(reason.flag == "historical" for reason in mention.because)
    return replace(mention, historical=mention.historical and told)


_SHOULD_BE = Cue("retraction.should_be")
"""What a result that was just written should have been: "I put 312 for the b12, it should be 132"."""
SLIP = Cue("retraction.slip")
"""Without one of these `it should be 200` says what is normal, and takes nothing back."""


def _put_right(text: str, mention: Mention, others: Sequence[Mention]) -> Sequence[Mention]:
    """The result; where the writer puts it right in the same breath, the one taken back and the one meant."""
    if mention.type != "lab" or mention.retracted or not isinstance(mention.value, float):
        return (mention,)
    with noted() as cues:
        said = _SHOULD_BE.match(text[mention.end :])
    if said is None or (said["norm"] and not SLIP.search(text[: mention.end + said.end()])):
        return (mention,)
    start, end = mention.end + said.start("right"), mention.end + said.end("right")
    if any(other.start < end and start < other.end for other in others):
        return (mention,)
    right = replace(mention, value=float(said["right"]), text=text[start:end], start=start, end=end, comparator=None)
    return _taken_back(mention, cues), right


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


def _is_the_same(first: Mention, second: Mention) -> bool:
    """Whether a value is only told again ("nineteen, sorry, it writes that in words, 19"), which takes nothing back."""
    told = isinstance(first.value, float) and first.value == second.value
    return told and (first.unit == second.unit or None in (first.unit, second.unit))


def _adopted(mention: Mention, labs: Sequence[Mention]) -> Mention:
    """A bare number that corrects a lab value, or is corrected by one, is that analyte's."""
    if mention.type != "number" or mention.unit in ("day", "week", "month"):
        return mention
    for other in labs:
        corrects = other.retracted != mention.retracted and isinstance(other.value, float)
        if corrects and abs(other.start - mention.start) <= _FARTHEST:
            return replace(mention, type="lab", id=other.id)
    return mention
