"""The form of facts holds the whole case: what nobody touches comes back as it was."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from clinic_of_tests import a_case
from hypothesis import HealthCheck, given, settings

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "core"))

from cases import contents

from b12core import CaseError, parse_case
from b12core.case import Case
from clinic.facts_form import case_from, fields_of


@given(content=contents)
@settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=200)
def test_a_case_that_nobody_touches_comes_back(content):
    case = parse_case(content)
    again = case_from(fields_of(case), case)
    assert json.loads(again.model_dump_json()) == json.loads(case.model_dump_json())


def changed(case: Case, **fields: str | list[str]) -> Case:
    posted = {name: values if isinstance(values, list) else [values] for name, values in fields.items()}
    return case_from({**fields_of(case), **posted}, case)


def test_a_corrected_result_takes_the_place_of_the_old_one():
    case = changed(a_case(), lab_0_value="<148", lab_0_unit="pmol/L")
    assert [(lab.value, lab.comparator, lab.unit) for lab in case.labs] == [(148.0, "<", "pmol/L")]


def test_a_result_whose_value_is_taken_out_is_gone():
    assert changed(a_case(), lab_0_value="").labs == ()


def test_a_symptom_that_is_unticked_is_denied():
    symptoms = changed(a_case(), symptoms=["numbness"]).symptoms
    assert symptoms.present == ("numbness",)
    assert set(symptoms.absent) == {"paraesthesia", "fatigue"}


def test_what_was_not_asked_stays_not_asked():
    case = changed(a_case(conditions=None), age="63")
    assert case.conditions is None
    assert changed(case, conditions_asked="yes").conditions == ()


def test_what_was_not_known_is_known_once_it_is_given():
    case = a_case(not_known=["labs.mma", "patient.age"], patient={})
    assert changed(case, age="63", lab_1_analyte="mma", lab_1_value="0.6", lab_1_unit="umol/L").not_known == ()
    assert case_from(fields_of(case), case).not_known == case.not_known


@pytest.mark.parametrize(
    ("field", "value", "named"),
    [("age", "sixty", "patient.age"), ("lab_0_value", "98 or so", "labs"), ("as_of", "yesterday", "as_of")],
)
def test_a_value_that_cannot_be_used_is_named_by_its_field(field, value, named):
    with pytest.raises(CaseError) as refused:
        changed(a_case(), **{field: value})
    assert refused.value.field.startswith(named)
