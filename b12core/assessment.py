"""From the case as entered to the situation that the rules judge: person, symptoms, results, treatment."""

from __future__ import annotations

import functools
from typing import Literal

from b12core.case import Case
from b12core.derived_conditions import derive
from b12core.errors import CaseError
from b12core.identifiers import ANALYTES, CAUSES, Cause
from b12core.knowledge import Knowledge
from b12core.lab_findings import (
    add_band_facts,
    add_timing_facts,
    finding_of,
    has_level_since_the_last_dose,
    is_superseded,
    low_since_the_last_dose,
)
from b12core.limits import met_by, own_range_facts
from b12core.markers import b12_band, how_anaemic, is_megaloblastic, metabolites
from b12core.situation import Features, LabFinding, Situation
from b12core.treatment_in_use import (
    days_of_loading,
    doses_missed,
    failing_dose,
    has_lapsed,
    injected_product,
    loading_left,
    tablets_fail,
    treatment_facts,
    was_reacted_to_elsewhere,
)
from b12core.units import read_labs

_LAB_MISSING = {analyte: f"lab_missing:{analyte}" for analyte in ANALYTES}
_NUMBERS_KEPT = 512
"""Ages and lengths of bowel whose facts are kept: there are few of them, and they hold nothing else of a person."""
_NO_LAB = frozenset(_LAB_MISSING.values())


def assess(case: Case, knowledge: Knowledge) -> Situation:
    """The situation of a case. Raises CaseError for a value that cannot be understood as entered."""
    facts: set[str] = set()
    _person(case, knowledge, facts)
    _symptoms(case, facts)
    _conditions_and_medicines(case, knowledge, facts)
    cause, also = _causes(case, knowledge, facts)
    _phase(case, facts)
    lapsed = has_lapsed(case, knowledge)
    treated = treatment_facts(case, knowledge, facts, lapsed)
    readings = read_labs(case.labs, knowledge)
    findings = tuple(
        finding_of(lab, reading, case, knowledge, facts, treated, lapsed)
        for lab, reading in zip(case.labs, readings, strict=True)
    )
    for finding in findings:
        facts.add(f"lab:{finding.lab.analyte}")
        if is_superseded(finding, findings):
            continue
        add_band_facts(finding, knowledge, facts)
        add_timing_facts(finding.lab, case, knowledge, facts)
        if finding.reading.value is not None:
            facts.update(own_range_facts(finding.lab))
    facts |= _NO_LAB.difference([_LAB_MISSING[finding.lab.analyte] for finding in findings]) if findings else _NO_LAB
    if not lapsed and was_reacted_to_elsewhere(case):
        facts.add("reacted:to_another_only")
    derive(facts, knowledge)
    b12, may_be_lower = b12_band(findings, knowledge, facts)
    anaemia = how_anaemic(facts)
    severe = anaemia == "severe" or "condition:pancytopenia" in facts
    given = case.treatment
    features = Features(
        phase=case.phase,
        cause=cause,
        also=also,
        procedure=case.cause_detail.procedure,
        antibody=ANTIBODY_POSITIVE in facts and facts.isdisjoint(ANTIBODY_IN_DOUBT),
        bowel=_bowel(case, facts),
        neuro=_neuro(case, knowledge),
        worse=case.symptom_course == "worsening",
        better=case.symptom_course in ("improving", "resolved"),
        plateaued=case.symptom_course == "plateaued" and "loading_under_way" in facts,
        symptoms=_any_symptoms(case),
        b12=b12,
        b12_may_be_lower=may_be_lower,
        metabolites=metabolites(findings, facts),
        anaemia=anaemia,
        severe=severe,
        megaloblastic=is_megaloblastic(facts, cause, anaemia),
        expecting=bool(case.patient.pregnant or case.patient.breastfeeding),
        pregnant=bool(case.patient.pregnant),
        cause_gone=bool(case.cause_detail.resolved),
        treated=treated,
        level_in_treatment="level_in_treatment_not_low" in facts,
        nitrous_oxide_goes_on="nitrous_oxide:goes_on" in facts,
        level_masked=not facts.isdisjoint({"class:b12_supplement", "class:nitrous_oxide_anaesthesia"}),
        tablets_fail=tablets_fail(case, treated, facts),
        failing_dose=failing_dose(case, treated, facts),
        lapsed=lapsed,
        doses_given=given.doses_given if given and "loading_under_way" in facts else None,
        loading_product=given.product if given and "loading_under_way" in facts else None,
        loading_interval=given.interval_days if given and "loading_under_way" in facts else None,
        loading_dose=given.dose_mcg if given and "loading_under_way" in facts else None,
        loading_days=days_of_loading(case) if "loading_under_way" in facts else None,
        loading_left="loading_under_way" in facts and loading_left(case, knowledge),
        injected_product=injected_product(case, lapsed),
    )
    if case.phase == "maintenance":
        features = _begun_again(features, findings, case, facts)
    facts.add(f"neuro:{features.neuro}")
    facts.add(f"anaemia:{features.anaemia}")
    facts.add(f"severity:{'severe' if severe else 'unknown' if anaemia == 'unknown' else 'not_severe'}")
    facts.update(
        [
            fact
            for fact, holding in (
                ("megaloblastic:suspected", features.megaloblastic),
                ("treatment_lapsed", features.lapsed),
                ("tablets_fail", features.tablets_fail),
                ("doses_missed", doses_missed(case)),
                ("several_causes", bool(also)),
                ("loading_left", features.loading_left),
            )
            if holding
        ]
    )
    _preferences(case, facts)
    return Situation(features, frozenset(facts), findings)


ANTIBODY_POSITIVE = "band:intrinsic_factor_antibody:autoimmune_gastritis_likely"

ANTIBODY_IN_DOUBT = frozenset({"soon_after_dose:intrinsic_factor_antibody", "serum_b12:above_3500"})
"""What makes a positive antibody unreliable."""


def _begun_again(features: Features, findings: tuple[LabFinding, ...], case: Case, facts: set[str]) -> Features:
    """Long-term treatment as a start, where nothing says that the stores are full: it ended, or is swallowed and fails.

    What ended starts anew with a low level, anaemia or nerve signs, and after a lapse unless a level since then is
    known; what is swallowed or sprayed, where the deficiency shows on it, since loading was never injected.
    """
    ended = features.lapsed or "treatment_stopped" in facts
    low = low_since_the_last_dose(findings, case) if ended else "level_in_treatment_low" in facts
    if ended:
        unmeasured = features.lapsed and not has_level_since_the_last_dose(findings, case)
        again = low or unmeasured or features.neuro == "definite" or features.anaemia in ("present", "severe")
        facts |= {"lapsed_without_a_level"} if unmeasured else set()
        if not again and case.cause_detail.resolved and not features.antibody and _without_symptoms(features, case):
            return features._replace(rightly_stopped=True)
    else:
        again = features.tablets_fail and (low or features.metabolites == "raised" or features.megaloblastic)
    if not again:
        return features
    facts -= {"phase:maintenance"}
    facts |= {"phase:repletion", "phase:not_maintenance"}
    facts |= {"untreated"} if features.lapsed else set()
    return features._replace(phase="repletion", begins_again=True, low_again=low, treated=not features.lapsed)


def _without_symptoms(features: Features, case: Case) -> bool:
    return features.symptoms == "none" or case.symptom_course == "resolved"


def _preferences(case: Case, facts: set[str]) -> None:
    if case.preferences.route != "any":
        facts.add(f"preference:{case.preferences.route}")
    if case.preferences.lower_dose:
        facts.add("preference:lower_dose")
    if case.preferences.stopping:
        facts.add("preference:stop")


def _person(case: Case, knowledge: Knowledge, facts: set[str]) -> None:
    patient = case.patient
    facts.add(f"sex:{patient.sex or 'unknown'}")
    if patient.age is None:
        facts.add("age:unknown")
    else:
        _thresholds("patient.age", patient.age, knowledge, facts)
    if patient.pregnant:
        facts.add("pregnant")
    if patient.breastfeeding:
        facts.add("breastfeeding")
    if patient.clinician_plan:
        facts.add("clinician_plan")
    if patient.pregnant is None and not patient.breastfeeding and patient.sex != "male":
        facts.add("pregnancy:unknown")
    if patient.pregnant is None and patient.pregnancy_possible and patient.sex != "male":
        facts.add("pregnancy:possible")
    if case.requested_drug:
        facts.add("other_drug")


def _symptoms(case: Case, facts: set[str]) -> None:
    present, absent = case.symptoms.present or (), case.symptoms.absent
    both = [symptom for symptom in present if symptom in absent] if absent else []
    if both:
        raise CaseError(
            f"symptoms.{min(both)}",
            "present or absent",
            "present and absent",
            "Say whether the symptom is there now.",
        )
    facts.update([f"symptom:{symptom}" for symptom in present])
    facts.update([f"absent:{symptom}" for symptom in absent])
    if case.symptoms.passed:
        settled = case.symptoms.settled
        facts.update([f"passed:{symptom}" for symptom in case.symptoms.passed])
        facts.update([f"unsettled_sign:{symptom}" for symptom in case.symptoms.passed if symptom not in settled])


def _conditions_and_medicines(case: Case, knowledge: Knowledge, facts: set[str]) -> None:
    """Adds the conditions and the medicines; one that is named as the cause, and was not stopped, is among them."""
    if case.conditions is None:
        facts.add("conditions:unknown")
    facts.update([f"condition:{condition}" for condition in case.conditions or ()])
    if case.medicines is None:
        facts.add("medicines:unknown")
    of_cause = None if case.cause_detail.resolved else case.cause_detail.medicine
    for name in (*(case.medicines or ()), *((of_cause,) if of_cause is not None else ())):
        medicine = knowledge.medicine(name)
        if medicine is not None:
            facts.add(f"medicine:{medicine.id}")
            facts.update(f"class:{group}" for group in medicine.classes)


def _causes(case: Case, knowledge: Knowledge, facts: set[str]) -> tuple[Cause | None, tuple[Cause, ...]]:
    """The causes as the rules judge them, the one named as `cause` first: an operation may make it another one, and too
    little terminal ileum removed to matter by the source is no more than other malabsorption.

    "Not known" stands only where nothing else is named.
    """
    detail = case.cause_detail
    named = [cause for cause in (case.cause, *case.causes) if cause is not None]
    if detail.resection_cm is not None:
        _thresholds("cause_detail.resection_cm", detail.resection_cm, knowledge, facts)
    if detail.procedure is not None:
        facts.add("procedure:known")
        procedure = knowledge.procedures[detail.procedure]
        if procedure.counts_as is not None and facts.isdisjoint(procedure.unless):
            of_operation = [place for place, cause in enumerate(named) if cause in _OPERATIONS] or [0]
            named[of_operation[0] : of_operation[0] + 1] = [procedure.counts_as]
        if procedure.specialist:
            facts.add("procedure:specialist")
    if "ileal_resection" in named:
        bowel = _bowel(case, facts)
        if bowel == "short":
            named[named.index("ileal_resection")] = "malabsorption_other"
        elif bowel == "unknown":
            facts.add("resection:length_unknown")
    known = [cause for cause in dict.fromkeys(named) if cause != "unknown"] or named[:1]
    for cause in known:
        facts.add(f"cause:{cause}")
        facts.add(f"cause_group:{knowledge.causes[cause].group}")
    if not known:
        facts.add("cause:not_asked")
    if detail.resolved:
        facts.add("cause_resolved")
    if "nitrous_oxide" in known:
        facts.add(f"nitrous_oxide:{'stopped' if detail.nitrous_oxide == 'stopped' else 'goes_on'}")
    if not known:
        return None, ()
    also = known[1:]
    return known[0], tuple([cause for cause in CAUSES if cause in also]) if also else ()


_OPERATIONS = ("bariatric_surgery", "ileal_resection")


def _bowel(case: Case, facts: set[str]) -> Literal["short", "long", "unknown"]:
    """How much of the terminal ileum was removed, by the length entered; `complete` outranks a length."""
    if case.cause_detail.procedure == "terminal_ileum_complete":
        facts.add("resection:complete")
        return "long"
    if case.cause_detail.resection_cm is None:
        return "unknown"
    return "short" if "resection:below_20_cm" in facts else "long"


def _phase(case: Case, facts: set[str]) -> None:
    facts.add(f"phase:{'unknown' if case.phase in (None, 'unsure') else case.phase}")
    if case.phase != "maintenance":
        facts.add("phase:not_maintenance")
    if case.symptom_course:
        facts.add(f"course:{case.symptom_course}")


def _thresholds(name: str, value: float, knowledge: Knowledge, facts: set[str]) -> None:
    """Adds what a number of the person amounts to (`age:65_or_more`)."""
    facts.update(_beyond(name, value, knowledge))


@functools.lru_cache(maxsize=_NUMBERS_KEPT)
def _beyond(name: str, value: float, knowledge: Knowledge) -> tuple[str, ...]:
    return tuple(rule.fact for rule in knowledge.thresholds_of.get(name, ()) if met_by(value, rule))


def _neuro(case: Case, knowledge: Knowledge) -> Literal["definite", "possible", "none", "unknown"]:
    """Whether nerves are involved. A sign that a known disease explains shows nothing of B12 for certain."""
    present, conditions = case.symptoms.present, case.conditions or ()
    possible = False
    for symptom in present or ():
        entry = knowledge.symptoms[symptom]
        explained = any(disease in conditions for disease in entry.explained_by)
        if entry.nerve_involvement == "definite" and not explained:
            return "definite"
        possible = possible or explained or entry.nerve_involvement == "possible"
    answered = present == () or not knowledge.nerve_screen.isdisjoint(case.symptoms.absent)
    if possible and answered:
        return "possible"
    return "none" if answered else "unknown"


def _any_symptoms(case: Case) -> Literal["some", "none", "unknown"]:
    if case.symptoms.present:
        return "some"
    return "none" if case.symptoms.present == () or case.symptoms.absent else "unknown"
