"""The protocols side by side: what is urgent comes first, and no dose stands without the caveat's one sentence."""

from __future__ import annotations

import io
import json
import re
import sys

import pytest
from cases import CAUSES, EMERGENCY_SYMPTOMS, KNOWLEDGE, PROTOCOLS, Content, case, contents, lab, treatable
from hypothesis import given

from b12core import cli, parse_case, suggest
from b12core.comparison import compare
from b12core.comparison_text import comparison_text
from b12core.words import REGISTERS, Register

UNSTEADY = case(symptoms={"present": ["gait_disturbance", "numbness"]})


@pytest.mark.parametrize("symptom", EMERGENCY_SYMPTOMS)
@pytest.mark.parametrize("register", REGISTERS)
def test_in_an_emergency_there_is_no_table(symptom: str, register: Register) -> None:
    text = comparison_text(compare(parse_case(case(symptoms={"present": [symptom]})), register=register), register)
    assert text.startswith(KNOWLEDGE.wording["headline"]["emergency"][register])
    assert re.search(r" Call (the|your) local emergency number\.\n$", text)
    assert text.count("\n") == 1
    assert "mcg" not in text
    assert "|" not in text


@pytest.mark.parametrize(("register", "opening"), [("clinician", "Same-day. "), ("patient", "See a doctor today. ")])
def test_what_is_urgent_stands_above_the_table_in_one_line(register: Register, opening: str) -> None:
    lines = comparison_text(compare(parse_case(UNSTEADY), register=register), register).splitlines()
    assert lines[0].startswith(opening)
    assert lines[1] == ""
    assert "|" in lines[2]
    assert "mcg" not in lines[0]


@given(content=contents | treatable)
def test_every_row_names_its_protocol_and_carries_the_caveat_and_the_urgency(content: Content) -> None:
    parsed = parse_case(content)
    for register in REGISTERS:
        rows = compare(parsed, register=register)
        assert [row.protocol for row in rows] == sorted(PROTOCOLS)
        most_urgent = {suggest(parsed, row.protocol).urgency for row in rows}
        assert {row.urgency for row in rows} <= most_urgent
        for row in rows:
            name = KNOWLEDGE.protocols[row.protocol].name
            assert row.name == (name.clinician if register == "clinician" else name.patient)
            assert "not a prescription" in row.line
            assert row.urgent or row.urgency is None


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_how_soon_opens_what_every_other_protocol_says_also_where_it_is_silent(protocol: str) -> None:
    suggestion = suggest(parse_case({**UNSTEADY, "labs": [lab("serum_b12", 98, "ng/L")]}), protocol)
    assert suggestion.urgency == "same_day"
    assert any(
        KNOWLEDGE.wording["outcomes"]["silent"]["clinician"] in other.summary for other in suggestion.alternatives
    )
    for other in suggestion.alternatives:
        assert other.summary.startswith("Same-day")
        assert other.summary_plain.startswith("See a doctor today")


def test_without_urgency_the_table_comes_first_and_the_caveat_last() -> None:
    lines = comparison_text(compare(parse_case(case()))).splitlines()
    assert lines[0].startswith("protocol")
    assert lines[-1] == compare(parse_case(case()))[0].line


def test_the_command_prints_the_urgency_and_the_caveat(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(UNSTEADY)))
    assert cli.main(["compare", "-", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {row["urgency"] for row in rows} == {"same_day"}
    assert all("not a prescription" in row["line"] for row in rows)
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(case(labs=[lab("serum_b12", 98, "ng/L")]))))
    assert cli.main(["compare", "-", "--register", "patient"]) == 0
    assert capsys.readouterr().out.startswith("guideline")


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize(
    ("conditions", "decides"),
    [
        (["cobalamin_allergy"], "llerg|reacted"),
        (["leber_optic_neuropathy"], "phthalmology|eye"),
        (["cobalt_allergy"], "llerg|reacted"),
    ],
)
@pytest.mark.parametrize("present", [["numbness"], ["gait_disturbance"], []])
def test_what_blocks_a_start_stands_above_the_protocols_and_nobody_is_told_to_start(
    conditions: list[str], decides: str, present: list[str], register: Register
) -> None:
    """S-12: the same referrals as in the suggestion, worded by what blocks a treatment here."""
    parsed = parse_case(case(symptoms={"present": present}, conditions=conditions))
    urgent = compare(parsed, register=register)[0].urgent or ""
    assert not re.search(r"[Ss]tart (?:B12|treatment)|treatment starts|treatment should start", urgent)
    assert re.search(decides, urgent)


def test_referrals_that_another_includes_stand_once_above_the_protocols() -> None:
    counts = [lab("haemoglobin", 58, "g/L"), lab("platelets", 60, "10^9/L"), lab("white_cells", 2.1, "10^9/L")]
    content = case(labs=[lab("serum_b12", 90, "ng/L"), *counts], symptoms={"present": ["fatigue"]})
    urgent = compare(parse_case(content))[0].urgent or ""
    assert urgent.count("ancytopenia") == 1
    assert "Haemoglobin below" not in urgent


@pytest.mark.parametrize("cause", CAUSES)
@pytest.mark.parametrize("phase", ["repletion", "maintenance"])
@pytest.mark.parametrize("present", [["fatigue"], ["numbness"]])
def test_for_every_cause_the_table_says_what_each_protocols_own_answer_says(
    cause: str, phase: str, present: list[str]
) -> None:
    signs = {"present": present, "absent": [] if "numbness" in present else ["numbness"]}
    parsed = parse_case(case(cause=cause, phase=phase, symptoms=signs, symptom_course="worsening"))
    for row in compare(parsed):
        own = suggest(parsed, row.protocol)
        assert bool(row.duration) == (own.regimen is not None)
        if own.regimen is None:
            assert "mcg" not in row.start + row.then
            continue
        told = f"{row.start} {row.then} {row.options}"
        for step in own.regimen.steps:
            assert step.text.partition(" mcg")[0].rpartition(" ")[2] in told
        assert (row.options == "") == (own.regimen.options == ())
        assert row.start != "" or all(step.phase != "repletion" for step in own.regimen.steps)
