"""What the caveat says, each time."""

from __future__ import annotations

import re

import hypothesis.strategies as st
from cases import (
    KNOWLEDGE,
    PROTOCOLS,
    Content,
    answer,
    case,
    contents,
    lab,
    protocols,
    treatable,
)
from hypothesis import given

from b12core import Knowledge, Suggestion, parse_case, suggest
from b12core.clinic import Clinic, SignOff
from b12core.knowledge import spelled_as


def clinics() -> st.SearchStrategy[Clinic | None]:
    """No clinic, a clinic that has signed nothing, or one that has signed every protocol."""
    sign_off = SignOff.model_validate(
        {
            "name": "Dr B. Twelve",
            "role": "Medical director",
            "date": "2026-11-30",
            "knowledge_version": KNOWLEDGE.meta.version,
        }
    )
    settings = {
        "name": "Riverside",
        "contact": "555-0100",
        "country": "US",
        "emergency_number": "911",
        "crisis_text": "Call 988.",
        "default_protocol": "us-practice",
    }
    return st.sampled_from(
        [
            None,
            Clinic.model_validate(settings),
            Clinic.model_validate({**settings, "sign_off": dict.fromkeys(PROTOCOLS, sign_off)}),
        ]
    )


@given(content=contents | treatable, protocol=protocols, clinic=clinics())
def test_the_caveat_keeps_all_its_promises_each_time(content: Content, protocol: str, clinic: Clinic | None) -> None:
    suggestion = suggest(parse_case(content), protocol, clinic=clinic)
    for text in (suggestion.confirmation.text, suggestion.confirmation.plain):
        _says_that_it_is_a_draft_and_who_must_confirm(text)
        _says_when_not_to_wait_and_whom_to_call(text, clinic.emergency_number if clinic else "local emergency number")
        _says_its_limits_and_that_it_is_no_certified_device(text)
        _never_hides_behind_an_empty_phrase(text)
    _names_its_basis(suggestion, protocol)
    _names_the_facts_used_and_what_is_missing(suggestion)
    _names_the_strongest_reason_against_or_what_would_change_it(suggestion)
    _says_whether_the_clinic_has_signed_off(suggestion, signed=clinic is not None and bool(clinic.sign_off))


def _says_that_it_is_a_draft_and_who_must_confirm(text: str) -> None:
    assert re.search(r"draft made by rules, not a prescription", text, re.IGNORECASE)
    assert re.search(r"prescriber who can see (the|your) record must confirm", text)


def _says_when_not_to_wait_and_whom_to_call(text: str, number: str) -> None:
    waits = text[text.index("Do not wait") :]
    for sign in ("chest pain", "weakness", "loss of sight", "bladder", "confusion"):
        assert sign in waits
    assert number in waits


def _says_its_limits_and_that_it_is_no_certified_device(text: str) -> None:
    assert "It knows only what was entered" in text or "It only knows what you told it" in text
    assert re.search(r"not a (cleared or )?certified medical device", text)


def _never_hides_behind_an_empty_phrase(text: str) -> None:
    assert "educational purposes" not in text
    assert "ask your doctor" not in text.lower()


def _names_its_basis(suggestion: Suggestion, protocol: str) -> None:
    """Authority, country and year; for patients the protocol's short name, which says the country, and the year."""
    entry, said = KNOWLEDGE.protocols[protocol], suggestion.confirmation
    assert f"Basis: {entry.authority}, {entry.country}" in said.text
    assert f"Based on {entry.name.patient}" in said.plain
    assert entry.year is None or (str(entry.year) in said.text and str(entry.year) in said.plain)


def _names_the_facts_used_and_what_is_missing(suggestion: Suggestion) -> None:
    said = suggestion.confirmation
    assert all(fact in said.text for fact in said.facts_used)
    assert all(result.entered in said.text and result.entered in said.plain for result in suggestion.findings)
    missing = said.text[said.text.index("Missing: ") :]
    knowledge = spelled_as(KNOWLEDGE, suggestion.knowledge.spelling)
    assert all(_name(item.field, knowledge) in missing for item in suggestion.missing)


def _name(field: str, knowledge: Knowledge) -> str:
    if field.startswith("labs."):
        return knowledge.vocabulary.term("analytes", field.removeprefix("labs.")).name.clinician
    return str(knowledge.wording["fields"][field]["clinician"])


def _names_the_strongest_reason_against_or_what_would_change_it(suggestion: Suggestion) -> None:
    """S-26."""
    against = suggestion.confirmation.strongest_reason_against
    if against is not None:
        assert f"Strongest reason to disagree: {against}" in suggestion.confirmation.text
    else:
        assert "It would change if" in suggestion.confirmation.text
        assert suggestion.would_change or suggestion.regimen is None


def _says_whether_the_clinic_has_signed_off(suggestion: Suggestion, signed: bool) -> None:
    assert suggestion.confirmation.signed_off is signed
    for text in (suggestion.confirmation.text, suggestion.confirmation.plain):
        if signed:
            assert "Dr B. Twelve, Medical director, on November 30, 2026" in text
        else:
            assert re.search(r"not been reviewed by the clinic|has not yet reviewed these rules", text)


def test_the_patient_is_told_not_to_change_injections_because_of_a_page() -> None:
    assert "Do not start, stop or change injections because of this page" in answer(case()).confirmation.plain


def test_after_its_review_date_the_caveat_names_the_sources_that_are_due() -> None:
    """S-18."""
    fresh, late = (answer(case(as_of=day)) for day in ("2026-11-22", "2031-01-01"))
    assert "Past its review date" not in fresh.confirmation.text
    assert "Past its review date: " in late.confirmation.text
    assert all(source.overdue for source in late.sources)


@given(content=contents | treatable, protocol=protocols, clinic=clinics())
def test_the_caveat_in_one_sentence_says_draft_who_confirms_and_whether_it_was_reviewed(
    content: Content, protocol: str, clinic: Clinic | None
) -> None:
    said = suggest(parse_case(content), protocol, clinic=clinic).confirmation
    for line in (said.line, said.line_plain):
        assert re.search(r"^(A draft|Draft made by rules), not a prescription: a prescriber .*must confirm", line)
        assert line.endswith(".")
        assert ". " not in line
        name = KNOWLEDGE.protocols[protocol].name
        assert (name.clinician in line or name.patient in line) is said.signed_off
        assert ("not reviewed" in line or "not checked" in line) is not said.signed_off


def test_the_cause_to_confirm_is_the_one_that_was_named_whatever_the_operation_is_judged_as() -> None:
    operated = case(
        cause="ileal_resection",
        cause_detail={"procedure": "terminal_ileum_partial", "resection_cm": 40},
        labs=[lab("serum_b12", 410, "ng/L")],
    )
    asked = answer(operated, "uk-nice-bnf").confirmation.to_confirm
    assert asked[0] == "the cause: terminal ileal resection"
