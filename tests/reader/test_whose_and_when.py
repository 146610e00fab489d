"""Facts of somebody else, of the past, supposed, possible, or only asked about are no facts of the writer now."""

from __future__ import annotations

import pytest
from reading import only, present

from b12nlu import read


@pytest.mark.parametrize(
    "text",
    [
        "my mum had numb feet",
        "My brother has numbness",
        "my father was diagnosed with tingling and he gets numbness",
        "numbness runs in the family",
        "there is a family history of numbness",
        "my gran's feet were numb",
    ],
)
def test_somebody_elses_symptom_is_not_the_writers(text: str) -> None:
    assert present(text) == set()


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("my mum had numb feet, I only have fatigue", {"fatigue"}),
        ("my wife says I am forgetful", {"memory_or_concentration_problems"}),
        ("tired all the time. my dad had tingling", {"fatigue"}),
        ("She is unsteady and numb", {"gait_disturbance", "numbness"}),
    ],
)
def test_the_writers_own_symptom_is_kept_beside_it(text: str, own: set[str]) -> None:
    assert present(text) == own


@pytest.mark.parametrize(
    "text", ["I used to have numb feet", "previously numbness in both hands", "numb hands years ago"]
)
def test_the_past_is_marked(text: str) -> None:
    assert only(text, "symptom").historical


@pytest.mark.parametrize(
    "text",
    [
        "can it cause depression?",
        "does low b12 lead to tinnitus",
        "what causes mouth ulcers",
        "is tinnitus a symptom",
        "I'm worried about getting nerve damage",
        "I want to avoid nerve damage",
        "if I get tingling should I ring you",
        "she should come back if she experiences tingling",
    ],
)
def test_a_topic_or_a_supposition_is_hypothetical(text: str) -> None:
    assert only(text, "symptom").hypothetical


@pytest.mark.parametrize(
    "text",
    [
        "why am I so tired?",
        "will my tiredness ever go away?",
        "I'm tired, can B12 cause that?",
        "what can I do, I feel so tired",
    ],
)
def test_a_question_about_ones_own_symptom_states_it(text: str) -> None:
    assert present(text) == {"fatigue"}


@pytest.mark.parametrize(
    "text",
    [
        "tested for pernicious anaemia",
        "?PA",
        "my gp thinks it's pernicious anaemia",
        "possible pernicious anaemia",
        "it might be pernicious anaemia",
    ],
)
def test_tested_for_or_suspected_is_uncertain(text: str) -> None:
    assert only(text, "cause").uncertain


def test_an_operation_of_the_past_is_a_cause_now() -> None:
    assert present("gastric bypass 10 years ago", "cause") == {"bariatric_surgery"}


def test_a_diet_of_the_past_is_not() -> None:
    assert present("I used to be vegan", "cause") == set()


@pytest.mark.parametrize(
    "text",
    ["she wonders if he has Crohn's", "GP suspects he has Crohn's", "query whether she has coeliac disease",
     "maybe he has Crohn's", "they think she has coeliac disease"],
)  # fmt: skip
def test_what_is_only_supposed_of_him_or_her_is_no_certain_cause(text: str) -> None:
    (cause,) = [mention for mention in read(text) if mention.type == "cause"]
    assert cause.uncertain or cause.hypothetical


def test_what_is_said_of_him_or_her_behind_a_supposition_is_certain() -> None:
    mentions = {mention.id: mention for mention in read("suspected coeliac disease, he is tired and has tingling")}
    assert mentions["coeliac_disease"].uncertain
    assert not mentions["fatigue"].uncertain
    assert not mentions["paraesthesia"].uncertain


@pytest.mark.parametrize(
    "text",
    [
        "my mum told me her B12 is 80 pg/mL",
        "My dad says his legs are numb",
        "my gran told me she fainted this morning",
        "my wife tells me her tongue is sore but mine is fine",
    ],
)
def test_what_a_relative_tells_of_themselves_is_theirs(text: str) -> None:
    assert {m.subject for m in read(text) if m.type in ("lab", "symptom")} == {"other"}


@pytest.mark.parametrize(
    "text",
    [
        "my wife says she thinks my feet are numb",
        "My mum says I look pale, she thinks my B12 is low",
        "my husband says he noticed I'm forgetful",
        "my sister dragged me to the clinic, they found a B12 of 117 pg/mL",
    ],
)
def test_what_a_relative_says_of_the_writer_is_the_writers(text: str) -> None:
    assert {m.subject for m in read(text) if m.type in ("lab", "symptom")} == {"self"}


def test_he_who_tells_is_not_the_she_of_whom_he_tells() -> None:
    assert only("my husband says she is pale", "symptom").subject == "self"
