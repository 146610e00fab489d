"""Errors in limits, in what results show and in what one referral says for another, each found by one bad entry."""

from __future__ import annotations

from typing import Any

import pytest
from test_knowledge_errors import entry, found, problem_of, refused

REFERRALS = "rules/referrals.yml"


def test_an_analyte_with_neither_limit_nor_word_on_it_is_found() -> None:
    problems = found("analytes.yml", lambda analytes: entry(analytes, "tsh").pop("without_band"))
    problem = problem_of(problems, "analytes.yml", "tsh")
    assert "neither bands nor a sentence" in problem.problem


def test_a_limit_without_its_sentences_is_refused() -> None:
    def silence(limits: Any) -> None:
        next(limit for limit in limits if limit["fact"] == "potassium:below_3").pop("patient")

    error = refused("thresholds.yml", silence)
    assert (error.file, error.entry) == ("thresholds.yml", "potassium:below_3")
    assert "both registers" in error.expected


def test_what_rests_on_a_fact_that_is_never_true_is_found() -> None:
    def wait(derived: Any) -> None:
        entry(derived, "pancytopenia_by_counts")["when"]["all"] = ["haemoglobin:purple"]

    problem = problem_of(found("derived.yml", wait), "derived.yml", "pancytopenia_by_counts")
    assert "haemoglobin:purple" in problem.problem


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"includes": ["no_such_referral"]}, "includes 'no_such_referral'"),
        ({"includes": ["sensory_symptoms", "chest_pain_syncope_or_breathless_at_rest"]}, "which is more urgent"),
        ({"includes": ["sensory_symptoms", "low_platelets"]}, "without its haematology"),
        ({"includes": ["nitrous_oxide_with_nerve_signs"]}, "without its poison_centre, test"),
        ({"help": []}, "names no help"),
    ],
)
def test_a_referral_that_says_another_one_badly_is_found(change: dict[str, Any], problem: str) -> None:
    problems = found(REFERRALS, lambda rules: entry(rules, "cord_signs").update(change))
    said = [found.problem for found in problems if (found.file, found.entry) == (REFERRALS, "cord_signs")]
    assert any(problem in each for each in said), said


def test_a_referral_that_includes_half_of_what_another_says_is_found() -> None:
    def halve(rules: Any) -> None:
        entry(rules, "very_low_haemoglobin")["includes"] = ["severe_anaemia_symptomatic"]

    problem = problem_of(found(REFERRALS, halve), REFERRALS, "very_low_haemoglobin")
    assert "not severe_anaemia" in problem.problem


def test_words_for_a_case_that_cannot_be_are_found() -> None:
    def block(rules: Any) -> None:
        entry(rules, "sensory_symptoms")["blocked"][0]["when"] = {"any": ["condition:left_handed"]}

    assert "condition:left_handed" in problem_of(found(REFERRALS, block), REFERRALS, "sensory_symptoms").problem
