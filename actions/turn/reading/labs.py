"""Results as they are given in a message: stored with their unit, or held back and asked about."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Sequence

from pydantic import ValidationError

from actions.facts.draft import Draft
from actions.facts.facts import Facts, LabFact, PendingLab
from actions.facts.laboratory import as_typed, can_be_undetectable, shown_by_its_range, unit_like
from actions.facts.results import choose_unit, counting, hold_back, keep_earlier, set_lab, set_newer
from actions.facts.said import Mentioned, Turn
from actions.facts.setting import OLDEST, set_condition
from actions.facts.times_told import (
    Told,
    is_before,
    is_from_the_past,
    is_untimed,
    of_the_time_of,
    stamped,
    with_times,
    without_times,
)
from b12core.identifiers import ANALYTES
from education.ways import ways_of

OTHER_NUMBERS = frozenset({"age", "dose", "interval", "last_dose"})
"""Questions that a number answers without being a result: a correction after them is none of a result."""


def read_labs(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Takes up the results of a message; of one analyte the current one, or a question which."""
    for analyte in dict.fromkeys(m.id for m in mentions if m.id in ANALYTES):
        own = [m for m in mentions if m.id == analyte and m.is_own]
        valued = [m for m in own if m.value is not None]
        if not valued:
            for mention in own:
                if _is_undetectable(mention.text) and can_be_undetectable(analyte):
                    set_lab(draft, analyte, LabFact(value="undetectable", typed=mention.text[:100]))
                elif _is_judged_by_its_range(draft, analyte, mention):
                    continue
                elif mention.word and not (analyte in draft.facts.labs and _stands_in_a_question(mention, turn.text)):
                    draft.note("word_only", analyte, "analytes", None, mention.word)
            continue
        correcting = turn.intent == "correct" or any(m.retracted for m in mentions if m.id == analyte)
        told = list(zip(valued, _in_time(valued, turn), strict=True))
        newest = [fact for mention, fact in told if fact is not None and not mention.historical]
        earlier = [fact for mention, fact in told if fact is not None and mention.historical]
        if not newest and analyte in draft.facts.labs and not correcting:
            keep_earlier(draft, analyte, earlier)
            continue
        results = newest or earlier
        distinct = list({as_typed(fact): fact for fact in results}.values())
        last = _newest_of(distinct)
        if last is not None:
            _take_by_time(draft, analyte, last, correcting=correcting, today=turn.today)
        elif distinct:
            hold_back(draft, PendingLab(analyte=analyte, doubt="which", candidates=distinct))
        for mention in [m for m in valued if not m.historical][-1:]:
            _is_judged_by_its_range(draft, analyte, mention)
        before = [fact for fact in distinct if last is not None and fact is not last]
        if before or newest:
            keep_earlier(draft, analyte, [*before, *(earlier if newest else [])])


def _stands_in_a_question(mention: Mentioned, text: str) -> bool:
    """Whether the sentence of a mention ends with a question mark: what is known is not asked for there."""
    end = re.search(r"[.!?\n]", text[mention.start + len(mention.text) :])
    return end is not None and end[0] == "?"


def _in_time(valued: Sequence[Mentioned], turn: Turn) -> list[LabFact | None]:
    """The results of one analyte with the time that the message tells of each, and not of its neighbors."""
    times = _times(turn)
    facts = ((_fact(m), times.get(m)) for m in valued)
    return [None if fact is None else stamped(fact, told) for fact, told in facts]


def _times(turn: Turn) -> dict[Mentioned, Told | None]:
    """The time that the message tells of each number, and of nothing else."""
    values = [m for m in turn.mentions if m.type in ("lab", "number") and m.value is not None]
    others = [_place(m) for m in turn.mentions if m.type in _WITH_TIMES]
    return dict(zip(values, with_times([_place(m) for m in values], turn.text, turn.today, others), strict=True))


_WITH_TIMES = frozenset({"last_dose", "interval", "doses_given", "phase", "symptom", "age"})
"""What is told with a time of its own."""


def _place(mention: Mentioned) -> tuple[int, int]:
    return mention.start, mention.start + len(mention.text)


def _newest_of(results: Sequence[LabFact]) -> LabFact | None:
    """The only result, or the one that all others are told as from before."""
    if len(results) == 1:
        return results[0]
    last = [one for one in results if all(other is one or is_before(other, one) for other in results)]
    return last[0] if last else None


def _is_judged_by_its_range(draft: Draft, analyte: str, mention: Mentioned) -> bool:
    """Takes up what a result shows by its own range, told in a word or by the report's flag; whether it did."""
    shown = shown_by_its_range(analyte)
    word = mention.word or (mention.reference.side(mention.value) if mention.reference is not None else None)
    if not shown or word is None or mention.historical:
        return False
    present = None if mention.negated else shown.get(word)
    for condition in shown.values():
        if condition == present or condition in draft.facts.conditions:
            set_condition(draft, condition, present=condition == present)
    return present is not None


def _take_by_time(draft: Draft, analyte: str, fact: LabFact, *, correcting: bool, today: dt.date) -> None:
    """Stores a result; of two that the times put in order the newer one counts, and the other is an earlier one.

    What is told without a time, of which an old one was told, is of now; and one that is told as old stands behind one
    that was told without. A correction replaces what it corrects, unless it names another time.
    """
    known = counting(draft.facts, analyte)
    if correcting:
        fact = _in_place_of_before(draft, analyte, fact)
    elif fact.told_time is not None:
        fact = _in_unit_of_before(draft, analyte, fact)
    if known is None or as_typed(known) == as_typed(fact):
        set_lab(draft, analyte, fact)
    elif is_before(fact, known) or (not correcting and is_untimed(known) and is_from_the_past(fact, today)):
        keep_earlier(draft, analyte, [fact])
    elif is_before(known, fact) or (not correcting and is_untimed(fact) and is_from_the_past(known, today)):
        set_newer(draft, analyte, fact, known)
    else:
        set_lab(draft, analyte, fact)


def as_results_in_time(facts: Facts, turn: Turn) -> Turn:
    """The turn with a number that is told of a time as a result of the test that the talk is about: `now it's 290`,
    `it was 180 last year`. So it is where one test alone was given; beside a result the number has that one's unit.
    """
    numbers = [m for m in turn.mentions if m.type == "number" and isinstance(m.value, float | int) and not m.retracted]
    beside = list(dict.fromkeys(m.id for m in turn.mentions if m.type == "lab" and m.value is not None))
    waiting = [held.analyte for held in facts.pending_labs if held.doubt == "unit"]
    spoken_of = [] if beside else list(dict.fromkeys(m.id for m in turn.mentions if m.type == "lab" and m.word))
    given = beside or spoken_of or list(dict.fromkeys([*facts.labs, *waiting]))
    if not numbers or not given or turn.answers or {turn.asked, turn.before} & OTHER_NUMBERS or "?" in turn.text:
        return turn
    times = _times(turn)
    of_tests = {}
    for number in numbers:
        named = number.unit is not None or bool(spoken_of) or (not beside and _is_told_of_a_test(number, turn))
        analyte = _test_of(number, given) if named else None
        if times[number] is not None and analyte is not None:
            of_tests[number.start] = number.model_copy(update={"type": "lab", "id": analyte})
    mentions = tuple(of_tests.get(m.start, m) if m.type == "number" else m for m in turn.mentions)
    return dataclasses.replace(turn, mentions=mentions)


def _is_told_of_a_test(number: Mentioned, turn: Turn) -> bool:
    """Whether the words of its clause but the times tell of nothing but a result."""
    start, end = _place(number)
    clause = re.split(r"[.;!?\n]", turn.text[:start])[-1] + " " + re.split(r"[.,;!?\n]", turn.text[end:])[0]
    return ways_of("actions.facts")["told_of_a_test"].is_said_in(f"{without_times(clause, turn.today)} ")


def _test_of(number: Mentioned, given: Sequence[str]) -> str | None:
    """The only test of those given that a number can be a result of, by its unit."""
    fits = [analyte for analyte in given if number.unit is None or unit_like(analyte, number.unit) is not None]
    return fits[0] if len(fits) == 1 else None


def read_level_in_a_word(draft: Draft, turn: Turn) -> None:
    """Says of a level that is told in a word alone where the level of B12 was asked for that its number is needed."""
    if turn.asked == "serum_b12" and not draft.notes:
        said = ways_of("actions.turn")["level_in_a_word"].search(turn.text)
        if said is not None:
            draft.note("word_only", "serum_b12", "analytes", None, said["word"].lower())


def read_unnamed_level(draft: Draft, turn: Turn) -> None:
    """Takes a level whose test is not named for that of B12, where no result was named; it is said back as such.

    That it begins an answer to a question that no number answers is enough, where no age is as high.
    """
    if turn.asked not in NUMBERLESS or turn.answers or any(m.type in ("lab", "age") for m in turn.mentions):
        return
    if draft.facts.labs or draft.facts.pending_labs:
        return
    in_its_unit = [m for m in turn.mentions if m.type == "number" and m.unit and unit_like("serum_b12", m.unit)]
    fact = _fact(in_its_unit[0]) if len(in_its_unit) == 1 and in_its_unit[0].value is not None else None
    said = _level_told(turn)
    if fact is None and said is not None:
        unit = unit_like("serum_b12", said["unit"]) if said["unit"] else None
        fact = LabFact(value=float(said["value"]), unit=unit, typed=said[0].strip()[:100])
    if fact is not None:
        set_lab(draft, "serum_b12", fact)


NUMBERLESS = (None, "phase", "cause", "procedure", "nerve_symptoms", "general_symptoms", "pregnancy", "conditions")
"""Questions that no number answers, and where none is open: a result told there is no answer to them."""


def _level_told(turn: Turn) -> re.Match[str] | None:
    ways = ways_of("actions.turn")
    if turn.asked in (None, "phase", "cause"):
        said = ways["level_alone"].search(turn.text) or ways["level_asked"].search(turn.text)
        if said is not None:
            return said
    first = _SAID_FIRST.match(turn.text)
    if first is None or first["more"] or first["less"] or _can_be_a_year(first["value"]):
        return None
    return first if float(first["value"]) > OLDEST else None


def _can_be_a_year(figures: str) -> bool:
    return figures[:2] in ("19", "20") and len(figures) == len("2019")


def read_undetectable(draft: Draft, turn: Turn) -> None:
    """Takes up that the level was too low to measure, in answer to the question for it."""
    if turn.asked == "serum_b12" and not turn.mentions and _is_undetectable(turn.text):
        set_lab(draft, "serum_b12", LabFact(value="undetectable", typed=turn.text[:100]))


_SAID_FIRST = re.compile(
    r"\W*(?:(?:it'?s|it is|it was|mine is|mine was|(?:the|my) (?:number|result|level|figure) (?:is|was)|"
    r"about|around|just|was)\s+){0,2}"
    r"(?:(?P<more>over|above|more than|greater than|>)|(?P<less>under|below|less than|<))?\s*"
    r"(?P<value>\d{2,4})(?:\s*(?P<unit>[a-z]{1,5}/[a-z]{1,2}))?(?=\s*(?:$|[.;!](?:\s|$)))",
    re.IGNORECASE,
)
"""A number that is the first sentence of an answer, whatever else it tells: `Over 2000. It doesn't matter.`"""


def read_result_said_first(draft: Draft, turn: Turn) -> None:
    """Takes up the number that the answer to the B12 result begins with, or the only one in it that can be a level,
    where nothing in it was taken for a result.

    Four figures that can be a year are one, unless the result is told as more or less than them.
    """
    said = _SAID_FIRST.match(turn.text) or _only_number_in(turn.text) if turn.asked == "serum_b12" else None
    if said is None or any(m.type in ("lab", "number", "age") for m in turn.mentions) or draft.facts.pending_labs:
        return
    comparator = ">" if said["more"] else "<" if said["less"] else None
    if comparator is None and _can_be_a_year(said["value"]):
        return
    fact = LabFact(value=float(said["value"]), comparator=comparator, typed=said[0].strip()[:100])
    told = with_times([said.span("value")], turn.text, turn.today, [])[0]
    set_lab(draft, "serum_b12", stamped(fact, told))


_AMONG_WORDS = re.compile(
    r"(?<![\d.,/'-])(?<!aged )(?<!age )(?<!every )"
    r"(?:\b(?P<more>over|above|more than|greater than|>)|\b(?P<less>under|below|less than|<))?\s*"
    r"(?<![\d.,/'-])(?<!since )(?<!in )(?P<value>\d{2,4})(?P<unit>)(?![\d%]|[.,/:]\d|(?:st|nd|rd|th)\b"
    r"|\s*(?:years?|yrs?|months?|mths?|weeks?|wks?|days?|times|jabs?|shots?|injections?|doses?|m?c?g|am|pm|of)\b)",
    re.IGNORECASE,
)


def _only_number_in(text: str) -> re.Match[str] | None:
    """The only number of a message that asks nothing, where it can be a level: `they said 700, on the last test`."""
    found = list(_AMONG_WORDS.finditer(text))
    alone = len(found) == 1 and "?" not in text and len(re.findall(r"\d+", text)) == 1
    return found[0] if alone and float(found[0]["value"]) >= _LEAST_LEVEL else None


_LEAST_LEVEL = 50
"""Below it a number among words is more likely one of something else; by itself, as the answer, it is a level."""


def _is_undetectable(text: str) -> bool:
    return ways_of("actions.turn")["undetectable"].is_said_in(text)


def read_bare_result(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Takes up a bare number, a bare unit, or both, in answer to the question about a result."""
    usable = [m for m in mentions if not m.retracted]
    if not usable or _replaced(draft, mentions, usable[-1]):
        return
    if turn.asked == "serum_b12":
        values = [m for m in usable if isinstance(m.value, float | int)]
        fact = _fact(values[-1]) if values else None
        if fact is not None:
            set_lab(draft, "serum_b12", stamped(fact, _times(turn).get(values[-1])))
    elif _puts_a_result_right(turn) and len(draft.facts.labs) == 1:
        _replace_the_only_result(draft, usable)
    elif turn.asked == "pending_lab" and draft.facts.pending_labs:
        _resolve(draft, draft.facts.pending_labs[0], usable[-1], turn)


def _puts_a_result_right(turn: Turn) -> bool:
    """Whether a number takes the place of a result: it takes something back, and no other number was asked for."""
    said = ways_of("actions.turn")["takes_back"].is_said_in(turn.text)
    return turn.intent == "correct" and said and not {turn.asked, turn.before} & OTHER_NUMBERS


def _replace_the_only_result(draft: Draft, numbers: Sequence[Mentioned]) -> None:
    """Takes "oh no, actually 123" for the one result that was given; old and new are said."""
    values = [m for m in numbers if isinstance(m.value, float | int)]
    fact = _fact(values[0]) if len(values) == 1 else None
    for analyte in draft.facts.labs:
        if fact is not None:
            set_lab(draft, analyte, _in_place_of_before(draft, analyte, fact))


def _replaced(draft: Draft, mentions: Sequence[Mentioned], number: Mentioned) -> bool:
    """Puts a number in the place of the stored result that the message takes back ("132, not 312")."""
    taken_back = {float(m.value) for m in mentions if m.retracted and isinstance(m.value, float | int)}
    fact = _fact(number)
    for analyte, stored in draft.facts.labs.items():
        if stored.value in taken_back and fact is not None and isinstance(fact.value, float):
            set_lab(draft, analyte, _in_place_of_before(draft, analyte, fact))
            return True
    return False


def _in_place_of_before(draft: Draft, analyte: str, fact: LabFact) -> LabFact:
    """A corrected result keeps the unit and the time of the one that it corrects, unless it names its own."""
    before = draft.facts.labs.get(analyte)
    return fact if before is None else of_the_time_of(_in_unit_of_before(draft, analyte, fact), before)


def _in_unit_of_before(draft: Draft, analyte: str, fact: LabFact) -> LabFact:
    """A result with the unit of the one that was given before, unless it names its own."""
    before = draft.facts.labs.get(analyte)
    return fact if before is None or fact.unit else fact.model_copy(update={"unit": before.unit})


def _resolve(draft: Draft, pending: PendingLab, mention: Mentioned, turn: Turn) -> None:
    """A bare unit completes the held-back value, a number replaces it; where only the unit was asked for, another
    number without one is no answer.
    """
    held = pending.candidates[0]
    if not isinstance(mention.value, float | int):
        if mention.unit:
            choose_unit(draft, mention.unit)
        return
    if pending.doubt == "unit" and not mention.unit and turn.intent != "correct" and mention.value != held.value:
        return
    unit = unit_like(pending.analyte, mention.unit) if mention.unit else held.unit
    set_lab(draft, pending.analyte, held.model_copy(update={"value": float(mention.value), "unit": unit}))


def _fact(mention: Mentioned) -> LabFact | None:
    value = float(mention.value) if isinstance(mention.value, float | int) else mention.value
    own = mention.reference if mention.id in ANALYTES and shown_by_its_range(mention.id) else None
    if own is not None and own.unit not in (None, mention.unit):
        own = None
    try:
        return LabFact.model_validate(
            {
                "value": value,
                "unit": mention.unit,
                "comparator": mention.comparator,
                "taken_on": mention.taken_on,
                "reference_low": own.min if own is not None else None,
                "reference_high": own.max if own is not None else None,
                "typed": mention.text[:100],
            }
        )
    except ValidationError:
        return None
