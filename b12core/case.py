"""The input value of the dosing core: what is known about one person, as JSON or as a pydantic model.

Everything may be missing. A field that is absent was *not asked*; a field named in `not_known` was asked and the
answer is not known; a value is a value. The three are never treated alike.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from b12core.identifiers import (
    Analyte,
    Cause,
    Comparator,
    Condition,
    NitrousOxideUse,
    Phase,
    Procedure,
    Product,
    Reacted,
    Route,
    RoutePreference,
    Sex,
    Symptom,
    SymptomCourse,
)


def _no_truth(value: Any) -> Any:
    """The value, unless it is `true` or `false`, which are no numbers."""
    if isinstance(value, bool):
        raise ValueError("a truth value is no number")
    return value


def _written_day(value: Any) -> Any:
    """The value, unless it is a number, which could be seconds as well as a day."""
    if isinstance(value, int | float):
        raise ValueError("a number is no day")
    return value


ShortText = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
_NO_TRUTH = BeforeValidator(_no_truth)
Measured = Annotated[float, _NO_TRUTH]
Number = Annotated[float, Field(allow_inf_nan=False), _NO_TRUTH]
Day = Annotated[dt.date, BeforeValidator(_written_day)]

ANTIBODY_RESULTS = ("positive", "negative", "indeterminate")
_RESULTS_IN_WORDS = (*ANTIBODY_RESULTS, "undetectable")
_RESULT_WITH_SIGN = re.compile(r"(<=|>=|=<|=>|<|>|≤|≥)\s*(\d+(?:\.\d+)?)")
_SIGNS: dict[str, Comparator] = {"≤": "<=", "=<": "<=", "≥": ">=", "=>": ">="}


class _Part(BaseModel):
    """A part of the case: immutable, and an unknown key is an error rather than a loss."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class CauseDetail(_Part):
    """What narrows the cause down: the operation, how much bowel was removed (cm), the medicine."""

    procedure: Procedure | None = None
    resection_cm: Annotated[float, Field(ge=0, le=700, allow_inf_nan=False), _NO_TRUTH] | None = None
    medicine: ShortText | None = None
    resolved: bool | None = None
    """True when the cause has been removed (diet corrected, medicine stopped, infection treated)."""
    nitrous_oxide: NitrousOxideUse | None = None
    """Whether recreational nitrous oxide is still used, where it is among the causes; None where that was not told."""


class Symptoms(_Part):
    """Symptoms asked about: present, absent. A symptom in neither list was not asked, or not known.

    `present` left out: symptoms were not asked about. An empty list: asked, and none is there.
    """

    present: tuple[Symptom, ...] | None = None
    absent: tuple[Symptom, ...] = ()
    passed: tuple[Symptom, ...] = ()
    """Signs of an emergency that were there of late and are gone; neither present nor absent."""
    settled: tuple[Symptom, ...] = ()
    """Those of `passed` that a clinician has looked at since, or that are long ago."""


class Lab(_Part):
    """One laboratory result as entered. `value` is in `unit`; an antibody result is `positive` or `negative`.

    `undetectable` is a B12 or folate below what the laboratory can detect, where it reported no number.
    `"<200"` as a value is `200` with the comparator `<`.
    """

    analyte: Analyte
    value: Measured | Literal["positive", "negative", "indeterminate", "undetectable"]
    unit: ShortText | None = None
    comparator: Comparator | None = None
    taken_on: Day | None = None
    taken_by: Day | None = None
    """The last day on which it can have been taken, where no day is known (`in March 2021`); it counts as no older."""
    before_treatment: bool | None = None
    earlier: bool | None = None
    """True where a newer result of the same analyte is given besides, and no days tell which is which."""
    reference_low: Number | None = None
    reference_high: Number | None = None

    @model_validator(mode="before")
    @classmethod
    def _as_reported(cls, content: Any) -> Any:
        """Takes a sign in front of the value, and capitals of a result in words, as reports print them."""
        if not isinstance(content, dict):
            return content
        value, comparator = content.get("value"), content.get("comparator")
        known = _SIGNS.get(comparator, comparator) if isinstance(comparator, str) else comparator
        if not isinstance(value, str):
            return content if known == comparator else {**content, "comparator": known}
        signed = _RESULT_WITH_SIGN.fullmatch(value.strip())
        if signed is None:
            word = value.strip().lower()
            return {**content, "value": word} if word in _RESULTS_IN_WORDS else content
        sign = _SIGNS.get(signed[1], signed[1])
        if known not in (None, sign):
            return content
        return {**content, "value": float(signed[2]), "comparator": sign}


class Patient(_Part):
    """Age in whole years, sex, pregnancy and breastfeeding; each may be missing."""

    age: Annotated[int, Field(ge=0, le=125), _NO_TRUTH] | None = None
    sex: Sex | None = None
    pregnant: bool | None = None
    pregnancy_possible: bool | None = None
    """True where a pregnancy is possible and no test has told; it counts only while `pregnant` is missing."""
    breastfeeding: bool | None = None
    clinician_plan: bool | None = None
    """True when a clinician already directs the treatment in pregnancy or breastfeeding."""


class Treatment(_Part):
    """The B12 treatment in use: product, dose in micrograms, route, interval in days, dates, doses given so far.

    Of a treatment that was stopped, what it was.
    """

    product: Product | None = None
    dose_mcg: Annotated[float, Field(gt=0, allow_inf_nan=False), _NO_TRUTH] | None = None
    route: Route | None = None
    interval_days: Annotated[float, Field(gt=0, le=1000, allow_inf_nan=False), _NO_TRUTH] | None = None
    started_on: Day | None = None
    last_dose_on: Day | None = None
    doses_given: Annotated[int, Field(ge=0, le=5000), _NO_TRUTH] | None = None
    stopped: bool | None = None
    """True where B12 was given and is given no more, whoever stopped it; `last_dose_on` tells since when."""


class Order(_Part):
    """A schedule that a clinician has ordered or said, whether or not it has begun, as far as it was told."""

    product: Product | None = None
    dose_mcg: Annotated[float, Field(gt=0, allow_inf_nan=False), _NO_TRUTH] | None = None
    route: Route | None = None
    interval_days: Annotated[float, Field(gt=0, le=1000, allow_inf_nan=False), _NO_TRUTH] | None = None
    doses: Annotated[int, Field(gt=0, le=5000), _NO_TRUTH] | None = None
    words: ShortText | None = None
    """The order as it was told, where it was told in words; they are shown as they are."""


class Preferences(_Part):
    """What the person asks for: the route, whether the lower maintenance dose is being considered, whether to stop."""

    route: RoutePreference = "any"
    lower_dose: bool = False
    stopping: bool = False


class Case(_Part):
    """Everything the core may use about one person on one day (`as_of`)."""

    as_of: Day | None = None
    phase: Phase | None = None
    cause: Cause | None = None
    causes: tuple[Cause, ...] = ()
    """Every cause that is known, besides `cause`; the order does not count."""
    cause_detail: CauseDetail = CauseDetail()
    symptoms: Symptoms = Symptoms()
    symptom_course: SymptomCourse | None = None
    labs: tuple[Lab, ...] = ()
    patient: Patient = Patient()
    conditions: tuple[Condition, ...] | None = None
    """None: not asked. Empty: asked, and none of those listed in the contract."""
    reacted_to: tuple[Reacted, ...] = ()
    """What an earlier reaction to B12 came from, as far as that was told; empty where it was not, or there was none."""
    medicines: tuple[ShortText, ...] | None = None
    treatment: Treatment | None = None
    ordered: Order | None = None
    preferences: Preferences = Preferences()
    requested_drug: ShortText | None = None
    """A drug other than B12 whose dose was asked for; it puts the case outside the scope."""
    not_known: tuple[ShortText, ...] = ()
    """Paths (such as `labs.serum_b12`) that were asked for and whose answer is not known."""
