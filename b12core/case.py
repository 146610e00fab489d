"""The input value of the dosing core: what is known about one person, as JSON or as a pydantic model.

Everything may be missing. A field that is absent was *not asked*; a field named in `not_known` was asked and the
answer is not known; a value is a value. The three are never treated alike.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from b12core.identifiers import (
    Analyte,
    Cause,
    Comparator,
    Condition,
    Phase,
    Procedure,
    Product,
    Route,
    RoutePreference,
    Sex,
    Symptom,
    SymptomCourse,
)

ShortText = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]


class _Part(BaseModel):
    """A part of the case: immutable, and an unknown key is an error rather than a loss."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class CauseDetail(_Part):
    """What narrows the cause down: the operation, how much bowel was removed (cm), the medicine."""

    procedure: Procedure | None = None
    resection_cm: float | None = Field(default=None, ge=0, le=700)
    medicine: ShortText | None = None
    resolved: bool | None = None
    """True when the cause has been removed (diet corrected, medicine stopped, infection treated)."""


class Symptoms(_Part):
    """Symptoms asked about: present, absent. A symptom in neither list was not asked, or not known.

    `present` left out: symptoms were not asked about. An empty list: asked, and none is there.
    """

    present: tuple[Symptom, ...] | None = None
    absent: tuple[Symptom, ...] = ()


class Lab(_Part):
    """One laboratory result as entered. `value` is in `unit`; an antibody result is `positive` or `negative`."""

    analyte: Analyte
    value: float | Literal["positive", "negative", "indeterminate"]
    unit: ShortText | None = None
    comparator: Comparator | None = None
    taken_on: dt.date | None = None
    before_treatment: bool | None = None
    reference_low: float | None = None
    reference_high: float | None = None


class Patient(_Part):
    """Age in whole years, sex, pregnancy and breastfeeding; each may be missing."""

    age: int | None = Field(default=None, ge=0, le=125)
    sex: Sex | None = None
    pregnant: bool | None = None
    breastfeeding: bool | None = None
    clinician_plan: bool | None = None
    """True when a clinician already directs the treatment in pregnancy or breastfeeding."""


class Treatment(_Part):
    """The B12 treatment in use: product, dose in micrograms, route, interval in days, dates, doses given so far."""

    product: Product | None = None
    dose_mcg: float | None = Field(default=None, gt=0)
    route: Route | None = None
    interval_days: float | None = Field(default=None, gt=0, le=1000)
    started_on: dt.date | None = None
    last_dose_on: dt.date | None = None
    doses_given: int | None = Field(default=None, ge=0, le=5000)


class Preferences(_Part):
    """What the person asks for: the route, whether the lower maintenance dose is being considered, whether to stop."""

    route: RoutePreference = "any"
    lower_dose: bool = False
    stopping: bool = False


class Case(_Part):
    """Everything the core may use about one person on one day (`as_of`)."""

    as_of: dt.date | None = None
    phase: Phase | None = None
    cause: Cause | None = None
    cause_detail: CauseDetail = CauseDetail()
    symptoms: Symptoms = Symptoms()
    symptom_course: SymptomCourse | None = None
    labs: tuple[Lab, ...] = ()
    patient: Patient = Patient()
    conditions: tuple[Condition, ...] | None = None
    """None: not asked. Empty: asked, and none of those listed in the contract."""
    medicines: tuple[ShortText, ...] | None = None
    treatment: Treatment | None = None
    preferences: Preferences = Preferences()
    requested_drug: ShortText | None = None
    """A drug other than B12 whose dose was asked for; it puts the case outside the scope."""
    not_known: tuple[ShortText, ...] = ()
    """Paths (such as `labs.serum_b12`) that were asked for and whose answer is not known."""
