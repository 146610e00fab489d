"""Results as entered: without a unit, impossible, unusual, with a comparator, in words (S-04)."""

from __future__ import annotations

import pytest
from cases import KNOWLEDGE, Content, answer, case, lab
from readings import read, refusal

from b12core import CaseError, parse_case
from b12core.identifiers import ANALYTES, Analyte
from b12core.units import known_units, offered_units, show_number, unit_decides

BY_UNIT_DECIDED = ["serum_b12", "mma", "homocysteine", "haemoglobin", "folate", "creatinine", "reticulocytes"]


@pytest.mark.parametrize("analyte", BY_UNIT_DECIDED)
def test_a_bare_number_is_refused_where_the_unit_decides_what_it_means(analyte: str) -> None:
    assert unit_decides(analyte, KNOWLEDGE)  # type: ignore[arg-type]
    error = refusal(analyte, 98)
    assert "a unit" in error.expected
    assert error.got == "98 without a unit"
    assert "Say which unit" in error.do


def test_a_bare_number_is_taken_where_every_unit_means_the_same() -> None:
    bare = [analyte for analyte in ANALYTES if not unit_decides(analyte, KNOWLEDGE)]
    assert set(bare).isdisjoint(BY_UNIT_DECIDED)
    assert read("ferritin", 30).value == 30
    assert read("active_b12", 30).entered == "30 pmol/L"


@pytest.mark.parametrize(("analyte", "value"), [("platelets", 150), ("platelets", 900), ("white_cells", 4.5)])
def test_a_bare_count_that_is_usual_in_one_unit_alone_is_taken_for_it(analyte: str, value: float) -> None:
    assert read(analyte, value).entered == f"{show_number(value)} 10^9/L"


@pytest.mark.parametrize(("analyte", "value"), [("platelets", 1.5), ("platelets", 150000), ("white_cells", 4500)])
def test_a_bare_count_that_would_be_usual_in_another_unit_is_asked_for_its_unit(analyte: str, value: float) -> None:
    error = refusal(analyte, value)
    assert error.got == f"{show_number(value)} without a unit"
    assert "10^9/L, K/uL, /uL" in error.expected


def test_millimoles_of_haemoglobin_are_never_guessed() -> None:
    assert "mmol/L" in known_units("haemoglobin", KNOWLEDGE)
    assert offered_units("haemoglobin", KNOWLEDGE) == ("g/L", "g/dL")


def test_b12_of_98_without_a_unit_names_field_expectation_and_what_came() -> None:
    error = refusal("serum_b12", 98)
    assert error.as_dict() == {
        "field": "labs.serum_b12",
        "expected": "a unit: ng/L, pg/mL, pmol/L",
        "got": "98 without a unit",
        "do": "Say which unit the report shows; the number means something else in each.",
    }


def test_a_unit_of_another_analyte_is_refused_with_the_units_that_belong() -> None:
    error = refusal("active_b12", 40, "pg/mL")
    assert "pmol/L" in error.expected
    assert "pg/mL" in error.got


@pytest.mark.parametrize("unit", ["mg", "pmol", "nmol/L", "ng/dL", "g/L"])
def test_a_unit_that_serum_b12_is_not_measured_in_is_refused(unit: str) -> None:
    assert "ng/L, pg/mL, pmol/L" in refusal("serum_b12", 150, unit).expected


QUANTITIES: list[Analyte] = [analyte for analyte in ANALYTES if KNOWLEDGE.analytes[analyte].kind == "quantity"]


@pytest.mark.parametrize("analyte", QUANTITIES)
def test_an_impossible_value_is_refused_on_both_sides_and_the_last_possible_one_is_taken(analyte: Analyte) -> None:
    entry = KNOWLEDGE.analytes[analyte]
    limits = entry.impossible_outside
    assert limits is not None
    for edge in (limits.min, limits.max):
        assert read(analyte, edge, entry.own_unit).value == edge
    for beyond in (limits.min - 0.001, limits.max * 1.001):
        error = refusal(analyte, beyond, entry.own_unit)
        assert error.expected.endswith(entry.own_unit or f"{limits.max:g}")
        assert error.do.startswith("Check the number and its unit.")


@pytest.mark.parametrize("analyte", QUANTITIES)
def test_an_unusual_value_is_kept_and_marked_on_both_sides(analyte: Analyte) -> None:
    entry = KNOWLEDGE.analytes[analyte]
    usual = entry.unusual_outside
    assert usual is not None
    assert not read(analyte, usual.min, entry.own_unit).unusual
    assert not read(analyte, usual.max, entry.own_unit).unusual
    assert read(analyte, usual.max * 1.001, entry.own_unit).unusual
    if entry.impossible_outside and usual.min - 0.001 >= entry.impossible_outside.min:
        assert read(analyte, usual.min - 0.001, entry.own_unit).unusual


def test_haemoglobin_of_10_2_in_grams_per_litre_is_refused_with_a_hint_at_the_decilitre() -> None:
    error = refusal("haemoglobin", 10.2, "g/L")
    assert error.got == "10.2 g/L"
    assert "15 to 260 g/L" in error.expected
    assert "probably in g/dL" in error.do


def test_mma_of_0_4_in_nanomoles_is_refused_with_a_hint_at_the_micromole() -> None:
    assert "probably in umol/L" in refusal("mma", 0.4, "nmol/L").do


@pytest.mark.parametrize("value", [0, -5, float("nan"), float("inf")])
def test_a_level_that_cannot_be_is_refused(value: float) -> None:
    refusal("serum_b12", value, "pg/mL")


@pytest.mark.parametrize("analyte", ["intrinsic_factor_antibody", "parietal_cell_antibody"])
def test_an_antibody_is_given_in_words(analyte: str) -> None:
    assert read(analyte, "positive").entered == "positive"
    assert "positive, negative or indeterminate" in refusal(analyte, 12).expected


def test_a_quantity_in_words_is_refused() -> None:
    error = refusal("serum_b12", "positive")
    assert "a number" in error.expected
    assert error.got == "positive"


@pytest.mark.parametrize(
    ("value", "sign", "shown"),
    [
        ("<150", None, "<150"),
        ("< 150", None, "<150"),
        ("≤150", None, "<=150"),
        (">=150.5", None, ">=150.5"),
        ("<150", "<", "<150"),
        (150, "≥", ">=150"),
        ("150", ">", ">150"),
    ],
)
def test_a_sign_is_taken_in_front_of_the_value_and_apart(value: float | str, sign: str | None, shown: str) -> None:
    more = {"comparator": sign} if sign else {}
    assert read("serum_b12", value, "pmol/L", **more).entered == f"{shown} pmol/L"


@pytest.mark.parametrize("analyte", QUANTITIES)
def test_every_quantity_takes_every_comparator_in_every_unit(analyte: Analyte) -> None:
    usual = KNOWLEDGE.analytes[analyte].unusual_outside
    assert usual is not None
    units = {unit.unit: unit.to_own for unit in KNOWLEDGE.analytes[analyte].units}
    for unit in known_units(analyte, KNOWLEDGE):
        value = (usual.min + usual.max) / 2 / units.get(unit, 1.0)
        for comparator in ("<", "<=", ">", ">="):
            result = lab(analyte, value, unit, comparator=comparator)
            (finding,) = answer(case(labs=[result])).findings
            assert finding.entered.startswith(comparator)


def test_the_sign_stands_before_the_converted_value_too() -> None:
    assert read("serum_b12", "<200", "pg/mL").converted == "<148 pmol/L"
    assert read("platelets", 1.5, "lakh", comparator=">=").converted == ">=150 10^9/L"


@pytest.mark.parametrize("value", ["98,5", "1,000", "about 98", "<98 pg/mL", "", "9 8", "<", "98-120"])
def test_a_number_in_words_or_with_a_comma_is_refused_with_how_to_write_it(value: str) -> None:
    with pytest.raises(CaseError) as refused:
        parse_case({"labs": [lab("serum_b12", value, "ng/L")]})
    assert refused.value.field == "labs.0.value"
    assert "a number" in refused.value.expected
    assert refused.value.got == repr(value)
    assert "98.5" in refused.value.do


@pytest.mark.parametrize("value", ["Positive", " NEGATIVE ", "indeterminate"])
def test_a_result_in_words_may_have_capitals(value: str) -> None:
    assert read("intrinsic_factor_antibody", value).entered == value.strip().lower()


def test_limits_of_the_laboratory_that_are_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(CaseError) as refused:
        answer(case(labs=[lab("serum_b12", 250, "ng/L", reference_low=771, reference_high=197)]))
    assert (refused.value.field, refused.value.got) == ("labs.serum_b12.reference_low", "771")
    assert "197" in refused.value.expected


def test_of_several_results_of_one_analyte_the_refused_one_is_named_by_its_day() -> None:
    results = [
        lab("serum_b12", 98, "ng/L", taken_on="2026-10-01"),
        lab("serum_b12", 0.4, "ng/L", taken_on="2026-11-01"),
        lab("haemoglobin", 10.2, "g/L"),
    ]
    with pytest.raises(CaseError) as refused:
        answer(case(as_of="2026-11-22", labs=results))
    assert refused.value.got == "0.4 ng/L (taken 2026-11-01)"
    assert [other.field for other in refused.value.others] == ["labs.haemoglobin"]


def test_several_dated_results_of_one_analyte_in_different_units_are_kept_apart() -> None:
    results = [
        lab("platelets", 90000, "/uL", taken_on="2026-10-01"),
        lab("platelets", 1.6, "lakh/mm3", taken_on="2026-11-01"),
    ]
    suggestion = answer(case(as_of="2026-11-22", labs=[lab("serum_b12", 98, "ng/L"), *results]))
    assert [finding.entered for finding in suggestion.findings[1:]] == ["90000 /uL", "1.6 lakh/uL"]
    (trend,) = suggestion.trends
    assert (trend.direction, trend.first, trend.last) == ("rose", "90000 /uL", "1.6 lakh/uL")


@pytest.mark.parametrize("comparator", ["<", "<=", ">", ">="])
def test_a_comparator_is_kept_in_front_of_the_value(comparator: str) -> None:
    assert read("serum_b12", 150, "pmol/L", comparator=comparator).entered == f"{comparator}150 pmol/L"


@pytest.mark.parametrize(
    ("content", "field"),
    [
        ({"labs": [{"analyte": "vitamin_d", "value": 30}]}, "labs.0.analyte"),
        ({"labs": [{"analyte": "serum_b12", "value": 30, "unit": "ng/L", "comparator": "~"}]}, "labs.0.comparator"),
        ({"labs": [{"analyte": "serum_b12", "value": 98, "units": "ng/L"}]}, "labs.0.units"),
        ({"labs": [{"analyte": "serum_b12", "unit": "ng/L"}]}, "labs.0.value"),
        ({"labs": [{"analyte": "serum_b12", "value": 98, "unit": "ng/L", "taken_on": "last May"}]}, "labs.0.taken_on"),
    ],
)
def test_a_result_that_does_not_fit_the_contract_is_refused_by_field(content: Content, field: str) -> None:
    with pytest.raises(CaseError) as refused:
        parse_case(content)
    assert refused.value.field.startswith(field)
    assert refused.value.expected
    assert refused.value.got
    assert refused.value.do


def test_a_b12_that_was_not_detected_says_so_with_the_limit_it_lies_below_and_asks_for_the_laboratorys() -> None:
    found = answer(case(labs=[lab("serum_b12", "undetectable")]), "uk-nice-bnf")
    finding = found.findings[0]
    assert (finding.entered, finding.converted, finding.meaning) == ("undetectable", None, "deficiency_confirmed")
    assert finding.text.startswith("Below what the laboratory can detect; no number was given")
    assert "180 ng/L" in finding.text
    assert finding.plain.startswith("Too low for the lab to measure.")
    assert (
        "the laboratory's limit of detection for serum B12, since no number was given" in found.confirmation.to_confirm
    )
    assert not [item for item in found.confirmation.to_confirm if "unusual" in item]
