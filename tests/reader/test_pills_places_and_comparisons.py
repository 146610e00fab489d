"""Pills instead of shots are no contraceptive, going down the stairs is no mood, forms that are compared tell no
course, a multivitamin is called by its name, and a rash from a watch is an allergy to its metal.
"""

from __future__ import annotations

import pytest
from reading import present


@pytest.mark.parametrize(
    "text",
    [
        "my wife wants me on the pill instead of shots",
        "I want the pills, no more needles",
        "can I swap jabs for the pill",
    ],
)
def test_pills_instead_of_shots_are_no_contraceptive(text: str) -> None:
    assert not present(text, "medicine")
    assert not present(text, "sex")


def test_the_pill_is_one() -> None:
    assert present("I'm on the pill and get B12 shots", "medicine") == {"combined_oral_contraceptive"}


@pytest.mark.parametrize("text", ["a bit wobbly getting down outta the truck", "so unsteady going down the stairs"])
def test_going_down_is_no_mood(text: str) -> None:
    assert present(text) == {"gait_disturbance"}


@pytest.mark.parametrize("text", ["been feeling down the last weeks", "so down lately"])
def test_feeling_down_is_one(text: str) -> None:
    assert "low_mood" in present(text)


@pytest.mark.parametrize("text", ["I heard the sublingual ones are better", "people say tablets are better"])
def test_forms_that_are_compared_tell_no_course(text: str) -> None:
    assert not present(text, "course")


def test_better_since_the_shots_is_a_course() -> None:
    assert present("since the shots my feet are better", "course") == {"improving"}


def test_a_multivitamin_is_called_by_its_name() -> None:
    assert present("I take a multivitamin", "medicine") == {"multivitamin"}
    assert present("I take a B12 supplement", "medicine") == {"b12_supplement"}


@pytest.mark.parametrize(
    "text",
    [
        "cobalt brought me out in hives, from a bracelet",
        "came out in a rash from a belt buckle, nickel or cobalt they thought",
        "blisters from cobalt paint",
    ],
)
def test_a_rash_from_cobalt_is_an_allergy(text: str) -> None:
    assert "cobalt_allergy" in present(text, "condition")
