"""Laws about every text that a person may read: names in place of ids, sentences as people write them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import hypothesis.strategies as st
import pytest
from cases import KNOWLEDGE, Content, answer, case, contents, lab, protocols, treatable
from hypothesis import given
from pydantic import BaseModel

from b12core import Suggestion, parse_case, suggest
from b12core.clinic import Clinic
from b12core.comparison import compare
from b12core.comparison_text import comparison_text
from b12core.render import as_text
from b12core.schedule import build_schedule
from b12core.schedule_export import as_calendar, as_picture, schedule_text
from b12core.words import REGISTERS, every_words

IDS = {
    "analyte",
    "because_of",
    "change",
    "changes",
    "confidence",
    "country",
    "field",
    "id",
    "includes",
    "jurisdiction",
    "kind",
    "detail_for",
    "level",
    "matches",
    "meaning",
    "other_routes",
    "protocol",
    "rule",
    "sha256",
    "sources",
    "status",
    "unusual",
    "urgency",
    "weakened_by",
}
"""The fields of a suggestion that name something for programs."""

OF_A_SOURCE = {"address", "publisher", "title"}
"""What stands in a source as its publisher wrote it."""

SNAKE_CASE = re.compile(r"\b[A-Za-z]+\d*_\w+")
FIELD_PATH = re.compile(r"\b(?:labs|patient|treatment|cause_detail|symptoms|preferences)\.[a-z]")
RULE_IDS = {rule.id for protocol in KNOWLEDGE.protocols.values() for rule in (*protocol.rules, *protocol.silent)}


def texts(value: Any) -> Iterator[str]:
    """Every text of a suggestion that is written for people."""
    if isinstance(value, BaseModel):
        if type(value).__name__ == "Source":
            return
        for name in type(value).model_fields:
            item = getattr(value, name)
            if isinstance(item, str) and name not in IDS and not _is_an_id(value, name):
                yield item
            elif not isinstance(item, str) and name not in IDS:
                yield from texts(item)
    elif isinstance(value, tuple):
        for item in value:
            if isinstance(item, str):
                yield item
            else:
                yield from texts(item)


def _is_an_id(value: BaseModel, name: str) -> bool:
    """Whether the contract holds a fixed set of words for the field (`route: deep_SC`)."""
    return "Literal" in str(type(value).model_fields[name].annotation)


def told(suggestion: Suggestion) -> Iterator[str]:
    """Every text of the suggestion, and what is printed of it."""
    for text in texts(suggestion):
        yield from text.splitlines()
    for register in REGISTERS:
        for everything in (False, True):
            body = as_text(suggestion, register, everything)
            yield from (line.strip() for line in body.splitlines() if not re.match(r"\s+\[\d+\]", line))
    if suggestion.regimen is not None:
        schedule = build_schedule(suggestion, dt.date(2026, 12, 1))
        for register in REGISTERS:
            yield from schedule_text(schedule, register).splitlines()


@given(content=contents | treatable, protocol=protocols)
def test_no_text_holds_an_id(content: Content, protocol: str) -> None:
    for text in told(answer(content, protocol)):
        assert not SNAKE_CASE.search(text), text
        assert not FIELD_PATH.search(text), text
        assert not [name for name in (*KNOWLEDGE.protocols, *RULE_IDS) if name in text], text


@given(content=contents | treatable)
def test_no_comparison_holds_an_id(content: Content) -> None:
    for register in REGISTERS:
        text = comparison_text(compare(parse_case(content), register=register), register)
        assert not SNAKE_CASE.search(text.replace("_|_", "")), text
        assert not [name for name in (*KNOWLEDGE.protocols, *RULE_IDS) if name in text], text


CLUMSY = {
    "one day written as several": re.compile(r"\b1 (?:days|weeks|months)\b"),
    "two spaces": re.compile(r"\S {2,}\S"),
    "a space before a stop": re.compile(r" [.,;:](?:\s|$)"),
    "two stops": re.compile(r"\.\.|;;|,,"),
    "a sentence that begins small": re.compile(r"(?<!e\.g)(?<!i\.e)[.!?] (?!eGFR)[a-z]"),
    "an end said twice": re.compile(r"\buntil\b[^.,;]*; until\b"),
    "a route said twice": re.compile(r"\boral\b[^.;]*\borally\b"),
    "a place left open": re.compile(r"\{\w*\}"),
}


@given(content=contents | treatable, protocol=protocols)
def test_every_text_is_written_as_people_write(content: Content, protocol: str) -> None:
    for text in told(answer(content, protocol)):
        found = [f"{name}: {text}" for name, pattern in CLUMSY.items() if pattern.search(_without_columns(text))]
        assert not found


def _without_columns(text: str) -> str:
    """A line of the dates without the gap behind the day."""
    return re.sub(r"(\d{4})  ", r"\1 ", text)


@given(content=contents | treatable, protocol=protocols)
def test_every_line_of_a_note_opens_with_a_capital_or_a_number(content: Content, protocol: str) -> None:
    suggestion = answer(content, protocol)
    for register in REGISTERS:
        for line in as_text(suggestion, register, everything=True).splitlines():
            assert not line or not line.strip()[0].islower() or line.strip().startswith("eGFR"), line


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "every day"),
        (2, "every 2 days"),
        (7, "every week"),
        (10, "every 10 days"),
        (14, "every 2 weeks"),
        (28, "every 4 weeks"),
        (30, "every month"),
        (31, "every month"),
        (56, "every 8 weeks"),
        (60, "every 2 months"),
        (61, "every 2 months"),
        (84, "every 12 weeks"),
        (90, "every 3 months"),
        (92, "every 3 months"),
        (365, "every 12 months"),
        (10.5, "every 10.5 days"),
    ],
)
def test_a_gap_is_told_as_people_say_it(days: float, words: str) -> None:
    assert every_words(days) == words


def test_a_daily_tablet_in_use_is_told_without_a_second_route_and_without_one_days() -> None:
    tablets = {"product": "cyanocobalamin_oral", "dose_mcg": 1000, "route": "PO", "interval_days": 1}
    suggestion = answer(case(phase="maintenance", treatment=tablets))
    assert any(fact == "oral cyanocobalamin 1,000 mcg every day" for fact in suggestion.confirmation.facts_used)
    assert "B12 tablets 1,000 mcg every day" in suggestion.confirmation.plain


def test_a_result_that_opens_a_sentence_opens_it_with_a_capital() -> None:
    suggestion = answer(case(cause="unknown", labs=[lab("serum_b12", 600, "pg/mL")]))
    assert suggestion.status == "not_indicated"
    assert "No deficiency to treat on these facts. Serum B12 600 pg/mL" in suggestion.headline


CLINICS = [
    None,
    *(
        Clinic.model_validate(
            {
                "name": "Riverside",
                "contact": "555-0100",
                "country": country,
                "emergency_number": "911",
                "crisis_text": "Call 988.",
                "default_protocol": "us-practice",
            }
        )
        for country in ("US", "GB")
    ),
]


@given(content=treatable, protocol=protocols, clinic=st.sampled_from(CLINICS))
def test_no_dose_stands_in_any_output_without_the_caveat_in_one_sentence(
    content: Content, protocol: str, clinic: Clinic | None
) -> None:
    parsed = parse_case(content)
    suggestion = suggest(parsed, protocol, clinic=clinic)
    said = suggestion.confirmation
    for register, line in zip(REGISTERS, (said.line, said.line_plain), strict=True):
        for everything in (False, True):
            for part in as_text(suggestion, register, everything).split("\n\n"):
                title = part.splitlines()[0]
                if title in _OF_OTHER_DOSES:
                    assert part.splitlines()[1] == line
        rows = compare(parsed, clinic=clinic, register=register)
        assert all(row.line == rows[0].line for row in rows)
        if rows[0].urgency != "emergency":
            assert comparison_text(rows, register).splitlines()[-1] == rows[0].line
    if suggestion.regimen is not None:
        assert as_text(suggestion).splitlines()[1 + _urgent_lines(suggestion)] == said.line
        schedule = build_schedule(suggestion, dt.date(2026, 12, 1))
        assert said.line_plain.split(",")[0] in as_calendar(schedule).decode()
        assert said.line_plain in as_picture(schedule).decode()


_OF_OTHER_DOSES = {
    KNOWLEDGE.wording["note"][part][register]
    for part in ("would_change", "alternatives", "asked_for")
    for register in REGISTERS
}


def _urgent_lines(suggestion: Suggestion) -> int:
    return sum(item.urgency is not None for item in suggestion.referrals)
