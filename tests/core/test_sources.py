"""Sources: the address shown is where the document belongs, and one that no longer stands says so."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from cases import KNOWLEDGE, PROTOCOLS, Content, answer, case, contents, lab
from hypothesis import given

from b12core import parse_case, suggest
from b12core.clinic import Clinic
from b12core.knowledge.schema import SourceEntry
from b12core.knowledge.standing import standing
from b12core.suggestion import Source, Suggestion

REFUSED = [
    "https://www.drugs.com/dosage/cyanocobalamin.html",
    "https://m.booksci.cn/literature/145079507.htm",
    "https://www.pharmaone.be/pharmacie/produit/vit-b12",
    "https://docslib.org/doc/7621906/",
    "https://uat.sps.nhs.uk/?p=94259",
    "https://staging.formulary.nhs.scot/east/",
    "https://vufind-test.katalog.k.utb.cz/SummonRecord/1",
    "https://nhs.uk.example/hydroxocobalamin",
    "https://notnice.org.uk/guidance/ng239",
    "https://github.com/somebody/else",
    "ftp://doi.org/10.1111/bjh.12959",
    "https://doi.org/10.1111/bjh.12959 ; https://www.drugs.com",
    "see doi.org",
    "javascript:alert(1)",
    "",
]
SHOWN = [
    "https://doi.org/10.1111/bjh.12959",
    "https://pubmed.ncbi.nlm.nih.gov/28925645/",
    "https://www.sps.nhs.uk/articles/vitamin-b12-deficiency-treatment-during-pregnancy/",
    "https://www.nice.org.uk/guidance/ng239",
    "https://github.com/nerdocs/labunits",
]


@pytest.mark.parametrize("address", REFUSED)
def test_aggregators_shops_copies_and_test_servers_are_no_place_to_send_a_reader(address: str) -> None:
    assert KNOWLEDGE.hosts.problem(address)


@pytest.mark.parametrize("address", SHOWN)
def test_the_place_where_a_document_belongs_may_be_shown(address: str) -> None:
    assert KNOWLEDGE.hosts.problem(address) is None


@given(contents)
def test_what_a_suggestion_links_to_is_where_the_document_belongs(content: Content) -> None:
    for source in answer(content).sources:
        assert source.address is None or KNOWLEDGE.hosts.problem(source.address) is None
        assert "http" not in source.title + source.publisher
        assert (source.status == "current") == (source.status_text is None) == (source.status_plain is None)


def test_no_word_of_a_suggestion_is_an_address_of_a_copy() -> None:
    words = answer(case(as_of="2026-11-22", conditions=["kidney_disease"], labs=[lab("mma", 500, "nmol/L")]))
    shown = {source.address for source in words.sources}
    text = words.model_dump_json(exclude={"sources"})
    assert "http" not in text
    assert shown


def cited(suggestion: Suggestion) -> dict[str, Source]:
    """The sources of a suggestion by their id."""
    return {source.id: source for source in suggestion.sources}


def test_a_superseded_guideline_says_since_when_and_what_counts_now() -> None:
    suggestion = answer(case(labs=[lab("homocysteine", 22, "umol/L"), lab("serum_b12", 98, "ng/L")]))
    bsh = cited(suggestion)["BSH2014"]
    assert (bsh.status, bsh.status_on, bsh.address) == (
        "superseded",
        "2024-11-20",
        "https://doi.org/10.1111/bjh.12959",
    )
    assert bsh.status_text == (
        "Superseded since 20 November 2024. The British Society for Haematology names NICE NG239 in its place."
    )
    assert bsh.status_plain is not None
    assert "20 November 2024" in bsh.status_plain


def test_a_product_that_cannot_be_had_is_named_as_such_in_its_label() -> None:
    label = cited(answer(case(), "us-label-hydroxocobalamin"))["US_OH"]
    assert label.status == "unavailable"
    assert label.status_text is not None
    assert "4 November 2024" in label.status_text
    assert "September 2026" in label.status_text


def test_days_are_written_as_the_clinics_country_writes_them() -> None:
    clinic = Clinic(
        name="A clinic",
        contact="at the desk",
        country="US",
        emergency_number="911",
        crisis_text="988",
        default_protocol="us-label-hydroxocobalamin",
    )
    label = cited(suggest(parse_case(case()), clinic=clinic))["US_OH"]
    assert label.status_text is not None
    assert "November 4, 2024" in label.status_text


def test_a_month_is_said_where_no_day_was_read() -> None:
    source = KNOWLEDGE.sources["BNSSG_DRAFT"]
    assert (standing(source, KNOWLEDGE, "clinician") or "").startswith("Replaced, June 2025.")
    undated = KNOWLEDGE.sources["CG182"]
    assert (standing(undated, KNOWLEDGE, "clinician") or "").startswith("Replaced. ")


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_sources_stand_in_the_order_in_which_a_reader_meets_them(protocol: str) -> None:
    suggestion = answer(case(symptoms={"present": ["chest_pain"]} if protocol == "nl-zwolle" else {}), protocol)
    parts: list[Any] = [*suggestion.referrals, *suggestion.reasons]
    first_met = list(dict.fromkeys(cite for part in parts for cite in part.sources))
    assert [source.id for source in suggestion.sources][: len(first_met)] == first_met


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"status": "superseded"}, "a note"),
        ({"status_note": {"clinician": "x", "patient": "x"}}, "a note"),
        ({"status_on": "November 2024"}, "pattern"),
        ({"status": "lost"}, "superseded"),
    ],
)
def test_a_status_without_its_note_or_with_no_date_of_ours_is_refused(change: dict[str, Any], named: str) -> None:
    entry = KNOWLEDGE.sources["GEMS2025"].model_dump()
    with pytest.raises(ValueError, match=named):
        SourceEntry.model_validate({**entry, **change})


def test_a_note_is_there_in_both_registers_for_every_source_that_no_longer_stands() -> None:
    left = [source for source in KNOWLEDGE.sources.values() if source.status != "current"]
    assert {source.id for source in left} >= {"BSH2014", "BNSSG_DRAFT", "US_OH", "CG182"}
    for source in left:
        assert standing(source, KNOWLEDGE, "clinician")
        assert standing(source, KNOWLEDGE, "patient")
        assert (
            source.status_on is None or dt.date.fromisoformat(f"{source.status_on}-01"[:10]) <= KNOWLEDGE.meta.compiled
        )
