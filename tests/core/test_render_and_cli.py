"""The command `b12core`: exit codes, what it prints for people and for programs, and what it says when it refuses."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cases import PROTOCOLS, answer, case, lab

from b12core import DEFAULT_PROTOCOL, KnowledgeError, Suggestion, cli
from b12core.knowledge import checks
from b12core.render import as_text

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def case_file(tmp_path: Path) -> Path:
    """The case that most people bring, as a file."""
    file = tmp_path / "case.json"
    file.write_text(json.dumps(case()), encoding="utf-8")
    return file


def written(folder: Path, content: object) -> str:
    """A file that holds this content as JSON."""
    file = folder / "case.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return str(file)


# Suggest


def test_a_case_file_gives_the_suggestion_as_json_and_exit_code_0(case_file: Path, capsys: Printed) -> None:
    assert cli.main(["suggest", str(case_file)]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["status"] == "suggested"
    assert printed["protocol"] == DEFAULT_PROTOCOL
    assert set(printed) == set(Suggestion.model_fields)


def test_what_is_printed_is_the_suggestion_to_the_byte(case_file: Path, capsys: Printed) -> None:
    """S-19."""
    cli.main(["suggest", str(case_file)])
    printed = capsys.readouterr().out
    assert printed == answer(case()).model_dump_json(indent=2, by_alias=True) + "\n"


def test_would_change_is_written_with_if_and_then(case_file: Path, capsys: Printed) -> None:
    cli.main(["suggest", str(case_file)])
    change = json.loads(capsys.readouterr().out)["would_change"][0]
    assert {"if", "then"} <= set(change)


def test_a_dash_reads_the_case_from_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(case())))
    assert cli.main(["suggest", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["status"] == "suggested"


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_every_protocol_can_be_chosen(protocol: str, case_file: Path, capsys: Printed) -> None:
    assert cli.main(["suggest", str(case_file), "--protocol", protocol]) == 0
    assert json.loads(capsys.readouterr().out)["protocol"] == protocol


def test_an_unknown_protocol_is_refused_with_those_that_there_are(case_file: Path, capsys: Printed) -> None:
    assert cli.main(["suggest", str(case_file), "--protocol", "uk-folklore"]) == 2
    said = capsys.readouterr()
    assert not said.out
    assert "us-practice" in said.err
    assert "'uk-folklore'" in said.err


BAD_CASES: list[tuple[str, Any, str, str, str]] = [
    ("no unit", {"labs": [lab("serum_b12", 98)]}, "labs.serum_b12", "a unit: ng/L", "98 without a unit"),
    ("wrong unit", {"labs": [lab("haemoglobin", 10.2, "g/L")]}, "labs.haemoglobin", "15 to 260 g/L", "10.2 g/L"),
    ("mg for mcg", {"treatment": {"dose_mcg": 1_000_000}}, "treatment.dose_mcg", "micrograms", "1,000,000 mcg"),
    ("unknown cause", {"cause": "bad_luck"}, "cause", "pernicious_anaemia", "'bad_luck'"),
    ("unknown key", {"favourite_colour": "red"}, "favourite_colour", "one of the fields as_of", "'red'"),
    ("negative age", {"patient": {"age": -1}}, "patient.age", "from 0 to 125", "-1"),
    (
        "present and absent",
        {"symptoms": {"present": ["falls"], "absent": ["falls"]}},
        "symptoms.falls",
        "present or absent",
        "present and absent",
    ),
    ("not an object", [1, 2], "the case", "an object with as_of, phase", "[1, 2]"),
    ("not JSON", "{phase: maintenance}", "file", "JSON", "line 1, column 2"),
    ("a field twice", '{"patient": {"age": 62, "age": 6}}', "age", "one value", "62 and 6"),
]


@pytest.mark.parametrize(
    ("content", "field", "expected", "got"), [row[1:] for row in BAD_CASES], ids=[row[0] for row in BAD_CASES]
)
def test_a_bad_case_exits_with_2_and_names_field_expectation_and_what_came(
    tmp_path: Path, capsys: Printed, content: object, field: str, expected: str, got: str
) -> None:
    assert cli.main(["suggest", written(tmp_path, content), "--json"]) == 2
    said = capsys.readouterr()
    error = json.loads(said.err)["error"]
    assert not said.out
    assert error["field"] == field
    assert expected in error["expected"]
    assert got in error["got"]
    assert error["do"]


def test_for_people_a_bad_case_is_one_line_on_standard_error(tmp_path: Path, capsys: Printed) -> None:
    assert cli.main(["suggest", written(tmp_path, {"labs": [lab("serum_b12", 98)]})]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("b12core: labs.serum_b12: expected a unit")
    assert said.err.count("\n") == 1


def test_a_file_that_is_not_there_exits_with_2(tmp_path: Path, capsys: Printed) -> None:
    assert cli.main(["suggest", str(tmp_path / "nowhere.json")]) == 2
    assert "nowhere.json" in capsys.readouterr().err


def test_without_a_command_it_says_how_it_is_used(capsys: Printed) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main([])
    assert left.value.code == 2
    assert "COMMAND" in capsys.readouterr().err


def test_the_command_works_as_a_process_of_its_own() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "b12core.cli", "suggest", "-", "--json"],
        input=json.dumps({"labs": [lab("serum_b12", 98)]}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 2
    assert json.loads(run.stderr)["error"]["field"] == "labs.serum_b12"


# For people


def test_text_and_register_are_options_of_the_command(case_file: Path, capsys: Printed) -> None:
    assert cli.main(["suggest", str(case_file), "--text", "--register", "patient"]) == 0
    assert capsys.readouterr().out == as_text(answer(case()), "patient")


def test_all_is_an_option_of_the_command_that_adds_the_rest(case_file: Path, capsys: Printed) -> None:
    assert cli.main(["suggest", str(case_file), "--text", "--all"]) == 0
    assert capsys.readouterr().out == as_text(answer(case()), everything=True)


def test_an_emergency_shows_no_dose_in_the_text() -> None:
    for register in ("clinician", "patient"):
        assert "mcg" not in as_text(answer(case(symptoms={"present": ["chest_pain"]})), register)  # type: ignore[arg-type]


# Protocols


def test_protocols_are_listed_one_a_line_with_country_status_and_confidence(capsys: Printed) -> None:
    assert cli.main(["protocols"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0].split(" ")[0] for line in lines] == list(PROTOCOLS)
    default = [line for line in lines if "(default)" in line]
    assert len(default) == 1
    assert default[0].startswith("us-practice")
    assert "[US, current, secondary]" in default[0]


def test_protocols_for_programs_carry_their_sources(capsys: Printed) -> None:
    assert cli.main(["protocols", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["id"] for row in rows] == list(PROTOCOLS)
    assert all(row["sources"] for row in rows)
    assert [row["id"] for row in rows if row["default"]] == [DEFAULT_PROTOCOL]


# The check of the knowledge


def test_check_knowledge_finds_no_problem(capsys: Printed) -> None:
    assert cli.main(["check-knowledge"]) == 0
    assert capsys.readouterr().out.strip().endswith(": no problems")


def test_check_knowledge_for_programs_lists_the_problems(capsys: Printed) -> None:
    assert cli.main(["check-knowledge", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"problems": []}


def test_check_knowledge_exits_with_1_where_there_is_a_problem(
    monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    problem = KnowledgeError("causes.yml", "dietary", "cites NOWHERE2020", "a source of sources.yml")
    monkeypatch.setattr(checks, "check_knowledge", lambda *_: [problem])
    assert cli.main(["check-knowledge"]) == 1
    assert str(problem) in capsys.readouterr().out


def test_knowledge_that_cannot_be_read_exits_with_1(monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    def unreadable() -> None:
        raise KnowledgeError("causes.yml", "the file", "is torn", "YAML")

    monkeypatch.setattr(cli, "load_knowledge", unreadable)
    assert cli.main(["check-knowledge"]) == 1
    assert "causes.yml" in capsys.readouterr().err
