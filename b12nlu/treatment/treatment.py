"""How B12 is given: dose, interval, last dose and how many so far ("1 mg every other day, four so far")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from b12nlu.because import Because
from b12nlu.fact import Fact
from b12nlu.numbers.quantities import Quantity
from b12nlu.numbers.spoken import spoken_quantities, with_spoken
from b12nlu.text.expressions import expression
from b12nlu.text.lines import last_mark, next_mark
from b12nlu.treatment.cue import SPEAKS_OF_TREATMENT
from b12nlu.treatment.doses import find_doses
from b12nlu.treatment.doses_given import FIRST_COURSE, find_doses_given
from b12nlu.treatment.intervals import find_intervals
from b12nlu.treatment.last_dose import last_dose_given
from b12nlu.treatment.phases import phases_told

_FEW_WORDS = 3
_OF_NOTHING_ELSE = ("on_a_length", "without_unit")
"""Expressions that find an interval by words which are used of injections alone, where the message is about them."""
_OF_OTHER_CARE = expression("treatment.of_other_care")
_ANOTHER_HABIT = expression("treatment.another_habit")
_BEFORE = 40
"""Characters before an interval in which words may say that it is kept no longer."""


def find_treatment(
    text: str,
    quantities: Sequence[Quantity],
    drugs: Sequence[tuple[int, int, bool]],
    symptoms: Sequence[tuple[int, int]],
    sentences: Sequence[tuple[int, int]],
) -> list[Fact]:
    """The doses, intervals, last dose and number of doses of B12. `drugs` are spans with whether each is B12."""
    facts = [
        replace(fact, hypothetical=(wish := _not_yet(text, fact)) is not None, because=(wish,) if wish else ())
        for fact in find_intervals(text)
        if is_about_b12(text, fact, drugs, symptoms, sentences) and not _is_a_time(text, fact)
    ]
    last = last_dose_given(text, drugs)
    if last:
        facts = [fact for fact in facts if fact.end <= last.start or fact.start >= last.end]
        facts.append(last)
    numbers = with_spoken(quantities, spoken_quantities(text, [drug[:2] for drug in drugs]))
    doses = list(find_doses(text, numbers, drugs, sentences))
    given = find_doses_given(text, drugs)
    facts = [_as_told_once(text, fact, given) for fact in facts]
    return [*facts, *phases_told(text, facts, given), *doses, *_tablets(text, doses), *given]


def _as_told_once(text: str, fact: Fact, given: Sequence[Fact]) -> Fact:
    """The fact; a gap that came once is past, and not how often B12 is given: one in a first course of which so many
    are given, or told with what came before it or why ("then a 2 week gap because of flu").
    """
    if fact.type != "interval" or not expression("treatment.one_gap").search(text, fact.start, fact.end):
        return fact
    start, end = last_mark(text, fact.start, ".;!?\n"), next_mark(text, fact.end, ".;!?\n")
    in_course = fact.unit != "day" and any(each.id == FIRST_COURSE for each in given)
    before = expression("treatment.came_before_a_gap").search(text[start : fact.start])
    behind = expression("treatment.why_a_gap").match(text, fact.end, end)
    if not (in_course or before or behind):
        return fact
    because = Because("historical", "treatment.one_gap", text[fact.start : fact.end])
    return replace(fact, historical=True, because=(*fact.because, because))


def _tablets(text: str, doses: Sequence[Fact]) -> Iterator[Fact]:
    """B12 tablets, where they are told by their strength ("1000 mcg tablets daily")."""
    if expression("treatment.other_form").search(text):
        return
    for dose in doses:
        form = expression("treatment.as_tablets").match(text[dose.end :]) if dose.unit == "mcg" else None
        if form:
            yield Fact("product", "cyanocobalamin_oral", dose.start, dose.end + form.end())


def is_swallowed(text: str, start: int, end: int) -> bool:
    """Whether the sentence of a product, or its part between commas, says that it is taken by mouth, and speaks of no
    injection; what is drunk is taken by mouth whatever it comes in.
    """
    first, last = last_mark(text, start, ".;!?\n"), next_mark(text, end, ".;!?\n")
    if expression("treatment.drunk").search(text, first, last):
        return True
    pieces = (text[first:last], text[last_mark(text, start, ",.;!?\n") : next_mark(text, end, ",.;!?\n")])
    return any(
        expression("treatment.by_mouth").search(piece) and not expression("treatment.injected").search(piece)
        for piece in pieces
    )


def swallowed_as(text: str, start: int, end: int) -> Fact | None:
    """By mouth, where the sentence of a product says that it is swallowed: in which words."""
    if not is_swallowed(text, start, end):
        return None
    first, last = last_mark(text, start, ".;!?\n"), next_mark(text, end, ".;!?\n")
    said = expression("treatment.by_mouth").search(text, first, last)
    return Fact("route", "PO", *said.span()) if said else None


def _is_a_time(text: str, fact: Fact) -> bool:
    """Whether "a week" or the like tells when, and not how often ("my jab a week early")."""
    return bool(expression("treatment.a_time").match(text[fact.end :]))


def _not_yet(text: str, fact: Fact) -> Because | None:
    """What says that an interval is only wished for, or is to follow the one of a course that is under way."""
    before = text[max(0, fact.start - _BEFORE) : fact.start]
    rule, said = "treatment.wished", expression("treatment.wished").search(before)
    if said is None and expression("treatment.in_loading").search(text):
        rule, said = "treatment.later", expression("treatment.later").search(before)
    return Because("hypothetical", rule, said[0].strip()) if said else None


def is_about_b12(
    text: str,
    fact: Fact,
    drugs: Sequence[tuple[int, int, bool]],
    symptoms: Sequence[tuple[int, int]],
    sentences: Sequence[tuple[int, int]],
) -> bool:
    """Whether an interval is the injections' and not that of a symptom or another medicine."""
    start, end = next(((a, b) for a, b in sentences if a <= fact.start < b), (0, len(text)))
    rest = f"{text[max(0, start - 80) : fact.start]} {text[fact.end : end]}"
    if _OF_OTHER_CARE.search(text[start : fact.start]) or _ANOTHER_HABIT.search(text[start : fact.start]):
        return False
    if expression("treatment.habit_behind").match(text, fact.end):
        return False
    before = [drug for drug in drugs if start <= drug[0] < fact.start]
    if before and not before[-1][2]:
        return False
    if expression("treatment.told_of_it").search(text[start : fact.start]):
        return True
    if any(expression(f"treatment.{name}").fullmatch(text, fact.start, fact.end) for name in _OF_NOTHING_ELSE):
        return True
    if expression("treatment.of_injections").search(text, fact.start, fact.end):
        return True
    if any(start <= a and b <= fact.start and len(text[b : fact.start].split()) <= 3 for a, b in symptoms):
        return bool(SPEAKS_OF_TREATMENT.search(text[fact.end : min(end, fact.end + 15)]))
    if fact.uncertain and "/" in text[fact.start : fact.end]:
        return not rest.strip() or bool(SPEAKS_OF_TREATMENT.search(rest))
    if expression("treatment.been_on").search(text[start : fact.start]):
        return True
    behind = text[fact.end : end]
    long = expression("treatment.for_years").match(behind)
    ended = (behind[long.end() :] if long else behind).lstrip()
    alone = expression("treatment.only_once").fullmatch(text, start, fact.start) is not None and (
        ended[:1] in ("", ".", ",", ";")
        or (long is not None and ended.startswith("and "))
        or expression("treatment.told_before").match(ended)
    )
    before = [drug for drug in drugs if drug[0] < fact.start]
    if alone and text[fact.start : fact.end].lower().startswith("every"):
        return not before or before[-1][2]
    return len(rest.split()) <= _FEW_WORDS or bool(SPEAKS_OF_TREATMENT.search(rest))
