"""Of several values of one test the one of now stands; those before it are told as earlier."""

from __future__ import annotations

import pytest

from b12nlu import read


def _now(text: str) -> set[tuple[str, object]]:
    labs = [mention for mention in read(text) if mention.type == "lab" and mention.is_current]
    return {(mention.id, mention.value) for mention in labs}


@pytest.mark.parametrize(
    ("text", "now"),
    [
        ("Three years ago my B12 was 140, then it rose to 900 and last week it was 410", ("serum_b12", 410.0)),
        ("MCV 95 (was 114) after treatment", ("mcv", 95.0)),
        ("Hb is 118 now from 79", ("haemoglobin", 118.0)),
        ("B12 was 88 in 2017, lost to follow-up. Now B12 132", ("serum_b12", 132.0)),
        ("ferritin was 9 in May, 18 in July and now 44", ("ferritin", 44.0)),
    ],
)
def test_the_value_of_now_stands_alone(text: str, now: tuple[str, float]) -> None:
    assert _now(text) == {now}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("M.C.V. : 107.2 fl (83 - 101)", ("mcv", 107.2)),
        ("Ferritin;14,5;ng/ml;15-150", ("ferritin", 14.5)),
        ("B12 on file 2020: 377", ("serum_b12", 377.0)),
        ("bloods in x b12 91 x jabs start monday x", ("serum_b12", 91.0)),
        ("my retic count went up to 290 on day 7", ("reticulocytes", 290.0)),
        ("b12 over 1500, it's meant to be under 771", ("serum_b12", 1500.0)),
        ("what does MCV 103 mean?", ("mcv", 103.0)),
        ("anti-IF strongly +ve", ("intrinsic_factor_antibody", "positive")),
        ("PCA neg / IFA pos", ("intrinsic_factor_antibody", "positive")),
    ],
)
def test_a_result_is_found_however_it_is_printed_or_told(text: str, found: tuple[str, object]) -> None:
    assert found in _now(text)


@pytest.mark.parametrize("text", ["nothing gets my B12 level up", "hb went up nicely"])
def test_a_level_that_rises_or_is_to_rise_is_not_high(text: str) -> None:
    assert not [mention for mention in read(text) if mention.type == "lab" and mention.word == "high"]


def test_a_no_before_another_cause_denies_it_and_takes_nothing_back() -> None:
    causes = {mention.id: mention for mention in read("On metformin, no PPI. Feet tingle.") if mention.type == "cause"}
    assert causes["metformin"].is_current
    assert causes["acid_suppression"].negated


@pytest.mark.parametrize(
    ("text", "now"),
    [
        ("b12 290 was last year, 190 now", 190.0),
        ("my b12: 290 was last year, it's 190 now", 190.0),
        ("b12 190 now, 290 last year", 190.0),
        ("b12 150, last year 300", 150.0),
        ("b12 150, last year it was 300", 150.0),
        ("b12 only 290 now, I was 112 before the jabs", 290.0),
        ("b12 88 at diagnosis, 460 today", 460.0),
        ("b12 98 now, 310 before", 98.0),
        ("b12 98 now 310", 310.0),
        ("b12 81 today, sorry I mean 91", 91.0),
    ],
)
def test_a_time_belongs_to_the_value_that_it_stands_with(text: str, now: float) -> None:
    assert [mention.value for mention in read(text) if mention.type == "lab" and mention.is_current] == [now]


def test_a_value_of_now_is_no_age() -> None:
    assert not [mention for mention in read("ferritin 12 in January and 40 now") if mention.type == "age"]
