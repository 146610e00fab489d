"""What each laboratory result means, as entered and converted, with what weakens it."""

from __future__ import annotations

from b12core.identifiers import Analyte, Confidence
from b12core.knowledge import Knowledge
from b12core.knowledge.schema import BandEntry
from b12core.limits import may_meet
from b12core.rulebook import Rulebook
from b12core.situation import LabFinding, Situation
from b12core.suggestion import Finding
from b12core.units import show_number
from b12core.words import Words


def findings(situation: Situation, book: Rulebook) -> tuple[Finding, ...]:
    """One finding for each result of the case, in the order entered."""
    return tuple(_finding(finding, book.knowledge, book.words) for finding in situation.findings)


def markers(situation: Situation, words: Words) -> str:
    """The results that say whether there is a deficiency: `serum B12 98 pg/mL (72 pmol/L)`."""
    return _named(situation.findings, ("serum_b12", "active_b12", "mma", "homocysteine"), words)


def before_treatment(situation: Situation, words: Words) -> str:
    """Those of the results that say whether there is a deficiency which were taken before treatment."""
    untreated = tuple([finding for finding in situation.findings if not finding.during_treatment])
    return _named(untreated, ("serum_b12", "active_b12", "mma", "homocysteine"), words)


def level(situation: Situation, words: Words) -> str:
    """The B12 level measured during treatment: `serum B12 512 pg/mL`."""
    measured = tuple([finding for finding in situation.findings if finding.during_treatment])
    return _named(measured, ("serum_b12", "active_b12"), words)


def _named(findings: tuple[LabFinding, ...], analytes: tuple[Analyte, ...], words: Words) -> str:
    found = [finding for finding in findings if finding.lab.analyte in analytes]
    found.sort(key=lambda finding: analytes.index(finding.lab.analyte))
    return ", ".join([words.result(finding.lab.analyte, finding.reading) for finding in found])


def _finding(finding: LabFinding, knowledge: Knowledge, words: tuple[Words, Words]) -> Finding:
    lab, reading, band = finding.lab, finding.reading, finding.band
    limit = next((rule for rule in finding.met if rule.meaning is not None), None) if finding.met else None
    if band is not None:
        meaning, texts, sources, confidence = _in_band(finding, band, knowledge, words)
    elif reading.noted is not None:
        meaning, texts = _by_laboratory_range(finding) or "noted", [reading.noted.clinician, reading.noted.patient]
        sources, confidence = (), knowledge.analytes[lab.analyte].confidence
        if meaning != "noted":
            texts = [f"{word.sentence('finding', meaning)} {text}" for word, text in zip(words, texts, strict=True)]
    elif limit is not None and limit.meaning is not None:
        meaning, texts = str(limit.meaning), [limit.clinician or "", limit.patient or ""]
        sources, confidence = limit.sources, limit.confidence
    else:
        meaning, texts, sources, confidence = _without_limit(finding, knowledge, words)
    weakened = [
        key
        for key, applies in (
            ("unusual", is_to_be_checked(finding)),
            ("old", finding.old),
            (
                "during_treatment",
                finding.during_treatment
                and lab.analyte in ("serum_b12", "active_b12", "mma")
                and not explained_by_deficiency(finding),
            ),
        )
        if applies
    ]
    for key in weakened:
        for index, word in enumerate(words):
            texts[index] += word.sentence("finding", key).format(days=knowledge.meta.lab_older_than_days)
    if lab.earlier:
        texts = [f"{word.sentence('finding', 'earlier')} {text}" for word, text in zip(words, texts, strict=True)]
    return Finding(
        analyte=lab.analyte,
        name=words[0].name("analytes", lab.analyte),
        name_plain=words[1].name("analytes", lab.analyte),
        entered=reading.entered,
        converted=reading.converted,
        meaning=meaning,
        weakened_by=tuple(weakened),
        text=texts[0],
        plain=texts[1],
        sources=sources,
        confidence=confidence,
    )


def is_to_be_checked(finding: LabFinding) -> bool:
    """Whether the entry is unlikely enough to be checked on the report; a level below detection is what is reported."""
    below_detection = finding.lab.comparator in ("<", "<=")
    of_disease = finding.band is not None and finding.band.meaning in ("raised", "severe_anaemia")
    return finding.reading.unusual and not of_disease and not below_detection


def explained_by_deficiency(finding: LabFinding) -> bool:
    """Whether the result is what a deficiency does: during treatment it shows that treatment fails."""
    return finding.band is not None and finding.band.meaning in _OF_DEFICIENCY


_OF_DEFICIENCY = frozenset({"deficiency_confirmed", "raised"})


def _in_band(
    finding: LabFinding, band: BandEntry, knowledge: Knowledge, words: tuple[Words, Words]
) -> tuple[str, list[str], tuple[str, ...], Confidence]:
    """Meaning, both sentences, sources and confidence of a result in a band; the laboratory's own limit comes first."""
    own_limit = finding.lab.reference_high
    if own_limit is not None and band.meaning in ("raised", "not_raised"):
        unit = finding.reading.entered.partition(" ")[2]
        limit = f"{show_number(own_limit)} {unit}"
        texts = [word.sentence("finding", f"{band.meaning}_by_own_limit").format(limit=limit) for word in words]
        return band.meaning, texts, (), band.confidence
    entry = knowledge.analytes[finding.lab.analyte]
    texts = [word.band(band, finding.reading, entry) for word in words]
    if finding.lab.value == "undetectable":
        texts = [f"{word.sentence('finding', 'undetectable')} {text}" for word, text in zip(words, texts, strict=True)]
    return band.meaning, texts, band.sources, band.confidence


def _without_limit(
    finding: LabFinding, knowledge: Knowledge, words: tuple[Words, Words]
) -> tuple[str, list[str], tuple[str, ...], Confidence]:
    """Meaning, both sentences, sources and confidence of a result that lies beyond no limit of the knowledge."""
    analyte = finding.lab.analyte
    entry = knowledge.analytes[analyte]
    said = entry.without_band
    limits = knowledge.limits_of(analyte)
    in_own_range = _by_laboratory_range(finding)
    if said is not None and in_own_range is None and not may_meet(finding.lab.comparator, limits):
        meaning = "within_limits" if limits else "no_cut_off"
        return meaning, [said.clinician, said.patient], said.sources, entry.confidence
    meaning = in_own_range or "not_settled"
    return meaning, [word.sentence("finding", meaning) for word in words], (), entry.confidence


def _by_laboratory_range(finding: LabFinding) -> str | None:
    """Where the result lies in the laboratory's own range, if that was given."""
    lab = finding.lab
    if isinstance(lab.value, str) or lab.comparator is not None:
        return None
    if lab.reference_low is not None and lab.value < lab.reference_low:
        return "below_range"
    if lab.reference_high is not None and lab.value > lab.reference_high:
        return "above_range"
    return "in_range" if lab.reference_low is not None or lab.reference_high is not None else None
