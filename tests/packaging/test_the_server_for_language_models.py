"""The core's MCP server, met by the SDK's own client in an environment of its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from environments import ROOT, environment, run

from b12core import load_knowledge, parse_case, suggest

pytestmark = pytest.mark.timeout(240)

CASE: dict[str, Any] = {
    "as_of": "2026-11-22",
    "phase": "repletion",
    "cause": "pernicious_anaemia",
    "symptoms": {"present": ["fatigue"], "absent": ["numbness", "gait_disturbance"]},
    "labs": [{"analyte": "serum_b12", "value": 98, "unit": "pg/mL"}],
    "patient": {"age": 62, "sex": "male"},
    "conditions": [],
    "medicines": [],
}

CALLS: dict[str, tuple[str, dict[str, Any]]] = {
    "suggest": ("suggest", {"case": CASE, "protocol": "uk-nice-bnf"}),
    "for a patient": ("suggest", {"case": CASE, "register": "patient"}),
    "compare": ("compare", {"case": CASE}),
    "schedule": ("schedule", {"case": CASE, "start": "2026-12-01", "days": 90}),
    "protocols": ("protocols", {}),
    "emergency": ("compare", {"case": {"symptoms": {"present": ["chest_pain"]}}}),
    "wrong entries": ("suggest", {"case": {"cause": "PA", "labs": [{"analyte": "B12", "value": 98}]}}),
    "no unit": ("suggest", {"case": {"labs": [{"analyte": "serum_b12", "value": 98}]}}),
    "no case": ("suggest", {}),
    "no start": ("schedule", {"case": CASE}),
    "unknown argument": ("suggest", {"case": CASE, "protocl": "us-practice"}),
    "unknown protocol": ("suggest", {"case": CASE, "protocol": "uk-folklore"}),
    "unknown tool": ("prescribe", {"case": CASE}),
}
REFUSED = {
    "wrong entries": "case.cause",
    "no unit": "labs.serum_b12",
    "no case": "case",
    "no start": "start",
    "unknown argument": "protocl",
    "unknown protocol": "protocol",
    "unknown tool": "tool",
}


@pytest.fixture(scope="module")
def met(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the client met: the tools, and the answer to each call."""
    commands = environment(tmp_path_factory.mktemp("mcp") / "server", f"{ROOT / 'b12core'}[mcp]")
    client = str(Path(__file__).with_name("mcp_client.py"))
    calls = json.dumps(list(CALLS.values()))
    ran = run(str(commands / "python"), client, str(commands / "b12core"), given=calls)
    assert ran.returncode == 0, ran.stderr
    assert "Traceback" not in ran.stderr
    said = json.loads(ran.stdout)
    return {"tools": said["tools"], **dict(zip(CALLS, said["answers"], strict=True))}


def test_four_tools_are_offered_with_the_contract_of_the_case(met: dict[str, Any]) -> None:
    tools = {tool["name"]: tool for tool in met["tools"]}
    assert set(tools) == {"suggest", "compare", "schedule", "protocols"}
    contract = tools["suggest"]["input_schema"]
    assert contract["required"] == ["case"]
    assert "labs" in contract["$defs"]["Case"]["properties"]
    assert set(tools["schedule"]["input_schema"]["required"]) == {"case", "start"}


def test_a_suggestion_is_the_one_that_the_core_makes(met: dict[str, Any]) -> None:
    here = suggest(parse_case(CASE), "uk-nice-bnf")
    assert met["suggest"]["content"]["suggestion"] == here.model_dump(mode="json", by_alias=True)
    assert here.headline in met["suggest"]["texts"][0]


@pytest.mark.parametrize("name", sorted(set(CALLS) - set(REFUSED)))
def test_every_result_holds_the_caveat(met: dict[str, Any], name: str) -> None:
    answer = met[name]
    assert not answer["error"]
    caveat = answer["content"]["caveat"]
    assert caveat["line"]
    assert caveat["text"] in "\n".join(answer["texts"])


def test_the_caveat_is_that_of_the_suggestion_in_the_readers_words(met: dict[str, Any]) -> None:
    said = suggest(parse_case(CASE)).confirmation
    assert met["for a patient"]["content"]["caveat"] == {"line": said.line_plain, "text": said.plain}


def test_a_comparison_holds_every_protocol_and_a_schedule_its_dates(met: dict[str, Any]) -> None:
    protocols = set(load_knowledge().protocols)
    assert {row["protocol"] for row in met["compare"]["content"]["protocols"]} == protocols
    assert {row["id"] for row in met["protocols"]["content"]["protocols"]} == protocols
    dates = met["schedule"]["content"]["schedule"]
    assert dates["start"] == "2026-12-01"
    assert dates["appointments"]


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_used_comes_back_by_field_expectation_what_came_and_what_to_do(
    met: dict[str, Any], name: str
) -> None:
    answer = met[name]
    assert answer["error"]
    error = answer["content"]["error"]
    assert error["field"] == REFUSED[name]
    assert all(error[part] for part in ("expected", "got", "do"))
    assert error["expected"] in answer["texts"][0]
    assert "Traceback" not in answer["texts"][0]


def test_every_wrong_entry_of_a_case_is_named_at_once(met: dict[str, Any]) -> None:
    (other,) = met["wrong entries"]["content"]["error"]["others"]
    assert other["field"] == "case.labs.0.analyte"
