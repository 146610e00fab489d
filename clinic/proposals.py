"""What a pasted text holds, as proposals for the form of facts: nothing is taken that nobody has ticked.

The text is read elsewhere, by the reader of the talk; here its mentions become fields, with the words they came from.
What was read and is not proposed is shown as well, with why: denied, of somebody else, earlier, only thought of.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from b12core.identifiers import ANALYTES, PRODUCTS, ROUTES, Cause, Condition, Phase, Symptom, SymptomCourse
from b12core.knowledge import load_knowledge
from clinic.errors import Forged
from clinic.facts_form import MOST_RESULTS, SPARE_RESULTS, Fields
from clinic.words import said

MICROGRAMS = {"mcg": 1, "ug": 1, "µg": 1, "μg": 1, "microgram": 1, "micrograms": 1, "mg": 1000, "milligram": 1000}

DAYS = {"day": 1.0, "week": 7.0, "month": 365.25 / 12}

_PLAIN: dict[str, tuple[str, tuple[str, ...]]] = {
    "phase": ("phase", get_args(Phase)),
    "course": ("symptom_course", get_args(SymptomCourse)),
    "sex": ("sex", ("female", "male")),
    "product": ("treatment_product", PRODUCTS),
    "route": ("treatment_route", ROUTES),
}
"""Kinds of mention whose id is the value of one field."""


class Put(BaseModel):
    """What a ticked proposal does to the form: sets a field, adds to a list, or fills the next row of results."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    set: dict[str, str] = {}
    add: dict[str, str] = {}
    result: dict[str, str] = {}


class Proposal(BaseModel):
    """A fact that the text seems to hold: its kind and id in the vocabulary, the words, and what ticking it does.

    `unsure`: the words themselves leave it open. `urgent`: a sign that needs help now.
    """

    model_config = ConfigDict(frozen=True)

    kind: str
    id: str
    words: str
    value: str
    put: str
    unsure: bool = False
    urgent: bool = False


class NotProposed(BaseModel):
    """Something that was read and is no fact for the form: the words, and why not."""

    model_config = ConfigDict(frozen=True)

    words: str
    why: str


def proposals_of(mentions: Iterable[Mapping[str, Any]]) -> tuple[list[Proposal], list[NotProposed]]:
    """The proposals, urgent signs first, and what is not proposed; each once, in the order of the text."""
    proposed: dict[str, Proposal] = {}
    others: dict[tuple[str, str], NotProposed] = {}
    emergencies = load_knowledge().emergency_symptoms
    for mention in mentions:
        why = _why_not(mention)
        put = None if why else _put(mention)
        if put is None:
            other = NotProposed(words=str(mention["text"]), why=said("read", why or "no_field"))
            others.setdefault((other.words, other.why), other)
            continue
        dumped = json.dumps(put.model_dump(exclude_defaults=True), sort_keys=True)
        urgent = mention["type"] == "symptom" and mention["id"] in emergencies and "symptoms" in put.add
        proposal = Proposal(
            kind=str(mention["type"]),
            id=str(mention["id"]),
            words=str(mention["text"]),
            value=_value(mention, put),
            put=dumped,
            unsure=bool(mention.get("uncertain")),
            urgent=urgent,
        )
        proposed.setdefault(dumped, proposal)
    read = {proposal.words for proposal in proposed.values()}
    rest = [other for other in others.values() if other.words not in read]
    return sorted(proposed.values(), key=lambda proposal: not proposal.urgent), rest


def taken(fields: Mapping[str, list[str]], ticked: Iterable[str]) -> Fields:
    """The form with what was ticked in it. Raises Forged for something that no proposal looks like."""
    filled = {name: [*values] for name, values in fields.items()}
    for each in ticked:
        try:
            put = Put.model_validate_json(each)
        except ValidationError:
            raise Forged() from None
        filled |= {name: [value] for name, value in put.set.items()}
        for name, value in put.add.items():
            _add(filled, name, value)
        if put.result:
            _add_result(filled, put.result)
    return filled


def _add(filled: Fields, name: str, value: str) -> None:
    """One more in a list; the first cause is the cause, and medicines stand in one field."""
    if name == "medicines":
        known = [each.strip() for each in filled.get(name, [""])[0].split(",") if each.strip()]
        filled[name] = [", ".join(dict.fromkeys([*known, value]))]
    elif name == "causes" and filled.get("cause", [""])[0] in ("", value):
        filled["cause"] = [value]
    else:
        filled[name] = [*dict.fromkeys([*(each for each in filled.get(name, []) if each), value])]


def _add_result(filled: Fields, result: Mapping[str, str]) -> None:
    told = filled.get("results", ["0"])[0]
    rows = int(told) if told.isdecimal() else 0
    free = next((row for row in range(rows) if not filled.get(f"lab_{row}_analyte", [""])[0]), rows)
    if free >= MOST_RESULTS:
        return
    filled |= {f"lab_{free}_{name}": [value] for name, value in result.items()}
    filled["results"] = [str(max(rows, min(free + 1 + SPARE_RESULTS, MOST_RESULTS)))]


def _why_not(mention: Mapping[str, Any]) -> str | None:
    """Why a mention is no fact of this patient now; None where it is one. What is denied may still be a fact."""
    if mention.get("subject", "self") != "self":
        return "somebody_else"
    for flag in ("retracted", "hypothetical", "historical"):
        if mention.get(flag):
            return flag
    if mention.get("negated") and mention["type"] not in ("symptom", "pregnancy"):
        return "denied"
    return None


def _put(mention: Mapping[str, Any]) -> Put | None:
    """What ticking does; None where the form has no field for it."""
    kind, name = str(mention["type"]), str(mention["id"])
    if kind in _PLAIN:
        field, values = _PLAIN[kind]
        return Put(set={field: name}) if name in values else None
    makes = {
        "lab": _result,
        "symptom": _symptom,
        "age": _age,
        "pregnancy": _pregnancy,
        "dose": _dose,
        "interval": _interval,
        "last_dose": _last_dose,
        "doses_given": _doses_given,
    }
    if kind in makes:
        return makes[kind](mention)
    if kind == "cause" and name in get_args(Cause):
        return Put(add={"causes": name})
    if kind == "condition" and name in get_args(Condition):
        return Put(add={"conditions": name})
    if kind == "medicine":
        return Put(add={"medicines": name})
    return Put(set={"medicines_asked": "yes"}) if kind == "medicine_none" else None


def _result(mention: Mapping[str, Any]) -> Put | None:
    value = mention.get("value")
    if mention["id"] not in ANALYTES or value is None or mention.get("value_max") is not None:
        return None
    row = {
        "analyte": str(mention["id"]),
        "value": f"{mention.get('comparator') or ''}{value}",
        "unit": mention.get("unit") or "",
        "taken_on": mention.get("taken_on") or "",
    }
    return Put(result={name: str(content) for name, content in row.items()})


def _symptom(mention: Mapping[str, Any]) -> Put | None:
    if mention["id"] not in get_args(Symptom):
        return None
    return Put(add={"symptoms_absent" if mention.get("negated") else "symptoms": str(mention["id"])})


def _age(mention: Mapping[str, Any]) -> Put | None:
    value, unit = mention.get("value"), mention.get("unit")
    return Put(set={"age": str(value)}) if isinstance(value, int) and unit in (None, "year") else None


def _pregnancy(mention: Mapping[str, Any]) -> Put | None:
    if mention["id"] not in ("pregnant", "breastfeeding"):
        return None
    return Put(set={str(mention["id"]): "no" if mention.get("negated") else "yes"})


def _dose(mention: Mapping[str, Any]) -> Put | None:
    value, factor = mention.get("value"), MICROGRAMS.get(str(mention.get("unit")).casefold())
    if factor is None or not isinstance(value, (int, float)) or mention.get("value_max") is not None:
        return None
    return Put(set={"treatment_dose_mcg": f"{value * factor:g}"})


def _interval(mention: Mapping[str, Any]) -> Put | None:
    """The days between, where one number says them; months count as in the mean of the calendar."""
    value, unit = mention.get("value"), mention.get("unit")
    if not isinstance(value, int) or mention.get("value_max") is not None or unit not in DAYS:
        return None
    return Put(set={"treatment_interval_days": str(round(value * DAYS[unit]))})


def _last_dose(mention: Mapping[str, Any]) -> Put | None:
    value = mention.get("value")
    return Put(set={"treatment_last_dose_on": value}) if isinstance(value, str) and value[:4].isdecimal() else None


def _doses_given(mention: Mapping[str, Any]) -> Put | None:
    value = mention.get("value")
    return Put(set={"treatment_doses_given": str(value)}) if isinstance(value, int) else None


def _value(mention: Mapping[str, Any], put: Put) -> str:
    """What would be put, as the page shows it behind the name of the fact."""
    if put.result:
        shown = (put.result["value"], put.result["unit"], put.result["taken_on"])
        return " ".join(part for part in shown if part)
    if "symptoms_absent" in put.add:
        return said("read", "absent")
    return next(iter(put.set.values()), "") if mention["type"] not in _PLAIN else ""
