"""Cases for the laws: strategies that build valid cases over the whole contract, and what laws say of an answer."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from typing import Any

import hypothesis.strategies as st

from b12core import Suggestion, load_knowledge, parse_case, suggest
from b12core.identifiers import (
    ANALYTES,
    CAUSES,
    CONDITIONS,
    PHASES,
    PROCEDURES,
    PRODUCTS,
    SYMPTOM_COURSES,
    SYMPTOMS,
    URGENCIES,
    Analyte,
)
from b12core.suggestion import Step
from b12core.units import known_units

KNOWLEDGE = load_knowledge()
PROTOCOLS = tuple(KNOWLEDGE.protocols)
EMERGENCY_SYMPTOMS = sorted(KNOWLEDGE.emergency_symptoms)
NO_REGIMEN = ("out_of_scope", "needs_information", "not_indicated")
NERVE_SIGNS = [symptom.id for symptom in KNOWLEDGE.symptoms.values() if symptom.nerve_involvement == "definite"]
CALM_NERVE_SIGNS = sorted(set(NERVE_SIGNS) - set(EMERGENCY_SYMPTOMS))
CYANOCOBALAMIN = ("cyanocobalamin", "cyanocobalamin_oral")

Content = dict[str, Any]
"""A case as decoded JSON."""


def answer(content: Content, protocol: str | None = None) -> Suggestion:
    """The suggestion for a case as JSON."""
    return suggest(parse_case(content), protocol)


def case(**content: Any) -> Content:
    """A case: started on B12 for pernicious anaemia with a low level and no nerve signs, unless told otherwise."""
    ordinary: Content = {
        "phase": "repletion",
        "cause": "pernicious_anaemia",
        "symptoms": {"present": []},
        "labs": [lab("serum_b12", 98, "pg/mL")],
        "patient": {"age": 58, "sex": "male"},
        "conditions": [],
        "medicines": [],
    }
    return {**ordinary, **content}


def lab(analyte: str, value: float | str, unit: str | None = None, **more: Any) -> Content:
    """One result as it is entered."""
    return {"analyte": analyte, "value": value, **({"unit": unit} if unit else {}), **more}


def shown_steps(suggestion: Suggestion) -> Iterator[Step]:
    """Every step of the regimen and of its options."""
    if suggestion.regimen is not None:
        yield from suggestion.regimen.steps
        for option in suggestion.regimen.options:
            yield from option


def decision(suggestion: Suggestion) -> tuple[object, ...]:
    """What was decided, without the wording that repeats the numbers as entered."""
    regimen = suggestion.regimen
    return suggestion.status, suggestion.urgency, regimen


def how_urgent(suggestion: Suggestion) -> int:
    """Higher is more urgent; 0 where nothing is."""
    return len(URGENCIES) - URGENCIES.index(suggestion.urgency) if suggestion.urgency else 0


def with_symptom(content: Content, symptom: str) -> Content:
    """The same case with one symptom more."""
    changed = copy.deepcopy(content)
    symptoms = changed.setdefault("symptoms", {})
    symptoms["present"] = sorted({*(symptoms.get("present") or []), symptom})
    symptoms["absent"] = [absent for absent in symptoms.get("absent", []) if absent != symptom]
    return changed


def with_condition(content: Content, condition: str) -> Content:
    """The same case with one condition more."""
    return {**content, "conditions": sorted({*(content.get("conditions") or []), condition})}


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """The value, or that it was not given."""
    return st.none() | strategy


def in_unit(analyte: str, own: float, unit: str) -> Content:
    """A value in the analyte's own unit, as it reads in another unit."""
    factor = next((known.to_own for known in KNOWLEDGE.analytes[analyte].units if known.unit == unit), 1.0)  # type: ignore[index]
    return {"value": own / factor, "unit": unit}


def _values(analyte: Analyte) -> list[float]:
    """Plausible values in the analyte's own unit: across the range, and just beside every limit of the bands.

    None lies on a limit, so that rounding in another unit does not matter.
    """
    entry = KNOWLEDGE.analytes[analyte]
    limits = {
        limit
        for band in KNOWLEDGE.bands[analyte]
        for limit in (band.from_value, band.above, band.below, band.up_to)
        if limit is not None
    }
    usual = entry.unusual_outside
    assert usual is not None
    across = {usual.min + share * (usual.max - usual.min) for share in (0.031, 0.17, 0.47, 0.93)}
    return sorted(across | {beside for limit in limits for beside in (limit * 0.995, limit * 1.005)})


def _every_lab() -> list[Content]:
    """Results over all analytes, values, units and ways to be dated."""
    results: list[Content] = []
    for analyte in ANALYTES:
        if KNOWLEDGE.analytes[analyte].kind == "antibody":
            results += [lab(analyte, word) for word in ("positive", "negative", "indeterminate")]
            continue
        results += [
            {"analyte": analyte, **in_unit(analyte, own, unit)}
            for own in _values(analyte)
            for unit in known_units(analyte, KNOWLEDGE)
        ]
    dated: list[Content] = [
        {},
        {"taken_on": "2024-05-01"},
        {"taken_on": "2026-11-01"},
        {"before_treatment": True},
        {"before_treatment": False},
    ]
    return [{**result, **date} for result in results for date in dated]


def _some(ids: Sequence[str], at_most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(ids), max_size=at_most, unique=True)


def _untangled(content: Content) -> Content:
    """The case with no symptom both present and absent."""
    symptoms = content["symptoms"]
    present = symptoms["present"] or ()
    return {
        **content,
        "symptoms": {**symptoms, "absent": [symptom for symptom in symptoms["absent"] if symptom not in present]},
    }


def _cases(
    phases: st.SearchStrategy[Any],
    causes: st.SearchStrategy[Any],
    present: st.SearchStrategy[Any],
    patient: st.SearchStrategy[Any],
    conditions: Sequence[str],
    medicines: Sequence[str],
    **more: st.SearchStrategy[Any],
) -> st.SearchStrategy[Content]:
    treatment = st.fixed_dictionaries(
        {"doses_given": st.sampled_from([None, 0, 1, 6, 30])},
        optional={
            "product": st.sampled_from(PRODUCTS),
            "dose_mcg": st.sampled_from([500, 1000]),
            "started_on": st.sampled_from(["2020-01-01", "2026-10-15"]),
            "last_dose_on": st.sampled_from(["2025-06-01", "2026-11-01"]),
            "stopped": st.booleans(),
        },
    )
    return st.fixed_dictionaries(
        {
            "as_of": st.sampled_from([None, "2026-11-22", "2031-01-01"]),
            "phase": phases,
            "cause": causes,
            "symptoms": st.fixed_dictionaries({"present": present, "absent": _some(SYMPTOMS, 2)}),
            "symptom_course": maybe(st.sampled_from(SYMPTOM_COURSES)),
            "labs": st.lists(st.sampled_from(_every_lab()), max_size=4),
            "patient": patient,
            "conditions": maybe(_some(conditions, 2)),
            "medicines": maybe(_some(medicines, 2)),
            "treatment": maybe(treatment),
            "preferences": st.fixed_dictionaries(
                {"route": st.sampled_from(["any", "injection", "oral"]), "lower_dose": st.booleans()}
            ),
            "not_known": st.sampled_from([[], [], ["conditions"], ["labs.mma", "phase"]]),
            **more,
        }
    ).map(_untangled)


MEDICINES = (*(term.id for term in KNOWLEDGE.vocabulary.of("medicines")), "aspirin")
CALM_SYMPTOMS = tuple(symptom for symptom in SYMPTOMS if symptom not in EMERGENCY_SYMPTOMS)

_anyone = st.fixed_dictionaries(
    {
        "age": maybe(st.integers(0, 100)),
        "sex": st.sampled_from([None, "female", "male"]),
        "pregnant": st.sampled_from([None, False, False, True]),
        "breastfeeding": st.sampled_from([None, False, False, True]),
    }
)
_adult = st.fixed_dictionaries(
    {
        "age": maybe(st.integers(18, 95)),
        "sex": st.sampled_from([None, "female", "male"]),
        "pregnant": st.sampled_from([None, False]),
    }
)

contents = _cases(
    st.sampled_from([None, *PHASES]),
    st.sampled_from([None, *CAUSES]),
    maybe(_some(SYMPTOMS, 3)),
    _anyone,
    CONDITIONS,
    MEDICINES,
    cause_detail=st.fixed_dictionaries(
        {"procedure": st.sampled_from([None, None, *PROCEDURES]), "resolved": st.sampled_from([None, True, False])}
    ),
    requested_drug=st.sampled_from([None] * 9 + ["insulin"]),
)
"""Any valid case."""

treatable = _cases(
    st.sampled_from(["repletion", "maintenance"]),
    st.sampled_from([cause for cause in CAUSES if cause not in ("hereditary", "unknown")]),
    st.just([]) | _some(CALM_SYMPTOMS, 3),
    _adult,
    [condition for condition in CONDITIONS if "allergy" not in condition],
    [medicine for medicine in MEDICINES if medicine != "pemetrexed"],
    cause_detail=st.fixed_dictionaries({"resolved": st.sampled_from([None, True, False])}),
).map(lambda content: {**content, "labs": [*content["labs"], lab("serum_b12", 98, "ng/L")]})
"""A case that a protocol can decide: an adult, the phase and the cause known, the level low, no emergency."""

protocols = st.sampled_from(PROTOCOLS)
