"""How B12 is given: dose, interval and last dose ("1 mg every 8 to 12 weeks, last jab three weeks ago")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from b12nlu.fact import Fact
from b12nlu.numbers.quantities import Quantity
from b12nlu.numbers.times import COUNT
from b12nlu.text.expressions import expression
from b12nlu.treatment.cue import SPEAKS_OF_TREATMENT
from b12nlu.treatment.doses import find_doses
from b12nlu.treatment.intervals import find_intervals
from b12nlu.treatment.last_dose import find_last_doses

_FEW_WORDS = 3
_OF_OTHER_CARE = re.compile(
    r"\b(?:dialysis|physio\w*|gym|yoga|clinic|counselling|therapy|check-?ups?|bloods?|blood tests?|scans?|walks?|"
    r"swim\w*|venesect\w*|phlebotomy|"
    r"work\w*|carers?)\s+(?:\w+\s+){0,2}$",
    re.I,
)
_FOR_YEARS = re.compile(
    r"[^.;!?\n]{0,30}?\b(?:since (?:the )?(?:[a-z]+ )?(?:19|20)\d\d|"
    r"for (?:(?:over|about|around|nearly|almost|the|last|past|more|than|at|least|a|good|many|some|now)\s+)*"
    rf"(?:{COUNT}\s+)?(?:years?|yrs?|decades?|ages)\b)",
    re.I,
)
_NO_LONGER = re.compile(r"\b(?:used to|was|were|stopped|until|before)\b[^.;!?\n]*$", re.I)
_IN_USE = re.compile(
    r"\b(?:i|he|she|they|we|pt|patient)(?:'m|'ve| am| is| have| has)?(?: (?:been|now|currently|still))*"
    r" (?:on|get|gets|getting|have|has|having|take|takes|taking|self[\s-]?injects?|inject|receives?)\b[^.;!?\n]*$|"
    r"(?:^\s*|[.;\n,]\s*)(?:now |currently |is |been )?"
    r"(?:on|taking|gets|has|receiving|currently|maintained)\b[^.;!?\n]*$|"
    r"\b(?:b\W?12|hydroxo\w*|cyano\w*)\s+"
    r"(?:replaced|given|maintained|injections?)?\s*(?:\d+ ?(?:mg|mcg)\s*)?(?:im|sc)?\s*$|"
    r"\b(?:shots?|jabs?|injections?)\s*$",
    re.I,
)
"""What stands before an interval that is kept now ("I'm on", "currently", "taking the shots")."""
_NOT_IN_USE = re.compile(
    r"\b(?:then|wants?|like|should|could|would|will|if|how|what|why|when|can|may|"
    r"recommend\w*|plan\w*|start\w*|going|after that|"
    r"followed|protocol|switch\w*|change\w*|move\w*|instead|need|do|does|is|are|enough|"
    r"every day|other day|loading|used|was|were|until|before|"
    r"stopped|x ?\d|not|no|than)\b",
    re.I,
)
_TOLD_AS_KEPT = ("treatment.apart", "treatment.gap", "treatment.changed")
_LONG = 4
"""Weeks from which an interval can be that of maintenance; loading is given more often."""
_BEFORE = 40
"""Characters before an interval in which words may say that it is kept no longer."""


def find_treatment(
    text: str,
    quantities: Sequence[Quantity],
    drugs: Sequence[tuple[int, int, bool]],
    symptoms: Sequence[tuple[int, int]],
    sentences: Sequence[tuple[int, int]],
) -> list[Fact]:
    """The doses, intervals and last dose of B12. `drugs` are spans of drug names with whether each is B12."""
    facts = [
        replace(fact, hypothetical=_is_not_yet(text, fact))
        for fact in find_intervals(text)
        if is_about_b12(text, fact, drugs, symptoms, sentences) and not _is_a_time(text, fact)
    ]
    last = next(find_last_doses(text), None)
    if last:
        facts = [fact for fact in facts if fact.end <= last.start or fact.start >= last.end]
        facts.append(last)
    doses = list(find_doses(text, quantities, drugs, sentences))
    return [*facts, *_phases(text, facts), *doses, *_tablets(text, doses)]


def _tablets(text: str, doses: Sequence[Fact]) -> Iterator[Fact]:
    """B12 tablets, where they are told by their strength ("1000 mcg tablets daily")."""
    if expression("treatment.other_form").search(text):
        return
    for dose in doses:
        form = expression("treatment.as_tablets").match(text[dose.end :]) if dose.unit == "mcg" else None
        if form:
            yield Fact("product", "cyanocobalamin_oral", dose.start, dose.end + form.end())


def _is_a_time(text: str, fact: Fact) -> bool:
    """Whether "a week" or the like tells when, and not how often ("my jab a week early")."""
    return bool(expression("treatment.a_time").match(text[fact.end :]))


def _is_not_yet(text: str, fact: Fact) -> bool:
    """Whether an interval is only wished for, or is to follow the one of a course that is under way."""
    before = text[max(0, fact.start - _BEFORE) : fact.start]
    if expression("treatment.wished").search(before):
        return True
    return bool(expression("treatment.later").search(before) and expression("treatment.in_loading").search(text))


def _phases(text: str, facts: Sequence[Fact]) -> Iterator[Fact]:
    """Maintenance, where an interval of weeks or months has been kept for years ("every 12 weeks since 2014")."""
    for fact in facts:
        if fact.type == "interval" and not fact.hypothetical and _is_loading(text, fact, facts):
            yield Fact("phase", "repletion", fact.start, fact.end)
            continue
        long = fact.unit == "month" or (fact.unit == "week" and isinstance(fact.value, float) and fact.value >= _LONG)
        if fact.hypothetical:
            continue
        if fact.type == "interval" and long and not fact.uncertain and _is_in_use(text, fact):
            yield Fact("phase", "maintenance", fact.start, fact.end)
            continue
        kept = _FOR_YEARS.match(text, fact.end) if fact.type == "interval" and long else None
        if kept and not _NO_LONGER.search(text[max(0, fact.start - _BEFORE) : fact.start]):
            yield Fact("phase", "maintenance", fact.start, kept.end())


def _is_loading(text: str, fact: Fact, facts: Sequence[Fact]) -> bool:
    """Whether an interval of days or a week is that of the first injections, which are under way."""
    short = fact.unit == "day" or (fact.unit == "week" and fact.value == 1)
    if not short or not expression("treatment.in_loading").search(text):
        return False
    if any(other.hypothetical and other.start > fact.start for other in facts):
        return True
    sentence = text[fact.start - min(fact.start, 2 * _BEFORE) : fact.end + 2 * _BEFORE]
    return not re.search(r"\btablets?\b|\bpills?\b|\boral\b|\?", sentence, re.IGNORECASE)


def _is_in_use(text: str, fact: Fact) -> bool:
    """Whether an interval of weeks or months is told as the one that is kept now, and no plan, wish or question."""
    start = max(text.rfind(mark, 0, fact.start) for mark in ".;!?\n") + 1
    if any(pattern.fullmatch(text, fact.start, fact.end) for pattern in map(expression, _TOLD_AS_KEPT)):
        return "?" not in text[fact.end : fact.end + _BEFORE].split(".")[0]
    stops = [place for mark in ".,;!?\n" if (place := text.find(mark, fact.end)) >= 0]
    sentence = text[start : min(stops, default=len(text)) + 1]
    if "?" in text[fact.end : fact.end + 2 * _BEFORE].split(".")[0]:
        return False
    return bool(_IN_USE.search(text[start : fact.start])) and not _NOT_IN_USE.search(sentence.replace(" is on", ""))


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
    if _OF_OTHER_CARE.search(text[start : fact.start]):
        return False
    before = [drug for drug in drugs if start <= drug[0] < fact.start]
    if before and not before[-1][2]:
        return False
    if expression("treatment.of_injections").search(text, fact.start, fact.end):
        return True
    if any(start <= a and b <= fact.start and len(text[b : fact.start].split()) <= 3 for a, b in symptoms):
        return bool(SPEAKS_OF_TREATMENT.search(text[fact.end : min(end, fact.end + 15)]))
    if fact.uncertain and "/" in text[fact.start : fact.end]:
        return not rest.strip() or bool(SPEAKS_OF_TREATMENT.search(rest))
    if re.search(r"\bbeen on\s*$", text[start : fact.start], re.IGNORECASE):
        return True
    return len(rest.split()) <= _FEW_WORDS or bool(SPEAKS_OF_TREATMENT.search(rest))
