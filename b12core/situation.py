"""What is true of a case, as plain facts that rules can name (`symptom:chest_pain`, `band:mma:raised`).

The judgement works from a `Situation` alone, so that it can be run again with one thing changed.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from b12core.case import Lab
from b12core.identifiers import (
    ANALYTES,
    CAUSES,
    CONDITIONS,
    DIFFERENCES,
    PRODUCTS,
    SYMPTOM_COURSES,
    SYMPTOMS,
    Cause,
    Phase,
    Procedure,
    Product,
)
from b12core.knowledge import Knowledge
from b12core.knowledge.schema import BandEntry, Condition, ThresholdEntry
from b12core.units import Reading


class Features(NamedTuple):
    """The few discrete things that decide which regimen, refusal or question comes out."""

    phase: Phase | None = None
    cause: Cause | None = None
    also: tuple[Cause, ...] = ()
    """The other causes that are known, in the order of the contract."""
    procedure: Procedure | None = None
    antibody: bool = False
    """An intrinsic factor antibody that counts is positive, which makes pernicious anaemia likely, named or not."""
    bowel: Literal["short", "long", "unknown"] = "unknown"
    """How much terminal ileum was removed: too little to matter by the source, or more."""
    neuro: Literal["definite", "possible", "none", "unknown"] = "unknown"
    worse: bool = False
    """Whether symptoms are worsening."""
    better: bool = False
    """Whether symptoms are improving or gone."""
    plateaued: bool = False
    """Whether symptoms got better and have stopped getting better, in a first course that is under way."""
    symptoms: Literal["some", "none", "unknown"] = "unknown"
    b12: Literal["deficient", "indeterminate", "unlikely", "unknown"] = "unknown"
    b12_may_be_lower: bool = False
    """The result has a comparator (`< 200`), and `b12` is the highest band that it may lie in."""
    metabolites: Literal["raised", "raised_with_kidney_disease", "not_raised", "unknown"] = "unknown"
    anaemia: Literal["none", "present", "severe", "unknown"] = "unknown"
    severe: bool = False
    """Severe anaemia or pancytopenia is known."""
    megaloblastic: bool = False
    """A megaloblastic anaemia is suspected from the blood count."""
    expecting: bool = False
    """Pregnant or breastfeeding."""
    pregnant: bool = False
    cause_gone: bool = False
    """Whether the cause is said to be removed."""
    treated: bool = False
    level_in_treatment: bool = False
    """A B12 level taken during treatment is known."""
    level_masked: bool = False
    nitrous_oxide_goes_on: bool = False
    """Nitrous oxide is among the causes, and is not known to have been stopped."""
    tablets_fail: bool = False
    """B12 that is swallowed or sprayed is in use, and a low level, a raised MMA or worsening shows that it fails."""
    failing_dose: float | None = None
    """The dose in mcg that is swallowed every day and fails; None where none does, or it was not told."""
    lapsed: bool = False
    """Treatment was left so long ago that it counts as none."""
    begins_again: bool = False
    """Long-term treatment is started anew: it was stopped, has lapsed, or is swallowed and fails."""
    low_again: bool = False
    """It begins again with a B12 level that is low since the last dose, or on what is swallowed."""
    rightly_stopped: bool = False
    """Treatment was stopped once its cause had gone and all symptoms with it, and nothing speaks against that now."""
    doses_given: int | None = None
    loading_product: Product | None = None
    loading_interval: float | None = None
    loading_dose: float | None = None
    """The single dose of the loading in use, in mcg."""
    loading_days: int | None = None
    """From the first to the last dose of the loading in use, in days."""
    loading_left: bool = False
    """The last loading dose was so long ago that a course which the doses given do not complete is broken off."""
    injected_product: Product | None = None
    """What is injected now: in a loading under way, or in long-term treatment that was neither stopped nor left."""

    @property
    def causes(self) -> tuple[Cause, ...]:
        """Every cause that is known, the one named first in front."""
        return (self.cause, *self.also) if self.cause is not None else ()


class LabFinding(NamedTuple):
    """A result with its reading, the band it falls into, and what weakens it."""

    lab: Lab
    reading: Reading
    band: BandEntry | None
    during_treatment: bool
    old: bool
    met: tuple[ThresholdEntry, ...] = ()
    """The limits beyond which the result lies."""


class Situation(NamedTuple):
    """A case as the rules see it."""

    features: Features
    facts: frozenset[str]
    findings: tuple[LabFinding, ...] = ()

    def with_facts(self, more: set[str]) -> Situation:
        """The same situation with more facts."""
        return Situation(self.features, self.facts | more, self.findings)


def holds(condition: Condition, facts: set[str] | frozenset[str]) -> bool:
    """Whether a rule's condition holds among the facts."""
    if condition.all and not facts.issuperset(condition.all):
        return False
    if condition.any and facts.isdisjoint(condition.any):
        return False
    return not condition.none or facts.isdisjoint(condition.none)


def reasons_for(condition: Condition, facts: frozenset[str]) -> tuple[str, ...]:
    """The input paths that made a condition hold, sorted; the results, for what only the results show."""
    named = (*condition.all, *(fact for fact in condition.any if fact in facts))
    paths: set[str] = set()
    for fact in named:
        paths |= (fact.startswith("condition:") and _shown(fact, facts)) or {input_path(fact)}
    return tuple(sorted(paths - {""}))


def _shown(fact: str, facts: frozenset[str]) -> set[str]:
    """The inputs that show a condition which results, and not only a tick, bear out."""
    mark = shown_by(fact, "")
    return {other.removeprefix(mark) for other in facts if other.startswith(mark)}


def shown_by(fact: str, path: str) -> str:
    """The mark among the facts that an input shows another fact (`labs.platelets`, `condition:pancytopenia`)."""
    return f"shown_by:{fact}:{path}"


_PATHS = {
    "symptom": "symptoms.present",
    "absent": "symptoms.absent",
    "passed": "symptoms.passed",
    "unsettled_sign": "symptoms.passed",
    "neuro": "symptoms.present",
    "condition": "conditions",
    "conditions": "conditions",
    "medicine": "medicines",
    "medicines": "medicines",
    "class": "medicines",
    "cause": "cause",
    "phase": "phase",
    "course": "symptom_course",
    "procedure": "cause_detail.procedure",
    "age": "patient.age",
    "sex": "patient.sex",
    "pregnant": "patient.pregnant",
    "pregnancy": "patient.pregnant",
    "breastfeeding": "patient.breastfeeding",
    "anaemia": "labs.haemoglobin",
    "treatment": "treatment",
    "untreated": "treatment",
    "loading_under_way": "treatment",
    "loading_course": "treatment.doses_given",
    "loading_doses": "treatment.doses_given",
    "loading_left": "treatment.last_dose_on",
    "tablets_fail": "treatment.route",
    "clinician_plan": "patient.clinician_plan",
    "other_drug": "requested_drug",
    "regimen": "",
    "offered": "",
    "outcome": "",
    "ruled_out": "",
    "draft": "treatment",
    "in_use": "treatment",
    "route": "treatment.route",
    "stage": "phase",
    "deficiency": "labs.serum_b12",
    "shortage": "labs.serum_b12",
    "cause_group": "cause",
    "cause_resolved": "cause_detail.resolved",
    "nitrous_oxide": "cause_detail.nitrous_oxide",
    "resection": "cause_detail.resection_cm",
    "level_in_treatment_low": "labs.serum_b12",
    "level_old": "labs.serum_b12",
    "haemoglobin_old": "labs.haemoglobin",
    "level_in_treatment_not_low": "labs.serum_b12",
    "preference": "preferences",
    "severity": "labs.haemoglobin",
    "megaloblastic": "labs.haemoglobin",
    "treatment_lapsed": "treatment.last_dose_on",
    "lapsed_without_a_level": "treatment.last_dose_on",
    "treatment_stopped": "treatment.stopped",
    "tolerated": "treatment",
    "reacted": "reacted_to",
    "ordered": "ordered",
    "doses_missed": "treatment.last_dose_on",
    "nerve_course": "symptom_course",
    "several_causes": "causes",
    "protocol": "",
}
"""Which input a family of facts comes from."""


def input_path(fact: str) -> str:
    """The input path that a fact comes from; empty where it comes from none."""
    family, _, rest = fact.partition(":")
    if family in (
        "lab",
        "lab_missing",
        "band",
        "unsettled",
        "soon_after_dose",
        "below_own_range",
        "above_own_range",
        "against_own_range",
    ):
        return f"labs.{rest.partition(':')[0]}"
    if family in ANALYTES:
        return f"labs.{family}"
    return _PATHS[family]


def known_facts(knowledge: Knowledge) -> frozenset[str]:
    """Every fact that can ever be true; a rule that names another one is unreachable."""
    facts = {f"symptom:{symptom}" for symptom in SYMPTOMS} | {f"absent:{symptom}" for symptom in SYMPTOMS}
    facts |= {f"passed:{symptom}" for symptom in SYMPTOMS} | {f"unsettled_sign:{symptom}" for symptom in SYMPTOMS}
    facts |= {f"condition:{condition}" for condition in CONDITIONS}
    facts |= {f"cause:{cause}" for cause in (*CAUSES, "not_asked")}
    facts |= {f"course:{course}" for course in SYMPTOM_COURSES}
    facts |= {f"lab:{analyte}" for analyte in ANALYTES} | {f"lab_missing:{analyte}" for analyte in ANALYTES}
    facts |= {f"unsettled:{analyte}" for analyte, bands in knowledge.bands.items() if bands}
    facts |= {f"band:{analyte}:{band.meaning}" for analyte, bands in knowledge.bands.items() for band in bands}
    facts |= {f"neuro:{value}" for value in ("definite", "possible", "none", "unknown")}
    facts |= {f"anaemia:{value}" for value in ("none", "present", "severe", "unknown")}
    facts |= {f"severity:{value}" for value in ("severe", "not_severe", "unknown")}
    facts |= {"megaloblastic:suspected", "treatment_lapsed", "lapsed_without_a_level"}
    facts |= {"treatment_stopped", "doses_missed", "loading_left"}
    facts |= {"nerve_course:offered", "several_causes"}
    facts |= {f"phase:{value}" for value in ("repletion", "maintenance", "unknown", "not_maintenance")}
    facts |= {f"stage:{value}" for value in ("repletion", "maintenance", "prevention", "open")}
    facts |= {f"sex:{value}" for value in ("female", "male", "unknown")}
    facts |= {threshold.fact for threshold in knowledge.thresholds}
    facts |= {derived.gives for derived in knowledge.derived}
    facts |= {f"{side}_own_range:{analyte}" for analyte in ANALYTES for side in ("below", "above", "against")}
    facts |= {f"soon_after_dose:{analyte}" for timing in knowledge.timings for analyte in timing.analytes}
    for medicine in knowledge.vocabulary.of("medicines"):
        facts.add(f"medicine:{medicine.id}")
        facts |= {f"class:{name}" for name in medicine.classes}
    return frozenset(
        facts
        | {
            "age:unknown",
            "conditions:unknown",
            "medicines:unknown",
            "procedure:specialist",
            "procedure:known",
            "resection:complete",
            "resection:length_unknown",
        }
        | {"pregnant", "breastfeeding", "clinician_plan", "pregnancy:unknown", "pregnancy:possible", "other_drug"}
        | {
            "untreated",
            "loading_under_way",
            "loading_doses:unknown",
            "tablets_fail",
            "nerve_course:not_asked",
            "nerve_course:not_read",
            "nerve_course:drafted",
            "loading_course:complete",
            "loading_course:at_plateau",
            "loading_course:stage_complete",
            "loading_course:later_stage",
            "loading_course:open",
            "loading_course:another",
            "loading_course:broken_off",
        }
        | {f"ruled_out:{product}" for product in PRODUCTS}
        | {f"draft:{change}" for change in ("same", "gives_less", "less_of_the_same", *DIFFERENCES)}
        | {
            "in_use:oral",
            "in_use:injection",
            "in_use:unknown_injection",
            "in_use:cyanocobalamin",
            "in_use:intravenous",
            "route:under_the_skin",
            "treatment:dose_outside_cited",
            "reacted:to_another_only",
            "draft:another_than_before",
            "ordered:schedule",
            "ordered:another",
            "ordered:option",
            "ordered:same",
            "deficiency:undecided",
            "deficiency:not_shown",
            "cause_resolved",
            "nitrous_oxide:goes_on",
            "nitrous_oxide:stopped",
        }
        | {
            "regimen:any",
            "regimen:none",
            "regimen:injection",
            "regimen:cyanocobalamin_injection",
            "regimen:oral",
            "outcome:emergency",
            "offered:injection",
            "offered:open",
            "preference:oral",
            "preference:injection",
            "preference:lower_dose",
            "preference:stop",
        }
        | {"level_in_treatment_low", "level_in_treatment_not_low", "level_old", "haemoglobin_old"}
        | {f"cause_group:{cause.group}" for cause in knowledge.causes.values()}
        | {f"protocol:{protocol}" for protocol in knowledge.protocols}
    )
