"""The caveat: a draft for a prescriber to confirm, with the facts used and the strongest reason against."""

from __future__ import annotations

import functools
from functools import partial

from b12core.case import Case
from b12core.clinic import Clinic, SignOff
from b12core.decision import Decision
from b12core.explanation import Explained
from b12core.findings import is_to_be_checked
from b12core.identifiers import Cause, Product, Symptom
from b12core.knowledge import Knowledge
from b12core.knowledge.line_schema import RegimenRule
from b12core.rulebook import Rulebook
from b12core.situation import LabFinding, Situation
from b12core.suggestion import Confirmation
from b12core.units import show_number
from b12core.words import Words

_KEPT = 4096
"""Phrases that are kept: they are made of few parts, which come again and again."""


def confirmation(
    case: Case,
    situation: Situation,
    decision: Decision,
    protocol_id: str,
    explained: Explained,
    clinic: Clinic | None,
    book: Rulebook,
) -> Confirmation:
    """The confirmation of a suggestion, whole in both registers."""
    knowledge, words = book.knowledge, book.words
    protocol = knowledge.protocols[protocol_id]
    sign_off = clinic.sign_off.get(protocol_id) if clinic else None
    basis, basis_plain = (
        ", ".join(str(part) for part in parts if part)
        for parts in (
            (protocol.authority, protocol.country, protocol.year),
            (book.words[1].protocol(protocol_id), protocol.year),
        )
    )
    cited = decision.line.sources if decision.line else protocol.sources
    overdue = [
        knowledge.sources[cite].title
        for cite in cited
        if case.as_of is not None and case.as_of > knowledge.review_by(cite)
    ]
    facts = [facts_used(case, situation, knowledge, word) for word in words]
    clinician, patient = (
        _caveat(known, decision, explained, told, sign_off, clinic, overdue, word)
        for known, told, word in zip(facts, (basis, basis_plain), words, strict=True)
    )
    to_confirm, to_confirm_plain = (_to_confirm(situation, decision, word) for word in words)
    against = explained.strongest_against
    line, line_plain = caveat_lines(protocol_id if sign_off else None, book)
    return Confirmation(
        line=line,
        line_plain=line_plain,
        text=clinician,
        plain=patient,
        to_confirm=to_confirm,
        to_confirm_plain=to_confirm_plain,
        facts_used=tuple(facts[0]),
        strongest_reason_against=against.text if against else None,
        basis=basis,
        signed_off=sign_off is not None,
    )


def caveat_lines(signed_off: str | None, book: Rulebook) -> tuple[str, str]:
    """The caveat in one sentence, for clinicians and for patients; `signed_off` is the protocol that was reviewed."""
    return book.once(("caveat_lines", signed_off), partial(_caveat_lines, signed_off, book))


def _caveat_lines(signed_off: str | None, book: Rulebook) -> tuple[str, str]:
    clinician, patient = (_caveat_line(signed_off, book.knowledge, words) for words in book.words)
    return clinician, patient


def _caveat_line(signed_off: str | None, knowledge: Knowledge, words: Words) -> str:
    if signed_off is None:
        return words.sentence("confirmation", "line_not_signed_off")
    name = words.said(knowledge.protocols[signed_off].name)
    return words.sentence("confirmation", "line_signed_off").format(protocol=name)


def facts_used(case: Case, situation: Situation, knowledge: Knowledge, words: Words) -> list[str]:
    """What the suggestion rests on, a phrase for each fact, as entered."""
    patient, symptoms = case.patient, case.symptoms
    facts = [
        *_person(patient.age, patient.sex, patient.pregnant, patient.breastfeeding, patient.clinician_plan, words),
        *([words.name("phases", case.phase)] if case.phase is not None else []),
        *_cause(case, words),
        *_symptoms(symptoms.present, symptoms.absent, case.symptom_course, knowledge, words),
        *(_result(finding, words) for finding in situation.findings),
        *_conditions(case.conditions, words),
        *(_medicine(medicine, knowledge, words) for medicine in case.medicines or ()),
    ]
    if case.medicines == ():
        facts.append(words.sentence("facts", "no_medicines"))
    if case.requested_drug is not None:
        facts.append(words.sentence("facts", "other_drug").format(name=case.requested_drug))
    if case.treatment is not None:
        facts.append(words.treatment(case.treatment))
    facts += _preferences(case, words)
    return [fact for fact in facts if fact]


def _cause(case: Case, words: Words) -> list[str]:
    """Every cause that was named, and what narrows it down."""
    detail = case.cause_detail
    facts = [words.name("causes", cause) for cause in dict.fromkeys((case.cause, *case.causes)) if cause is not None]
    if detail.procedure is not None:
        facts.append(words.name("procedures", detail.procedure))
    if detail.resection_cm is not None:
        facts.append(words.sentence("facts", "resection").format(cm=show_number(detail.resection_cm)))
    if detail.resolved:
        facts.append(words.sentence("facts", "cause_resolved"))
    return facts


def _medicine(entered: str, knowledge: Knowledge, words: Words) -> str:
    """A medicine as entered, by its name where that was an id; marked where no rule knows it."""
    known = knowledge.medicine(entered)
    if known is None:
        return words.sentence("facts", "unknown_medicine").format(name=entered)
    return words.said(known.name) if entered == known.id else entered


def _result(finding: LabFinding, words: Words) -> str:
    result = words.result(finding.lab.analyte, finding.reading)
    taken_on = finding.lab.taken_on
    return words.sentence("facts", "dated").format(result=result, day=words.date(taken_on)) if taken_on else result


def _preferences(case: Case, words: Words) -> list[str]:
    asked = case.preferences
    keys = [f"prefers_{asked.route}"] if asked.route != "any" else []
    return [words.sentence("facts", key) for key in (*keys, *(["stopping"] if asked.stopping else []))]


@functools.lru_cache(maxsize=_KEPT)
def _symptoms(
    present: tuple[Symptom, ...] | None,
    absent: tuple[Symptom, ...],
    course: str | None,
    knowledge: Knowledge,
    words: Words,
) -> tuple[str, ...]:
    """How it goes, what is there, and what is not: nerve signs by name, since they decide; the others together."""
    facts = []
    if course is not None:
        facts.append(words.sentence("facts", "course").format(course=words.name("courses", course)))
    facts += [words.name("symptoms", symptom) for symptom in present or ()]
    if present == () and not absent:
        facts.append(words.sentence("facts", "none_present"))
    nerves = [symptom for symptom in absent if knowledge.symptoms[symptom].group == "neurological"]
    template = words.sentence("facts", "absent")
    facts += [template.format(name=words.name("symptoms", symptom)) for symptom in nerves]
    if len(nerves) < len(absent):
        facts.append(words.sentence("facts", "others_absent"))
    return tuple(facts)


@functools.lru_cache(maxsize=_KEPT)
def _conditions(conditions: tuple[str, ...] | None, words: Words) -> tuple[str, ...]:
    if conditions == ():
        return (words.sentence("facts", "no_conditions"),)
    return tuple(words.name("conditions", condition) for condition in conditions or ())


@functools.lru_cache(maxsize=_KEPT)
def _person(
    age: int | None,
    sex: str | None,
    pregnant: bool | None,
    breastfeeding: bool | None,
    clinician_plan: bool | None,
    words: Words,
) -> tuple[str, ...]:
    facts = []
    if age is not None:
        facts.append(words.sentence("facts", "age").format(age=age))
    if sex is not None:
        facts.append(words.sentence("facts", sex))
    if pregnant is not None:
        facts.append(words.sentence("facts", "pregnant" if pregnant else "not_pregnant"))
    if breastfeeding:
        facts.append(words.sentence("facts", "breastfeeding"))
    if clinician_plan:
        facts.append(words.sentence("facts", "clinician_plan"))
    return tuple(facts)


def _caveat(
    facts: list[str],
    decision: Decision,
    explained: Explained,
    basis: str,
    sign_off: SignOff | None,
    clinic: Clinic | None,
    overdue: list[str],
    words: Words,
) -> str:
    """The whole caveat in one register (SAFETY: what it must say each time)."""

    def said(part: str, /, **values: str) -> str:
        return words.sentence("confirmation", part).format(**values)

    none = words.sentence("confirmation", "none")
    missing = _named_fields(words, tuple([item.field for item in explained.missing]))
    against = explained.strongest_against
    number = clinic.emergency_number if clinic else None
    asked = decision.urgency != "emergency" and decision.status != "out_of_scope"
    parts = [
        words.sentence("confirmation", "draft"),
        words.sentence("confirmation", "no_change"),
        said("facts", used=", ".join(facts) or none),
        said("missing", missing=missing or (none if asked else said("not_looked_for"))),
        said("basis", basis=basis),
        said("against", against=words.shown(against))
        if against is not None
        else words.sentence("confirmation", "no_against"),
        *_standing(words, number, tuple(overdue), sign_off),
    ]
    return "\n".join(filter(None, parts))


@functools.lru_cache(maxsize=1024)
def _named_fields(words: Words, fields: tuple[str, ...]) -> str:
    """What inputs are called, in a row."""
    return ", ".join(words.field(field) for field in fields)


@functools.lru_cache(maxsize=256)
def _standing(words: Words, number: str | None, overdue: tuple[str, ...], sign_off: SignOff | None) -> tuple[str, ...]:
    """What every caveat ends with, whoever it is for: when not to wait, the limits, who has reviewed the rules."""

    def said(part: str, /, **values: str) -> str:
        return words.sentence("confirmation", part).format(**values)

    parts = [said("do_not_wait", emergency_number=number or said("emergency_number_unknown")), said("limits")]
    if overdue:
        parts.append(said("overdue", sources="; ".join(overdue)))
    if sign_off is None:
        parts.append(said("not_signed_off"))
    else:
        parts.append(said("signed_off", name=sign_off.name, role=sign_off.role, date=words.date(sign_off.date)))
    return tuple(parts)


def _to_confirm(situation: Situation, decision: Decision, words: Words) -> tuple[str, ...]:
    """The checklist for the person who confirms; empty where there is nothing to give."""
    if not decision.steps:
        return ()
    nerves = situation.features.neuro != "none"
    pregnancy = "pregnancy:unknown" in situation.facts and "pregnancy:past_age" not in situation.facts
    leber = "condition:leber_optic_neuropathy" in situation.facts
    unusual = [item.reading.entered for item in situation.findings if is_to_be_checked(item)]
    template = words.sentence("to_confirm", "unusual")
    return (
        *_of_the_line(decision, words),
        *_checklist(words, decision.cause, decision.steps[0].product, nerves, pregnancy, leber),
        *(template.format(value=entered) for entered in unusual),
    )


def _of_the_line(decision: Decision, words: Words) -> tuple[str, ...]:
    """What the line or the need leaves to be shown: a cause that its source does not name, an unproven deficiency."""
    items = []
    if isinstance(decision.line, RegimenRule) and decision.line.extended is not None:
        names = words.said(decision.line.extended.source_names)
        items.append(words.sentence("to_confirm", "extended").format(names=names))
    if decision.need == "established_unproven":
        items.append(words.sentence("to_confirm", "unproven"))
    return tuple(items)


@functools.lru_cache(maxsize=1024)
def _checklist(
    words: Words, cause: Cause | None, product: Product, nerves: bool, pregnancy: bool, leber: bool
) -> tuple[str, ...]:
    def said(part: str, /, **values: str) -> str:
        return words.sentence("to_confirm", part).format(**values)

    items = []
    if cause is not None:
        items.append(said("cause_unknown" if cause == "unknown" else "cause", cause=words.name("causes", cause)))
    items += [
        said("allergy"),
        said("leber_known" if leber else "leber"),
        said("product", product=words.product(product)),
    ]
    items += [said("nerve")] if nerves else []
    items += [said("pregnancy")] if pregnancy else []
    return tuple(items)
