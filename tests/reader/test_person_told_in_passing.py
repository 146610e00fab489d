"""Who it is about, told in passing: an age by itself, a relative with an age, a note that says only "she"."""

from __future__ import annotations

import pytest
from reading import denied, present

from b12nlu import read
from b12nlu.qualifiers.red_flags import red_flags, urgent_signs


def _facts(text: str, kind: str) -> list[object]:
    return [mention.value for mention in read(text) if mention.type == kind]


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("I take the pill and nothing else. 24. Tired all the time.", 24),
        ("lifelong vegetarian with numb toes, 64", 64),
        ("on metformin, feet tingle. 58/M/diabetic", 58),
        ("male pt 67 on omeprazole", 67),
        ("my son is 16 and low on b12", 16),
        ("Mum (69) is on jabs", 69),
        ("22 yr girl with low b12", 22),
        ("my friend is 35, he gets cyanocobalamin monthly", 35),
    ],
)
def test_an_age_is_read_where_only_a_number_tells_it(text: str, age: int) -> None:
    assert _facts(text, "age") == [age]


@pytest.mark.parametrize("text", ["My b12 came back. It was 64.", "Hb 9, 64", "levels: 64, 71", "dose was 50, 60"])
def test_a_result_is_no_age(text: str) -> None:
    assert _facts(text, "age") == []


@pytest.mark.parametrize(
    ("text", "sex"), [("Now unsteady on her feet.", "female"), ("Hubby 74, low B12", "male"), ("58/M", "male")]
)
def test_the_sex_is_read_from_a_note_about_one_person(text: str, sex: str) -> None:
    assert _facts(text, "sex") == [sex]


@pytest.mark.parametrize("text", ["my doctor said she will ring", "the nurse told her", "she and he both have it"])
def test_somebody_in_passing_has_no_sex(text: str) -> None:
    assert _facts(text, "sex") == []


@pytest.mark.parametrize(
    "text",
    [
        "I get one shot a month of cyanocobalamin",
        "Taking the shots monthly",
        "On cyanocobalamin 1000 mcg SC monthly",
        "I'm on 2-monthly jabs",
    ],
)
def test_an_interval_of_weeks_that_is_kept_now_is_maintenance(text: str) -> None:
    assert "maintenance" in present(text, "phase")


@pytest.mark.parametrize(
    "text", ["weekly x4 then monthly", "should I get monthly shots?", "I'd like monthly", "I was on monthly jabs"]
)
def test_a_plan_a_wish_or_the_past_is_no_phase(text: str) -> None:
    assert "maintenance" not in present(text, "phase")


def test_a_medicine_told_beside_another_cause_is_a_cause_too() -> None:
    assert present("coeliac and on omeprazole", "cause") == {"coeliac_disease", "acid_suppression"}


@pytest.mark.parametrize("text", ["mum of three, always shattered", "mum of 3 and my tongue is sore"])
def test_whoever_has_children_is_the_writer(text: str) -> None:
    assert present(text)


def test_a_list_goes_on_in_the_year_that_was_named() -> None:
    assert not red_flags(read("he had chest pain in 2011, heart attack, stent. none now."), {"chest_pain"})


@pytest.mark.parametrize(
    "text",
    [
        "passed out giving blood in high school",
        "bladder's weak, same as it's been since the menopause",
        "evidence linking homocysteine lowering to fewer strokes?",
    ],
)
def test_what_is_long_ago_or_a_topic_is_calm(text: str) -> None:
    assert not urgent_signs(read(text))


def test_absent_belongs_to_what_follows_it() -> None:
    assert "gait_disturbance" in present("5 days' progressive unsteadiness, brisk knees, absent ankles")


def test_what_somebody_thinks_is_not_denied_by_its_not() -> None:
    assert "confusion" not in denied("he thinks I'm not his wife") | denied("she believes it's not her house")


def test_a_time_that_another_clause_tells_puts_no_danger_in_the_past() -> None:
    assert "limb_weakness" in present("arm weak suddenly, and I had bad balance before diagnosis")


def test_a_noun_that_looks_like_a_verb_begins_no_clause() -> None:
    assert "limb_weakness" in denied("no i don't have any numbness, weakness or falls")


@pytest.mark.parametrize("text", ["B12 155 ng/L, 11 weeks along", "it came up at my booking bloods"])
def test_a_pregnancy_is_read_where_it_is_told_by_its_weeks_or_its_first_visit(text: str) -> None:
    assert "pregnant" in {mention.id for mention in read(text) if mention.type == "pregnancy"}


@pytest.mark.parametrize("text", ["don't think they know", "I don't think so"])
def test_what_somebody_does_not_believe_is_no_trouble_with_thinking(text: str) -> None:
    assert "memory_or_concentration_problems" not in present(text)


@pytest.mark.parametrize("text", ["I don't think straight any more", "can't think", "don't remember names"])
def test_trouble_with_thinking_is_read(text: str) -> None:
    assert "memory_or_concentration_problems" in present(text)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("My client Dan is 49, B12 150 pg/mL, vegan", 49),
        ("My husband Leo is 78, his level came back low", 78),
        ("our resident Joan is 91", 91),
    ],
)
def test_an_age_behind_a_first_name_is_read(text, age):
    told = [m.value for m in read(text) if m.type == "age"]
    assert told == [age]


def test_a_result_behind_a_relative_is_no_age():
    assert not [m for m in read("my husband Ferritin is 12") if m.type == "age"]
