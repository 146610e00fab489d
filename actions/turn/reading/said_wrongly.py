"""What stands among the facts and was never meant: `tingling is wrong`, `'shes' isn't a medicine`; and what the person
cannot tell: `tingling no idea`, `I don't know the dose`.

Either way it is not known afterwards, which is neither yes nor no. A sign that is an emergency is settled in its own
way and not here (safety items S-06, S-28).
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from actions.core import knowledge
from actions.facts.draft import Draft
from actions.facts.facts import B12_RESULTS, Facts
from actions.facts.people import nearest_named_in, person_of
from actions.facts.results import release
from actions.facts.said import Turn
from actions.facts.setting import leave_open, remove_cause, set_not_known
from actions.questions.catalogue import question, questions
from b12core.identifiers import SYMPTOMS
from b12core.words import every_words
from education.ways import ways_of

_NAME = "\ue000"
"""Stands in a text for the name that a way of saying something is asked about; no keyboard has it."""


@dataclass(frozen=True)
class Held:
    """A fact as it stands, with the names by which a message can call it, and what takes it out."""

    names: re.Pattern[str]
    take_out: Callable[[Draft], None]
    kind: str
    """The type of mention that tells of it."""


@dataclass(frozen=True)
class Withdrawn:
    """A fact that a message takes out, and where in the message it is named."""

    held: Held
    start: int
    end: int


def withdrawn(facts: Facts, turn: Turn) -> list[Withdrawn]:
    """What of the facts the message says was never meant or is not known; each once."""
    if turn.answers or turn.text.startswith("/"):
        return []
    ways = ways_of("actions.turn")
    text = turn.text.replace("’", "'")
    found = list(_kept_as_an_illness(facts, text))
    if person_of(facts) is None and turn.register == "patient":
        mine = [*_signs(facts, turn, _dropping_sign), *_held(facts, turn)]
        found += [place for held in mine if (place := _named(held, text, "is_only_anothers"))]
    elif person_of(facts) is not None:
        theirs = [*_there(facts, turn), *_held(facts, turn)]
        found += [place for held in theirs if (place := _named(held, text, "is_only_the_writers"))]
        theirs += _by_name(facts, turn)
        found += [place for held in theirs if (place := _named(held, text, "is_no_fact_of_theirs"))]
    if ways["may_withdraw"].is_said_in(text):
        meant = [*_signs(facts, turn, _not_knowing), *_held(facts, turn)]
        found += [place for held in meant if (place := _named(held, text, "was_never_meant"))]
    if ways["may_not_know"].is_said_in(text):
        unknown = [*_signs(facts, turn, _not_knowing), *_lines(facts, _OF_THE_TREATMENT)]
        found += [place for held in unknown if (place := _named(held, text, "is_not_known"))]
        found += [place for held in _lines(facts, None) if (place := _named(held, text, "is_put_as_not_known"))]
    return [each for each in found if not _has_another(turn, each)]


_KEPT_BESIDE_ILLNESSES = ("other_allergies", "other_conditions")


def _kept_as_an_illness(facts: Facts, text: str) -> Iterator[Withdrawn]:
    """What was kept in the person's words on the line of allergies and conditions, where they say of that line that it
    is wrong, or of what stands there that it is none: `the allergies line is weird, that's not an allergy`.
    """
    said = ways_of("actions.turn")["is_no_illness"].search(text)
    if said is None:
        return
    for field in _KEPT_BESIDE_ILLNESSES:
        for each in getattr(facts, field):
            yield Withdrawn(Held(_any_of([each]), _dropping(field, each, None), field), *said.span())


def disputed(facts: Facts, turn: Turn) -> tuple[list[Withdrawn], Turn]:
    """What of the facts a message says was noted and is otherwise (`you put 45. it's 54`), and the turn without those
    words: nothing in them is told. The facts that have another value in the rest are replaced by it.
    """
    ways = ways_of("actions.turn")
    text = turn.text.replace("’", "'")
    said = None if turn.answers or text.startswith("/") else ways["what_was_noted"].search(text)
    if said is None or not ways["disputes"].is_said_in(text[said.end() :]):
        return [], turn
    start, end = said.span()
    numbers = [m for m in turn.mentions if m.type == "number" or not start <= m.start < end]
    kept = tuple(m.model_copy(update={"retracted": True}) if start <= m.start < end else m for m in numbers)
    rest = dataclasses.replace(turn, text=f"{text[:start]}{' ' * (end - start)}{text[end:]}", mentions=kept)
    if turn.intent in ("inform", "nlu_fallback"):
        rest = dataclasses.replace(rest, intent="correct")
    noted = said.start("noted"), said.end("noted")
    there = [*_signs(facts, turn, _not_knowing), *_held(facts, turn), *_sex(facts)]
    named = [Withdrawn(held, *noted) for held in there if held.names.search(text, *noted)]
    return [each for each in named if not (_has_another(rest, each) or _is_told_again(rest, each))], rest


def _is_told_again(rest: Turn, found: Withdrawn) -> bool:
    """Whether the rest of the message tells of the same, or gives a number in the place of an age."""
    if found.held.kind == "age" and any(m.type == "number" and not m.retracted for m in rest.mentions):
        return True
    return any(found.held.names.search(m.text) is not None for m in rest.mentions if not m.retracted)


def without_withdrawn(turn: Turn, found: Iterable[Withdrawn]) -> Turn:
    """The turn without what it withdraws: nothing of it is told, and no number of it is left to be asked about."""
    text, mentions = turn.text, turn.mentions
    for each in found:
        text = text[: each.start] + " " * (each.end - each.start) + text[each.end :]
        mentions = tuple(m for m in mentions if not (m.start < each.end and each.start < m.start + max(len(m.text), 1)))
    return dataclasses.replace(turn, text=text, mentions=mentions) if text != turn.text else turn


def withdraw(draft: Draft, found: Iterable[Withdrawn]) -> None:
    """Takes these out of the facts, and says so."""
    for each in found:
        each.held.take_out(draft)


def _named(held: Held, text: str, way: str) -> Withdrawn | None:
    """Where the message names this fact in such words; None where it does not."""
    places = list(held.names.finditer(text))
    if not places:
        return None
    said = ways_of("actions.turn")[way].naming(_NAME)
    for place in places:
        marked = text[: place.start()] + _NAME + text[place.end() :]
        if said.is_said_in(marked):
            return Withdrawn(held, place.start(), place.end())
    return None


def _has_another(turn: Turn, found: Withdrawn) -> bool:
    """Whether the message gives another value in its place, which replaces it: `12 weeks is wrong, it's 8 weeks`."""
    return found.held.kind in _SINGLE and any(
        m.type == found.held.kind and not m.retracted and not m.negated and not found.start <= m.start < found.end
        for m in turn.mentions
    )


_SINGLE = frozenset({"product", "dose", "interval", "last_dose", "age", "phase", "lab", "sex"})


def _held(facts: Facts, turn: Turn) -> Iterator[Held]:
    """Every fact of the case but signs that can be taken out by its name."""
    for kind, listed, field in (
        ("condition", facts.conditions, "conditions"),
        ("medicine", facts.medicines, "medicines"),
    ):
        for each in listed:
            yield Held(_names(field, each, turn), _dropping(field, each, field), kind)
    for cause in facts.all_causes:
        yield Held(_names("causes", cause, turn), _taking_out_cause(cause), "cause")
    for field in ("other_allergies", "other_conditions", "other_results", "why_stopped"):
        for each in getattr(facts, field):
            yield Held(_any_of([each]), _dropping(field, each, None), field)
    for analyte, fact in facts.labs.items():
        named = [f"{fact.value:g}"] if isinstance(fact.value, float) else []
        yield Held(_any_of([fact.typed, *named]), _taking_out_result(analyte), "lab")
    yield from _single(facts, turn)


def _by_name(facts: Facts, turn: Turn) -> Iterator[Held]:
    """The results by what they are called, and what medicines, illnesses and causes the message names that stand
    nowhere among the facts.
    """
    for analyte, fact in facts.labs.items():
        yield Held(_any_of([_without_number(fact.typed)]), _taking_out_result(analyte), "lab")
    there = {*facts.medicines, *facts.conditions, *facts.all_causes}
    for mention in turn.mentions:
        if mention.type in ("medicine", "condition", "cause") and mention.id not in there:
            yield Held(_any_of([mention.text]), _leaving_out(mention.text, turn), mention.type)


def _sex(facts: Facts) -> Iterator[Held]:
    """The sex, by the words for it."""
    named = {"male": ("male", "man", "boy", "gentleman"), "female": ("female", "woman", "girl", "lady")}
    if facts.sex is not None:
        yield Held(_any_of(named[facts.sex]), lambda draft: draft.put("sex", None), "sex")


def _single(facts: Facts, turn: Turn) -> Iterator[Held]:
    """The facts of which there is one, by their values."""
    for kind, term, question_id in (
        ("products", facts.product, "product"),
        ("phases", facts.phase, "phase"),
        ("courses", facts.symptom_course, "symptom_course"),
        ("procedures", facts.cause_detail.get("procedure"), "procedure"),
    ):
        if term is not None:
            yield Held(_names(kind, str(term), turn), _clearing(question_id), question_id)
    if facts.dose_typed:
        yield Held(_any_of([facts.dose_typed, f"{facts.dose_mcg:g}"]), _clearing("dose"), "dose")
    if facts.interval_days:
        yield Held(_any_of(_gaps(facts.interval_days)), _clearing("interval"), "interval")
    if facts.last_dose_on:
        yield Held(_any_of(_days(dt.date.fromisoformat(facts.last_dose_on))), _clearing("last_dose"), "last_dose")
    if facts.age is not None:
        yield Held(_any_of([str(facts.age)]), _clearing("age"), "age")
    for field, named in (
        ("pregnant", ["pregnant", "pregnancy"]),
        ("breastfeeding", ["breastfeeding", "breast-feeding", "nursing"]),
    ):
        if getattr(facts, field) is not None:
            yield Held(_any_of(named), partial(leave_open, name=field), "pregnancy")


def _signs(facts: Facts, turn: Turn, taking_out: Callable[[str], Callable[[Draft], None]]) -> list[Held]:
    """The signs that the message names, whether or not they stand among the facts, and no emergency; with what takes
    each out.
    """
    dangers = knowledge().emergency_symptoms
    named = {m.id for m in turn.mentions if m.type == "symptom" and m.id in SYMPTOMS and not m.acute} - dangers
    there = [sign for sign in facts.symptoms_present if sign not in dangers]
    return [Held(_names("symptoms", sign, turn), taking_out(sign), "symptom") for sign in sorted({*named, *there})]


def _there(facts: Facts, turn: Turn) -> Iterator[Held]:
    """The signs that stand among the facts, and no emergency."""
    for sign in sorted({*facts.symptoms_present} - knowledge().emergency_symptoms):
        yield Held(_names("symptoms", sign, turn), _dropping_sign(sign), "symptom")


def _lines(facts: Facts, of: frozenset[str] | None) -> list[Held]:
    """The lines that hold an answer, by what they are called: those of these questions, or all."""
    return [
        Held(_label(item.id), _leaving_open(item.id), item.id)
        for item in questions().values()
        if item.is_a_line and (of is None or item.id in of) and item.described(facts, "patient") is not None
    ]


_OF_THE_TREATMENT = frozenset({"product", "dose", "interval", "last_dose"})


@cache
def _label(question_id: str) -> re.Pattern[str]:
    """A line's label; `dose` is not the one in `last dose`."""
    label = re.escape(question(question_id).label)
    return re.compile(rf"(?<!last )(?<!next )(?<!\w){label}(?!\w)", re.IGNORECASE)


def _names(kind: str, term_id: str, turn: Turn) -> re.Pattern[str]:
    """What a term is called: by the vocabulary, or as this message has it."""
    term = knowledge().vocabulary.terms[kind].get(term_id)
    typed = [mention.text for mention in turn.mentions if mention.id == term_id and mention.text]
    if term is None:
        return _any_of([term_id, *typed])
    return _any_of([term.name.patient, term.name.clinician, *term.synonyms, *typed])


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    """Any of these names as a whole word, longer ones first."""
    ordered = sorted({name for name in names if name}, key=len, reverse=True)
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(_escaped, ordered))})(?!\w|[.,]\d)", re.IGNORECASE)


def _escaped(name: str) -> str:
    return re.escape(name.replace("’", "'"))


def _gaps(days: float) -> list[str]:
    """How a gap is said: `every 12 weeks`, `12 weeks`, `12-weekly`, and of one week `weekly`."""
    said = every_words(days)
    count, unit = (re.findall(r"[\d.]+", said) or ["1"])[0], said.rstrip("s").split()[-1]
    often = {"day": "daily"}.get(unit, f"{unit}ly")
    if count == "1":
        return [said, often, f"each {unit}", f"once a {unit}"]
    return [said, f"{count} {unit}s", f"{count}-{often}", f"{count} {often}", f"{days:g} days"]


def _days(day: dt.date) -> list[str]:
    """How a day is said without its year."""
    months = (f"{day:%B}", f"{day:%b}")
    ends = ("", "st", "nd", "rd", "th")
    return [
        said
        for month in months
        for end in ends
        for said in (f"{day.day}{end} {month}", f"{day.day}{end} of {month}", f"{month} {day.day}{end}")
    ] + [f"{day:%B}"]


def _not_knowing(sign: str) -> Callable[[Draft], None]:
    return lambda draft: set_not_known(draft, sign)


def _dropping_sign(sign: str) -> Callable[[Draft], None]:
    """Takes a sign out that is another's; one that never stood there is left out without a word."""
    drop = _dropping("symptoms_present", sign, "symptoms")
    return lambda draft: drop(draft) if sign in draft.facts.symptoms_present else None


def _leaving_out(said: str, turn: Turn) -> Callable[[Draft], None]:
    """Says of what stands nowhere that it was left out as another's: the one's who is named last in the message."""
    whose = nearest_named_in(turn.text, len(turn.text))
    return lambda draft: draft.note("other_person", said, new=None if whose is None else whose.id)


def _without_number(typed: str) -> str:
    """What a result is called, without its value: `INR` of `INR 2.6`; all of it where its value stands alone."""
    return re.sub(r"\W+\d.*$", "", typed) or typed


def _dropping(field: str, listed: str, vocabulary: str | None) -> Callable[[Draft], None]:
    def take_out(draft: Draft) -> None:
        draft.drop(field, listed)
        draft.note("removed", listed, vocabulary)

    return take_out


def _taking_out_cause(cause: str) -> Callable[[Draft], None]:
    return lambda draft: remove_cause(draft, cause)


def _taking_out_result(analyte: str) -> Callable[[Draft], None]:
    return lambda draft: take_out_result(draft, analyte)


def take_out_result(draft: Draft, analyte: str) -> None:
    """Takes a result out, with those from before it; a level that is gone is not asked for again."""
    release(draft, analyte)
    draft.put("labs", {name: fact for name, fact in draft.facts.labs.items() if name != analyte})
    earlier = draft.facts.earlier_labs.items()
    draft.put("earlier_labs", {name: told for name, told in earlier if name != analyte})
    draft.note("removed", analyte, "analytes")
    if analyte in B12_RESULTS and not any(level in draft.facts.labs for level in B12_RESULTS):
        draft.add("not_known", "serum_b12")


def _clearing(question_id: str) -> Callable[[Draft], None]:
    def take_out(draft: Draft) -> None:
        question(question_id).clear(draft)
        draft.reopen(question_id)
        draft.note("removed", question_id)

    return take_out


def _leaving_open(question_id: str) -> Callable[[Draft], None]:
    def take_out(draft: Draft) -> None:
        question(question_id).clear(draft)
        question(question_id).take_not_known(draft)

    return take_out
