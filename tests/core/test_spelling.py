"""Spelling and dates by country: British as the knowledge is written, US for a clinic there; nothing else differs."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from cases import KNOWLEDGE, Content, case, contents, lab, protocols, treatable
from hypothesis import given
from pydantic import BaseModel
from test_words_in_every_text import told

import b12core
from b12core import Knowledge, Suggestion, parse_case, suggest
from b12core.clinic import Clinic
from b12core.comparison import compare
from b12core.knowledge import spelled_as, spelled_for
from b12core.render import as_text
from b12core.schedule import build_schedule
from b12core.schedule_export import as_calendar, as_picture, schedule_text

BRITISH, US = KNOWLEDGE.spellings
AMERICAN = spelled_for(KNOWLEDGE, "US")


def clinic(country: str) -> Clinic:
    return Clinic.model_validate(
        {
            "name": "Riverside",
            "contact": "555-0100",
            "country": country,
            "emergency_number": "911",
            "crisis_text": "Call 988.",
            "default_protocol": "us-practice",
        }
    )


def in_country(content: Content, country: str | None, protocol: str | None = None) -> Suggestion:
    return suggest(parse_case(content), protocol, clinic=clinic(country) if country else None)


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("anaemia", "anemia"),
        ("Anaemia", "Anemia"),
        ("ANAEMIA", "ANEMIA"),
        ("haemoglobin", "hemoglobin"),
        ("Haematology", "Hematology"),
        ("methaemoglobinaemia", "methemoglobinemia"),
        ("oesophagus", "esophagus"),
        ("coeliac disease", "celiac disease"),
        ("Crohn's and coeliac", "Crohn's and celiac"),
        ("paraesthesia", "paresthesia"),
        ("nitrous oxide anaesthesia", "nitrous oxide anesthesia"),
        ("diarrhoea", "diarrhea"),
        ("leucocyte", "leukocyte"),
        ("tumours", "tumors"),
        ("colour", "color"),
        ("programme", "program"),
        ("licence", "license"),
        ("off-licence", "off-label"),
        ("hypokalaemia", "hypokalemia"),
        ("a grey zone", "a gray zone"),
        ("paediatrics", "pediatrics"),
        ("aluminium", "aluminum"),
        ("individualised", "individualized"),
    ],
)
def test_a_british_word_has_its_us_spelling(british: str, american: str) -> None:
    assert US.written(british) == american
    assert BRITISH.written(british) == british


@pytest.mark.parametrize(
    "word",
    [
        "folate",
        "hydroxocobalamin",
        "neurological",
        "metabolism",
        "organism",
        "specialist",
        "characteristic",
        "analyses",
        "dose",
        "raised",
        "exercise",
        "four hours",
        "your",
        "does",
        "toes",
        "intravenous",
        "{anaemia}",
        "{markers}",
    ],
)
def test_what_is_spelled_alike_stays(word: str) -> None:
    assert US.written(word) == word


def test_days_stand_in_the_order_of_the_country() -> None:
    day = dt.date(2026, 11, 2)
    assert BRITISH.date(day) == "2 November 2026"
    assert US.date(day) == "November 2, 2026"


def test_the_clinics_country_decides_and_without_a_clinic_it_is_british() -> None:
    content = case(cause="coeliac_disease", labs=[lab("serum_b12", 98, "pg/mL", taken_on="2026-11-02")])
    for country, word, day in (
        ("US", "celiac disease", "November 2, 2026"),
        ("GB", "coeliac disease", "2 November 2026"),
        ("AU", "coeliac disease", "2 November 2026"),
        (None, "coeliac disease", "2 November 2026"),
    ):
        said = in_country(content, country).confirmation
        for text in (said.text, said.plain):
            assert word in text
            assert day in text


NOT_AMERICAN = re.compile(
    "|".join([*US.parts, *(rf"\b{word}\b" for word in US.words if word not in ("practise", "programme"))]),
    re.IGNORECASE,
)
NOT_BRITISH = re.compile(
    r"anemi|hemoglob|hematolog|esophag\b|celiac|paresthes|diarrhea|leukocyt|tumors?\b|\bcolor|\bpediatr|\bcenter"
    r"|aluminum|judgment|\bgray\b|licens(?:e|es)\b",
    re.IGNORECASE,
)


NAMES_SOURCES = ("Sources: ", "Past its review date: ")
"""How lines begin that name documents as their publishers wrote them."""


@given(content=contents | treatable, protocol=protocols)
def test_no_text_mixes_the_two_spellings(content: Content, protocol: str) -> None:
    for country, other in (("US", NOT_AMERICAN), ("GB", NOT_BRITISH)):
        texts = told(in_country(content, country, protocol))
        assert not [text for text in texts if other.search(text) and not text.startswith(NAMES_SOURCES)]


@given(content=contents | treatable, protocol=protocols)
def test_spelling_changes_no_decision_no_number_and_no_source(content: Content, protocol: str) -> None:
    british, american = (in_country(content, country, protocol).model_dump() for country in ("GB", "US"))
    assert british.pop("knowledge")["sha256"] == american.pop("knowledge")["sha256"]
    assert _folded(british) == _folded(american)


def _folded(value: Any) -> Any:
    """A suggestion with its texts in one spelling and its days in one order."""
    if isinstance(value, dict):
        return {key: _folded(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_folded(item) for item in value]
    if not isinstance(value, str):
        return value
    return re.sub(r"\b([A-Z][a-z]+) (\d{1,2}), (\d{4})\b", r"\2 \1 \3", US.written(value))


def test_only_prose_is_spelled_otherwise() -> None:
    """No id, no number, no condition and no source differs; the names of before stay understood."""
    for field in fields(KNOWLEDGE):
        if field.name not in ("spelling", "vocabulary", "lines", "sources", "units"):
            _same_but_for_prose(getattr(KNOWLEDGE, field.name), getattr(AMERICAN, field.name), field.name)
    assert AMERICAN.sources is KNOWLEDGE.sources
    assert AMERICAN.sha256 == KNOWLEDGE.sha256
    assert {name: set(lines) for name, lines in AMERICAN.lines.items()} == {
        name: set(lines) for name, lines in KNOWLEDGE.lines.items()
    }


PROSE = {"clinician", "patient", "what", "due", "why", "would_help", "hint", "title"}


def _same_but_for_prose(british: Any, american: Any, place: str) -> None:
    assert type(british) is type(american), place
    if isinstance(british, BaseModel):
        for name in type(british).model_fields:
            _same_but_for_prose(getattr(british, name), getattr(american, name), f"{place}.{name}")
    elif dataclasses.is_dataclass(british):
        for part in dataclasses.fields(british):
            _same_but_for_prose(getattr(british, part.name), getattr(american, part.name), f"{place}.{part.name}")
    elif isinstance(british, dict):
        assert british.keys() == american.keys(), place
        for name in british:
            _same_but_for_prose(british[name], american[name], f"{place}.{name}")
    elif isinstance(british, tuple):
        assert len(british) == len(american), place
        for number, (one, other) in enumerate(zip(british, american, strict=True)):
            _same_but_for_prose(one, other, f"{place}.{number}")
    elif isinstance(british, str) and place.rpartition(".")[2] in PROSE:
        assert US.written(british) == american
    else:
        assert british == american, place


SPELLED_SO_EVERYWHERE = {
    "advise", "advised", "advises", "bruise", "bruises", "called", "controlled", "does", "exercise", "falling",
    "filled", "four", "goes", "hour", "hours", "noise", "otherwise", "our", "precise", "promise", "raise", "raised",
    "raises", "raising", "rise", "rises", "rising", "swelling", "telling", "toes", "whoever", "your", "yours",
}  # fmt: skip
BRITISH_LOOKING = re.compile(
    r"\b(?:[a-z]*(?:is(?:e|es|ed|ing|ation)|yse|ysed|our|ours|tre|lled|lling|ogue)|[a-z]*(?:ae|oe)[a-z]*)\b"
)
GREEK_IN_BOTH = ("gastroent", "coexist", "aerob")


def test_no_british_spelling_is_left_in_what_a_us_clinic_reads() -> None:
    """A word of the knowledge that looks British and is not in the list shows itself here: it belongs in the list."""
    words = {word for text in _prose(AMERICAN) for word in BRITISH_LOOKING.findall(text.lower())}
    assert sorted(word for word in words - SPELLED_SO_EVERYWHERE if not word.startswith(GREEK_IN_BOTH)) == []


def _prose(knowledge: Knowledge) -> Iterator[str]:
    for field in fields(knowledge):
        if field.name not in ("sources", "lines"):
            yield from _texts(getattr(knowledge, field.name), field.name)


def _texts(value: Any, name: str) -> Iterator[str]:
    if isinstance(value, BaseModel):
        for part in type(value).model_fields:
            yield from _texts(getattr(value, part), part)
    elif isinstance(value, dict):
        for part, item in value.items():
            yield from _texts(item, str(part))
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item, name)
    elif isinstance(value, str) and name in PROSE:
        yield value


def test_every_word_for_a_medicine_is_understood_in_both_spellings() -> None:
    for term in KNOWLEDGE.vocabulary.of("medicines"):
        for word in (term.id, term.name.clinician, term.name.patient, *term.synonyms):
            known, respelled = KNOWLEDGE.medicine(word), AMERICAN.medicine(word)
            assert known is not None
            assert respelled is not None
            assert known.id == respelled.id


def test_a_spelling_is_made_once() -> None:
    assert spelled_for(KNOWLEDGE, "US") is AMERICAN
    assert spelled_as(KNOWLEDGE, "US") is AMERICAN
    assert spelled_for(AMERICAN, "US") is AMERICAN
    assert spelled_for(KNOWLEDGE, "GB") is KNOWLEDGE
    assert spelled_for(KNOWLEDGE, None) is KNOWLEDGE


def test_what_is_made_of_a_suggestion_keeps_its_spelling() -> None:
    content = case(labs=[lab("serum_b12", 98, "pg/mL"), lab("haemoglobin", 9.1, "g/dL")])
    suggestion = in_country(content, "US")
    assert suggestion.knowledge.spelling == "US"
    schedule = build_schedule(suggestion, dt.date(2026, 12, 1))
    texts = [
        as_text(suggestion),
        as_text(suggestion, "patient"),
        schedule_text(schedule),
        as_picture(schedule).decode(),
        as_calendar(schedule).decode(),
    ]
    assert not [text for text in texts if "naemia" in text]
    assert "December 1, 2026" in schedule_text(schedule)
    assert schedule.title == "Draft schedule from December 1, 2026 to December 1, 2027"
    assert all("anaemia" not in row.start for row in compare(parse_case(content), clinic=clinic("US")))


def test_a_rule_of_another_country_is_not_told_to_a_clinic_of_the_us() -> None:
    content = case(
        patient={"age": 71},
        symptoms={"present": ["numbness", "gait_disturbance"]},
        labs=[lab("haemoglobin", 8.9, "g/dL")],
    )
    here, there = (_told_to(in_country(content, country)) for country in ("US", "GB"))
    assert "No US rule" in here
    assert not any(words in here for words in ("DVLA", "FIT"))
    assert all(words in there for words in ("DVLA", "FIT test"))
    assert "US rule" not in there


def _told_to(suggestion: Suggestion) -> str:
    return " ".join(f"{note.text} {note.plain}" for note in (*suggestion.safety, *suggestion.referrals))


def test_each_sentence_that_another_country_replaces_is_one_of_the_knowledge_or_of_the_answers() -> None:
    folder = Path(b12core.__file__).parent.parent
    told_somewhere = "".join(
        path.read_text(encoding="utf-8")
        for path in (*folder.glob("b12core/knowledge/rules/*.yml"), *folder.glob("data/faq/*.yml"))
    )
    for sentence in US.sentences:
        assert sentence in told_somewhere
