"""What is known about the person so far, read from the conversation's slots and written back to them.

Each fact keeps apart *not asked* (nothing stands anywhere), *asked and not known* (`not_known`) and a value.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from b12core.identifiers import ANALYTES, Comparator

LAB_SLOT = "lab_{}"
ON_TREATMENT = "maintenance"
STOPPED = "stopped"
"""What stands in place of the phase where treatment was had and is had no more."""
OPERATIONS = ("bariatric_surgery", "ileal_resection")
"""Causes whose operation the core tells apart."""
NITROUS_OXIDE = "nitrous_oxide"
"""The cause of which it counts whether it is still used; the detail of the cause that tells it has the same name."""
B12_RESULTS = ("serum_b12", "active_b12")
"""Analytes that are the B12 level itself."""
TODAY = "today"
Doubt = Literal["unit", "unusual", "impossible", "which"]


class _Stored(BaseModel):
    model_config = ConfigDict(extra="ignore")


class LabFact(_Stored):
    """One result as typed; `undetectable` where the laboratory gave no number.

    `unit` is None where the person could not say which it is."""

    value: float | Literal["positive", "negative", "indeterminate", "undetectable"]
    unit: str | None = None
    comparator: Comparator | None = None
    taken_on: str | None = None
    told_time: str | None = None
    """The time that it is told to be from, in the words that were typed: `last year`; None where a day was."""
    not_before: str | None = None
    """The first and the last day that those words can mean, as ISO days; none where they only say `before`."""
    not_after: str | None = None
    before_treatment: bool | None = None
    """Whether it was taken before B12 was given, or since; None where that was not told."""
    reference_low: float | None = None
    """The ends of its own range, of a result that is judged by that range alone."""
    reference_high: float | None = None
    typed: str = ""


class PendingLab(_Stored):
    """A result that cannot be used yet: its unit is not known, it is not plausible, or two were given."""

    analyte: str
    doubt: Doubt
    candidates: list[LabFact]


class Ordered(_Stored):
    """A schedule that a clinician has ordered: in the words that told it, and what of it was read."""

    words: str
    product: str | None = None
    dose_mcg: float | None = None
    interval_days: float | None = None
    doses: int | None = None


class PartOfADose(_Stored):
    """What was told of a dose that is none yet: a part of an mL or of a vial, how strong it is, or an amount that may
    be either.
    """

    typed: str | None = None
    share: float | None = None
    """How many mL are given, or which part of a vial."""
    of: Literal["ml", "vial"] = "ml"
    strength_typed: str | None = None
    mcg_per_ml: float | None = None
    mcg: float | None = None
    """Micrograms that may be the dose, or what is in each mL or in the vial."""


class Facts(_Stored):
    """The facts of one case as the conversation holds them; field names are slot names."""

    whose: str | None = None
    """Whose plan it is: `self`, or a person of `people.yml`; None where nobody else was named."""
    phase: str | None = None
    cause: str | None = None
    """The cause that was named first; `causes` holds those that were named beside it."""
    causes: list[str] = []
    cause_detail: dict[str, Any] = {}
    symptoms_present: list[str] = []
    symptoms_absent: list[str] = []
    symptoms_not_known: list[str] = []
    acute_signs: list[str] = []
    """Signs whose words make them an emergency whatever the symptom ("sudden weakness on one side")."""
    signs_over: list[str] = []
    """Urgent signs that were there and are over by the person's own word."""
    signs_settled: list[str] = []
    """Those of them that a clinician has looked at since, or that are long ago, by the person's own word."""
    signs_explained: list[str] = []
    """Signs that are there, and have another cause or are old by the person's own word: no signs of B12 yet."""
    signs_lasting: list[str] = []
    """Urgent signs that are there, and came slowly or are old by the person's own word."""
    symptom_course: str | None = None
    labs: dict[str, LabFact] = {}
    earlier_labs: dict[str, list[LabFact]] = {}
    """Results of an analyte from before the one that counts; one without a unit has the unit of that one."""
    pending_labs: list[PendingLab] = []
    age: int | None = Field(default=None, ge=0, le=125)
    sex: Literal["female", "male"] | None = None
    pregnant: bool | None = None
    pregnancy_possible: bool | None = None
    """Whether a pregnancy is possible by the person's word, and no test has told."""
    breastfeeding: bool | None = None
    conditions: list[str] = []
    conditions_absent: list[str] = []
    reacted_to: list[str] = []
    """What a reaction to B12 came from: products, or `injection` where no product was named."""
    other_allergies: list[str] = []
    """Allergies that no rule knows, as they were typed: for the clinician alone."""
    other_conditions: list[str] = []
    """Illnesses, events and operations that no rule knows, as they were typed: for the clinician alone."""
    other_results: list[str] = []
    """Results of tests that no rule knows, as they were typed: for the clinician alone."""
    medicines: list[str] = []
    product: str | None = None
    dose_mcg: float | None = Field(default=None, gt=0)
    dose_typed: str | None = None
    dose_waits: PartOfADose | None = None
    """A volume or a strength that was told for the dose, which waits for the other."""
    route: str | None = None
    interval_days: float | None = Field(default=None, gt=0, le=1000)
    last_dose_on: str | None = None
    last_dose_about: str | None = None
    """The month, season or year of the last dose as it was told, where no day is known: for the clinician alone."""
    doses_given: int | None = Field(default=None, ge=0, le=5000)
    """How many doses of B12 were given so far."""
    stopped: bool = False
    """Whether B12 was had and is had no more, whoever stopped it; the phase is then that of long-term treatment."""
    why_stopped: list[str] = []
    """Why it was stopped, in the sentences that told it: for the clinician alone."""
    ordered: Ordered | None = None
    """The schedule that a clinician has ordered, the last one told; it stands beside every draft."""
    loading: Literal["begun", "over"] | None = None
    """Whether the first course of injections is under way or over, where it was told."""
    protocol: str | None = None
    """The protocol that a clinician chose, which nothing replaces; None: the clinic's in their order."""
    start_date: str | None = None
    """The day that a schedule is to count from (ISO, or `today`): a wish about dates, no fact of the case."""
    closed: list[str] = []
    """Questions that were answered outright: `none of these`, `no other results`, `yes, that's right`."""
    only_ask: list[str] | None = None
    """The only questions that are asked, where a clinician gave the case in one message; None: all of them."""
    left_out: list[str] = []
    """Questions that are not asked, since no answer to them would change anything (leaving_out.py)."""
    not_known: list[str] = []
    """Questions whose answer the person does not know."""

    @property
    def is_of_a_case(self) -> bool:
        """Whether anything was told of a shortage of B12 or its treatment; who somebody is alone is none."""
        told = (self.cause not in (None, "unknown"), self.phase not in (None, "unsure"), self.symptoms_present)
        treated = (self.product, self.dose_mcg, self.interval_days, self.last_dose_on, self.doses_given)
        return any(
            (*told, *treated, self.labs, self.pending_labs, self.acute_signs, self.signs_over, self.signs_lasting)
        )

    @property
    def all_causes(self) -> list[str]:
        """Every cause that was named, the first one first."""
        return [cause for cause in (self.cause, *self.causes) if cause is not None]


FACT_SLOTS = tuple(name for name in Facts.model_fields if name != "labs")


def facts_from_slots(slots: Mapping[str, Any]) -> Facts:
    """The facts that the slots hold; a value that does not fit its slot counts as never given."""
    values = {name: slots[name] for name in FACT_SLOTS if slots.get(name) is not None}
    labs: dict[str, Any] = {
        analyte: slots[LAB_SLOT.format(analyte)] for analyte in ANALYTES if slots.get(LAB_SLOT.format(analyte))
    }
    try:
        return Facts.model_validate({**values, "labs": labs})
    except ValidationError as error:
        for problem in error.errors():
            top = problem["loc"][0]
            if top == "labs":
                labs.pop(str(problem["loc"][1]), None)
            else:
                values.pop(str(top), None)
        return Facts.model_validate({**values, "labs": labs})


def changed_slots(before: Facts, after: Facts) -> dict[str, Any]:
    """The slots, with JSON values, in which two states of the facts differ."""
    old, new = _as_slots(before), _as_slots(after)
    return {name: value for name, value in new.items() if value != old[name]}


def _as_slots(facts: Facts) -> dict[str, Any]:
    content = facts.model_dump(mode="json")
    labs = content.pop("labs")
    slots = {name: value if value not in ([], {}) else None for name, value in content.items()}
    slots["only_ask"] = facts.only_ask
    return slots | {LAB_SLOT.format(analyte): labs.get(analyte) for analyte in ANALYTES}
