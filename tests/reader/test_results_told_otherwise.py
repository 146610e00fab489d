"""Results whose number stands in words, apart from the name, or under an alias; and numbers that are none."""

from __future__ import annotations

import pytest
from reading import only, results

from b12nlu import read
from b12nlu.qualifiers.red_flags import urgent_signs


@pytest.mark.parametrize(
    ("text", "analyte", "value"),
    [
        ("haemoglobin was six point one", "haemoglobin", 6.1),
        ("my b12 was one hundred and sixty two", "serum_b12", 162),
        ("B twelve one thirty", "serum_b12", 130),
        ("b12 two oh five", "serum_b12", 205),
        ("mcv a hundred and eleven", "mcv", 111),
        ("folate 3 point 7", "folate", 3.7),
        ("b12 less than a hundred", "serum_b12", 100),
        ("ferritin eleven hundred", "ferritin", 1100),
        ("bee twelve ninety nine", "serum_b12", 99),
    ],
)
def test_a_value_may_be_written_in_words(text: str, analyte: str, value: float) -> None:
    lab = only(text, "lab")
    assert (lab.id, lab.value) == (analyte, value)


def test_a_dangerous_value_in_words_is_urgent() -> None:
    assert urgent_signs(read("haemoglobin four point eight on tuesday"))


@pytest.mark.parametrize(
    "text",
    [
        "I had two B12 injections",
        "b12 for thirty years",
        "one hundred people asked about b12",
        "b12 a hundred and something",
        "my b12 one is due",
    ],
)
def test_a_word_that_counts_something_else_is_no_result(text: str) -> None:
    assert results(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "they took my b12 on friday. It came back at 171",
        "the result is 171, that's for the b12",
        "it's 171, the b12 i mean",
        "normal range on the sheet is 190 to 900 and my result is 171, thats for b12",
        "b12 wise I'm at 171",
        "b12 four weeks ago was 171",
        "b12 sat at 171",
    ],
)
def test_a_result_told_apart_from_its_name_is_found(text: str) -> None:
    assert [(analyte, value) for analyte, value, _ in results(text)] == [("serum_b12", 171)]


@pytest.mark.parametrize(
    "text",
    ["does b12 help? its 45 quid a go", "had my b12 jab, it was 35 degrees out", "b12 tablets, it's 90 in a pack"],
)
def test_a_number_of_something_else_is_not_told_of_the_analyte(text: str) -> None:
    assert results(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("red cell size (MCV) 113 fl", [("mcv", 113, "fL")]),
        ("iron stores (ferritin) low", [("ferritin", "low", None)]),
        ("Hb (haemoglobin): 93 g/L", [("haemoglobin", 93, "g/L")]),
        ("b12 in pmol/L: 121", [("serum_b12", 121, "pmol/L")]),
    ],
)
def test_an_alias_or_a_unit_may_stand_between_name_and_result(
    text: str, expected: list[tuple[str, object, str | None]]
) -> None:
    assert results(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("all my bloods are fine including ferritin", [("ferritin", "normal", None)]),
        ("everything normal, b12 and folate included", [("serum_b12", "normal", None), ("folate", "normal", None)]),
        ("the only thing low was my folate", [("folate", "low", None)]),
        ("all normal apart from my b12", []),
    ],
)
def test_what_is_said_of_all_results_holds_for_those_counted_among_them(
    text: str, expected: list[tuple[str, object, str | None]]
) -> None:
    assert results(text) == expected


def test_folic_acid_with_a_result_is_the_test_and_with_a_dose_the_tablet() -> None:
    assert results("folic acid: 3.1") == [("folate", 3.1, None)]
    assert results("folic acid 5mg daily") == []
    assert only("folic acid 5mg daily", "medicine").id == "folic_acid"


def test_the_limit_of_what_can_be_measured_is_the_result() -> None:
    lab = only("b12 below the detection limit (<60 pg/mL)", "lab")
    assert (lab.comparator, lab.value, lab.unit) == ("<", 60, "pg/mL")


def test_a_letter_in_place_of_a_digit_makes_no_smaller_number() -> None:
    assert results("b12 17O") == []


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("sorry I typed 51 for the haemoglobin, it should be 151", 51, 151),
        ("I put B12 421, that should have been 124", 421, 124),
        ("B12 260, I meant 206", 260, 206),
    ],
)
def test_a_slip_put_right_in_the_same_breath_leaves_only_the_right_value(text: str, wrong: int, right: int) -> None:
    labs = [mention for mention in read(text) if mention.type == "lab"]
    assert [lab.value for lab in labs if lab.retracted] == [wrong]
    assert [lab.value for lab in labs if not lab.retracted] == [right]


def test_what_a_level_should_be_takes_nothing_back() -> None:
    labs = [mention for mention in read("my B12 was 150 and it should be 200 or more") if mention.type == "lab"]
    assert [(lab.value, lab.retracted) for lab in labs] == [(150, False)]


@pytest.mark.parametrize(
    ("text", "unit"),
    [("pg/ml i think", "pg/mL"), ("probably the pmol one", "pmol/L"), ("it says ng per litre", "ng/L")],
)
def test_a_unit_alone_is_read_as_the_answer_that_it_is(text: str, unit: str) -> None:
    mention = only(text, "number")
    assert (mention.value, mention.unit) == (None, unit)


@pytest.mark.parametrize("text", ["what is pmol/l?", "this pm maybe", "pg/ml or pmol/l", "not pmol/l"])
def test_a_unit_that_is_asked_about_or_not_chosen_is_none(text: str) -> None:
    assert [mention for mention in read(text) if mention.type == "number"] == []


@pytest.mark.parametrize(
    "text",
    ["what dose do i need, b12 is 88 pg/ml", "how often should it be - b12 88 pg/ml", "which dose: b12 88 pg/mL"],
)
def test_a_result_behind_a_question_is_a_result(text: str) -> None:
    lab = only(text, "lab")
    assert (lab.value, lab.unit, lab.hypothetical) == (88, "pg/mL", False)


@pytest.mark.parametrize("text", ["can hb 100, mcv 110 be b12", "is b12 88 pg/ml low?", "what if my b12 was 88 pg/ml"])
def test_a_result_within_a_question_is_only_asked_about(text: str) -> None:
    assert all(mention.hypothetical for mention in read(text) if mention.type == "lab")


@pytest.mark.parametrize(
    ("text", "analyte", "value"),
    [
        ("b12 also a bit low at 201", "serum_b12", 201),
        ("my ferritin is also rather low, 12", "ferritin", 12),
        ("Hb 98. MCV also quite high at 112", "mcv", 112),
    ],
)
def test_a_result_told_as_one_more_keeps_its_number(text: str, analyte: str, value: float) -> None:
    assert [mention.value for mention in read(text) if (mention.type, mention.id) == ("lab", analyte)] == [value]


def test_what_else_is_done_so_many_times_is_no_result() -> None:
    assert not [m for m in read("B12 also makes me ill 30 times a day, I also walked 201 miles") if m.type == "lab"]


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        (
            "GPC Abs + , IF Abs - , B12 133 ng/L",
            {"parietal_cell_antibody": "positive", "intrinsic_factor_antibody": "negative"},
        ),
        ("IF ab -\nPCA +", {"parietal_cell_antibody": "positive", "intrinsic_factor_antibody": "negative"}),
        ("IF antibodies negative, B12 120 pg/mL", {"intrinsic_factor_antibody": "negative"}),
        ("if ab pos, B12 98", {"intrinsic_factor_antibody": "positive"}),
        ("if antibodies are positive what does it mean", {}),
        ("Anti-IF Ab >200 U/mL (neg <1.2)", {"intrinsic_factor_antibody": "positive"}),
        ("IF Ab: Negative <1.53", {"intrinsic_factor_antibody": "negative"}),
    ],
)
def test_a_minus_is_negative_and_neither_an_if_nor_a_printed_limit_is_a_result(
    text: str, signs: dict[str, str]
) -> None:
    assert {m.id: m.value for m in read(text) if m.type == "lab" and m.id.endswith("antibody")} == signs
    assert not any(m.hypothetical for m in read(text) if m.id == "serum_b12")


def test_results_that_somebody_wants_interpreted_are_theirs() -> None:
    text = "Are you able to interpret holoTC 41 pmol/L with a serum B12 of 187 ng/L?"
    assert [(m.id, m.is_current) for m in read(text) if m.type == "lab"] == [("active_b12", True), ("serum_b12", True)]
