"""When it was: begun some time ago is now, "before my loading doses" is past, "before the next jab" is now."""

from __future__ import annotations

import pytest
from reading import is_emergency, only, present

from b12nlu import read
from b12nlu.qualifiers.red_flags import urgent_signs


@pytest.mark.parametrize(
    "text",
    [
        "tingling began about four months ago",
        "the tingling started two years ago",
        "tingling, first noticed a year ago",
        "tingling since three months ago",
        "tingling in the last week before the jab",
        "I get tingling before my next injection",
    ],
)
def test_what_began_then_is_still_there(text: str) -> None:
    assert present(text) == {"paraesthesia"}


@pytest.mark.parametrize(
    "text",
    [
        "I had tingling three years ago",
        "was tingling badly before my loading doses",
        "tingling before I was diagnosed",
        "tingling before the injections",
        "I had tingling at the start",
        "the tingling has now cleared",
        "the tingling has lifted",
    ],
)
def test_what_is_over_is_past(text: str) -> None:
    assert only(text, "symptom").historical


@pytest.mark.parametrize(
    "text",
    ["could the headaches be from the injection?", "is this headache down to the B12?", "Can my headache be due to it"],
)
def test_asking_where_a_symptom_comes_from_states_it(text: str) -> None:
    assert present(text) == {"headache"}


@pytest.mark.parametrize("text", ["can headaches come from b12?", "could b12 cause a headache"])
def test_asking_whether_there_can_be_one_does_not(text: str) -> None:
    assert all(mention.hypothetical for mention in read(text) if mention.type == "symptom")


@pytest.mark.parametrize(
    "text",
    [
        "the numbness never went away",
        "numbness that never cleared up",
        "5/12 history of numbness",
        "numbness, that was there before I had B12",
        "asking if my numbness could be from the jabs",
        "before each jab my hands go numb",
    ],
)
def test_what_never_left_is_still_there(text: str) -> None:
    assert present(text) == {"numbness"}
    assert not any(mention.hypothetical for mention in read(text) if mention.type == "symptom")


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("unsteady for two years now", "gait_disturbance"),
        ("my balance has been off since 2016", "gait_disturbance"),
        ("I have been unsteady on my feet for two years, nothing new", "gait_disturbance"),
        ("for ten years my legs have been weak", "limb_weakness"),
        ("urge incontinence for 8 years, on solifenacin", "bladder_or_bowel_disturbance"),
        ("blurred vision for several years", "visual_disturbance"),
        ("wobbly walking these days, been so for a decade", "gait_disturbance"),
    ],
)
def test_a_slow_sign_that_has_lasted_for_years_is_there_now_and_is_asked_about(text: str, sign: str) -> None:
    mention = only(text, "symptom")
    assert (mention.id, mention.historical, mention.ask) == (sign, False, True)
    assert urgent_signs(read(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "I was wobbly for years but steady since the jabs",
        "my legs were weak for years, fine since the op",
        "bit clumsy, always have been",
    ],
)
def test_a_slow_sign_that_was_so_for_years_is_past(text: str) -> None:
    assert only(text, "symptom").historical


@pytest.mark.parametrize(
    "text", ["my legs have been weak for five years and this week I keep falling", "unsteady for years, much worse now"]
)
def test_a_slow_sign_of_years_that_gets_worse_is_urgent(text: str) -> None:
    assert urgent_signs(read(text))


def test_years_on_ones_feet_are_no_treatment() -> None:
    assert present("I have been unsteady on my feet for two years", "phase") == set()


@pytest.mark.parametrize(
    "text",
    [
        "When I had chest pain in 2015 it was reflux. This one's not like that, it comes when I walk ten steps",
        "I fainted once years ago and it was the heat. This time is different, I just went down in the kitchen",
        "had a tight chest in 2019, that was muscular. This pain is much worse",
    ],
)
def test_a_danger_of_the_past_that_is_told_as_another_one_now_stands(text: str) -> None:
    assert is_emergency(text)


@pytest.mark.parametrize("when", ["lately", "recently", "of late", "these days", "nowadays"])
def test_an_operation_of_a_year_long_ago_leaves_what_is_so_lately_in_the_present(when: str) -> None:
    text = f"had my ileum taken out in 2009, tablets every day, a bit forgetful {when}"
    assert present(text, "symptom") == {"memory_or_concentration_problems"}
