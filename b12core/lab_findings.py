"""What each result of a case shows: its band, whether it was taken during treatment, which limits it meets."""

from __future__ import annotations

import datetime as dt

from b12core.case import Case, Lab
from b12core.errors import CaseError
from b12core.knowledge import Knowledge
from b12core.knowledge.schema import BandEntry, ThresholdEntry
from b12core.limits import limits_met
from b12core.situation import LabFinding, holds
from b12core.units import Reading


def finding_of(
    lab: Lab, reading: Reading, case: Case, knowledge: Knowledge, facts: set[str], treated: bool, lapsed: bool
) -> LabFinding:
    """A result with its band, the limits it meets and its age. Raises CaseError for a day after `as_of`."""
    if lab.taken_on is not None and case.as_of is not None and lab.taken_on > case.as_of:
        raise CaseError(
            f"labs.{lab.analyte}.taken_on", f"a day up to {case.as_of}", str(lab.taken_on), "Give the day of the test."
        )
    taken = lab.taken_on or lab.taken_by
    return LabFinding(
        lab=lab,
        reading=reading,
        band=_band(lab, reading, knowledge.bands[lab.analyte], facts),
        during_treatment=_during_treatment(lab, case, treated, lapsed),
        old=_days_between(taken, case.as_of) > knowledge.meta.lab_older_than_days,
        met=_limits(lab, reading, knowledge),
    )


def _limits(lab: Lab, reading: Reading, knowledge: Knowledge) -> tuple[ThresholdEntry, ...]:
    rules = knowledge.thresholds_of.get(f"labs.{lab.analyte}", ())
    return limits_met(reading.value, lab, rules) if rules and reading.value is not None else ()


def _days_between(earlier: dt.date | None, later: dt.date | None) -> int:
    return (later - earlier).days if earlier is not None and later is not None else 0


def _during_treatment(lab: Lab, case: Case, treated: bool, lapsed: bool) -> bool:
    if lab.before_treatment is not None:
        return not lab.before_treatment
    if lapsed:
        last = case.treatment.last_dose_on if case.treatment else None
        return lab.taken_on is not None and last is not None and lab.taken_on <= last
    started = case.treatment.started_on if case.treatment else None
    if started is not None and lab.taken_on is not None:
        return lab.taken_on > started
    return treated


def _band(lab: Lab, reading: Reading, bands: tuple[BandEntry, ...], facts: set[str]) -> BandEntry | None:
    """The band of a result, or None where it may lie in several that mean different things (`< 400`).

    The laboratory's own limit comes first; of several bands that mean the same it is the highest.
    """
    if reading.noted is not None:
        return None
    if isinstance(lab.value, str):
        return next((band for band in bands if _is_said_by(band, lab.value) and holds(band.applies, facts)), None)
    if lab.reference_high is not None:
        candidates = [band for band in bands if holds(band.applies, facts)]
        if any(band.meaning == "raised" for band in candidates):
            by_laboratory = _against_limit(lab.value, lab.comparator, lab.reference_high)
            return next((band for band in candidates if band.meaning == by_laboratory), None)
    possible = _possible(reading.value or 0.0, lab.comparator, bands, facts)
    return possible[-1] if len({band.meaning for band in possible}) == 1 else None


def _is_said_by(band: BandEntry, word: str) -> bool:
    """Whether a result in words lies in a band."""
    return band.undetectable if word == "undetectable" else band.result == word


def possible_bands(lab: Lab, reading: Reading, knowledge: Knowledge, facts: set[str]) -> list[BandEntry]:
    """Every band that a number may lie in as entered (`< 200`: below 180, or from 180 to 200)."""
    return _possible(reading.value or 0.0, lab.comparator, knowledge.bands[lab.analyte], facts)


def _possible(value: float, comparator: str | None, bands: tuple[BandEntry, ...], facts: set[str]) -> list[BandEntry]:
    return [band for band in bands if _may_lie_in(value, comparator, band) and holds(band.applies, facts)]


def _against_limit(value: float, comparator: str | None, limit: float) -> str | None:
    """Whether a value is above the laboratory's own limit; None where a comparator leaves that open."""
    if value > limit:
        return None if comparator in ("<", "<=") else "raised"
    if comparator in (">", ">="):
        return "raised" if comparator == ">" and value == limit else None
    return "not_raised"


def _may_lie_in(value: float, comparator: str | None, band: BandEntry) -> bool:
    floor, floor_included, ceiling, ceiling_included = band.ends
    if comparator is None:
        above_floor = floor is None or value > floor or (floor_included and value == floor)
        return above_floor and (ceiling is None or value < ceiling or (ceiling_included and value == ceiling))
    if comparator in ("<", "<="):
        return floor is None or value > floor or (comparator == "<=" and floor_included and value == floor)
    return ceiling is None or value < ceiling or (comparator == ">=" and ceiling_included and value == ceiling)


def is_superseded(finding: LabFinding, findings: tuple[LabFinding, ...]) -> bool:
    """Whether a later result of the same analyte is known; what it shows is then past, and only a trend speaks of it.

    Whether there was a deficiency to treat is judged from all results, the earlier ones above all (S-07).
    """
    taken_on = finding.lab.taken_on
    if finding.lab.earlier:
        return any(other.lab.analyte == finding.lab.analyte and not other.lab.earlier for other in findings)
    return (
        taken_on is not None
        and len(findings) > 1
        and any(
            other.lab.analyte == finding.lab.analyte
            and other.reading.noted is None
            and other.lab.taken_on is not None
            and other.lab.taken_on > taken_on
            for other in findings
        )
    )


def add_band_facts(finding: LabFinding, knowledge: Knowledge, facts: set[str]) -> None:
    """Adds what a result amounts to: its band, a level during treatment, an old level, the limits it meets."""
    analyte = finding.lab.analyte
    if finding.band is None and knowledge.bands[analyte] and finding.reading.noted is None:
        facts.add(f"unsettled:{analyte}")
    if finding.old and analyte == "haemoglobin" and finding.band is not None and finding.band.meaning == "no_anaemia":
        facts.add("haemoglobin_old")  # that there was none then does not tell that there is none now
    elif finding.band is not None:
        facts.add(f"band:{analyte}:{finding.band.meaning}")
        if finding.during_treatment and analyte in ("serum_b12", "active_b12"):
            if finding.band.meaning != "deficiency_confirmed":
                facts.add("level_in_treatment_not_low")
            elif not finding.old:
                facts.add("level_in_treatment_low")
    if finding.old and analyte in ("serum_b12", "active_b12", "mma", "homocysteine"):
        facts.add("level_old")
    facts.update([rule.fact for rule in finding.met])


def low_since_the_last_dose(findings: tuple[LabFinding, ...], case: Case) -> bool:
    """Whether a B12 level that is not known to be from before the last dose is low or in the grey zone."""
    low = ("deficiency_confirmed", "indeterminate")
    return any(
        finding.band is not None and finding.band.meaning in low
        for finding in _levels_since_the_last_dose(findings, case)
    )


def has_level_since_the_last_dose(findings: tuple[LabFinding, ...], case: Case) -> bool:
    """Whether a B12 level that is not old is known to be from after the last dose."""
    since = _levels_since_the_last_dose(findings, case)
    return any(level.lab.taken_on is not None and not level.old for level in since)


def _levels_since_the_last_dose(findings: tuple[LabFinding, ...], case: Case) -> list[LabFinding]:
    """The latest B12 levels, without those that are known to be from before the last dose."""
    last = case.treatment.last_dose_on if case.treatment else None
    return [
        finding
        for finding in findings
        if finding.lab.analyte in ("serum_b12", "active_b12")
        and not finding.lab.before_treatment
        and not (last is not None and finding.lab.taken_on is not None and finding.lab.taken_on <= last)
        and not is_superseded(finding, findings)
    ]


def add_timing_facts(lab: Lab, case: Case, knowledge: Knowledge, facts: set[str]) -> None:
    """Whether a sample was taken so soon after the last dose that the dose shows in it."""
    last = case.treatment.last_dose_on if case.treatment else None
    if last is None or lab.taken_on is None or lab.taken_on < last:
        return
    for rule in knowledge.timings:
        if lab.analyte in rule.analytes and (lab.taken_on - last).days < rule.days_after_dose:
            facts.add(f"soon_after_dose:{lab.analyte}")
