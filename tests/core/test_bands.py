"""What a result means: every edge of every band on both sides, in the units of the sources."""

from __future__ import annotations

from typing import Any

import pytest
from cases import KNOWLEDGE, Content, answer, case, lab

from b12core.suggestion import Finding
from b12core.units import known_units


def finding(analyte: str, value: float | str, unit: str | None = None, **more: Any) -> Finding:
    """What one result means, for a man of 58 unless `patient` says otherwise."""
    patient: Content = more.pop("patient", {"age": 58, "sex": "male"})
    suggestion = answer(case(labs=[lab(analyte, value, unit, **more)], patient=patient))
    return suggestion.findings[0]


def meaning(analyte: str, value: float | str, unit: str | None = None, **more: Any) -> str:
    """The meaning of one result."""
    return finding(analyte, value, unit, **more).meaning


EDGES: list[tuple[str, float, str, str]] = [
    ("serum_b12", 179.9, "ng/L", "deficiency_confirmed"),
    ("serum_b12", 179, "pg/mL", "deficiency_confirmed"),
    ("serum_b12", 180, "ng/L", "indeterminate"),
    ("serum_b12", 180, "pg/mL", "indeterminate"),
    ("serum_b12", 132, "pmol/L", "deficiency_confirmed"),
    ("serum_b12", 133, "pmol/L", "indeterminate"),
    ("serum_b12", 350, "ng/L", "indeterminate"),
    ("serum_b12", 350.1, "ng/L", "deficiency_unlikely"),
    ("serum_b12", 351, "pg/mL", "deficiency_unlikely"),
    ("serum_b12", 258, "pmol/L", "indeterminate"),
    ("serum_b12", 259, "pmol/L", "deficiency_unlikely"),
    ("active_b12", 24.9, "pmol/L", "deficiency_confirmed"),
    ("active_b12", 25, "pmol/L", "indeterminate"),
    ("active_b12", 70, "pmol/L", "indeterminate"),
    ("active_b12", 70.1, "pmol/L", "deficiency_unlikely"),
    ("mma", 400, "nmol/L", "not_raised"),
    ("mma", 401, "nmol/L", "raised"),
    ("mma", 0.40, "umol/L", "not_raised"),
    ("mma", 0.41, "umol/L", "raised"),
    ("homocysteine", 13.9, "umol/L", "not_raised"),
    ("homocysteine", 14, "umol/L", "raised"),
    ("haemoglobin", 79.9, "g/L", "severe_anaemia"),
    ("haemoglobin", 7.9, "g/dL", "severe_anaemia"),
    ("haemoglobin", 80, "g/L", "anaemia"),
    ("haemoglobin", 8.0, "g/dL", "anaemia"),
    ("haemoglobin", 129.9, "g/L", "anaemia"),
    ("haemoglobin", 130, "g/L", "no_anaemia"),
    ("haemoglobin", 13.0, "g/dL", "no_anaemia"),
    ("mcv", 100, "fL", "no_macrocytosis"),
    ("mcv", 100.1, "fL", "macrocytosis"),
    ("folate", 2.9, "ug/L", "low"),
    ("folate", 3, "ug/L", "borderline"),
    ("folate", 3, "ng/mL", "borderline"),
    ("folate", 6.7, "nmol/L", "low"),
    ("folate", 6.8, "nmol/L", "borderline"),
    ("folate", 4.5, "ug/L", "borderline"),
    ("folate", 4.6, "ug/L", "not_low"),
    ("folate", 10.1, "nmol/L", "borderline"),
    ("folate", 10.3, "nmol/L", "not_low"),
    ("reticulocytes", 80, "10^9/L", "not_raised"),
    ("reticulocytes", 81, "10^9/L", "raised"),
]


@pytest.mark.parametrize(("analyte", "value", "unit", "expected"), EDGES)
def test_a_value_on_or_beside_a_limit_means_what_the_source_says(
    analyte: str, value: float, unit: str, expected: str
) -> None:
    assert meaning(analyte, value, unit) == expected


@pytest.mark.parametrize(("analyte", "value", "unit", "expected"), EDGES)
def test_the_limit_is_named_in_the_unit_that_was_entered(analyte: str, value: float, unit: str, expected: str) -> None:
    shown = finding(analyte, value, unit)
    assert unit in shown.text
    assert "{" not in shown.text + shown.plain
    other_units = {other for other in known_units(analyte, KNOWLEDGE) if other not in unit}  # type: ignore[arg-type]
    assert not [other for other in other_units if f" {other}" in shown.plain]


@pytest.mark.parametrize(
    ("value", "unit", "clinician", "patient"),
    [
        (98, "pmol/L", "Below 133 pmol/L (180 ng/L)", "below 133 pmol/L."),
        (98, "pg/mL", "Below 180 pg/mL (133 pmol/L)", "below 180 pg/mL."),
        (98, "ng/L", "Below 180 ng/L (133 pmol/L)", "below 180 ng/L."),
        (200, "pmol/L", "From 133 to 258 pmol/L (180 to 350 ng/L)", "from 133 to 258 pmol/L."),
        (300, "pmol/L", "Above 258 pmol/L (350 ng/L)", "above 258 pmol/L."),
    ],
)
def test_the_unit_entered_comes_first_and_for_patients_alone(
    value: float, unit: str, clinician: str, patient: str
) -> None:
    shown = finding("serum_b12", value, unit)
    assert clinician in shown.text
    assert patient in shown.plain


def test_every_band_with_a_limit_is_met_by_an_edge_here() -> None:
    met = {(analyte, expected) for analyte, _, _, expected in EDGES}
    banded = {
        (band.analyte, band.meaning)
        for bands in KNOWLEDGE.bands.values()
        for band in bands
        if band.result is None and band.meaning not in ("anaemia_if_male", "anaemia_outside_second_trimester")
    }
    assert banded == met


def test_the_two_numbers_of_a_nice_pair_mean_the_same() -> None:
    for mass, molar in ((179, 132), (180, 133), (350, 258), (351, 259)):
        assert meaning("serum_b12", mass, "ng/L") == meaning("serum_b12", molar, "pmol/L")


@pytest.mark.parametrize(
    ("patient", "value", "expected"),
    [
        ({"sex": "female"}, 119.9, "anaemia"),
        ({"sex": "female"}, 120, "no_anaemia"),
        ({"sex": "female"}, 79.9, "severe_anaemia"),
        ({"sex": "male"}, 120, "anaemia"),
        ({}, 119.9, "anaemia"),
        ({}, 120, "anaemia_if_male"),
        ({}, 129.9, "anaemia_if_male"),
        ({}, 130, "no_anaemia"),
    ],
)
def test_the_limit_for_anaemia_depends_on_sex(patient: Content, value: float, expected: str) -> None:
    assert meaning("haemoglobin", value, "g/L", patient=patient) == expected


@pytest.mark.parametrize(
    ("patient", "value", "expected"),
    [
        ({"age": 64}, 401, "raised"),
        ({"age": 64}, 400, "not_raised"),
        ({"age": 65}, 460, "not_raised"),
        ({"age": 65}, 461, "raised"),
        ({}, 460, "not_raised"),
        ({}, 461, "raised"),
    ],
)
def test_the_limit_for_mma_is_higher_from_65_and_where_the_age_is_not_known(
    patient: Content, value: float, expected: str
) -> None:
    assert meaning("mma", value, "nmol/L", patient=patient) == expected


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        ("positive", "autoimmune_gastritis_likely"),
        ("negative", "does_not_exclude"),
        ("indeterminate", "indeterminate"),
    ],
)
def test_a_negative_intrinsic_factor_antibody_excludes_nothing(result: str, expected: str) -> None:
    assert meaning("intrinsic_factor_antibody", result) == expected


@pytest.mark.parametrize("analyte", ["tsh", "ldh"])
def test_a_result_without_a_cut_off_in_the_sources_is_given_none(analyte: str) -> None:
    entry = KNOWLEDGE.analytes[analyte]  # type: ignore[index]
    usual = entry.unusual_outside
    assert usual is not None
    shown = finding(analyte, usual.max, entry.own_unit)
    assert shown.meaning == "no_cut_off"
    assert shown.text
    assert shown.plain


@pytest.mark.parametrize(
    ("value", "expected"), [(3.2, "below_range"), (3.5, "in_range"), (5.1, "in_range"), (5.2, "above_range")]
)
def test_where_the_sources_have_no_cut_off_the_laboratorys_range_counts(value: float, expected: str) -> None:
    assert meaning("potassium", value, "mmol/L", reference_low=3.5, reference_high=5.1) == expected


def test_the_laboratorys_own_limit_comes_before_the_published_one() -> None:
    assert meaning("mma", 350, "nmol/L", reference_high=300) == "raised"
    shown = finding("mma", 350, "nmol/L", reference_high=300)
    assert "Above 300 nmol/L, the laboratory's own upper limit" in shown.text
    assert "Danish" not in shown.text
    assert meaning("mma", 0.45, "umol/L", reference_high=0.5) == "not_raised"
    assert meaning("homocysteine", 14.5, "umol/L", reference_high=15) == "not_raised"


COMPARED: list[tuple[str, str, float, str, str]] = [
    ("serum_b12", "<", 150, "pg/mL", "deficiency_confirmed"),
    ("serum_b12", "<", 180, "pg/mL", "deficiency_confirmed"),
    ("serum_b12", "<=", 180, "pg/mL", "not_settled"),
    ("serum_b12", "<", 400, "pg/mL", "not_settled"),
    ("serum_b12", ">", 2000, "pg/mL", "deficiency_unlikely"),
    ("serum_b12", ">", 350, "pg/mL", "deficiency_unlikely"),
    ("serum_b12", ">=", 350, "pg/mL", "not_settled"),
    ("serum_b12", ">", 200, "pg/mL", "not_settled"),
    ("mma", "<", 300, "nmol/L", "not_raised"),
    ("mma", ">", 1, "umol/L", "raised"),
    ("haemoglobin", "<", 80, "g/L", "severe_anaemia"),
    ("haemoglobin", ">", 130, "g/L", "no_anaemia"),
    ("folate", "<", 2, "ug/L", "low"),
    ("folate", ">", 20, "ug/L", "not_low"),
]


@pytest.mark.parametrize(("analyte", "comparator", "value", "unit", "expected"), COMPARED)
def test_a_result_with_a_comparator_means_something_only_where_all_it_can_be_means_that(
    analyte: str, comparator: str, value: float, unit: str, expected: str
) -> None:
    assert meaning(analyte, value, unit, comparator=comparator) == expected


@pytest.mark.parametrize(("comparator", "value", "reference_high"), [("<", 500, 400), (">", 300, 400)])
def test_a_comparator_that_leaves_the_laboratorys_limit_open_settles_nothing(
    comparator: str, value: float, reference_high: float
) -> None:
    """S-06: `<0.5` with a limit of 0.4 may be raised or not."""
    assert meaning("mma", value, "nmol/L", comparator=comparator, reference_high=reference_high) == "not_settled"


def test_a_level_between_two_bands_by_its_comparator_is_not_guessed_and_not_asked_for_again() -> None:
    suggestion = answer(case(labs=[lab("serum_b12", 400, "pg/mL", comparator="<")]))
    assert suggestion.status == "needs_information"
    assert suggestion.missing[0].field == "labs.mma"
    assert "exact figure" in suggestion.reasons[0].text


@pytest.mark.parametrize("protocol", ["us-practice", "uk-nice-bnf"])
def test_a_level_that_leads_to_treatment_in_every_band_it_may_lie_in_is_treated(protocol: str) -> None:
    suggestion = answer(case(labs=[lab("serum_b12", 200, "pg/mL", comparator="<")]), protocol)
    assert suggestion.status == "suggested"
    assert suggestion.regimen is not None
    assert "labs.serum_b12" not in {gap.field for gap in suggestion.missing}


# What weakens a result (S-07)


def test_a_result_of_more_than_a_year_is_marked_as_old() -> None:
    def weakened(taken_on: str) -> tuple[str, ...]:
        result = lab("serum_b12", 98, "pg/mL", taken_on=taken_on)
        return answer(case(as_of="2026-11-22", labs=[result])).findings[0].weakened_by

    assert weakened("2025-11-22") == ()
    assert weakened("2025-11-21") == ("old",)


def test_a_level_taken_after_treatment_began_is_marked_and_proves_no_sufficiency() -> None:
    treated = {"started_on": "2026-09-01", "product": "cyanocobalamin"}
    after = lab("serum_b12", 900, "pg/mL", taken_on="2026-10-01")
    before = lab("serum_b12", 98, "pg/mL", taken_on="2026-08-20")
    suggestion = answer(case(labs=[before, after], treatment=treated))
    assert [finding.weakened_by for finding in suggestion.findings] == [(), ("during_treatment",)]
    assert suggestion.status == "suggested"
    alone = answer(case(labs=[after], treatment=treated))
    assert alone.regimen is None
    assert "need.level_in_treatment" in [reason.rule for reason in alone.reasons]


def test_an_unusual_value_is_marked_and_stands_on_the_list_to_confirm() -> None:
    suggestion = answer(case(labs=[lab("serum_b12", 30, "pg/mL")]))
    assert "unusual" in suggestion.findings[0].weakened_by
    assert any("30 pg/mL" in item for item in suggestion.confirmation.to_confirm)


def test_homocysteine_proves_nothing_where_folate_is_low_or_the_kidneys_are_weak() -> None:
    def decided(*more: Content, conditions: tuple[str, ...] = ()) -> str:
        results = [lab("serum_b12", 250, "pg/mL"), lab("homocysteine", 40, "umol/L"), *more]
        tired = {"present": ["fatigue"], "absent": ["paraesthesia"]}
        return answer(
            case(cause="coeliac_disease", symptoms=tired, labs=results, conditions=list(conditions)), "uk-nice-bnf"
        ).status

    assert decided() == "suggested"
    assert decided(lab("folate", 2, "ug/L")) == "needs_information"
    assert decided(conditions=("kidney_disease",)) == "refer"
