"""The note of a consultation that `--text` prints: its order, its length, what is never left out, and its sources."""

from __future__ import annotations

import re

import pytest
from cases import KNOWLEDGE, Content, answer, case, contents, lab, protocols, treatable
from hypothesis import given

from b12core import Suggestion
from b12core.render import as_text
from b12core.words import REGISTERS, Register

BUDGET: dict[Register, int] = {"clinician": 450, "patient": 350}
"""The most words of the note for a case without urgency."""

ORDER = ("why", "objection", "before_first", "before_given", "safety", "follow_up", "missing", "caveat")

SCREENED = {"present": ["fatigue"], "absent": ["paraesthesia", "numbness", "gait_disturbance"]}
EVERY_SIGN = [sign.id for sign in KNOWLEDGE.symptoms.values() if sign.group == "neurological"]
PLAIN: dict[str, Content] = {
    "every nerve sign denied by name": case(symptoms={"present": ["fatigue"], "absent": EVERY_SIGN}),
    "diet, every nerve sign denied": case(cause="dietary", symptoms={"present": ["fatigue"], "absent": EVERY_SIGN}),
    "pernicious anaemia": case(symptoms=SCREENED),
    "no symptoms": case(),
    "diet": case(cause="dietary", symptoms=SCREENED),
    "metformin": case(cause="metformin", symptoms=SCREENED, medicines=["metformin"]),
    "anaemia in a woman of 40": case(
        symptoms=SCREENED,
        patient={"age": 40, "sex": "female"},
        labs=[lab("serum_b12", 98, "pg/mL"), lab("haemoglobin", 11, "g/dL"), lab("mcv", 104, "fL")],
    ),
    "a normal blood count": case(
        symptoms=SCREENED, labs=[lab("serum_b12", 98, "pg/mL"), lab("haemoglobin", 138, "g/L")]
    ),
    "long-term treatment": case(phase="maintenance", symptoms=SCREENED, labs=[]),
}


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("protocol", ["us-practice", "uk-nice-bnf"])
@pytest.mark.parametrize("name", PLAIN)
def test_the_note_of_a_plain_case_keeps_to_its_budget(name: str, protocol: str, register: Register) -> None:
    suggestion = answer(PLAIN[name], protocol)
    assert suggestion.regimen is not None
    assert suggestion.urgency is None
    assert len(as_text(suggestion, register).split()) <= BUDGET[register]


@given(content=contents | treatable, protocol=protocols)
def test_the_parts_of_the_note_stand_in_the_order_of_a_consultation(content: Content, protocol: str) -> None:
    suggestion = answer(content, protocol)
    for register in REGISTERS:
        for everything in (False, True):
            lines = as_text(suggestion, register, everything).splitlines()
            titles = [KNOWLEDGE.wording["note"][part][register] for part in ORDER]
            found = [titles.index(line) for line in lines if line in titles]
            assert found == sorted(found)
            assert lines[0] == (suggestion.headline if register == "clinician" else suggestion.headline_plain)


@given(content=contents | treatable, protocol=protocols)
def test_no_referral_no_safety_statement_and_no_decisive_gap_is_ever_left_out(content: Content, protocol: str) -> None:
    suggestion = answer(content, protocol)
    for register in REGISTERS:
        text = as_text(suggestion, register)
        shown = [
            item.text if register == "clinician" else item.plain for item in (*suggestion.referrals, *suggestion.safety)
        ]
        assert not [words for words in shown if words not in text]
        against = suggestion.confirmation.strongest_reason_against
        assert against is None or register == "patient" or text.count(against) == 1
        urgent = [words for item, words in zip(suggestion.referrals, shown, strict=False) if item.urgency]
        assert all(
            text.index(words) < text.index(_line(suggestion, register)) for words in urgent if _has_line(suggestion)
        )


def _has_line(suggestion: Suggestion) -> bool:
    return suggestion.urgency != "emergency"


def _line(suggestion: Suggestion, register: Register) -> str:
    return suggestion.confirmation.line if register == "clinician" else suggestion.confirmation.line_plain


@given(content=contents | treatable, protocol=protocols)
def test_the_caveat_stands_whole_and_last_and_no_part_of_it_twice(content: Content, protocol: str) -> None:
    suggestion = answer(content, protocol)
    for register in REGISTERS:
        text = as_text(suggestion, register)
        whole = suggestion.confirmation.text if register == "clinician" else suggestion.confirmation.plain
        title = KNOWLEDGE.wording["note"]["caveat"][register]
        above, last = text.split(f"\n{title}\n")
        cites = register == "clinician" and KNOWLEDGE.wording["note"]["sources"][register] in above
        said_above = _said_above(register, cites) if _has_line(suggestion) else ()
        for point in whole.splitlines():
            assert (point in last) is not point.startswith(tuple(said_above)) or not said_above
        if _has_line(suggestion):
            assert above.count(_line(suggestion, register)) >= 1
            missing = [_name(item.field, register) for item in suggestion.missing]
            assert not [name for name in missing if name.lower() not in above.lower()]
        else:
            assert whole in last


def _said_above(register: Register, cites: bool) -> list[str]:
    """How the points of the caveat begin that have a part of the note to themselves, the basis in its sources."""
    caveat = KNOWLEDGE.wording["confirmation"]
    parts = ("draft", "missing", "against", "not_signed_off", *(("basis",) if cites else ()))
    return [caveat[part][register].split("{")[0] for part in parts]


def _name(field: str, register: Register) -> str:
    if field.startswith("labs."):
        name = KNOWLEDGE.vocabulary.term("analytes", field.removeprefix("labs.")).name
        return name.clinician if register == "clinician" else name.patient
    return str(KNOWLEDGE.wording["fields"][field][register])


@given(content=contents | treatable, protocol=protocols)
def test_with_all_nothing_that_the_suggestion_says_is_left_out(content: Content, protocol: str) -> None:
    suggestion = answer(content, protocol)
    for register in REGISTERS:
        text = _loose(as_text(suggestion, register, everything=True))
        plain = register == "patient"
        if suggestion.urgency == "emergency":
            continue
        said = [
            *(item.plain if plain else item.text for item in _statements(suggestion)),
            *(item.then_plain if plain else item.then for item in suggestion.would_change),
            *(item.summary_plain if plain else item.summary for item in suggestion.alternatives),
            *(item.plain if plain else item.would_help for item in suggestion.missing),
            *(suggestion.confirmation.to_confirm_plain if plain else suggestion.confirmation.to_confirm),
        ]
        assert not [words for words in said if _loose(words) not in text]


def _statements(suggestion: Suggestion) -> list[object]:
    return [
        *suggestion.reasons,
        *suggestion.findings,
        *suggestion.interpretation,
        *suggestion.trends,
        *suggestion.referrals,
        *suggestion.safety,
        *suggestion.monitoring,
        *suggestion.expect,
        *((suggestion.appraisal,) if suggestion.appraisal else ()),
    ]


def _loose(text: str) -> str:
    """A text without what a title has said already, and without regard to capitals."""
    return re.sub(r"before the first (?:dose|injection): ", "", text.lower())


@given(content=contents | treatable, protocol=protocols)
def test_sources_are_numbered_as_they_appear_and_every_number_stands_for_one(content: Content, protocol: str) -> None:
    suggestion = answer(content, protocol)
    for everything in (False, True):
        text = as_text(suggestion, everything=everything)
        title = f"\n{KNOWLEDGE.wording['note']['sources']['clinician']}"
        if title not in text:
            continue
        body, listed = text.rsplit(title, 1)
        cited = [number for marks in re.findall(r"\[(\d[\d,-]*)[\];]", body) for number in _numbers(marks)]
        first_seen = list(dict.fromkeys(cited))
        assert first_seen == list(range(1, len(first_seen) + 1))
        assert [int(number) for number in re.findall(r"\[(\d+)\]", listed)] == first_seen
        assert not [source for source in KNOWLEDGE.sources if re.search(rf"\b{source}\b", body) and "_" in source]


def _numbers(marks: str) -> list[int]:
    numbers: list[int] = []
    for part in marks.split(","):
        first, _, last = part.partition("-")
        numbers += range(int(first), int(last or first) + 1)
    return numbers


def test_the_whole_list_gives_title_publisher_year_country_and_address() -> None:
    text = as_text(answer(case(), "aafp-2017"), everything=True)
    source = KNOWLEDGE.sources["AAFP2017"]
    assert f"{source.title}. {source.publisher}, {source.year}; {source.country}. {source.canonical}" in text


def test_a_source_without_a_place_of_its_own_and_one_that_no_longer_stands_say_so_in_the_list() -> None:
    text = as_text(answer(case(), "us-label-hydroxocobalamin"), everything=True)
    assert "The product is not available, since 4 November 2024." in text
    assert "None" not in text
    assert ", unavailable" in as_text(answer(case(), "us-label-hydroxocobalamin"))


def test_the_patients_note_numbers_no_source() -> None:
    assert not re.search(r"\[\d", as_text(answer(case()), "patient"))


def test_a_gap_that_was_asked_about_is_told_from_one_that_was_not() -> None:
    suggestion = answer(case(medicines=None, not_known=["medicines"]))
    assert "medicines (asked, not known)" in as_text(suggestion)
    assert "not_known" not in as_text(suggestion, everything=True)


def test_a_note_speaks_of_a_first_dose_only_while_none_was_given() -> None:
    given = {"product": "hydroxocobalamin", "dose_mcg": 1000, "route": "IM", "interval_days": 2}
    for doses, title in ((0, "Before the first dose"), (2, "Before it is given")):
        lines = as_text(answer(case(treatment={**given, "doses_given": doses}), "uk-nice-bnf")).splitlines()
        assert [line for line in lines if line.startswith("Before ")] == [title]


def test_what_a_patient_reads_of_a_later_check_says_what_is_checked() -> None:
    """The short note gives the first sentence of each check, so that sentence has to name it."""
    later = [rule for rule in KNOWLEDGE.monitoring if rule.from_start is None or rule.from_start.min > 0]
    first = {rule.id: rule.patient.split(". ")[0] for rule in later}
    unnamed = {
        rule: said for rule, said in first.items() if not re.search(r"\b(blood|check|checks|review|level)\b", said)
    }
    assert not unnamed


@pytest.mark.parametrize("register", REGISTERS)
def test_what_makes_a_deciding_result_doubtful_is_told_behind_any_objection(register: Register) -> None:
    old = case(
        cause="unknown", as_of="2026-11-30", symptoms=SCREENED,
        labs=[{"analyte": "serum_b12", "value": 90, "unit": "ng/L", "taken_on": "2022-05-01"}],
    )  # fmt: skip
    low = case(
        phase="maintenance", as_of="2026-11-30", symptoms=SCREENED, symptom_course="worsening",
        labs=[{"analyte": "serum_b12", "value": 150, "unit": "ng/L", "taken_on": "2026-11-20"}],
        treatment={"product": "cyanocobalamin", "dose_mcg": 1000, "route": "IM", "interval_days": 30},
    )  # fmt: skip
    for content, rule in ((old, "old_result"), (low, "low_level_in_treatment")):
        suggestion = answer(content)
        reason = next(reason for reason in suggestion.reasons if reason.rule == rule)
        assert reason.text != suggestion.confirmation.strongest_reason_against
        assert (reason.text if register == "clinician" else reason.plain) in as_text(suggestion, register)
