"""An allergy that no condition stands for is a mention by its name; what a skin reacts to is kept in words."""

from __future__ import annotations

import pytest

from b12nlu import read


def told(text: str, kind: str = "other_allergy") -> list[tuple[str, bool, str]]:
    return [(m.id, m.negated, m.subject) for m in read(text) if m.type == kind]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("allergic to wasps, nickel and sulfa", ["wasps", "nickel", "sulfa"]),
        ("she has a latex allergy", ["latex"]),
        ("allergies: eggs / nuts", ["eggs", "nuts"]),
        ("allergic to amoxicillin as a child", ["amoxicillin"]),
        ("allergic to penicillin, takes metformin", ["penicillin"]),
        ("the latex allergy is mine, not hers", ["latex"]),
    ],
)
def test_each_name_is_one_mention(text: str, names: list[str]) -> None:
    assert [name for name, *_ in told(text)] == names


@pytest.mark.parametrize("text", ["I'm not allergic to nickel", "no nickel allergy", "never been allergic to nickel"])
def test_one_that_is_denied_is_negated(text: str) -> None:
    assert told(text) == [("nickel", True, "self")]


def test_one_of_a_relative_is_theirs() -> None:
    assert told("my son is allergic to nuts") == [("nuts", False, "other")]


@pytest.mark.parametrize("text", ["allergic to B12", "allergic to it", "no allergies", "is it an allergy?", "NKDA"])
def test_what_is_no_name_is_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", ["isn't allergic to anything", "I've never been allergic to anything"])
def test_nothing_is_an_allergy_in_further_words(text: str) -> None:
    assert [m.type for m in read(text) if m.type == "allergy_none"] == ["allergy_none"]


@pytest.mark.parametrize(
    "text",
    [
        "rash from cheap earrings",
        "come out in hives with plasters",
        "nickel gives me a rash",
        "can't wear cheap jewellery",
        "reacts badly to latex",
    ],
)
def test_what_a_skin_reacts_to_is_kept_in_words(text: str) -> None:
    assert told(text, "other_condition") == [("skin_reaction", False, "self")]


@pytest.mark.parametrize("text", ["a rash after the jab", "rash with a fever", "she reacted to hydroxocobalamin"])
def test_a_rash_of_another_cause_is_none(text: str) -> None:
    assert told(text, "other_condition") == []
