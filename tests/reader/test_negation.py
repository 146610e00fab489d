"""What is denied and what is stated, and how far a denial reaches."""

from __future__ import annotations

import pytest
from reading import denied, present

from b12nlu import read


@pytest.mark.parametrize(
    ("text", "no", "yes"),
    [
        ("no tingling or numbness", {"paraesthesia", "numbness"}, set()),
        ("no falls, dizziness or numb feet", {"falls", "dizziness", "numbness"}, set()),
        ("no tingling, bit foggy", {"paraesthesia"}, {"memory_or_concentration_problems"}),
        ("no numbness, tired", {"numbness"}, {"fatigue"}),
        ("not dizzy, not breathless", {"dizziness", "breathlessness"}, set()),
        ("pins and needles but no numbness", {"numbness"}, {"paraesthesia"}),
        ("no headaches but I'm knackered", {"headache"}, {"fatigue"}),
        (
            "denies falls, palpitations, dizziness and numbness",
            {"falls", "palpitations", "dizziness", "numbness"},
            set(),
        ),
        (
            "numb hands without dizziness, falls or brain fog",
            {"dizziness", "falls", "memory_or_concentration_problems"},
            {"numbness"},
        ),
        ("neither numbness nor tingling", {"numbness", "paraesthesia"}, set()),
        ("negative for dizziness, headache", {"dizziness", "headache"}, set()),
        ("No trouble apart from numb fingertips", set(), {"numbness"}),
        ("I don't have tingling but I do have brain fog", {"paraesthesia"}, {"memory_or_concentration_problems"}),
        ("my hands aren't numb", {"numbness"}, set()),
        ("the tingling has gone, still tired", {"paraesthesia"}, {"fatigue"}),
        ("his nausea resolved", {"gastrointestinal_symptoms"}, set()),
        ("I am not depressed, just exhausted", {"low_mood"}, {"fatigue"}),
        ("I no longer have tingling", {"paraesthesia"}, set()),
        ("numbness: no, tingling: yes, falls? none", {"numbness", "falls"}, {"paraesthesia"}),
        ("no energy, no balance", set(), {"fatigue", "gait_disturbance"}),
        ("No, I have tingling", set(), {"paraesthesia"}),
        ("my chest doesn't hurt", {"chest_pain"}, set()),
        ("not only tingling, numbness as well", set(), {"paraesthesia", "numbness"}),
    ],
)
def test_a_denial_reaches_its_own_list_and_no_further(text: str, no: set[str], yes: set[str]) -> None:
    assert denied(text) == no
    assert present(text) == yes


def test_conditions_and_medicines_can_be_denied() -> None:
    assert denied("I'm not allergic to cobalt", "condition") == {"cobalt_allergy"}
    assert denied("not taking metformin", "medicine") == {"metformin"}
    assert denied("not pregnant or breastfeeding", "pregnancy") == {"pregnant", "breastfeeding"}


@pytest.mark.parametrize(
    "text", ["no allergies", "NKDA", "not allergic to anything", "Allergies: none", "no known drug allergies"]
)
def test_no_allergies_is_an_answer(text: str) -> None:
    assert present(text, "allergy_none") == {"none"}


@pytest.mark.parametrize(
    "text",
    [
        "no red flags, warfarin, B12 98 pg/mL",
        "no kidney disease, takes warfarin",
        "not pregnant, warfarin for AF",
        "no fits, digoxin and warfarin",
    ],
)
def test_a_medicine_behind_something_else_that_is_denied_is_not_denied(text: str) -> None:
    assert [(m.id, m.negated) for m in read(text) if m.id == "warfarin"] == [("warfarin", False)]


@pytest.mark.parametrize(
    "text", ["no metformin, warfarin", "no fits, metformin or warfarin", "denies alcohol, warfarin"]
)
def test_a_medicine_in_a_list_of_denials_is_denied(text: str) -> None:
    assert [(m.id, m.negated) for m in read(text) if m.id == "warfarin"] == [("warfarin", True)]


@pytest.mark.parametrize("text", ["not on warfarin, 70M, PA, B12 101 pmol/L", "denies tingling, 70M, PA"])
def test_a_denial_ends_where_the_person_is_told(text: str) -> None:
    """What stands behind age and sex opens a new part of a note."""
    assert present(text, "cause") == {"pernicious_anaemia"}


@pytest.mark.parametrize(
    "text",
    [
        "NKDA but patch-test positive to cobalt (contact dermatitis)",
        "No drug allergies, patch test positive for cobalt",
        "no allergies except cobalt and nickel",
        "not allergic to anything but cobalt",
        "nil allergies apart from contact dermatitis to cobalt chloride",
        "I'm sensitised to cobalt, no other allergies",
    ],
)
def test_an_allergy_that_no_allergies_leaves_out_is_had(text):
    assert "cobalt_allergy" in present(text, "condition")
    assert "cobalt_allergy" not in denied(text, "condition")


@pytest.mark.parametrize("text", ["NKDA. No cobalt allergy.", "patch test negative for cobalt", "no allergies but CKD"])
def test_an_allergy_that_is_not_had_is_not_made_up(text):
    assert "cobalt_allergy" not in present(text, "condition")


@pytest.mark.parametrize(
    ("text", "no", "yes"),
    [
        ("I don't feel low", {"low_mood"}, set()),
        ("I don't feel down", {"low_mood"}, set()),
        ("doesn't feel tired or anxious", {"fatigue", "anxiety"}, set()),
        ("never feel dizzy", {"dizziness"}, set()),
        ("she never feels sick", {"gastrointestinal_symptoms"}, set()),
        ("no longer feels unsteady", {"gait_disturbance"}, set()),
        ("isn't feeling low", {"low_mood"}, set()),
        ("no energy, feel low", set(), {"fatigue", "low_mood"}),
        ("I don't feel my feet", set(), {"numbness"}),
    ],
)
def test_not_feeling_a_sign_denies_it_and_not_feeling_a_limb_tells_one(text: str, no: set[str], yes: set[str]) -> None:
    assert denied(text) == no
    assert present(text) == yes


@pytest.mark.parametrize(
    "text", ["No stomach pain", "no stomach trouble", "no stomach problems so far", "no stomach ache"]
)
def test_a_sign_of_the_stomach_is_denied_and_no_stomach_is_missing(text: str) -> None:
    assert denied(text) == {"gastrointestinal_symptoms"}
    assert present(text, "cause") == set()


@pytest.mark.parametrize("text", ["I have no stomach", "no stomach since 2015"])
def test_a_stomach_that_is_gone_is_a_cause(text: str) -> None:
    assert present(text, "cause") == {"total_gastrectomy"}


@pytest.mark.parametrize(
    "text",
    [
        "you have not registered the myelopathy: gait ataxia and falls",
        "You should not miss: gait ataxia, falls",
        "don't forget the ataxia and the falls",
        "you didn't write down ataxia, and falls",
        "please don't overlook ataxia and falls",
    ],
)
def test_what_was_not_put_down_or_must_not_be_missed_is_there(text: str) -> None:
    assert present(text) == {"gait_disturbance", "falls"}


def test_what_was_not_noted_is_denied() -> None:
    assert denied("weakness not noted, falls not observed") == {"limb_weakness", "falls"}
