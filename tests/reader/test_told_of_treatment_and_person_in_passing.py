"""Age, sex, pregnancy, treatment and its cause as they are told in passing, or in other languages' grammar."""

from __future__ import annotations

import pytest
from reading import denied, present, results

from b12nlu import read


def told(text: str, kind: str) -> list[object]:
    """Value or id of each current mention of a kind."""
    return [
        mention.id if kind in ("sex", "route", "product", "phase", "pregnancy") else mention.value
        for mention in read(text)
        if mention.type == kind and mention.is_current and not mention.negated
    ]


@pytest.mark.parametrize(
    ("text", "age", "sex"),
    [
        ("I'm a bloke of 67 on hydroxocobalamin", 67, "male"),
        ("im a women 46 i take losartan", 46, "female"),
        ("i am a men, 52 years", 52, "male"),
        ("im 19, m, balloons", 19, "male"),
        ("Age 62 / Male / Metformin", 62, "male"),
        ("Female / 45 / vegan", 45, "female"),
        ("me: 30, m", 30, "male"),
    ],
)
def test_age_and_sex_are_read_in_short_and_broken_forms(text: str, age: float, sex: str) -> None:
    assert age in told(text, "age")
    assert sex in told(text, "sex")


def test_an_age_that_was_reached_is_had() -> None:
    assert told("turned 70 in June", "age") == [70.0]
    assert told("just turned 50", "age") == [50.0]


@pytest.mark.parametrize(
    ("text", "pregnancy"),
    [
        ("expecting in May, due date the 12th", "pregnant"),
        ("still feeding my little girl myself", "breastfeeding"),
        ("I give my boy the breast", "breastfeeding"),
    ],
)
def test_a_pregnancy_or_feeding_is_read_in_plain_words(text: str, pregnancy: str) -> None:
    assert pregnancy in told(text, "pregnancy")


@pytest.mark.parametrize("text", ["nobody's pregnant here", "not expecting yet", "weaned my baby last month"])
def test_that_nobody_is_pregnant_or_feeds_is_read(text: str) -> None:
    assert denied(text, "pregnancy")
    assert not told(text, "pregnancy")


def test_expected_results_are_no_pregnancy() -> None:
    assert not told("expecting results in May", "pregnancy")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("500 ug to swallow each morning", 1, "day"),
        ("50 mcg tabs od", 1, "day"),
        ("once every three weeks, I do it myself", 3, "week"),
        ("once every 8 weeks at the surgery", 8, "week"),
        ("half a mg once weekly, nasal gel", 1, "week"),
        ("1 injection per quarter", 3, "month"),
    ],
)
def test_how_often_is_read_in_more_words(text: str, value: float, unit: str) -> None:
    assert (value, unit) in [(m.value, m.unit) for m in read(text) if m.type == "interval"]


def test_a_morning_beside_an_injection_is_no_interval() -> None:
    assert not told("after the jab I feel sick every morning", "interval")


@pytest.mark.parametrize(
    ("text", "product"),
    [
        ("swapped from cyano to hydroxo last year", "hydroxocobalamin"),
        ("they moved me off hydroxocobalamin onto cyanocobalamin in 2020", "cyanocobalamin"),
    ],
)
def test_of_two_products_the_one_swapped_to_is_had(text: str, product: str) -> None:
    assert told(text, "product") == [product]


def test_a_swap_that_is_only_asked_about_changes_nothing() -> None:
    assert not told("can I switch from hydroxo to cyanocobalamin", "product")


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("Mecobalamin 1500 mcg tablets from India", "PO"),
        ("hydroxo every 4 wks into my deltoid", "IM"),
    ],
)
def test_how_it_is_given_follows_from_what_it_is(text: str, route: str) -> None:
    assert route in told(text, "route")


def test_nothing_by_mouth_is_no_route() -> None:
    assert told("nothing by mouth, it goes under the skin", "route") == ["SC"]


@pytest.mark.parametrize(
    "text", ["B12 88 ng/L, no treatment to date", "no B12 treatment so far", "next shot is my first"]
)
def test_that_treatment_is_still_to_begin_is_read(text: str) -> None:
    assert "repletion" in told(text, "phase")


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("gave up meat and dairy ten years ago", "dietary"),
        ("no eat meat since born", "dietary"),
        ("bypassed in 2017, on esomeprazole since", "bariatric_surgery"),
        ("it is down to his tablets for acid", "acid_suppression"),
        ("bacteria in my small bowel eat the B12", "bacterial_overgrowth"),
        ("the deficiency is genetic", "hereditary"),
        ("reason unknown so far", "unknown"),
        ("Vegan? No. Metformin? Yes.", "metformin"),
    ],
)
def test_a_cause_is_read_in_more_words(text: str, cause: str) -> None:
    assert cause in present(text, "cause")


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("nothing to do with my diet", "dietary"),
        ("it isn't what I eat", "dietary"),
        ("Diet: mixed", "dietary"),
        ("H pylori: not detected", "h_pylori"),
        ("ileum taken after a crash, unrelated to crohns", "crohns_disease"),
        ("coeliac was suspected and then excluded", "coeliac_disease"),
        ("my cousin used nitrous; I never touched the stuff", "nitrous_oxide"),
    ],
)
def test_a_cause_that_is_none_is_denied(text: str, cause: str) -> None:
    assert cause in denied(text, "cause")
    assert cause not in present(text, "cause")


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("neg for IF antibodies, pos for parietal cell", ("intrinsic_factor_antibody", "negative", None)),
        ("pos for parietal cell abs, neg for IF abs", ("parietal_cell_antibody", "positive", None)),
        (
            "parietal cell antibodies weren't found, IF antibodies weren't either",
            ("intrinsic_factor_antibody", "negative", None),
        ),
        ("TSH W/REFLEX TO FT4    1.9    0.4-4.5 mIU/L", ("tsh", 1.9, "mIU/L")),
        ("they take 180 as the limit and I'm 183 ng/L for B12", ("serum_b12", 183.0, "ng/L")),
        ("the B12 I think they said sixty-eight", ("serum_b12", 68.0, None)),
        ("It was 149. The B12, I mean.", ("serum_b12", 149.0, None)),
        ("b12 226, it's printed as pg/mL", ("serum_b12", 226.0, "pg/mL")),
        ("B12 was 112 in March and 290 in June, both pg/mL", ("serum_b12", 290.0, "pg/mL")),
        ("a green tick next to ferritin", ("ferritin", "normal", None)),
        ("folate is fine, B12 isn't, it's low", ("serum_b12", "low", None)),
        ("B12 flagged red, far below the range", ("serum_b12", "low", None)),
        ("Haemoglobin went from 82 g/L up to 126 g/L", ("haemoglobin", 126.0, "g/L")),
        ("kidney function eGFR normal", ("egfr", "normal", None)),
    ],
)
def test_a_result_is_read_however_it_is_told(text: str, result: tuple[str, object, str | None]) -> None:
    assert result in results(text)


def test_a_wish_is_no_result() -> None:
    assert ("serum_b12", 600.0, None) not in results("I wish mine were 600. I'm at 147 ng/L")
