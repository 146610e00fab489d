"""How much B12 is given at a time. A volume (`half a cc`) and a strength (`500 mcg/mL`) are no dose: each waits for the
other, and no number is taken for a dose that may be a strength.
"""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Sequence
from functools import cache

from actions.core import knowledge
from actions.facts.doses_cited import is_beyond_any
from actions.facts.draft import Draft
from actions.facts.facts import PartOfADose
from actions.facts.said import Mentioned, Turn
from actions.facts.setting import set_dose
from actions.turn.interruptions import interrupts
from actions.turn.reading.schedules_talked_of import is_only_talked_of
from actions.turn.reading.treatment import current_ones
from b12core.knowledge.line_schema import RegimenRule
from education.ways import ways_of

MICROGRAMS = {
    "mcg": 1.0,
    "ug": 1.0,
    "µg": 1.0,
    "microgram": 1.0,
    "micrograms": 1.0,
    "mg": 1000.0,
    "milligram": 1000.0,
    "milligrams": 1000.0,
    "g": 1_000_000.0,
}
VOLUMES = ("ml", "cc", "cl")
IN_EACH_ML = "/ml"
"""How the unit of a strength ends."""
_WAYS = "actions.turn"
_SHARES = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4}


def read_doses(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Takes up the dose in micrograms; a volume or a strength waits for the other, several doses are asked about."""
    current = [m for m in current_ones(mentions, turn) if isinstance(m.value, float | int) and m.value > 0]
    talked_of = [m for m in current if _is_of_a_schedule_talked_of(m, turn)]
    if talked_of and not interrupts(turn.intent):
        draft.note("talked_of", talked_of[-1].text)
    current = [m for m in current if m not in talked_of]
    doses = {
        micrograms: _as_said_back(m, micrograms) for m in current if (micrograms := micrograms_of(m, "")) is not None
    }
    volumes = [m for m in current if (m.unit or "").casefold() in VOLUMES]
    strengths = [m for m in current if not is_beyond_any(micrograms_of(m, IN_EACH_ML) or math.inf)]
    if len(doses) > 1:
        draft.note("several_doses", "dose")
        return
    if volumes:
        _hold(draft, PartOfADose(typed=volumes[-1].text, share=float(volumes[-1].value or 0)))
    for micrograms, typed in doses.items():
        _take(draft, micrograms, typed, turn, beside=volumes[-1] if volumes else None)
    if doses:
        return
    for strength in strengths:
        _hold(draft, PartOfADose(strength_typed=strength.text, mcg_per_ml=micrograms_of(strength, IN_EACH_ML)))
    if strengths or volumes:
        _settle(draft)


def _is_of_a_schedule_talked_of(dose: Mentioned, turn: Turn) -> bool:
    """Whether a dose stands right before a schedule that is only talked of: `the label says 100 mcg monthly`."""
    ends = dose.start + len(dose.text)
    schedules = [m for m in turn.mentions if m.type == "interval" and 0 <= m.start - ends <= _RIGHT_BEHIND]
    return any(is_only_talked_of(m, turn.text, turn.asked) for m in schedules)


_RIGHT_BEHIND = 6
"""Characters between a dose and its schedule."""


def read_bare_dose(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Takes up a bare number in answer to the question about the dose, which asks for micrograms. One that is smaller
    than any dose of the knowledge may as well be mg or mL, which is asked, unless the mL were asked for.
    """
    numbers = [m for m in mentions if not m.retracted and isinstance(m.value, float | int) and m.value > 0]
    if turn.asked != "dose" or not numbers:
        return
    number = numbers[-1]
    value, waits = float(number.value or 0), draft.facts.dose_waits
    factor = MICROGRAMS.get((number.unit or "mcg").casefold())
    if factor is None:
        return
    if number.unit or value >= _smallest_dose():
        _take(draft, value * factor, number.text if number.unit else f"{number.text} mcg", turn)
    elif waits is not None and waits.mcg_per_ml is not None:
        _hold(draft, PartOfADose(typed=f"{number.text} mL", share=value))
        _settle(draft)
    else:
        draft.note("dose_without_unit", number.text)


def read_part_of_a_vial(draft: Draft, turn: Turn) -> None:
    """Takes up a vial, or a part of one, in answer to the question about the dose: what is in it is to be told."""
    said = ways_of(_WAYS)["a_vial"].search(turn.text) if turn.asked == "dose" and not draft.notes else None
    if said is None:
        return
    share = next((part for name, part in _SHARES.items() if name in said.group().casefold()), 1.0)
    _hold(draft, PartOfADose(typed=said.group().strip(), share=share, of="vial"))
    draft.note("dose_in_volume", "dose")


def several_as_one_dose(turn: Turn) -> Turn:
    """The turn with several vials or volumes of so much each, in answer to the question about the dose, as what they
    come to (`two ampoules of 500`): it counts no injections; and the thousands in which it is told (`1k`, `a thou`).
    """
    thousands = _thousands_of(turn)
    if thousands is not None:
        micrograms = 1000 * _how_many(thousands["count"])
        return _with_the_dose(turn, thousands, micrograms, "mcg", typed=f"{micrograms:,.0f} mcg")
    said = _several_of(turn)
    if said is None:
        return turn
    unit = (said["unit"] or "mcg").casefold()
    count = _COUNTED.get(said["count"].casefold()) or int(said["count"])
    value = count * float(said["each"].replace(",", "")) * MICROGRAMS.get(unit, 1.0)
    return _with_the_dose(turn, said, value, "ml" if unit in VOLUMES else "mcg")


def _with_the_dose(turn: Turn, said: re.Match[str], value: float, unit: str, typed: str | None = None) -> Turn:
    """The turn with a dose in the place of what was said of it; `typed` is how it is said back, if not in its words."""
    dose = Mentioned(type="dose", id="dose", text=typed or said.group(), start=said.start(), value=value, unit=unit)
    kept = (m for m in turn.mentions if m.start >= said.end() or m.start + len(m.text) <= said.start())
    return dataclasses.replace(turn, mentions=(*kept, dose))


def _thousands_of(turn: Turn) -> re.Match[str] | None:
    return _THOUSANDS.search(turn.text) if turn.asked == "dose" and "?" not in turn.text else None


def _how_many(said: str) -> float:
    """A count in digits or words."""
    in_words = {"half a": 0.5, "a": 1.0, "one": 1.0, "five": 5.0, "ten": 10.0, **_COUNTED}
    return in_words[said.casefold()] if said.casefold() in in_words else float(said)


_THOUSANDS = re.compile(
    r"(?<![\w.,])(?P<count>\d{1,2}(?:\.\d{1,2})?|half a|a|one|two|three|four|five|ten)\s?(?:k|thou|thousand|grand)\b"
    r"(?:\s?(?:mcgs?|ug|µg|mics?|micrograms?)\b)?(?!\s?(?:m|mc?gs?|ug|µg|micrograms?|milligrams?|iu|units?|per|in)\b|\s?/)",
    re.IGNORECASE,
)
"""A dose in thousands of micrograms, as the question asks for micrograms."""


def _several_of(turn: Turn) -> re.Match[str] | None:
    said = _SEVERAL.search(turn.text) if turn.asked == "dose" and "?" not in turn.text else None
    counts = said is not None and (said["unit"] or float(said["each"].replace(",", "")) >= _smallest_dose())
    return said if counts else None


_COUNTED = {"two": 2, "three": 3, "four": 4}
_SEVERAL = re.compile(
    r"(?<![\d.,])(?P<count>[2-4]|two|three|four)\s*(?:x|\u00d7|times|(?:vials?|ampoules?|ampules?|amps?)(?: of)?)\s*"
    r"(?P<each>\d{1,3}(?:,\d{3})+|\d{1,5}(?:\.\d+)?)\s*(?P<unit>m?c?g|ug|\u00b5g|micrograms?|milligrams?|ml|cc)?\b"
    r"(?!\s?(?:/|per\b|ml\b))",
    re.IGNORECASE,
)
"""Several vials or volumes, and how much each is."""

_DOSE_FIRST = re.compile(
    r"\W*(?:(?:it'?s|it is|they'?re|about|just|only|always|usually|normally|the|mine is|i think|i get|probably)\s+)*"
    r"(?P<number>\d{1,3}(?:,\d{3})+|\d{1,5}(?:\.\d+)?)\s*(?P<unit>m?c?g|ug|µg|micrograms?|milligrams?)\b"
    r"(?!\s?(?:/|per\b|in (?:a|each|every)\b))",
    re.IGNORECASE,
)
"""A dose with which the answer to the question begins, whatever else it tells: `1 mg I should think, as always`."""


def tells_the_dose(turn: Turn) -> bool:
    """Whether an answer to the question about the dose tells one, a volume, a strength or a vial, and asks nothing."""
    if turn.asked != "dose" or "?" in turn.text:
        return False
    told = any(mention.type == "dose" and mention.is_own for mention in turn.mentions)
    counted = _several_of(turn) is not None or _thousands_of(turn) is not None
    return told or counted or _begins_with_the_dose(turn) or ways_of(_WAYS)["a_vial"].is_said_in(turn.text)


def _begins_with_the_dose(turn: Turn) -> bool:
    return turn.asked == "dose" and "?" not in turn.text and _DOSE_FIRST.match(turn.text) is not None


def read_dose_said_first(draft: Draft, turn: Turn) -> None:
    """Takes up such a dose, where nothing in the answer was taken for one."""
    said = _DOSE_FIRST.match(turn.text) if _begins_with_the_dose(turn) else None
    if said is None or any(note.about == "dose" for note in draft.notes):
        return
    number, unit = float(said["number"].replace(",", "")), said["unit"].casefold()
    if unit in MICROGRAMS and number > 0:
        _take(draft, number * MICROGRAMS[unit], f"{said['number']} {said['unit']}", turn)


def _take(draft: Draft, micrograms: float, typed: str, turn: Turn, beside: Mentioned | None = None) -> None:
    """Takes up a dose; one that may be how strong the solution is, since only a part of it was told to be given, is
    kept until that is said.
    """
    waits = draft.facts.dose_waits
    part = waits is not None and waits.share not in (None, 1.0)
    told_here = beside is not None and re.search(r"\bof\b", _between(turn.text, beside.text, typed)) is not None
    told_before = beside is None and turn.asked == "dose"
    if part and (told_here or told_before) and not ways_of(_WAYS)["each_time"].is_said_in(turn.text):
        _hold(draft, PartOfADose(mcg=micrograms))
        draft.note("dose_or_strength", typed)
        return
    draft.put("dose_waits", None)
    set_dose(draft, micrograms, typed)


def _between(text: str, first: str, second: str) -> str:
    """What stands between two pieces of a text; nothing where the second comes first."""
    return text[text.find(first) + len(first) : max(0, text.rfind(second))]


def _hold(draft: Draft, part: PartOfADose) -> None:
    """Keeps a part of what makes a dose beside those that are kept already; the dose waits."""
    known = draft.facts.dose_waits or PartOfADose()
    draft.put("dose_waits", known.model_copy(update=part.model_dump(exclude_defaults=True, exclude_none=True)))


def _settle(draft: Draft) -> None:
    """Works out the dose once a volume and a strength are known; until then says what is missing."""
    waits = draft.facts.dose_waits or PartOfADose()
    in_ml = waits.share if waits.of == "ml" else None
    if waits.mcg_per_ml is not None and in_ml is not None:
        micrograms = round(in_ml * waits.mcg_per_ml, 3)
        draft.put("dose_waits", None)
        set_dose(draft, micrograms, f"{micrograms:g} mcg ({waits.typed}, {waits.strength_typed})")
    elif waits.mcg_per_ml is not None:
        draft.note("dose_as_strength", waits.strength_typed or "")
    else:
        draft.note("dose_in_volume", "dose")


def _as_said_back(mention: Mentioned, micrograms: float) -> str:
    """The dose as it was typed; one that a volume of a solution comes to is said with its micrograms."""
    return f"{micrograms:g} mcg ({mention.text})" if _OF_A_SOLUTION.search(mention.text) else mention.text


_OF_A_SOLUTION = re.compile(
    r"\b(?:ml|cc|mil|millilit\w+)s?\b|units|\b(?:vial|ampoule|ampule|amp)s\b|\d ?[x\u00d7]|times", re.IGNORECASE
)


def micrograms_of(mention: Mentioned, behind: str) -> float | None:
    """The micrograms of an amount whose unit ends like this; None of any other unit."""
    unit = (mention.unit or "").casefold()
    factor = MICROGRAMS.get(unit.removesuffix(behind)) if unit.endswith(behind) else None
    return None if factor is None else float(mention.value or 0) * factor


@cache
def _smallest_dose() -> float:
    """The smallest dose, in micrograms, of any line of the knowledge."""
    lines = [line for protocol in knowledge().protocols.values() for line in protocol.rules]
    steps = [step for line in lines if isinstance(line, RegimenRule) for step in line.steps]
    return min(step.dose_mcg.min for step in steps)
