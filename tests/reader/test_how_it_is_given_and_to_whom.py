"""What is told of treatment and person in passing: by mouth or not, how much, since when, and of what sex."""

from __future__ import annotations

import pytest
from reading import is_emergency, present

from b12nlu import read


def _of_now(text: str, kind: str) -> list[tuple[object, str | None]]:
    return [(mention.value, mention.unit) for mention in read(text) if mention.type == kind and mention.is_current]


@pytest.mark.parametrize(
    "text",
    [
        "cyanocobalamin 1000 mcg by mouth daily",
        "he takes cyanocobalamin drops every other day",
        "two mg of B twelve by mouth every day, cyanocobalamin, from Costco",
        "cyanocobalamin, the sublingual ones",
        "swallowing cyanocobalamin 500 mcg each morning",
    ],
)
def test_cyanocobalamin_that_is_swallowed_is_no_injection(text: str) -> None:
    assert present(text, "product") == {"cyanocobalamin_oral"}


@pytest.mark.parametrize("text", ["cyanocobalamin 1000 mcg IM monthly", "cyanocobalamin injections, no tablets"])
def test_cyanocobalamin_that_is_injected_stays_an_injection(text: str) -> None:
    assert "cyanocobalamin" in present(text, "product")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("I do 0.5 ml of the 1000 mcg per ml stuff every week", (500.0, "mcg")),
        ("1 ml of 1 mg/ml hydroxocobalamin every 3 months", (1.0, "mg")),
        ("injecting 0.25 ml of b12 1000mcg/ml weekly", (250.0, "mcg")),
    ],
)
def test_so_much_of_a_solution_of_a_strength_is_the_dose(text: str, amount: tuple[float, str]) -> None:
    assert _of_now(text, "dose") == [amount]


@pytest.mark.parametrize(
    "text",
    [
        "1000 mcg cyanocobalamin by mouth every day for 5 years now",
        "on b12 injections since forever",
        "72 y.o. gentleman maintained on oral cyanocobalamin 2000 mcg",
        "500 mcg oral cyanocobalamin daily, adherent since surgery",
        "B12 shots every week for about 3 years",
        "over a decade of b12 ampoules, hydroxo",
    ],
)
def test_what_has_been_taken_for_years_is_maintenance(text: str) -> None:
    assert present(text, "phase") == {"maintenance"}


@pytest.mark.parametrize(
    "text",
    [
        "I'm on the shots once a week right now for the first month and then it goes to once a month",
        "plan hydroxocobalamin 1 mg alt days x 6, not given yet",
    ],
)
def test_a_course_that_begins_is_repletion(text: str) -> None:
    assert present(text, "phase") == {"repletion"}


def test_a_new_patient_is_in_no_phase() -> None:
    assert present("new patient, 23, she/her, vegan, no meds", "phase") == set()


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("Can I get my B12 every 10 weeks instead of 12?", (12.0, "week")),
        ("Used to be on 12 weekly, GP changed me to 8 weekly", (8.0, "week")),
    ],
)
def test_the_interval_in_use_is_not_the_one_that_is_wished_for(text: str, interval: tuple[float, str]) -> None:
    assert _of_now(text, "interval") == [interval]


@pytest.mark.parametrize(
    "text",
    [
        "34yo pregnant 22wks, just started B12 shots",
        "I'm trying for a baby and on 3 monthly jabs",
        "had a miscarriage in june, is low b12 the reason?",
        "I'm 36 weeks, had my first jab this morning",
        "I'm 47 (f), on shots",
        "fatigue. LMP 2 wks ago",
    ],
)
def test_who_is_or_may_be_pregnant_is_a_woman(text: str) -> None:
    assert present(text, "sex") == {"female"}


@pytest.mark.parametrize("text", ["not pregnant", "no, neither pregnant nor breastfeeding", "am I pregnant?"])
def test_who_denies_or_asks_about_a_pregnancy_may_be_anybody(text: str) -> None:
    assert present(text, "sex") == set()


@pytest.mark.parametrize("text", ["I'm 36 weeks, b12 180", "I'm 22 weeks and on hydroxo"])
def test_so_many_weeks_said_of_oneself_are_a_pregnancy(text: str) -> None:
    assert present(text, "pregnancy") == {"pregnant"}


@pytest.mark.parametrize("text", ["I'm 6 weeks into loading", "I'm 8 weeks post op", "I'm 3 weeks late for my jab"])
def test_so_many_weeks_of_something_else_are_none(text: str) -> None:
    assert present(text, "pregnancy") == set()


@pytest.mark.parametrize(
    ("text", "age"),
    [("ampoules every fortnight. 52 bloke.", 52), ("she have seventy six years", 76), ("he has 81 years", 81)],
)
def test_an_age_may_be_told_in_passing(text: str, age: float) -> None:
    assert [mention.value for mention in read(text) if mention.type == "age"] == [age]


@pytest.mark.parametrize(
    "text",
    [
        "my doctor switched me to cyanocobalamin every month",
        "the nurse swapped me from 8 weeks to 12",
        "GP replaced my hydroxocobalamin with tablets",
        "they switched me to shots",
    ],
)
def test_a_change_of_treatment_is_no_delusion(text: str) -> None:
    assert not is_emergency(text)


@pytest.mark.parametrize("text", ["the nurses swapped my tablets for poison", "they are lacing my food"])
def test_who_believes_to_be_poisoned_is_an_emergency(text: str) -> None:
    assert is_emergency(text)


@pytest.mark.parametrize(
    ("text", "causes"),
    [
        ("T2DM on metformin 1 g BID x 11 yrs, also omeprazole 20 for reflux", {"metformin", "acid_suppression"}),
        ("I have ulcerative colitis though not crohns", set()),
        ("Hp stool antigen pos, started triple therapy", {"h_pylori"}),
        (
            "levels low because of the gastric bypass and the reflux tablets since",
            {"bariatric_surgery", "acid_suppression"},
        ),
    ],
)
def test_causes_are_those_that_are_told(text: str, causes: set[str]) -> None:
    assert present(text, "cause") == causes


def test_what_a_friend_takes_it_for_is_not_certain() -> None:
    (cause,) = [mention for mention in read("My friend thinks I've got crohn's") if mention.type == "cause"]
    assert cause.uncertain


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Is blurry vision a symptom of B12 deficiency? I don't have it, just wondering", ("visual_disturbance", True)),
        ("Should I be worried about numbness if it's only low B12? I haven't got any.", ("numbness", True)),
        ("Can B12 shots cause panic attacks? I'm having them every other day", ("anxiety", False)),
        ("could it cause headaches? I get them daily", ("headache", False)),
    ],
)
def test_what_is_asked_about_and_then_answered_for_oneself_is_told(text: str, said: tuple[str, bool]) -> None:
    assert said in [(mention.id, mention.negated) for mention in read(text) if not mention.hypothetical]


def test_a_minus_before_two_words_denies_both() -> None:
    text = "ROS: +fatigue, +paresthesias. -vision changes, -bowel/bladder incontinence, -falls"
    assert not present(text) & {"bladder_or_bowel_disturbance", "falls"}


def test_pale_stools_are_no_pallor() -> None:
    assert "pallor" not in present("nausea after every meal and pale stools")
