"""A case that does not fit the contract: every wrong entry is named, with what was expected, what came, what to do."""

from __future__ import annotations

from typing import Any

import pytest
from cases import Content

from b12core import CaseError, parse_case
from b12core.identifiers import ANALYTES, CAUSES, CONDITIONS


def refused(content: Any) -> CaseError:
    """The error with which a case is refused."""
    with pytest.raises(CaseError) as error:
        parse_case(content)
    return error.value


ENTRIES: list[tuple[Content, str, str, str, str]] = [
    ({"phse": "maintenance"}, "phse", "phase, cause", "phse: 'maintenance'", "Did you mean phase?"),
    ({"patient": {"Age": 60}}, "patient.Age", "age, sex", "Age: 60", "Did you mean age?"),
    ({"labs": [{"analyte": "mma", "value": 1, "units": "x"}]}, "labs.0.units", "unit", "units", "mean unit?"),
    ({"weight": 70}, "weight", "phase, cause", "weight: 70", "Use the field's name"),
    ({"cause": "PA"}, "cause", "pernicious_anaemia", "'PA'", "Did you mean pernicious_anaemia?"),
    ({"cause": "gastric sleeve"}, "cause", "bariatric_surgery", "'gastric sleeve'", "mean bariatric_surgery?"),
    ({"cause": "bad luck"}, "cause", "unknown", "'bad luck'", "Use one of these"),
    ({"cause": "coeliac"}, "cause", "coeliac_disease", "'coeliac'", "Did you mean coeliac_disease?"),
    ({"phase": "loading"}, "phase", "repletion, maintenance, unsure", "'loading'", "Did you mean repletion?"),
    ({"labs": [{"analyte": "B12", "value": 1}]}, "labs.0.analyte", "serum_b12", "'B12'", "Did you mean serum_b12?"),
    ({"labs": [{"analyte": "Hb", "value": 1}]}, "labs.0.analyte", "haemoglobin", "'Hb'", "mean haemoglobin?"),
    ({"symptoms": {"present": ["tingling"]}}, "symptoms.present.0", "paraesthesia", "'tingling'", "paraesthesia?"),
    ({"conditions": "kidney_disease"}, "conditions", "a list", "'kidney_disease'", "Put it into a list."),
    ({"labs": {"serum_b12": 98}}, "labs", "a list; each entry an object with analyte", "98", "into a list"),
    ({"symptoms": ["numbness"]}, "symptoms", "an object with present, absent", '["numbness"]', "by name"),
    ({"patient": {"age": 180}}, "patient.age", "a whole number from 0 to 125", "180", "Check the number."),
    ({"patient": {"age": "sixty"}}, "patient.age", "a whole number", "'sixty'", "Give the number alone"),
    ({"patient": {"age": True}}, "patient.age", "a whole number", "true", "Give the number alone"),
    ({"patient": {"pregnant": "perhaps"}}, "patient.pregnant", "true or false", "'perhaps'", "true or false"),
    ({"treatment": {"dose_mcg": 0}}, "treatment.dose_mcg", "a number above 0", "0", "Check the number."),
    ({"treatment": {"interval_days": 4000}}, "treatment.interval_days", "above 0, up to 1000", "4000", "Check"),
    ({"treatment": {"last_dose_on": "May"}}, "treatment.last_dose_on", "YYYY-MM-DD", "'May'", "2026-11-22"),
    ({"as_of": 1700000000}, "as_of", "a day written YYYY-MM-DD", "1700000000", "2026-11-22"),
    ({"labs": [{"analyte": "mma"}]}, "labs.0.value", "a number, or one of positive", "nothing", "Add it"),
    ({"labs": [{"analyte": "mma", "value": True}]}, "labs.0.value", "a number", "true", "98.5"),
    ({"medicines": ["x" * 300]}, "medicines.0", "text of 1 to 200 characters", "xxx", "that length"),
    ({"medicines": [""]}, "medicines.0", "text of 1 to 200 characters", "''", "that length"),
]


@pytest.mark.parametrize(("content", "field", "expected", "got", "do"), ENTRIES, ids=[str(e[0])[:50] for e in ENTRIES])
def test_an_entry_is_refused_by_field_expectation_what_came_and_what_to_do(
    content: Content, field: str, expected: str, got: str, do: str
) -> None:
    error = refused(content)
    assert error.field == field
    assert expected in error.expected
    assert got in error.got
    assert do in error.do
    assert not error.others


@pytest.mark.parametrize("content", [[], "metformin", 5, None])
def test_what_is_no_object_is_no_case(content: Any) -> None:
    error = refused(content)
    assert error.field == "the case"
    assert error.expected.startswith("an object with as_of, phase, cause")


def test_every_wrong_entry_is_named_at_once_the_first_of_the_contract_first() -> None:
    error = refused(
        {
            "labs": [{"analyte": "serum_b12", "value": "98,5"}, {"analyte": "mma"}],
            "cause": "PA",
            "patient": {"age": 300},
            "phse": "maintenance",
        }
    )
    assert [error.field, *(other.field for other in error.others)] == [
        "cause",
        "labs.0.value",
        "labs.1.value",
        "patient.age",
        "phse",
    ]
    assert [set(other) for other in error.as_dict()["others"]] == [{"field", "expected", "got", "do"}] * 4
    assert len(str(error).splitlines()) == 5


def test_an_error_alone_has_its_four_parts_and_no_more() -> None:
    assert set(refused({"cause": "x"}).as_dict()) == {"field", "expected", "got", "do"}


@pytest.mark.parametrize(
    ("content", "ids"),
    [({"cause": "x"}, CAUSES), ({"conditions": ["x"]}, CONDITIONS), ({"labs": [{"analyte": "x"}]}, ANALYTES)],
)
def test_a_word_of_no_contract_is_answered_with_all_that_it_has(content: Content, ids: tuple[str, ...]) -> None:
    assert all(id_ in refused(content).expected for id_ in ids)


def test_a_long_entry_is_not_given_back_whole() -> None:
    assert len(refused({"cause": "x" * 10_000}).got) <= 120
