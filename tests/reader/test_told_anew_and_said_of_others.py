"""What is denied gives way to what is told behind it; a sign of now stands beside an operation of years ago. A level of
one test is told of the next; words that look like a sign are none.
"""

from __future__ import annotations

import pytest
from reading import denied, is_emergency, present, results

from b12nlu import read


@pytest.mark.parametrize(
    "text",
    ["my feet aren't numb, they burn", "feet aren't numb they tingle", "my hands are not numb, they just tingle"],
)
def test_what_is_there_in_place_of_numbness_is_there(text: str) -> None:
    assert "paraesthesia" in present(text)
    assert denied(text) == {"numbness"}


def test_both_are_denied_where_both_are_told_together() -> None:
    assert denied("my feet don't feel numb or tingly") >= {"paraesthesia"}


@pytest.mark.parametrize("text", ["the brain fog cleared", "my brain fog cleared after the second jab"])
def test_what_cleared_is_gone(text: str) -> None:
    assert "memory_or_concentration_problems" not in present(text)


def test_what_has_not_cleared_is_there() -> None:
    assert "memory_or_concentration_problems" in present("the brain fog hasn't cleared")


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("neuro exam normal save for a droopy eyelid", "fatigue"),
        ("no joy with the tablets so far", "low_mood"),
        ("I rang the surgery, no joy", "low_mood"),
        ("I lie down and I get puffed going upstairs", "breathlessness_at_rest"),
    ],
)
def test_words_that_look_like_a_sign_are_none(text: str, sign: str) -> None:
    assert sign not in present(text)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("there is no joy in anything any more", "low_mood"),
        ("I lie down and I get puffed", "breathlessness_at_rest"),
        ("so droopy all day", "fatigue"),
    ],
)
def test_the_sign_itself_is_one(text: str, sign: str) -> None:
    assert sign in present(text)


@pytest.mark.parametrize(
    "text",
    [
        "I had my gallbladder out in 2011 and I'm getting chest pain this minute",
        "previously well 46F, abrupt onset weakness of the right arm 2 h ago",
        "Passed out while playing a video game earlier today, flatmates found me",
        "my legs were strong until today, now they're too weak to stand on",
        "everything normal until breakfast when my right hand stopped gripping",
        "hearing voices and saying he wants to kill himself",
    ],
)
def test_a_danger_of_now_stands_beside_what_was(text: str) -> None:
    assert is_emergency(text)


def test_a_wish_to_die_is_not_hidden_by_the_voices_before_it() -> None:
    assert {"psychosis", "suicidal_thoughts"} <= {
        m.id for m in read("hearing voices and saying he wants to kill himself")
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("B12 abnormal, low", [("serum_b12", "low", None)]),
        ("B12: abnormal (low)", [("serum_b12", "low", None)]),
        ("Vitamin B12 is so, so low", [("serum_b12", "low", None)]),
        ("my level was reported as critical, much lower than it should be, the B12", [("serum_b12", "low", None)]),
        ("there is a big L beside B12", [("serum_b12", "low", None)]),
        ("my folate was low and my active b12 too", [("folate", "low", None), ("active_b12", "low", None)]),
        ("before the injection her B12 was 66, after it is 900", [("serum_b12", 66, None), ("serum_b12", 900, None)]),
    ],
)
def test_levels_in_other_words(text: str, expected: list[tuple[str, object, str | None]]) -> None:
    assert results(text) == expected


def test_the_result_after_the_treatment_is_the_one_of_now() -> None:
    told = [m.historical for m in read("before the injection her B12 was 66, after it is 900") if m.type == "lab"]
    assert told == [True, False]


def test_a_father_is_no_disease() -> None:
    assert present("my pa is 68 and tired", "cause") == set()
    assert present("my PA was diagnosed in 2010", "cause") == {"pernicious_anaemia"}


def test_who_is_dropped_off_is_not_whom_the_message_is_about() -> None:
    assert "paraesthesia" in present("I dropped my daughter off at school and have pins and needles in my feet")


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("right leg feels numb, and weak as well", "limb_weakness"),
        (
            "She has numb toes minus any weakness of the legs. All fine on the ward except that she is jaundiced.",
            "numbness",
        ),
        ("Known history of vitiligo, here about low mood and mouth ulcers", "low_mood"),
    ],
)
def test_what_somebody_comes_about_is_there(text: str, sign: str) -> None:
    assert sign in present(text)


@pytest.mark.parametrize(
    ("text", "cause"), [("veggan for 12 years", "dietary"), ("on lossec for years", "acid_suppression")]
)
def test_causes_spelled_otherwise(text: str, cause: str) -> None:
    assert cause in present(text, "cause")
