"""What the results amount to together: the band of B12, the metabolites, anaemia and its kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from b12core.identifiers import Cause
from b12core.knowledge import Knowledge
from b12core.lab_findings import possible_bands
from b12core.situation import LabFinding

_B12_HIGHEST_FIRST: tuple[tuple[str, Literal["deficient", "indeterminate", "unlikely"]], ...] = (
    ("deficiency_unlikely", "unlikely"),
    ("indeterminate", "indeterminate"),
    ("deficiency_confirmed", "deficient"),
)
_B12_LOWEST_FIRST = tuple(reversed(_B12_HIGHEST_FIRST))


_LEVELS = frozenset({"serum_b12", "active_b12"})


def _meanings(findings: Sequence[LabFinding]) -> set[str]:
    """What results of one kind mean, old ones only where there is no newer one (S-07)."""
    newer = {finding.band.meaning for finding in findings if finding.band is not None and not finding.old}
    return newer or {finding.band.meaning for finding in findings if finding.band is not None}


def _of(analyte: str, findings: tuple[LabFinding, ...]) -> list[LabFinding]:
    return [finding for finding in findings if finding.lab.analyte == analyte]


def b12_band(
    findings: tuple[LabFinding, ...], knowledge: Knowledge, facts: set[str]
) -> tuple[Literal["deficient", "indeterminate", "unlikely", "unknown"], bool]:
    """The lowest band of total and active B12, and whether the value may lie lower still.

    A level during treatment proves no deficiency to be absent; a low one shows it all the same. A result with a
    comparator (`< 200`) that may lie in several bands counts as the highest of them.
    """
    levels = [finding for finding in findings if finding.lab.analyte in _LEVELS]
    if not levels:
        return "unknown", False
    before = [finding for finding in levels if not finding.during_treatment]
    meanings = _meanings(before)
    if len(before) < len(levels):
        meanings |= _meanings([finding for finding in levels if finding.during_treatment]) & {"deficiency_confirmed"}
    for meaning, band in _B12_LOWEST_FIRST:
        if meaning in meanings:
            return band, False
    for finding in before:
        if finding.band is None:
            possible = {band.meaning for band in possible_bands(finding.lab, finding.reading, knowledge, facts)}
            highest = next((band for meaning, band in _B12_HIGHEST_FIRST if meaning in possible), None)
            if highest is not None:
                return highest, True
    return "unknown", False


def metabolites(
    findings: tuple[LabFinding, ...], facts: set[str]
) -> Literal["raised", "raised_with_kidney_disease", "not_raised", "unknown"]:
    """MMA first; homocysteine only where low folate cannot explain it. Weak kidneys raise both without a deficiency.

    A normal metabolite during treatment closes nothing; a raised one still speaks.
    """
    if not any(finding.lab.analyte in ("mma", "homocysteine") for finding in findings):
        return "unknown"
    raised: Literal["raised", "raised_with_kidney_disease"] = (
        "raised_with_kidney_disease" if "condition:kidney_disease" in facts else "raised"
    )
    mma = _of("mma", findings)
    if "raised" in _meanings(mma):
        return raised
    if "not_raised" in _meanings([finding for finding in mma if not finding.during_treatment]):
        return "not_raised"
    if "raised" in _meanings(_of("homocysteine", findings)) and "band:folate:low" not in facts:
        return raised
    return "unknown"


def how_anaemic(facts: set[str]) -> Literal["none", "present", "severe", "unknown"]:
    if "band:haemoglobin:severe_anaemia" in facts:
        return "severe"
    if "band:haemoglobin:anaemia" in facts:
        return "present"
    return "none" if "band:haemoglobin:no_anaemia" in facts else "unknown"


def is_megaloblastic(facts: set[str], cause: Cause | None, anaemia: str) -> bool:
    """Whether the count makes a megaloblastic anaemia likely: anaemia with large red cells, or severe anaemia with a
    cause of B12 deficiency and no word against it.
    """
    if anaemia not in ("present", "severe") or "band:mcv:no_macrocytosis" in facts:
        return False
    caused = cause not in (None, "unknown") or "band:intrinsic_factor_antibody:autoimmune_gastritis_likely" in facts
    return "band:mcv:macrocytosis" in facts or (anaemia == "severe" and caused)
