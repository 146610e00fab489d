"""One deliberately bad file for each error of the knowledge: it names the file, the entry and what was expected."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import pytest
import yaml

from b12core import KnowledgeError, load_knowledge
from b12core.knowledge import parse_knowledge, read_knowledge_texts
from b12core.knowledge.checks import check_knowledge
from b12core.need import NEEDS
from b12core.situation import known_facts

PROTOCOL = "protocols/us-practice.yml"

Edit = Callable[[Any], None]


@functools.cache
def _texts() -> dict[str, str]:
    """The knowledge with one protocol: the others make reading slower and no error clearer."""
    return {
        path: text
        for path, text in read_knowledge_texts().items()
        if path == PROTOCOL or not path.startswith("protocols/")
    }


def refused(file: str, edit: Edit | str) -> KnowledgeError:
    """The error on reading the knowledge with one file changed (or replaced by a text)."""
    with pytest.raises(KnowledgeError) as error:
        parse_knowledge({**_texts(), file: edit if isinstance(edit, str) else _edited(file, edit)})
    return error.value


def found(file: str, edit: Edit) -> list[KnowledgeError]:
    """The problems that the check finds with one file changed."""
    knowledge = parse_knowledge({**_texts(), file: _edited(file, edit)})
    return check_knowledge(knowledge, known_facts(knowledge))


def _edited(file: str, edit: Edit) -> str:
    content = yaml.load(_texts()[file], Loader=yaml.CSafeLoader)
    edit(content)
    return yaml.dump(content, Dumper=yaml.CSafeDumper, sort_keys=False)


def entry(content: list[dict[str, Any]], entry_id: str) -> dict[str, Any]:
    """The entry with an id."""
    return next(item for item in content if item["id"] == entry_id)


def problem_of(problems: list[KnowledgeError], file: str, label: str) -> KnowledgeError:
    """The problem of one entry of one file."""
    named = [problem for problem in problems if (problem.file, problem.entry) == (file, label)]
    assert named, f"no problem names {file}, {label}: {[str(problem) for problem in problems]}"
    return named[0]


def test_the_knowledge_as_it_ships_has_no_problem() -> None:
    knowledge = parse_knowledge(read_knowledge_texts())
    assert check_knowledge(knowledge, known_facts(knowledge)) == []


# Refused on reading


def test_an_unknown_key_is_named() -> None:
    error = refused("causes.yml", lambda causes: entry(causes, "dietary").update(durration="lifelong"))
    assert (error.file, error.entry) == ("causes.yml", "dietary")
    assert "durration" in error.problem
    assert "not permitted" in error.expected


def test_a_wrong_choice_is_named_with_the_choices() -> None:
    error = refused("causes.yml", lambda causes: entry(causes, "dietary").update(duration="forever"))
    assert (error.file, error.entry) == ("causes.yml", "dietary")
    assert error.problem == "duration is 'forever'"
    assert "lifelong" in error.expected


def test_a_missing_key_is_named() -> None:
    error = refused("sources.yml", lambda sources: entry(sources, "AAFP2017").pop("country"))
    assert (error.file, error.entry) == ("sources.yml", "AAFP2017")
    assert "country" in error.problem
    assert "required" in error.expected


def test_broken_yaml_is_named_with_its_place() -> None:
    error = refused("causes.yml", "- id: dietary\n  group: [diet\n- id: metformin\n")
    assert (error.file, error.entry, error.expected) == ("causes.yml", "the file", "YAML")
    assert "line" in error.problem


def test_a_mapping_is_refused_where_a_list_of_entries_is_expected() -> None:
    error = refused("rules/reasons.yml", "id: one\neffect: for\n")
    assert (error.file, error.problem, error.expected) == ("rules/reasons.yml", "is a dict", "a list of entries")


def test_an_entry_that_is_only_a_word_is_refused() -> None:
    error = refused("thresholds.yml", "- adult\n")
    assert (error.file, error.entry) == ("thresholds.yml", "adult")


def test_a_protocol_whose_id_is_not_its_files_name_is_refused() -> None:
    error = refused(PROTOCOL, lambda protocol: protocol.update(id="us-habits"))
    assert (error.file, error.entry) == (PROTOCOL, "us-habits")
    assert "differs from the file's name" in error.problem


def test_two_lines_that_claim_one_cell_are_refused() -> None:
    def claim_twice(protocol: Any) -> None:
        protocol["rules"][1]["stage"] = ["repletion"]

    error = refused(PROTOCOL, claim_twice)
    assert (error.file, error.entry) == (PROTOCOL, "us-practice.maintenance")
    assert "us-practice.repletion" in str(error)


def test_a_silence_that_claims_the_cell_of_a_regimen_is_refused() -> None:
    def silence(protocol: Any) -> None:
        protocol["silent"][0]["causes"] = ["pernicious_anaemia"]

    error = refused(PROTOCOL, silence)
    assert (error.file, error.entry) == (PROTOCOL, "us-practice.nitrous_oxide")


def test_an_entry_that_stands_twice_is_refused() -> None:
    error = refused("sources.yml", lambda sources: sources.append(dict(sources[0])))
    assert (error.file, error.entry, error.problem) == ("sources.yml", "AAFP2017", "stands twice")


def test_a_unit_with_both_a_factor_and_a_divisor_is_refused() -> None:
    def both(analytes: Any) -> None:
        entry(analytes, "folate")["units"][1]["factor"] = 0.4413

    error = refused("analytes.yml", both)
    assert (error.file, error.entry) == ("analytes.yml", "folate")
    assert "either factor or divide_by" in error.expected


def test_a_unit_with_no_conversion_at_all_is_refused() -> None:
    error = refused("analytes.yml", lambda analytes: entry(analytes, "folate")["units"].append({"unit": "g/L"}))
    assert (error.file, error.entry) == ("analytes.yml", "folate")
    assert "either factor or divide_by" in error.expected


def test_an_impossible_plausible_range_is_refused() -> None:
    def upside_down(analytes: Any) -> None:
        entry(analytes, "potassium")["impossible_outside"] = {"min": 9, "max": 1.5}

    error = refused("analytes.yml", upside_down)
    assert (error.file, error.entry) == ("analytes.yml", "potassium")
    assert "impossible_outside" in error.problem
    assert "min is above max" in error.expected


@pytest.mark.parametrize("dose", [{"min": 1000, "max": 100}, {"min": 0, "max": 1000}, {"min": -1, "max": 1}])
def test_an_impossible_dose_range_is_refused(dose: dict[str, int]) -> None:
    error = refused(PROTOCOL, lambda protocol: protocol["rules"][0]["steps"][0].update(dose_mcg=dose))
    assert (error.file, error.entry) == (PROTOCOL, "us-practice")
    assert "steps.0.dose_mcg" in error.problem


def test_a_synonym_list_of_another_shape_is_refused() -> None:
    error = refused("vocabulary/causes.yml", lambda terms: terms[0].update(synonyms="PA"))
    assert error.file == "vocabulary/causes.yml"
    assert "synonyms" in error.problem


def test_a_term_that_stands_twice_is_refused() -> None:
    error = refused("vocabulary/routes.yml", lambda terms: terms.append(dict(terms[0])))
    assert (error.file, error.entry, error.problem) == ("vocabulary/routes.yml", "IM", "stands twice")


# Found by the check


def test_a_source_that_does_not_exist_is_found() -> None:
    problems = found("causes.yml", lambda causes: entry(causes, "dietary").update(sources=["NOWHERE2020"]))
    problem = problem_of(problems, "causes.yml", "dietary")
    assert problem.problem == "cites NOWHERE2020"
    assert problem.expected == "a source of sources.yml"


def test_a_source_that_is_never_cited_is_found() -> None:
    def add(sources: Any) -> None:
        sources.append({**sources[0], "id": "UNREAD1999"})

    problem = problem_of(found("sources.yml", add), "sources.yml", "UNREAD1999")
    assert problem.problem == "is never cited"


@pytest.mark.parametrize("confidence", ["weak_secondary", "memory", "proposal", "derived"])
def test_a_dose_on_weak_evidence_is_found(confidence: str) -> None:
    problems = found(PROTOCOL, lambda protocol: protocol["rules"][0].update(confidence=confidence))
    problem = problem_of(problems, PROTOCOL, "us-practice.repletion")
    assert problem.problem == f"sets a dose on {confidence} evidence"
    assert problem.expected == "primary or secondary, or derived with `extended`"


def test_a_dose_without_a_source_is_found() -> None:
    problems = found(PROTOCOL, lambda protocol: protocol["rules"][0].update(sources=[]))
    problem = problem_of([p for p in problems if "dose" in p.problem], PROTOCOL, "us-practice.repletion")
    assert problem.problem == "sets a dose without a source"
    assert problem.expected == "at least one source"


def test_a_sure_statement_without_a_source_is_found() -> None:
    """S-16."""
    problems = found("rules/safety.yml", lambda rules: entry(rules, "biotin").update(sources=[]))
    problem = problem_of(problems, "rules/safety.yml", "biotin")
    assert "cites no source" in problem.problem


def test_a_line_without_steps_is_found() -> None:
    problems = found(PROTOCOL, lambda protocol: protocol["rules"][0].update(steps=[]))
    assert problem_of(problems, PROTOCOL, "us-practice.repletion").problem == "has no steps"


def test_a_line_that_claims_no_case_is_found() -> None:
    problems = found(PROTOCOL, lambda protocol: protocol["silent"][0].update(causes=[]))
    assert problem_of(problems, PROTOCOL, "us-practice.nitrous_oxide").problem == "claims no case"


def test_a_synonym_for_two_ids_is_found() -> None:
    def same_word(terms: Any) -> None:
        entry(terms, "metformin")["synonyms"].append("Pernicious Anemia!")
        entry(terms, "dietary")["synonyms"].append("pernicious anemia!")

    problems = found("vocabulary/causes.yml", same_word)
    named = [problem for problem in problems if "pernicious anemia!" in problem.problem]
    assert {problem.entry for problem in named} & {"metformin", "dietary"}
    assert named[0].expected == "a synonym for one id"


def test_an_id_that_is_not_in_the_contract_is_found() -> None:
    def invent(terms: Any) -> None:
        terms.append({"id": "IO", "name": {"clinician": "intraosseous", "patient": "into a bone"}})

    problem = problem_of(found("vocabulary/routes.yml", invent), "vocabulary/routes.yml", "IO")
    assert problem.problem == "is not an id of the contract"
    assert "IM, SC" in problem.expected


def test_a_missing_id_of_the_contract_is_found() -> None:
    def forget(terms: Any) -> None:
        terms.remove(entry(terms, "nasal"))

    problem = problem_of(found("vocabulary/routes.yml", forget), "vocabulary/routes.yml", "nasal")
    assert problem.problem == "has no entry"


def test_a_missing_cause_is_found() -> None:
    problems = found("causes.yml", lambda causes: causes.remove(entry(causes, "hereditary")))
    assert problem_of(problems, "causes.yml", "hereditary").problem == "has no entry"


def test_a_rule_that_waits_for_an_unknown_fact_is_found() -> None:
    def wait(rules: Any) -> None:
        entry(rules, "biotin")["when"] = {"any": ["symptom:green_hair"]}

    problem = problem_of(found("rules/safety.yml", wait), "rules/safety.yml", "biotin")
    assert "symptom:green_hair" in problem.problem
    assert problem.expected == "a known fact"


def test_a_rule_that_can_never_hold_is_found() -> None:
    def contradict(rules: Any) -> None:
        entry(rules, "liver_disease")["when"]["none"] = ["condition:liver_disease"]

    problem = problem_of(found("rules/safety.yml", contradict), "rules/safety.yml", "liver_disease")
    assert "can never hold" in problem.problem


def test_an_error_says_file_entry_problem_and_expectation_in_one_line() -> None:
    error = KnowledgeError("causes.yml", "dietary", "cites NOWHERE2020", "a source of sources.yml")
    assert str(error) == "causes.yml, dietary: cites NOWHERE2020. Expected: a source of sources.yml."


def test_every_way_to_need_treatment_or_not_has_its_sentence() -> None:
    assert set(load_knowledge().needs) == set(NEEDS)


def test_a_gap_between_two_bands_is_found_with_a_value_that_lies_in_it() -> None:
    problems = found("bands.yml", lambda bands: entry(bands, "serum_b12_indeterminate").update(from_value=190))
    problem = problem_of(problems, "bands.yml", "serum_b12")
    assert problem.problem == "180.0 for anyone lies in no band"
    assert problem.expected == "exactly one band for each value"


def test_two_bands_that_overlap_for_some_person_are_found_with_that_person() -> None:
    problems = found("bands.yml", lambda bands: entry(bands, "haemoglobin_low_female").update(below=125))
    problem = problem_of(problems, "bands.yml", "haemoglobin")
    assert "sex:female" in problem.problem
    assert "haemoglobin_low_female and haemoglobin_normal_female" in problem.problem


def test_a_gap_that_waits_for_an_unknown_change_is_found() -> None:
    def settle_nothing(gaps: Any) -> None:
        gaps[0]["settles"] = ["the_moon_is_full"]

    problem = problem_of(found("rules/missing.yml", settle_nothing), "rules/missing.yml", "symptoms.neurological")
    assert "the_moon_is_full" in problem.problem


def test_a_sentence_on_stopping_cites_a_source_that_exists() -> None:
    def cite_nothing(protocol: Any) -> None:
        protocol["oral"]["sources"] = ["NOWHERE2020"]

    assert problem_of(found(PROTOCOL, cite_nothing), PROTOCOL, "us-practice").problem == "cites NOWHERE2020"


def test_two_units_that_read_alike_are_found() -> None:
    def add(analytes: Any) -> None:
        entry(analytes, "platelets")["units"].append({"unit": "10^3/mm3", "factor": 100})

    problem = problem_of(found("analytes.yml", add), "analytes.yml", "platelets")
    assert problem.problem == "10^3/mm3 reads like another of its units"


def test_a_spelling_of_a_unit_that_no_analyte_has_is_found() -> None:
    problems = found("units.yml", lambda units: units["also_written"].update({"stone": ["st"]}))
    assert problem_of(problems, "units.yml", "stone").problem == "is a unit of no analyte"


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("https://www.drugs.com/dosage/cyanocobalamin.html", "leads to drugs.com"),
        ("https://uat.sps.nhs.uk/?p=94259", "leads to a test server"),
        ("Red Whale sheet", "is no single web address"),
    ],
)
def test_an_address_that_leads_to_a_copy_is_found(address: str, problem: str) -> None:
    problems = found("sources.yml", lambda sources: entry(sources, "GEMS2025").update(canonical=address))
    assert problem in problem_of(problems, "sources.yml", "GEMS2025").problem
