"""What is found in a report is proposed in words that the talk takes for these very results, and nothing else is."""

from __future__ import annotations

import pytest

from inside_rasa.results_of_a_report import results_in_report

REPORT = """RIVERSIDE LABORATORY            Collected 01/10/2026
Haemoglobin            10.2   g/dL     12.0 - 15.5   L
MCV                    112    fL       80 - 100      H
Vitamin B12            98     pg/mL    200 - 900     L
Serum folate           3.1    ug/L     3.0 - 20
eGFR                   >90    mL/min/1.73m2
Intrinsic factor antibody   POSITIVE
Comment: no blasts seen. Target INR 2.0 - 3.0.
"""


@pytest.fixture
def found(agent, loop):
    return loop.run_until_complete(results_in_report(agent, REPORT))


def test_each_result_is_proposed_with_its_own_line(found):
    assert [each["line"].split()[0] for each in found] == [
        "Haemoglobin", "MCV", "Vitamin", "Serum", "eGFR", "Intrinsic",
    ]  # fmt: skip
    assert all(each["unit"] for each in found)
    assert found[2]["words"] == "Vitamin B12 98 pg/mL"


def test_what_is_ticked_and_sent_is_stored_as_it_stands_in_the_report(found, conversation):
    conversation.say("hello").choose("Work out a plan")
    conversation.say(", ".join(each["words"] for each in found))
    stored = {name: conversation.lab(name) for name in ("serum_b12", "haemoglobin", "mcv", "folate", "egfr")}
    assert stored == {
        "serum_b12": (98.0, "pg/mL"),
        "haemoglobin": (10.2, "g/dL"),
        "mcv": (112.0, "fL"),
        "folate": (3.1, "ug/L"),
        "egfr": (90.0, "mL/min/1.73m2"),
    }
    assert conversation.slot("lab_egfr")["comparator"] == ">"
    assert conversation.lab("intrinsic_factor_antibody") == ("positive", None)


def test_a_long_report_is_read_in_parts_and_each_result_once(agent, loop):
    long = "\n".join([REPORT, *["Comment: nothing to add in this line of the report."] * 60, REPORT])
    assert len(loop.run_until_complete(results_in_report(agent, long))) == 6


@pytest.mark.parametrize("written", ["October 1, 2026", "1 October 2026", "2026-10-01"])
def test_the_day_of_a_test_is_stored_and_said_in_the_review(reviewed, written):
    reviewed.say(f"B12 98 pg/mL on {written}, ferritin 20 ug/L on {written}")
    assert reviewed.slot("lab_serum_b12")["taken_on"] == "2026-10-01"
    assert reviewed.slot("lab_ferritin")["taken_on"] == "2026-10-01"
    row = next(row for row in reviewed.card["rows"] if row["field"] == "serum_b12")
    assert row["value"].endswith(", October 1, 2026")


def test_a_line_that_is_changed_opens_with_what_is_known(reviewed):
    reviewed.say("B12 98 pg/mL on 2026-10-01").choose("B12")
    (known,) = reviewed.card["known"]
    assert known == {"id": "serum_b12", "value": 98.0, "unit": "pg/mL", "comparator": None, "taken_on": "2026-10-01"}
    assert "Keep it as it is" in reviewed.options


def test_the_form_offers_every_result_that_can_be_used_those_that_help_most_first(conversation):
    conversation.say("hello").choose("Work out a plan", "Starting", "Pernicious anemia")
    conversation.choose("None of these", "None of these", "I don't know it")
    first = [each["id"] for each in conversation.card["analytes"]]
    others = [each["id"] for each in conversation.card["others"]]
    assert "intrinsic_factor_antibody" in first
    assert {"platelets", "tsh", "parietal_cell_antibody"} <= set(others)
    assert not set(first) & set(others)
