"""Results beside codes, dates, years and other people: the value, when it was, in which unit, and whose it is."""

from __future__ import annotations

import pytest
from reading import results

from b12nlu import read


def _of_now(text: str) -> list[tuple[str, object, str | None]]:
    return [
        (mention.id, mention.word if mention.value is None else mention.value, mention.unit)
        for mention in read(text)
        if mention.type == "lab" and mention.is_current
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Serum folate (42U5.) 2.1 ug/L [3.9 - 26.8]", ("folate", 2.1, "ug/L")),
        ("Serum vitamin B12 (XE2pf) 155 ng/L", ("serum_b12", 155, "ng/L")),
        ("Serum B12 (44LZ.) 143 ng/L", ("serum_b12", 143, "ng/L")),
        ("Haemoglobin estimation (Xa96v) 121 g/L", ("haemoglobin", 121, "g/L")),
        ("MCV (42A..) 101 fL", ("mcv", 101, "fL")),
    ],
)
def test_a_code_that_a_record_system_prints_is_no_result(text: str, expected: tuple[str, float, str]) -> None:
    assert results(text) == [expected]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("B12 on 02/05 was 118 ng/L, repeated 16/05 at 124 ng/L", 124),
        ("My B12 was 700 when I was on shots, stopped them in 2022, today 201 pg/mL", 201),
        ("B12: 165 (2020), 158 (2021), 149 (2023), 140 (this week)", 140),
        ("serum B12 88 (2019), 240 (2021), 190 (today)", 190),
        ("B12 210, was 340", 210),
        ("B12 210; was 340 before", 210),
        ("b12 was 95 in March, currently 300", 300),
    ],
)
def test_of_several_values_the_newest_is_of_now(text: str, value: float) -> None:
    assert [result[1] for result in _of_now(text)] == [value]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Serum B12 was 222 ng/L in January, 190 in April and now it's 174", {"ng/L"}),
        ("b12 133, no sorry 153. pmol/L I think", {"pmol/L"}),
        ("is a b12 of 190 ok? thats the result in pmol/l", {"pmol/L"}),
        ("Vitamin B12 01 **149** Low pg/mL 232-1245", {"pg/mL"}),
    ],
)
def test_a_unit_told_once_is_that_of_every_value_of_the_row(text: str, units: set[str]) -> None:
    assert {mention.unit for mention in read(text) if mention.type == "lab"} == units


def test_a_unit_is_not_lent_to_a_value_of_another_size() -> None:
    assert [mention.unit for mention in read("B12 180 ng/L in May, then 2500 now") if mention.type == "lab"] == [
        "ng/L",
        None,
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Is 350 pg/ml ok for a pregnant person? thats my b12", ("serum_b12", 350, "pg/mL")),
        ("He says 211 is low normal and won't treat. That's my B12. The folate is fine.", ("serum_b12", 211, None)),
        ("The range is 180 to 900 and I'm 179. (serum b12)", ("serum_b12", 179, None)),
        ("K+ 3.2 day 4 after the first dose", ("potassium", 3.2, None)),
        ("Hb 70. B12 undetectable (<50 ng/L).", ("serum_b12", 50, "ng/L")),
    ],
)
def test_a_value_told_apart_from_its_name_is_found(text: str, expected: tuple[str, float, str | None]) -> None:
    assert expected in results(text)


@pytest.mark.parametrize(
    "text",
    [
        "what level of B12 counts as low? I've read 200 and also 148 and also 300",
        "people say 500 is the real limit for b12",
        "I want to be tested for low B12, low ferritin and low folate",
        "how do I get tested for low b12?",
    ],
)
def test_what_is_read_or_to_be_tested_is_no_result(text: str) -> None:
    assert _of_now(text) == []


def test_a_word_that_repeats_a_number_is_no_second_result() -> None:
    assert len(results("Hgb 13.1 g/dL normal. Why is my hgb ok if I am so tired")) == 1


@pytest.mark.parametrize(
    "who",
    [
        "sis", "hubby", "missus", "my other half", "my bro", "my little one", "my mummy", "daddy", "my ex", "gramps",
        "stepdad", "my better half", "my eldest", "my gf", "nanna", "my old man",
    ],
)  # fmt: skip
def test_what_a_relative_or_friend_has_by_whatever_name_is_not_the_writers(who: str) -> None:
    told = [mention for mention in read(f"{who} has numb feet and a b12 of 90") if mention.type in ("symptom", "lab")]
    assert {mention.subject for mention in told} == {"other"}
    assert len(told) == 2


def test_what_a_relative_says_of_the_writer_stays_the_writers() -> None:
    assert [mention.subject for mention in read("hubby says I look pale") if mention.type == "symptom"] == ["self"]


def test_a_girl_who_writes_is_not_somebody_else() -> None:
    told = [mention for mention in read("I'm a 23 yo girl with numb feet") if mention.type == "symptom"]
    assert [mention.subject for mention in told] == ["self"]
