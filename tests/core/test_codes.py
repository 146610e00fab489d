"""The codes of other systems: each was read somewhere, means one thing here, and is taken to the letter."""

from __future__ import annotations

import pytest

from b12core import load_knowledge
from b12core.knowledge import parse_knowledge, read_knowledge_texts
from b12core.knowledge.code_checks import unsound_codes
from b12core.knowledge.codes import CodeEntry, Codes, Place
from b12core.units import known_units

CODES = load_knowledge().codes
PLACES = {
    "a": Place(publisher="A", address="https://a.example/", read_on="2026-11-29"),
    "b": Place(publisher="B", address="https://b.example/", read_on="2026-11-29"),
}


def problems(*entries: CodeEntry) -> list[str]:
    """What is said of the knowledge with these codes alone."""
    from dataclasses import replace

    places = {name: place for name, place in PLACES.items() if any(name in entry.read_in for entry in entries)}
    return [str(each) for each in unsound_codes(replace(load_knowledge(), codes=Codes(places=places, codes=entries)))]


def a_code(**changes: object) -> CodeEntry:
    content = {"system": "http://loinc.org", "code": "2132-9", "display": "B12", "kind": "analytes", "id": "serum_b12"}
    return CodeEntry.model_validate({**content, "units": ["pg/mL"], "read_in": ["a", "b"], **changes})


def test_a_whole_code_is_not_complained_about():
    assert problems(a_code()) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"read_in": []}, "has no source"),
        ({"read_in": ["a", "c"], "read_once": True}, "which is not described"),
        ({"read_in": ["a"]}, "read in the pages of 1"),
        ({"read_once": True}, "read in the pages of 2"),
        ({"id": "b12"}, "means 'b12'"),
        ({"units": ["mg/kg"]}, "is given in 'mg/kg'"),
        ({"units": []}, "units do not fit"),
        ({"id": "parietal_cell_antibody"}, "units do not fit"),
    ],
)
def test_a_code_that_may_not_be_used_is_named(change, said):
    assert said in " ".join(problems(a_code(**change)))


def test_a_code_with_two_meanings_is_refused():
    assert "stands 2 times" in " ".join(problems(a_code(), a_code(id="folate", units=["ng/mL"])))


def test_a_code_counts_only_with_its_own_system():
    assert CODES.meaning("http://loinc.org", "2132-9", "analytes").id == "serum_b12"
    assert CODES.meaning("http://snomed.info/sct", "2132-9", "analytes") is None
    assert CODES.meaning(None, "2132-9", "analytes") is None
    assert CODES.meaning("http://loinc.org", "2132-9 ", "analytes") is None
    assert CODES.meaning("http://loinc.org", "2132-9", "products") is None


def test_the_code_of_a_result_is_that_of_its_unit():
    assert CODES.written("analytes", "serum_b12", "pg/mL").code == "2132-9"
    assert CODES.written("analytes", "serum_b12", "pmol/L").code == "14685-2"
    assert CODES.written("analytes", "serum_b12", "mg/L") is None
    assert CODES.written("analytes", "serum_b12") is None


def test_a_code_that_is_only_understood_is_never_written():
    assert CODES.meaning("http://www.nlm.nih.gov/research/umls/rxnorm", "309594", "products").only_read
    assert CODES.written("products", "cyanocobalamin").system == "http://www.whocc.no/atc"


def test_every_unit_under_a_code_belongs_to_its_analyte():
    knowledge = load_knowledge()
    for entry in CODES.of("analytes"):
        noted = {unit.unit for unit in knowledge.analytes[entry.id].noted_units}
        assert set(entry.units) <= {*known_units(entry.id, knowledge), *noted}, entry.code


def test_knowledge_that_was_kept_before_there_were_codes_is_still_read():
    texts = {path: text for path, text in read_knowledge_texts().items() if path != "codes.yml"}
    assert parse_knowledge(texts).codes.codes == ()
