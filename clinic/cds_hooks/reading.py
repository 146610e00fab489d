"""What a record system sent, as the case of the core: what was read, and by name what was not.

Nothing is guessed: a result counts with a code, a UCUM unit that fits it and a day; a person's age with a day of birth.
What cannot be read stays out and is named, and then no card gives a dose.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from clinic.cds_hooks.answers import read_answers
from clinic.cds_hooks.coded import codings, day_of, meaning, name_of
from clinic.cds_hooks.prefetch import Sent
from clinic.cds_hooks.results import read_results
from clinic.cds_hooks.treatment import read_treatment
from clinic.words import said

ACTIVE = ("active", "recurrence", "relapse")
CERTAIN = ("confirmed",)


@dataclass
class Reading:
    """The content of a case as it grows; `unread` names what was sent and could not be used."""

    case: dict[str, Any]
    unread: list[str] = field(default_factory=list)
    deceased: bool = False
    analytes: frozenset[str] = frozenset()
    """Every analyte that was sent, also where its result could not be read."""


def read(sent: Sent, today: dt.date, answers_last_days: int, own: str) -> Reading:
    """What was sent, as the content of a case on this day. Answers older than so many days are not taken.

    `own` begins the addresses of the clinic's own code systems.
    """
    reading = Reading({"as_of": today.isoformat()})
    answers = read_answers(sent.resources.get("answers", ()), today, answers_last_days, own)
    reading.case |= answers.case
    reading.unread += answers.unread
    _patient(sent.resources["patient"], today, reading)
    results = read_results(sent.resources["results"])
    reading.case["labs"] = results.labs
    reading.analytes = frozenset(results.analytes)
    reading.unread += results.unread
    known = reading.case.get("not_known", [])
    measured = {f"labs.{lab['analyte']}" for lab in results.labs}
    reading.case["not_known"] = [path for path in dict.fromkeys([*known, *results.not_known]) if path not in measured]
    _conditions(sent.resources["conditions"], reading)
    treatment = read_treatment(sent.resources["medications"])
    reading.unread += treatment.unread
    if treatment.in_use is not None:
        reading.case["treatment"] = _in_use(reading.case.get("treatment") or {}, treatment.in_use)
    if treatment.others:
        reading.case["medicines"] = sorted({*(reading.case.get("medicines") or ()), *treatment.others})
    return reading


def _in_use(told: dict[str, Any], ordered: dict[str, Any]) -> dict[str, Any]:
    """The order, with what was told of the same product; dose and interval of another one never meet it (S-09)."""
    return {**told, **ordered} if told.get("product") == ordered["product"] else ordered


def _patient(found: Iterable[dict[str, Any]], today: dt.date, reading: Reading) -> None:
    for person in found:
        about = dict(reading.case.get("patient") or {})
        if person.get("deceasedDateTime") or person.get("deceasedBoolean") is True:
            reading.deceased = True
        born = day_of(person.get("birthDate"))
        if born is not None and born <= today:
            about["age"] = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
        elif person.get("birthDate"):
            reading.unread.append(said("cds", "unread_birth"))
        if person.get("gender") in ("female", "male"):
            about["sex"] = person["gender"]
        reading.case["patient"] = about


def _conditions(found: Iterable[dict[str, Any]], reading: Reading) -> None:
    """Conditions that are active and confirmed; a sign that was refuted is absent, anything else says nothing."""
    case = reading.case
    symptoms = dict(case.get("symptoms") or {})
    for condition in found:
        certain, state = _status(condition, "verificationStatus"), _status(condition, "clinicalStatus")
        if certain == "refuted":
            sign = meaning(condition.get("code"), "symptoms")
            if sign is not None and sign.id not in (symptoms.get("present") or ()):
                symptoms["absent"] = [*dict.fromkeys([*symptoms.get("absent", ()), sign.id])]
            continue
        if certain == "entered-in-error" or state in ("inactive", "remission", "resolved"):
            continue
        entries = {kind: meaning(condition.get("code"), kind) for kind in ("causes", "conditions", "symptoms")}
        known = {kind: entry.id for kind, entry in entries.items() if entry is not None}
        if known and (certain not in CERTAIN or state not in ACTIVE):
            name = name_of(condition.get("code"))
            reading.unread.append(said("cds", "unread_condition", name=name))
            continue
        for kind in ("causes", "conditions"):
            if kind in known:
                case[kind] = [*dict.fromkeys([*(case.get(kind) or ()), known[kind]])]
        if "symptoms" in known:
            symptoms["present"] = [*dict.fromkeys([*(symptoms.get("present") or ()), known["symptoms"]])]
            symptoms["absent"] = [sign for sign in symptoms.get("absent", ()) if sign != known["symptoms"]]
    if symptoms:
        case["symptoms"] = symptoms


def _status(condition: dict[str, Any], name: str) -> str | None:
    """The code of a status; None where there is none."""
    return next((code for _, code in codings(condition.get(name)) if code is not None), None)
