"""Findings in lists, ticked, signed, gone again, or said to be all right."""

from __future__ import annotations

import pytest
from reading import denied, only, present, results

from b12nlu import read


def test_no_trouble_with_several_things_denies_each() -> None:
    absent = {"gait_disturbance", "visual_disturbance", "bladder_or_bowel_disturbance"}
    assert denied("no trouble walking, seeing or with my bladder") == absent
    assert present("no trouble walking, seeing or with my bladder") == set()


def test_trouble_with_several_things_states_each() -> None:
    assert present("problems with balance, memory and my eyesight") == {
        "gait_disturbance",
        "memory_or_concentration_problems",
        "visual_disturbance",
    }


@pytest.mark.parametrize(
    ("text", "no"),
    [
        ("gait normal, power 5/5", {"gait_disturbance", "limb_weakness"}),
        ("bladder and bowels fine", {"bladder_or_bowel_disturbance"}),
        ("my memory is good", {"memory_or_concentration_problems"}),
        ("breathless on hills, fine at rest", {"breathlessness_at_rest"}),
    ],
)
def test_what_is_said_to_be_well_is_denied(text: str, no: set[str]) -> None:
    assert denied(text) == no


def test_what_is_not_well_is_not_denied() -> None:
    assert "visual_disturbance" not in denied("my vision is not good")


@pytest.mark.parametrize(
    "text",
    ["numbness, yes. palpitations, no.", "numbness (+), palpitations (-)", "+numbness, -palpitations"],
)
def test_ticks_and_signs_beside_a_finding_count(text: str) -> None:
    assert present(text) == {"numbness"}
    assert denied(text) == {"palpitations"}


def test_what_has_gone_is_past_and_denied() -> None:
    mention = only("the numbness has cleared up", "symptom")
    assert mention.negated
    assert mention.historical


@pytest.mark.parametrize("text", ["dizzy spells in 2016", "before the jabs I was dizzy", "I was dizzy as a student"])
def test_what_lies_in_the_past_is_not_current(text: str) -> None:
    assert present(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("B12 [180-900 ng/L]: 141", [("serum_b12", 141, "ng/L")]),
        ("141 (range 180-900) was my b12", [("serum_b12", 141, None)]),
        ("b12 97, folate 3.3. units are ng/L for the first", [("serum_b12", 97, "ng/L"), ("folate", 3.3, None)]),
        ("active b12 was about 31 ish pmol/L", [("active_b12", 31, "pmol/L")]),
        ("b12 low, ferritin fine", [("serum_b12", "low", None), ("ferritin", "normal", None)]),
        ("Result: 155 Units: pg/mL Test: B12", [("serum_b12", 155, "pg/mL")]),
    ],
)
def test_a_result_is_told_from_range_unit_and_neighbour(text: str, expected: list[object]) -> None:
    assert results(text) == expected


@pytest.mark.parametrize("text", ["warfarin, that's all", "apixaban. nothing else", "metformin, no other medicines"])
def test_the_end_of_a_list_of_medicines_is_heard(text: str) -> None:
    assert {"medicine", "medicine_none"} <= {mention.type for mention in read(text)}


def test_an_age_in_words_is_read() -> None:
    assert only("i'm fifty-three", "age").value == 53


def test_a_babys_age_is_not_the_writers() -> None:
    assert not [mention for mention in read("breastfeeding my 5 month old") if mention.type == "age"]


def test_a_long_post_is_read_to_its_end() -> None:
    text = "I have been tired for years and nobody listens. " * 40 + "My B12 was 104 pg/mL."
    assert results(text) == [("serum_b12", 104, "pg/mL")]
