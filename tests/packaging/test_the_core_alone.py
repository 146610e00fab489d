"""The core installs and answers without the rest of the repository, byte for byte as it does within it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from environments import ROOT, environment, run

from b12core import cli, parse_case, suggest
from b12core.knowledge import read_knowledge_texts
from b12core.knowledge.yaml_text import read_yaml

pytestmark = pytest.mark.timeout(240)

CASES: dict[str, dict[str, Any]] = {
    "nothing known": {},
    "a plan": {
        "as_of": "2026-11-22",
        "phase": "repletion",
        "cause": "pernicious_anaemia",
        "symptoms": {"present": ["fatigue"], "absent": ["numbness", "gait_disturbance"]},
        "labs": [
            {"analyte": "serum_b12", "value": "<98", "unit": "pg/mL", "taken_on": "2026-10-01"},
            {"analyte": "haemoglobin", "value": 5.1, "unit": "mmol/L"},
            {"analyte": "platelets", "value": 1.1, "unit": "lakhs/cmm"},
        ],
        "patient": {"age": 62, "sex": "female", "pregnant": False},
        "conditions": ["kidney_disease"],
        "medicines": ["warfarin", "metformin", "something else"],
    },
    "in use": {
        "as_of": "2026-11-22",
        "phase": "maintenance",
        "cause": "dietary",
        "symptoms": {"present": ["numbness"]},
        "symptom_course": "worsening",
        "treatment": {
            "product": "hydroxocobalamin",
            "dose_mcg": 1000,
            "route": "IM",
            "interval_days": 84,
            "last_dose_on": "2026-09-30",
        },
        "preferences": {"lower_dose": True},
    },
    "an emergency": {"symptoms": {"present": ["chest_pain"]}},
}


@pytest.fixture(scope="module")
def commands(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of a fresh environment that holds the core and what it asks for."""
    return environment(tmp_path_factory.mktemp("core") / "alone", str(ROOT / "b12core"))


@pytest.mark.parametrize("protocol", ["us-practice", "uk-nice-bnf"])
@pytest.mark.parametrize("name", CASES)
def test_the_suggestion_is_the_same_to_the_byte(commands: Path, name: str, protocol: str) -> None:
    answer = run(str(commands / "b12core"), "suggest", "-", "--protocol", protocol, given=json.dumps(CASES[name]))
    here = suggest(parse_case(CASES[name]), protocol)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout == here.model_dump_json(indent=2, by_alias=True) + "\n"


@pytest.mark.parametrize("arguments", [["protocols"], ["check-knowledge"]])
def test_the_other_commands_say_the_same(
    commands: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(arguments) == 0
    answer = run(str(commands / "b12core"), *arguments)
    assert (answer.returncode, answer.stdout) == (0, capsys.readouterr().out)


def test_a_calendar_file_is_written(commands: Path, tmp_path: Path) -> None:
    case = {**CASES["a plan"], "labs": CASES["a plan"]["labs"][:1]}
    file = tmp_path / "dates.ics"
    arguments = ["schedule", "-", "--start", "2026-12-01", "--ics", str(file)]
    answer = run(str(commands / "b12core"), *arguments, given=json.dumps(case))
    assert answer.returncode == 0, answer.stderr
    assert file.read_text(encoding="utf-8").startswith("BEGIN:VCALENDAR")


def test_a_bad_case_exits_with_2_and_its_four_parts(commands: Path) -> None:
    answer = run(str(commands / "b12core"), "suggest", "-", "--json", given='{"cause": "PA"}')
    assert answer.returncode == 2
    assert set(json.loads(answer.stderr)["error"]) == {"field", "expected", "got", "do"}


def test_nothing_of_the_dialogue_comes_with_it(commands: Path) -> None:
    listed = "import importlib.metadata as m; print(*sorted(d.name.lower() for d in m.distributions()))"
    there = set(run(str(commands / "python"), "-c", listed).stdout.split())
    assert {"b12core", "pydantic", "pyyaml", "icalendar"} <= there
    assert not there & {"rasa", "spacy", "fastapi", "mcp", "ruamel.yaml", "b12-dosing-assistant"}


def test_the_server_for_language_models_says_what_it_needs(commands: Path) -> None:
    answer = run(str(commands / "b12core"), "mcp")
    assert answer.returncode == 1
    assert "b12core[mcp]" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_the_knowledge_reads_the_same_where_yaml_has_no_quick_loader() -> None:
    for path, text in read_knowledge_texts().items():
        assert yaml.load(text, Loader=yaml.SafeLoader) == read_yaml(path, text), path
