"""Results told apart from the name of their test, or without it, and numbers in such places that are none."""

from __future__ import annotations

import pytest
from reading import results

from b12nlu import read


def _values(text: str, analyte: str = "serum_b12") -> list[object]:
    return [value for name, value, _ in results(text) if name == analyte]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("had my blood done for B12 in May. It came to 171 then", [171]),
        ("after five jabs I'm 870", [870]),
        ("they repeated my b12. down to 118 from 240", [118, 240]),
        ("on b12 shots, level 205, range 180-900, awful", [205]),
        ("b12 only 290 now, I was 112 before the jabs", [290, 112]),
        ("the latest result was 233, the one before was 181. I take B12 tablets", [233, 181]),
        ("it's gone from 77 to 410 after the loading jabs", [77, 410]),
        ("my b12 fell to 139 without the jabs, it had been 610", [139, 610]),
        ("b12 is 290 odd, 294 to be exact", [294]),
        ("baseline: 96. after loading: 1400. (B12)", [96, 1400]),
        ("mine is 1120 after the injections", [1120]),
        ("the app just says 152 next to vitamin b12", [152]),
    ],
)
def test_a_result_is_found_where_its_name_stands_elsewhere(text: str, values: list[float]) -> None:
    assert _values(text) == values


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("on holiday in Greece they measured 131 pg/mL and told me to see somebody", 131, "pg/mL"),
        ("mine's 162 ng/L", 162, "ng/L"),
        ("my reading came back as 155ng/l", 155, "ng/L"),
    ],
)
def test_a_unit_that_only_b12_has_names_the_test(text: str, value: float, unit: str) -> None:
    assert ("serum_b12", value, unit) in results(text)


@pytest.mark.parametrize(
    "text",
    [
        "my weight went from 210 to 180 since the jabs",
        "I was 45 when the injections began",
        "my blood pressure was 150 after the injection",
        "dr google says 1000 is toxic after jabs",
        "they told me normal is 200 for people on injections",
        "I'm on 1000 every month, injections that is",
        "the injections cost me, it was 250 pounds",
        "I rang 111 about my jab",
    ],
)
def test_other_numbers_of_a_message_about_injections_are_no_results(text: str) -> None:
    assert not results(text)


def test_the_older_of_two_values_is_past() -> None:
    then, now = (mention for mention in read("b12 from 88 to 460") if mention.type == "lab")
    assert (then.historical, now.historical) == (True, False)


@pytest.mark.parametrize("text", ["98 pg/mL", "it's 98 pg/mL", "310"])
def test_an_answer_of_a_number_stays_a_number_for_whatever_was_asked(text: str) -> None:
    assert [mention.type for mention in read(text)] == ["number"]


def test_what_a_web_page_says_makes_the_writers_own_number_no_supposition() -> None:
    (lab,) = (
        mention
        for mention in read("google says 900 is high, mine is 1120 since the injections")
        if mention.type == "lab"
    )
    assert lab.is_current
