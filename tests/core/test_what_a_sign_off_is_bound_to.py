"""A clinic's sign-off holds for what decided when it was given: doses, limits, conditions and the code that judges."""

from __future__ import annotations

import ast
import copy
from pathlib import Path
from typing import Any

import pytest
from cases import KNOWLEDGE, case

import b12core
from b12core import cli, parse_case, suggest
from b12core.clinic import Clinic
from b12core.knowledge import parse_knowledge, read_knowledge_texts
from b12core.knowledge.deciding import CODE, digest_now, digest_of, recorded
from b12core.knowledge.loader import contents_that_ship

PACKAGE = Path(b12core.__file__).parent
VERSION = KNOWLEDGE.meta.version
US_PRACTICE, SAFETY = "protocols/us-practice.yml", "rules/safety.yml"

LEFT_OUT = frozenset(
    {
        "citations",
        "cited",
        "clinic",
        "comparison",
        "confirmation",
        "errors",
        "explanation",
        "findings",
        "headline",
        "limit_words",
        "outlook",
        "suggestion",
        "trends",
        "appraisal",
        "treatment_change",
        "refusal",
        "words",
        "knowledge",
        "knowledge.addresses",
        "knowledge.codes",
        "knowledge.spelling",
        "knowledge.third_person",
        "knowledge.vocabulary",
    }
)
"""What the judging modules import that words, cites or reads files, and decides nothing."""


def with_sign_off(**signed: Any) -> Clinic:
    by = {"name": "Dr B. Twelve", "role": "Medical director", "date": "2026-11-30"}
    settings = {
        "name": "Riverside",
        "contact": "555-0100",
        "country": "US",
        "emergency_number": "911",
        "crisis_text": "Call 988.",
        "default_protocol": "us-practice",
        "sign_off": {"us-practice": {**by, **signed}},
    }
    return Clinic.model_validate(settings)


def is_signed_off(clinic: Clinic, knowledge: b12core.Knowledge | None = None) -> bool:
    return suggest(parse_case(case()), clinic=clinic, knowledge=knowledge).confirmation.signed_off


def test_the_version_of_the_rules_stands_for_what_decides_now() -> None:
    """Where this fails a dose, a limit, a condition or the code that judges was changed: raise `version` in meta.yml,
    then write down what it stands for with `uv run b12core check-knowledge --record`.
    """
    assert recorded(KNOWLEDGE).get(VERSION) == digest_now()


def test_each_version_stands_once() -> None:
    assert len(recorded(KNOWLEDGE)) == len(KNOWLEDGE.versions)


@pytest.mark.parametrize(
    "signed", [{"knowledge_version": VERSION}, {"knowledge_version": VERSION, "decides": digest_now()}]
)
def test_a_sign_off_of_what_decides_now_holds(signed: dict[str, str]) -> None:
    assert is_signed_off(with_sign_off(**signed))


@pytest.mark.parametrize(
    "signed", [{"knowledge_version": "2026.10"}, {"knowledge_version": VERSION, "decides": "0" * 64}]
)
def test_a_sign_off_of_other_rules_holds_no_more(signed: dict[str, str]) -> None:
    assert not is_signed_off(with_sign_off(**signed))


def test_a_dose_that_was_changed_without_another_version_takes_the_sign_off() -> None:
    texts = read_knowledge_texts()
    texts[US_PRACTICE] = texts[US_PRACTICE].replace(
        "dose_mcg: {min: 1000, max: 1000}", "dose_mcg: {min: 900, max: 900}"
    )
    assert not is_signed_off(with_sign_off(knowledge_version=VERSION), parse_knowledge(texts))


def code() -> dict[str, str]:
    return {name: (PACKAGE / f"{name.replace('.', '/')}.py").read_text(encoding="utf-8") for name in CODE}


def test_the_digest_is_made_of_the_files_alone() -> None:
    assert digest_of(contents_that_ship(), code()) == digest_now()
    turned_round = dict(reversed(contents_that_ship().items()))
    assert digest_of(turned_round, dict(reversed(code().items()))) == digest_now()


def _a_dose(contents: dict[str, Any]) -> None:
    contents[US_PRACTICE]["rules"][0]["steps"][0]["dose_mcg"]["max"] += 1


def _how_often_in_words(contents: dict[str, Any]) -> None:
    contents[US_PRACTICE]["rules"][0]["steps"][0]["often"]["clinician"] = "twice daily"


def _a_condition(contents: dict[str, Any]) -> None:
    contents[SAFETY][0]["when"] = {"all": ["pregnant"]}


def _a_limit(contents: dict[str, Any]) -> None:
    contents["thresholds.yml"][0]["at_least"] = 99


def _a_days_limit(contents: dict[str, Any]) -> None:
    contents["meta.yml"]["treatment_lapsed_after_days"] += 1


def _the_class_of_a_medicine(contents: dict[str, Any]) -> None:
    contents["vocabulary/medicines.yml"][0]["classes"] = ["deficiency_risk"]


@pytest.mark.parametrize(
    "change", [_a_dose, _how_often_in_words, _a_condition, _a_limit, _a_days_limit, _the_class_of_a_medicine]
)
def test_what_decides_changes_the_digest(change: Any) -> None:
    contents = copy.deepcopy(contents_that_ship())
    change(contents)
    assert digest_of(contents, code()) != digest_now()


def _a_sentence(contents: dict[str, Any]) -> None:
    contents[SAFETY][0]["patient"] = "In other words."


def _a_synonym(contents: dict[str, Any]) -> None:
    contents["vocabulary/medicines.yml"][0]["synonyms"] = ["in other words"]


def _the_version(contents: dict[str, Any]) -> None:
    contents["meta.yml"]["version"] = "2030.1"


@pytest.mark.parametrize("change", [_a_sentence, _a_synonym, _the_version])
def test_what_is_only_said_does_not(change: Any) -> None:
    contents = copy.deepcopy(contents_that_ship())
    change(contents)
    assert digest_of(contents, code()) == digest_now()


def test_a_line_of_code_changes_the_digest_and_a_comment_does_not() -> None:
    contents, judging = contents_that_ship(), code()
    said = judging["need"].replace('"""', '"""In other words. ', 1)
    explained = {**judging, "need": f"# And why.\n{said}\n\n# The end.\n"}
    assert digest_of(contents, explained) == digest_now()
    changed = {**judging, "line_choice": judging["line_choice"].replace("max(", "min(", 1)}
    assert digest_of(contents, changed) != digest_now()


def test_no_module_that_judges_is_left_out() -> None:
    imported = {
        node.module.removeprefix("b12core.")
        for text in code().values()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("b12core.")
    }
    assert sorted(imported - set(CODE) - LEFT_OUT) == []


def test_a_version_never_gets_another_digest(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("b12core.knowledge.deciding.digest_now", lambda: "0" * 64)
    before = (PACKAGE / "knowledge" / "versions.yml").read_text(encoding="utf-8")
    assert cli.main(["check-knowledge", "--record"]) != 0
    assert "raise `version`" in capsys.readouterr().err
    assert cli.main(["check-knowledge"]) != 0
    assert "another `version` in meta.yml" in capsys.readouterr().out
    assert (PACKAGE / "knowledge" / "versions.yml").read_text(encoding="utf-8") == before
