"""The laws of every answer: sourced, plain, safe about doses, and each paraphrase pointing one way."""

from __future__ import annotations

import collections
import re

import pytest
import textstat
import yaml

from b12core.knowledge import load_knowledge
from education.content import FOLDER, NAMES_A_DOSE, Entry, load_education
from education.features import plain

HIGHEST_GRADE = 8.0
EDUCATION = load_education()
CAVEAT = yaml.safe_load((FOLDER / "caveat.yml").read_text(encoding="utf-8"))
OWN_SOURCES = yaml.safe_load((FOLDER / "sources.yml").read_text(encoding="utf-8"))

entries = pytest.mark.parametrize("entry", EDUCATION.entries, ids=lambda entry: entry.id)


def grade(text: str) -> float:
    """The reading grade; a medicine's name counts as `B12`, as no wording can make it shorter."""
    names = (term.name.patient for term in load_knowledge().vocabulary.of("products"))
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(name, "B12", text, flags=re.I)
    return round(float(textstat.flesch_kincaid_grade(text)), 1)


def said(entry: Entry) -> list[str]:
    return [*entry.answer, entry.clinician or ""]


@entries
def test_an_answer_is_plain(entry: Entry) -> None:
    assert grade(" ".join(entry.answer)) <= HIGHEST_GRADE


@entries
def test_an_answer_is_short(entry: Entry) -> None:
    sentences = [part for text in entry.answer for part in re.split(r"(?<=[.?!])\s+", text) if part]
    assert 2 <= len(sentences) <= 9, len(sentences)
    assert all(len(text.split()) <= 70 for text in entry.answer)


def test_the_caveat_and_the_questions_are_plain() -> None:
    assert grade(CAVEAT["patient"]) <= HIGHEST_GRADE
    assert grade(" ".join(entry.question for entry in EDUCATION.entries)) <= HIGHEST_GRADE


@entries
def test_an_answer_has_its_sources_or_says_that_nothing_was_found(entry: Entry) -> None:
    if entry.confidence == "unknown":
        assert re.search(r"found no|found nothing|no source|read no|do not say", " ".join(entry.answer))
    else:
        assert entry.sources


@entries
def test_no_dose_without_its_caveat(entry: Entry) -> None:
    names_a_dose = any(NAMES_A_DOSE.search(text) for text in said(entry))
    assert (entry.caveat is not None) == names_a_dose
    for register in ("patient", "clinician"):
        assert entry.caveat_for(register) == (CAVEAT[register] if names_a_dose else None)


@pytest.mark.parametrize(
    "unsafe",
    [
        r"\d{4,}\s?mcg",
        r"\d\s?(µg|ug)\b",
        r"\d\s?mg\b(?!/)",
        r"\b\d+\.0\s?mcg",
        r"\s\.\d",
        r"\b(qd|q\.d|eod|q\d\w+|u)\b",
    ],
)
def test_doses_are_written_the_safe_way(unsafe: str) -> None:
    assert not [e.id for e in EDUCATION.entries for text in said(e) if re.search(unsafe, text, re.I)]


@entries
def test_no_answer_tells_anyone_to_inject(entry: Entry) -> None:
    assert not re.search(r"you should inject|inject yourself with|increase your dose", " ".join(said(entry)), re.I)


@pytest.mark.parametrize("shorthand", ["IM", "SC", "MCV:", "PPI", "haematological", "contraindicated"])
def test_clinicians_shorthand_does_not_reach_patients(shorthand: str) -> None:
    assert not [e.id for e in EDUCATION.entries for text in e.answer if shorthand in re.split(r"[\s,.;()]+", text)]


def test_no_paraphrase_points_two_ways() -> None:
    meant = collections.defaultdict(set)
    for entry in EDUCATION.entries:
        for text in (entry.question, *entry.asks):
            meant[plain(text)].add(entry.id)
    for text in EDUCATION.not_answered:
        meant[plain(text)].add("no answer")
    assert {text: ids for text, ids in meant.items() if len(ids) > 1} == {}


def test_every_source_of_ours_is_cited_whole_and_new() -> None:
    cited = {source.id for entry in EDUCATION.entries for source in entry.sources}
    known = load_knowledge().sources
    ids = [source["id"] for source in OWN_SOURCES]
    assert len(ids) == len(set(ids))
    assert not set(ids) & set(known)
    assert set(ids) <= cited
    assert not {s["title"] for s in OWN_SOURCES} & {s.title for s in known.values()}
    for source in OWN_SOURCES:
        assert all(source[field] for field in ("title", "publisher", "country", "read")), source["id"]
        assert source["year"] is None or 1900 < source["year"] <= 2026, source["id"]


def test_weak_evidence_names_no_dose() -> None:
    """Only what was read in a source, first- or second-hand, may carry a dose."""
    assert not [e.id for e in EDUCATION.entries if e.caveat and e.confidence not in ("primary", "secondary")]


EVIDENCE_QUESTIONS = {
    1: "usual_dose", 2: "no_single_dose", 3: "monthly_when_very_low", 4: "two_or_three_months", 5: "why_monthly",
    6: "why_500_or_1000", 7: "wears_off", 8: "lifelong", 9: "stopping", 10: "when_better", 11: "blood_recovery",
    12: "nerve_recovery", 13: "tablets_or_injections", 14: "tablets_in_pa", 15: "sublingual_nasal", 16: "which_form",
    17: "missed", 18: "self_injection", 19: "hurt_bruise", 20: "muscle_or_skin", 21: "into_vein", 22: "overdose",
    23: "high_after_injections", 24: "high_without_b12", 25: "recheck_level", 26: "tests_before",
    27: "mma_homocysteine", 28: "kidney", 29: "normal_but_symptoms", 30: "folate", 31: "potassium",
    32: "common_side_effects", 33: "acne", 34: "red_urine", 35: "allergy", 36: "leber", 37: "pregnancy",
    38: "breastfeeding", 39: "metformin", 40: "acid_medicines", 41: "nitrous_oxide", 42: "alcohol", 43: "vegan",
    44: "pill", 45: "blood_thinner", 46: "antibiotics_interactions", 47: "children", 48: "older", 49: "bariatric",
    50: "bowel", 51: "energy", 52: "storage_travel", 53: "driving", 54: "cancer", 55: "not_helping",
    56: "before_a_test", 57: "cyanide", 58: "transfusion", 59: "food",
}  # fmt: skip
"""The 59 questions of the evidence pack, by number, and the entry that answers each."""


@pytest.mark.parametrize("number", EVIDENCE_QUESTIONS)
def test_every_question_of_the_evidence_is_answered(number: int) -> None:
    assert EDUCATION.entry(EVIDENCE_QUESTIONS[number]) is not None


def test_an_answer_shows_no_other_address_than_that_of_the_place_where_the_document_belongs() -> None:
    hosts = load_knowledge().hosts
    shown = {source.url for entry in EDUCATION.entries for source in entry.sources if source.url}
    assert not [problem for address in sorted(shown) if (problem := hosts.problem(address))]


def test_an_answer_says_of_a_source_that_it_no_longer_stands() -> None:
    cited = {source.id: source for entry in EDUCATION.entries for source in entry.sources}
    assert cited["BSH2014"].status_text is not None
    assert "20 November 2024" in cited["BSH2014"].status_text
    assert cited["BSH2014"].status_plain
    assert cited["GEMS2025"].status_text is None
