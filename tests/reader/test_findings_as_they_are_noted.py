"""Reflexes, scans, screens and feelings as clinicians and patients note them."""

from __future__ import annotations

import pytest
from reading import denied, present, results

from b12nlu import read


@pytest.mark.parametrize(
    "text",
    ["Knee jerks depressed, plantars down", "my reflexes were depressed", "depressed ankle jerks", "GCS depressed"],
)
def test_depressed_reflexes_are_no_low_mood(text: str) -> None:
    assert "low_mood" not in present(text)


@pytest.mark.parametrize("text", ["feeling depressed, reflexes fine", "depressed. Reflexes brisk"])
def test_low_mood_beside_reflexes_stays(text: str) -> None:
    assert "low_mood" in present(text)


def test_a_clear_scan_of_the_head_says_nothing_of_memory() -> None:
    assert not read("CT head clear")
    assert present("CT of the head was clear but my memory is dreadful") == {"memory_or_concentration_problems"}


@pytest.mark.parametrize(
    "text",
    [
        "celiac screen neg",
        "coeliac serology negative",
        "tested for celiac, negative",
        "celiac blood test came back fine",
    ],
)
def test_a_negative_screen_denies_its_disease(text: str) -> None:
    assert denied(text, "cause") == {"coeliac_disease"} or not present(text, "cause")


@pytest.mark.parametrize("text", ["mostly non vegetarian food", "I'm a non-vegetarian", "vegan in 2014, not now"])
def test_who_eats_meat_now_has_no_cause_in_the_diet(text: str) -> None:
    assert not present(text, "cause")


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("denies feeling faint", "dizziness"),
        ("no feeling weak", "fatigue"),
        ("no longer feeling weak", "fatigue"),
        ("no feeling of numbness", "numbness"),
        ("no visual trouble", "visual_disturbance"),
    ],
)
def test_a_denied_feeling_is_absent(text: str, sign: str) -> None:
    assert sign in denied(text)
    assert sign not in present(text)


def test_hands_without_feeling_are_numb() -> None:
    assert present("no feeling in my hands") == {"numbness"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("my b12's below the normal range", [("serum_b12", "low", None)]),
        ("my b12s low", [("serum_b12", "low", None)]),
        ("Known B12 defic", [("serum_b12", "low", None)]),
        ("B12 def confirmed on bloods", [("serum_b12", "low", None)]),
        ("ferritin rock bottom, about 7", [("ferritin", 7.0, None)]),
        ("my textbook says a b12 under 200 pg/mL counts as low", []),
        ("my sister says a B12 below 180 pg/mL is low", []),
        ("my B12 is under 200 pg/mL", [("serum_b12", 200.0, "pg/mL")]),
    ],
)
def test_results_in_short_and_spoken_words(text: str, told: list[tuple[str, object, str | None]]) -> None:
    assert results(text) == told


def test_a_protocol_that_is_asked_for_a_case_of_now_keeps_its_result() -> None:
    (result,) = [m for m in read("Which protocol for B12 71 pg/mL with fainting this morning?") if m.type == "lab"]
    assert result.is_current


def test_an_hour_of_the_afternoon_is_no_result() -> None:
    assert not read("I was well until 2pm")
    assert results("B12 150pm") == [("serum_b12", 150.0, "pmol/L")]


def test_the_strength_of_a_thyroid_tablet_is_no_dose_of_b12() -> None:
    assert not [mention for mention in read("T4 50 mcg tablets") if mention.type in ("dose", "product")]
    assert not [mention for mention in read("TSH 2, T4 75 micrograms daily") if mention.type == "dose"]


def test_a_stop_within_a_short_form_ends_no_sentence() -> None:
    (sign,) = [mention for mention in read("since 9 a.m. no tingling") if mention.type == "symptom"]
    assert sign.negated
