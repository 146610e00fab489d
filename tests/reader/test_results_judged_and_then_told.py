"""Results told behind a judgement, by a messenger or in a question; changes; and numbers that are nobody's."""

from __future__ import annotations

import pytest

from b12nlu import read


def current(text: str) -> list[tuple[str, float | str | None]]:
    """The results of now, each with its value or word."""
    return [
        (mention.id, mention.word if mention.value is None else mention.value)
        for mention in read(text)
        if mention.type == "lab" and mention.is_current
    ]


@pytest.mark.parametrize(
    ("text", "analyte", "value"),
    [
        ("folate is dire ngl, around 2.1", "folate", 2.1),
        ("my ferritin is off the charts, roughly 900", "ferritin", 900),
        ("B12 fine they said, about 340", "serum_b12", 340),
        ("vitamin b12 was rock bottom lol: 61", "serum_b12", 61),
        ("haemoglobin pretty poor tbh, like 79", "haemoglobin", 79),
        ("homocysteine is elevated again, 31", "homocysteine", 31),
    ],
)
def test_the_number_behind_a_judgement_is_the_result(text: str, analyte: str, value: float) -> None:
    assert current(text) == [(analyte, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("had my b12 checked, surgery texted: 133", 133),
        ("B12 test last week. the nurse phoned me with 97", 97),
        ("my b12 came back ok at 415", 415),
        ("they stopped my jabs as my level's 1210 now", 1210),
    ],
)
def test_whoever_brings_a_result_tells_it(text: str, value: float) -> None:
    assert current(text) == [("serum_b12", value)]


@pytest.mark.parametrize(
    ("text", "analyte", "value"),
    [
        ("ferritin fell from 70 to 14 ug/L", "ferritin", 14),
        ("B12 rose from 101 ng/L at diagnosis to 590 ng/L", "serum_b12", 590),
        ("repeat B12 240 ng/L (previously 150)", "serum_b12", 240),
        ("Hb 10.2 today. Was 8.1 last week.", "haemoglobin", 10.2),
    ],
)
def test_the_second_of_a_change_is_the_one_of_now(text: str, analyte: str, value: float) -> None:
    assert current(text) == [(analyte, value)]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("my B12 is oddly low", "low"),
        ("it's curiously low, my B12", "low"),
        ("b12 is not good enough they say", "low"),
        ("B12 well under the lab's cut-off", "low"),
        ("B12 flagged red with a down arrow", "low"),
        ("cobalamin deficiency documented in the letter", "low"),
        ("B12 is high now, was normal in May", "high"),
        ("b12 lo, mcv ok", "low"),
    ],
)
def test_a_level_is_told_in_many_words(text: str, level: str) -> None:
    assert [word for analyte, word in current(text) if analyte == "serum_b12"] == [level]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("How would you dose a chap with B12 140 pg/mL?", 140),
        ("any guidance on dosing him with b12 88 ng/L?", 88),
        ("why would my b12 be 166 if I eat meat", 166),
        ("am I alright if my total b12 is 980", 980),
        ("what does 'Hb 92, B12 105' mean", 105),
    ],
)
def test_a_value_in_a_question_about_what_to_do_is_somebodys(text: str, value: float) -> None:
    assert ("serum_b12", value) in current(text)


@pytest.mark.parametrize(
    "text",
    [
        "is a B12 of 150 low?",
        "in one trial the mean homocysteine was 14 umol/L",
        "our protocol says MMA 400 nmol/L needs treating",
        "suppose someone has a B12 of 90, what would they get?",
        "which level is dangerous for b12, like below 60?",
        "the cut-off for active B12 is 25",
        "what if my b12 is normal",
        "B12 is fine. 45 and tired",
        "hoping to get my B12 levels higher",
    ],
)
def test_what_is_only_talked_about_is_no_result(text: str) -> None:
    assert not [value for _, value in current(text) if value != "normal"]


def test_what_a_web_page_says_leaves_the_writers_own_value() -> None:
    assert ("serum_b12", 1120) in current("google says 900 is high, mine is 1120 since the injections")


@pytest.mark.parametrize("text", ["neuts 0.3 and shivering", "temp 38.9, neutrophils 0.2"])
def test_a_count_inside_the_words_of_a_danger_is_a_result(text: str) -> None:
    assert [analyte for analyte, _ in current(text)] == ["neutrophils"]
