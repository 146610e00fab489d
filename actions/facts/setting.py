"""One fact put down at a time, with its note: used alike for what is typed and for what is tapped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from actions.facts.days import in_words
from actions.facts.doses_cited import cited_doses, is_beyond_any, is_no_dose
from actions.facts.draft import Draft
from actions.facts.facts import NITROUS_OXIDE, OPERATIONS
from b12core.identifiers import NitrousOxideUse

OLDEST = 125
"""Years beyond which nobody lives."""


def set_symptom(draft: Draft, symptom: str, present: bool) -> None:
    """Puts a symptom down as present or absent, and says so; a change of mind is said as such. That it is absent takes
    nothing off an emergency that it was, and that is over.
    """
    if _turn(draft, symptom, present, "symptoms_present", "symptoms_absent", "symptoms"):
        draft.drop("symptoms_not_known", symptom)
        if present:
            draft.drop("signs_over", symptom)
            draft.drop("signs_settled", symptom)
            draft.drop("signs_lasting", symptom)
            draft.drop("signs_explained", symptom)


def set_not_known(draft: Draft, symptom: str) -> None:
    """Puts a symptom down as asked and not known, and says so; what was said of it before no longer counts."""
    was_there = symptom in draft.facts.symptoms_present
    draft.drop("symptoms_present", symptom)
    draft.drop("symptoms_absent", symptom)
    draft.add("symptoms_not_known", symptom)
    draft.note("removed" if was_there else "not_known", symptom, "symptoms")


def set_condition(draft: Draft, condition: str, present: bool) -> None:
    """Puts a condition down as present or absent, and says so; a change of mind is said as such."""
    _turn(draft, condition, present, "conditions", "conditions_absent", "conditions")


def _turn(draft: Draft, term: str, present: bool, there: str, not_there: str, vocabulary: str) -> bool:
    """Puts a term on the list of those that are there, or of those that are not; whether it was not there before."""
    now, other = (there, not_there) if present else (not_there, there)
    if term in getattr(draft.facts, now):
        return False
    turned = term in getattr(draft.facts, other)
    draft.drop(other, term)
    draft.add(now, term)
    before = "no" if present else "yes"
    draft.note("yes" if present else "no", term, vocabulary, before if turned else None)
    return True


def set_cause(draft: Draft, cause: str, beside: Sequence[str] = ()) -> None:
    """Sets the cause, and says so, in the place of all that were named but those `beside` it."""
    old, others = draft.facts.cause, draft.facts.causes
    draft.put("causes", [other for other in others if other in beside and other != cause])
    if old != cause:
        draft.put("cause", cause)
        for question_id in ("cause", "procedure"):
            draft.reopen(question_id)
        if cause == "unknown":
            draft.add("not_known", "cause")
        draft.note("changed" if old else "set", "cause", "causes", old, cause)
    for other in others:
        if other not in draft.facts.all_causes:
            draft.note("removed", other, "causes")
    _forget_operation(draft, old)


def add_cause(draft: Draft, cause: str) -> None:
    """Puts a cause down beside those that were named, and says so; the first that is named is the cause."""
    if draft.facts.cause in (None, "unknown"):
        set_cause(draft, cause)
    elif cause != "unknown" and cause not in draft.facts.all_causes:
        draft.add("causes", cause)
        if cause in OPERATIONS:
            draft.reopen("procedure")
        draft.note("also_cause", cause, "causes")


def remove_cause(draft: Draft, cause: str) -> None:
    """Takes a cause out and says so; the next one that was named takes its place."""
    old = draft.facts.cause
    left = [kept for kept in draft.facts.all_causes if kept != cause]
    if len(left) == len(draft.facts.all_causes):
        return
    draft.put("cause", left[0] if left else None)
    draft.put("causes", left[1:])
    draft.note("removed", cause if left else "cause", "causes")
    _forget_operation(draft, old)


def _forget_operation(draft: Draft, old: str | None) -> None:
    """Forgets which operation it was where another cause took the place of the operation."""
    gone = old in OPERATIONS and old not in draft.facts.all_causes
    if gone or not set(OPERATIONS).intersection(draft.facts.all_causes):
        left = draft.facts.cause_detail.get(NITROUS_OXIDE)
        keeps = left is not None and NITROUS_OXIDE in draft.facts.all_causes
        draft.put("cause_detail", {NITROUS_OXIDE: left} if keeps else {})


def set_gas_use(draft: Draft, use: NitrousOxideUse) -> None:
    """Sets whether laughing gas is still used, and says so."""
    old = draft.facts.cause_detail.get(NITROUS_OXIDE)
    if old != use:
        draft.put("cause_detail", {**draft.facts.cause_detail, NITROUS_OXIDE: use})
        draft.reopen("gas_use")
        draft.note("changed" if old else "set", "gas_use", None, old, use)


def set_value(draft: Draft, question_id: str, field: str, value: object, old: str | None, new: str) -> None:
    """Sets a single-valued fact, and says the old value with the new one where there was one."""
    if getattr(draft.facts, field) == value:
        return
    draft.put(field, value)
    draft.reopen(question_id)
    draft.note("changed" if old is not None else "set", question_id, None, old, new)


def set_age(draft: Draft, years: float) -> None:
    """Sets the age in whole years; what no person can be is asked about instead."""
    if not 0 <= years <= OLDEST:
        draft.note("not_plausible", "age", None, f"0 to {OLDEST}", f"{years:g}")
        return
    old = None if draft.facts.age is None else str(draft.facts.age)
    set_value(draft, "age", "age", int(years), old, str(int(years)))


def set_pregnancy(draft: Draft, name: str, value: bool) -> None:
    """Sets pregnancy or breastfeeding and says so."""
    if name == "pregnant":
        draft.put("pregnancy_possible", None)
    if getattr(draft.facts, name) is not value:
        draft.put(name, value)
        draft.reopen("pregnancy")
        draft.note("yes" if value else "no", name)


def set_pregnancy_possible(draft: Draft) -> None:
    """Sets that a pregnancy is possible, and says so; one that is known is not put in doubt."""
    if not draft.facts.pregnant and not draft.facts.pregnancy_possible:
        draft.put("pregnant", None)
        draft.put("pregnancy_possible", True)
        draft.reopen("pregnancy")
        draft.note("possible", "pregnant")


def leave_open(draft: Draft, name: str) -> None:
    """Takes out what stands of pregnancy or breastfeeding, and says so: it is asked again."""
    if name == "pregnant":
        draft.put("pregnancy_possible", None)
    if getattr(draft.facts, name) is not None:
        draft.put(name, None)
        draft.reopen("pregnancy")
        draft.note("removed", "pregnancy")


def set_dose(draft: Draft, micrograms: float, typed: str) -> None:
    """Sets the dose in use, as typed and in micrograms; what can be no dose of B12 is said instead (S-05)."""
    if is_no_dose(micrograms):
        if is_beyond_any(micrograms):
            draft.note("dose_beyond", typed, None, None, str(micrograms))
        else:
            draft.note("not_plausible", "dose", None, cited_doses(), typed)
        return
    old = draft.facts.dose_typed
    set_value(draft, "dose", "dose_mcg", micrograms, old, typed)
    draft.put("dose_typed", typed)


def set_interval(draft: Draft, days: float, typed: str) -> None:
    """Sets the days between two doses."""
    old = None if draft.facts.interval_days is None else f"every {draft.facts.interval_days:g} days"
    set_value(draft, "interval", "interval_days", days, old, typed)


def set_last_dose(draft: Draft, day: dt.date | None) -> None:
    """Sets the day of the last dose and says it in words; a day to come, or none, changes nothing."""
    if day is None:
        return
    old = draft.facts.last_dose_on
    draft.put("last_dose_about", None)
    set_value(
        draft,
        "last_dose",
        "last_dose_on",
        day.isoformat(),
        in_words(dt.date.fromisoformat(old)) if old else None,
        in_words(day),
    )


def set_time_of_last_dose(draft: Draft, told: str) -> None:
    """Keeps the month, season or year of the last dose as it was told, and says that no day is known."""
    if draft.facts.last_dose_on is None:
        draft.put("last_dose_about", told)
    draft.note("rough_time", "last_dose", None, None, told)
