"""Of two results of one analyte the newer one is of now; the earlier one is shown as such, and still tells of the time
before treatment (S-07)."""

from __future__ import annotations

from cases import answer, case, lab

HAEMOGLOBIN_NOW = lab("haemoglobin", 101, "g/L")
DANGEROUS_BEFORE = {**lab("haemoglobin", 62, "g/L"), "earlier": True}


def test_a_danger_of_an_earlier_result_is_past_where_a_newer_one_is_known():
    labs = [lab("serum_b12", 98, "pg/mL"), HAEMOGLOBIN_NOW]
    assert answer(case(labs=[*labs, DANGEROUS_BEFORE])).urgency == answer(case(labs=labs)).urgency


def test_an_earlier_result_alone_counts():
    labs = [lab("serum_b12", 98, "pg/mL"), DANGEROUS_BEFORE]
    assert answer(case(labs=labs)).urgency == "same_day"


def test_an_earlier_low_level_still_shows_the_deficiency():
    earlier = {**lab("serum_b12", 98, "pg/mL"), "earlier": True}
    suggestion = answer(case(labs=[lab("serum_b12", 420, "pg/mL"), earlier]))
    assert suggestion.regimen is not None


def test_it_is_shown_as_the_earlier_one_among_findings_and_facts():
    suggestion = answer(case(labs=[lab("serum_b12", 98, "pg/mL"), HAEMOGLOBIN_NOW, DANGEROUS_BEFORE]))
    (now, before) = [finding for finding in suggestion.findings if finding.analyte == "haemoglobin"]
    assert "earlier" in before.plain
    assert "earlier" not in now.plain
    assert any("62 g/L" in fact and "(earlier)" in fact for fact in suggestion.confirmation.facts_used)
