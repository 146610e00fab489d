"""The facts of a case as fields of a form, and the case again from them; what no field holds stays as it was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from b12core import parse_case
from b12core.case import Case

Fields = dict[str, list[str]]
"""The fields as a browser sends them: each name with its values."""

SPARE_RESULTS = 2
"""Empty rows behind the results that are there."""

MOST_RESULTS = 60
"""Rows that are read."""

_YES_NO = {"yes": True, "no": False, "": None}
_LAB = ("analyte", "value", "unit", "taken_on", "before_treatment", "reference_low", "reference_high")
_DETAIL = ("procedure", "resection_cm", "medicine", "nitrous_oxide")
_TREATMENT = ("product", "dose_mcg", "route", "interval_days", "started_on", "last_dose_on", "doses_given")


def fields_of(case: Case) -> Fields:
    """The case as the form shows it."""
    content = case.model_dump(mode="json")
    patient, treatment, wishes = content["patient"], content["treatment"] or {}, content["preferences"]
    fields: dict[str, Any] = {
        "as_of": content["as_of"],
        "phase": case.phase,
        "cause": case.cause,
        "causes": [*case.causes],
        "symptom_course": case.symptom_course,
        "symptoms": [*(case.symptoms.present or ())],
        "symptoms_asked": "yes" if case.symptoms.present is not None else "",
        "symptoms_absent": [*case.symptoms.absent],
        "symptoms_absent_shown": "yes",
        **{f"cause_{name}": content["cause_detail"][name] for name in _DETAIL},
        "cause_resolved": _said(content["cause_detail"]["resolved"]),
        "age": patient["age"],
        "sex": patient["sex"],
        **{name: _said(patient[name]) for name in ("pregnant", "breastfeeding", "clinician_plan")},
        "conditions": [*(case.conditions or ())],
        "conditions_asked": "yes" if case.conditions is not None else "",
        "medicines": ", ".join(case.medicines or ()),
        "medicines_asked": "yes" if case.medicines is not None else "",
        **{f"treatment_{name}": treatment.get(name) for name in _TREATMENT},
        "treatment_stopped": _said(treatment.get("stopped")),
        "wish_route": wishes["route"],
        **{f"wish_{name}": "yes" if wishes[name] else "" for name in ("lower_dose", "stopping")},
    }
    for number, lab in enumerate(content["labs"]):
        value = lab["value"] if isinstance(lab["value"], str) else _short(lab["value"])
        fields |= {
            f"lab_{number}_analyte": lab["analyte"],
            f"lab_{number}_value": f"{lab['comparator'] or ''}{value}",
            f"lab_{number}_unit": lab["unit"],
            f"lab_{number}_taken_on": lab["taken_on"],
            f"lab_{number}_before_treatment": _said(lab["before_treatment"]),
            f"lab_{number}_reference_low": lab["reference_low"],
            f"lab_{number}_reference_high": lab["reference_high"],
        }
    fields["results"] = str(len(content["labs"]) + SPARE_RESULTS)
    return {name: _texts(value) for name, value in fields.items()}


def case_from(fields: Mapping[str, list[str]], base: Case) -> Case:
    """The case that the form holds; what the form has no field for is taken from the case that it was made from.

    Raises CaseError naming every field that cannot be used.
    """
    content = base.model_dump(mode="json")
    one = {name: values[0].strip() for name, values in fields.items() if values}
    content |= {name: one.get(name) or None for name in ("as_of", "phase", "cause", "symptom_course")}
    content["causes"] = fields.get("causes", [])
    content["patient"] |= {
        "age": _number(one.get("age")),
        "sex": one.get("sex") or None,
        "pregnant": _YES_NO.get(one.get("pregnant", "")),
        "breastfeeding": _YES_NO.get(one.get("breastfeeding", "")),
    }
    if "clinician_plan" in one:
        content["patient"]["clinician_plan"] = _YES_NO.get(one["clinician_plan"])
    if "cause_resolved" in one:
        content["cause_detail"] |= {name: one.get(f"cause_{name}") or None for name in _DETAIL}
        content["cause_detail"]["resection_cm"] = _number(one.get("cause_resection_cm"))
        content["cause_detail"]["resolved"] = _YES_NO.get(one["cause_resolved"])
    if "wish_route" in one:
        content["preferences"] = {
            "route": one["wish_route"],
            **{name: one.get(f"wish_{name}") == "yes" for name in ("lower_dose", "stopping")},
        }
    content["symptoms"] = _symptoms(fields, one, content["symptoms"])
    content["conditions"] = _asked(fields.get("conditions", []), one.get("conditions_asked"))
    medicines = [name.strip() for name in one.get("medicines", "").split(",") if name.strip()]
    content["medicines"] = _asked(medicines, one.get("medicines_asked"))
    content["labs"] = [*_results(one, content["labs"])]
    content["treatment"] = _treatment(one, content["treatment"])
    known = base.model_dump(mode="json")
    content["not_known"] = [
        path for path in content["not_known"] if _is_given(known, path) or not _is_given(content, path)
    ]
    return parse_case(content)


def _symptoms(fields: Mapping[str, list[str]], one: Mapping[str, str], before: dict[str, Any]) -> dict[str, Any]:
    """Ticked ones are there; one that was ticked before and is not now is not there; the others are as they were."""
    ticked = fields.get("symptoms", [])
    denied = fields.get("symptoms_absent", []) if one.get("symptoms_absent_shown") else before["absent"]
    absent = [name for name in denied if name not in ticked]
    absent += [name for name in before["present"] or () if name not in ticked and name not in absent]
    return {"present": _asked(ticked, one.get("symptoms_asked")), "absent": absent}


def _asked(values: list[str], asked: str | None) -> list[str] | None:
    """The values; an empty list where there are none and that was asked, None where it was not."""
    return values if values or asked else None


def _results(one: Mapping[str, str], before: list[dict[str, Any]]) -> Any:
    """The rows that name an analyte; what a row has no field for stays while it is the same analyte."""
    told = one.get("results", "")
    for number in range(min(int(told) if told.isdecimal() else 0, MOST_RESULTS)):
        row = {name: one.get(f"lab_{number}_{name}", "") for name in _LAB}
        if not row["analyte"] or not row["value"]:
            continue
        kept = before[number] if number < len(before) and before[number]["analyte"] == row["analyte"] else {}
        value: Any = _number(row["value"])
        more = {}
        if f"lab_{number}_before_treatment" in one:
            ends = {name: _number(row[name]) for name in ("reference_low", "reference_high")}
            more = {"before_treatment": _YES_NO.get(row["before_treatment"]), **ends}
        yield {
            **kept,
            "analyte": row["analyte"],
            "value": value,
            "comparator": None,
            "unit": row["unit"] or None,
            "taken_on": row["taken_on"] or None,
            **more,
        }


def _treatment(one: Mapping[str, str], before: dict[str, Any] | None) -> dict[str, Any] | None:
    given: dict[str, Any] = {name: one.get(f"treatment_{name}") or None for name in _TREATMENT}
    given |= {name: _number(given[name]) for name in ("dose_mcg", "interval_days", "doses_given")}
    given["stopped"] = _YES_NO.get(one.get("treatment_stopped", ""))
    if any(value is not None for value in given.values()):
        return given
    return None if before is None or any(value is not None for value in before.values()) else before


def _number(text: str | None) -> Any:
    """The number; the text itself where it is none, so that it is refused by its field; None for nothing."""
    try:
        return float(text) if text and not text.isdecimal() else int(text) if text else None
    except ValueError:
        return text


def _is_given(content: dict[str, Any], path: str) -> bool:
    """Whether something stands at a path that was not known before."""
    first, _, rest = path.partition(".")
    if first == "labs":
        return any(lab["analyte"] == rest for lab in content["labs"])
    value = content.get(first)
    return value is not None if not rest else isinstance(value, dict) and value.get(rest) is not None


def _short(number: float) -> str:
    """The number without needless digits, and not one that counts less."""
    short = f"{number:.12g}"
    return short if float(short) == number else repr(number)


def _said(value: bool | None) -> str:
    return next(word for word, meant in _YES_NO.items() if meant is value)


def _texts(value: Any) -> list[str]:
    if isinstance(value, list):
        return [str(each) for each in value]
    if isinstance(value, float):
        return [_short(value)]
    return ["" if value is None else value.isoformat() if isinstance(value, dt.date) else str(value)]
