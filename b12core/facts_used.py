"""The facts that a suggestion rests on, in words and as entered, for the caveat."""

from __future__ import annotations

import functools

from b12core.case import Case
from b12core.identifiers import Reacted, Symptom
from b12core.knowledge import Knowledge
from b12core.situation import LabFinding, Situation
from b12core.treatment_in_use import was_stopped
from b12core.units import show_number
from b12core.words import Words

_KEPT = 4096
"""Phrases that are kept: they are made of few parts, which come again and again."""


def facts_used(case: Case, situation: Situation, knowledge: Knowledge, words: Words) -> list[str]:
    """What the suggestion rests on, a phrase for each fact, as entered."""
    patient, symptoms = case.patient, case.symptoms
    expecting = (patient.pregnant, patient.pregnancy_possible, patient.breastfeeding)
    facts = list(_person(patient.age, patient.sex, *expecting, patient.clinician_plan, words))
    if was_stopped(case.treatment):
        facts.append(words.sentence("facts", "stopped"))
    elif case.phase is not None:
        facts.append(words.name("phases", case.phase))
    facts += _cause(case, knowledge, words)
    facts += _symptoms(symptoms.present, symptoms.absent, case.symptom_course, knowledge, words)
    facts += [_passed(symptom, symptom in symptoms.settled, words) for symptom in symptoms.passed]
    if situation.findings:
        facts += [_result(finding, words) for finding in situation.findings]
    if case.conditions is not None:
        facts += _conditions(case.conditions, words)
    if case.reacted_to:
        facts.append(words.sentence("facts", "reacted_to").format(names=_reacted_to(case.reacted_to, words)))
    if case.medicines:
        facts += [medicine_in_words(medicine, knowledge, words) for medicine in case.medicines]
    if case.medicines == () and case.cause_detail.medicine is None:
        facts.append(words.sentence("facts", "no_medicines"))
    if case.requested_drug is not None:
        facts.append(words.sentence("facts", "other_drug").format(name=case.requested_drug))
    if case.treatment is not None:
        facts.append(words.treatment(case.treatment))
    if case.ordered is not None:
        facts.append(words.sentence("facts", "ordered").format(order=words.order(case.ordered)))
    facts += _preferences(case, words)
    return [fact for fact in facts if fact]


def _passed(symptom: Symptom, settled: bool, words: Words) -> str:
    """A sign of an emergency that is over, and whether a clinician has looked at it since or it is long ago."""
    key = "passed_and_settled" if settled else "passed"
    return words.sentence("facts", key).format(name=words.name("symptoms", symptom))


def _cause(case: Case, knowledge: Knowledge, words: Words) -> list[str]:
    """Every cause that was named, and what narrows it down."""
    detail = case.cause_detail
    named = [cause for cause in dict.fromkeys((case.cause, *case.causes)) if cause is not None]
    facts = words.causes(named)
    if detail.medicine is not None and detail.medicine not in (case.medicines or ()):
        facts.append(medicine_in_words(detail.medicine, knowledge, words))
    if detail.procedure is not None:
        facts.append(words.name("procedures", detail.procedure))
    if detail.resection_cm is not None:
        facts.append(words.sentence("facts", "resection").format(cm=show_number(detail.resection_cm)))
    if detail.nitrous_oxide is not None and "nitrous_oxide" in named:
        facts.append(words.sentence("facts", f"nitrous_oxide_{detail.nitrous_oxide}"))
    if detail.resolved:
        facts.append(words.sentence("facts", "cause_resolved"))
    return facts


def _reacted_to(reacted: tuple[Reacted, ...], words: Words) -> str:
    """What was reacted to, by name."""
    unknown = words.sentence("facts", "injection_of_unknown_kind")
    return ", ".join(unknown if each == "injection" else words.product(each) for each in reacted)


def medicine_in_words(entered: str, knowledge: Knowledge, words: Words) -> str:
    """A medicine as entered, by its name where that was an id; marked where no rule knows it."""
    known = knowledge.medicine(entered)
    if known is None:
        return words.sentence("facts", "unknown_medicine").format(name=entered)
    return words.said(known.name) if entered == known.id else entered


def _result(finding: LabFinding, words: Words) -> str:
    result = words.result(finding.lab.analyte, finding.reading)
    taken_on = finding.lab.taken_on
    told = words.sentence("facts", "dated").format(result=result, day=words.date(taken_on)) if taken_on else result
    return words.sentence("facts", "earlier").format(result=told) if finding.lab.earlier else told


def _preferences(case: Case, words: Words) -> list[str]:
    asked = case.preferences
    if asked.route == "any" and not asked.stopping:
        return []
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
    """How it goes, what is there, and what is not: nerve signs by name, since they decide, unless all were denied that
    are not there; the other symptoms together.
    """
    facts = []
    if course is not None:
        facts.append(words.sentence("facts", "course").format(course=words.name("courses", course)))
    facts += [words.name("symptoms", symptom) for symptom in present or ()]
    if present == () and not absent:
        facts.append(words.sentence("facts", "none_present"))
    nerves = [symptom for symptom in absent if knowledge.symptoms[symptom].group == "neurological"]
    known = {symptom.id for symptom in knowledge.symptoms.values() if symptom.group == "neurological"}
    there = known.intersection(present or ())
    if len(nerves) > 1 and known == there.union(nerves):
        key = "other_nerve_signs_absent" if there else "nerve_signs_absent"
        facts.append(words.sentence("facts", key).format(count=len(nerves)))
    else:
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
    possible: bool | None,
    breastfeeding: bool | None,
    clinician_plan: bool | None,
    words: Words,
) -> tuple[str, ...]:
    facts = []
    if age is not None:
        facts.append(words.sentence("facts", "age").format(age=age))
    if sex is not None:
        facts.append(words.sentence("facts", sex))
    if pregnant or (pregnant is not None and sex != "male"):
        facts.append(words.sentence("facts", "pregnant" if pregnant else "not_pregnant"))
    if pregnant is None and possible and sex != "male":
        facts.append(words.sentence("facts", "pregnancy_possible"))
    if breastfeeding:
        facts.append(words.sentence("facts", "breastfeeding"))
    if clinician_plan:
        facts.append(words.sentence("facts", "clinician_plan"))
    return tuple(facts)
