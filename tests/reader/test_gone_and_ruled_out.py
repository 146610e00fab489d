"""What is gone, was ruled out, or stands in the name of something else, beside what is there now."""

from __future__ import annotations

import pytest
from reading import denied, is_emergency, present

from b12nlu import read

RULED_OUT = (
    "psychosis: no evidence",
    "letter says psychosis - no evidence",
    "delirium not suspected",
    "MRI: no evidence of stroke. B12 120",
    "stroke excluded, likely B12 neuropathy",
)
NAMES = (
    "the stroke clinic wants my B12 before the appointment",
    "I work for a suicide helpline and I'm just tired",
    "the falls clinic letter says B12 170",
    "the anaphylaxis kit is in the drawer at the surgery",
)


@pytest.mark.parametrize("text", RULED_OUT)
def test_a_danger_that_a_letter_rules_out_behind_its_name_is_no_emergency(text: str) -> None:
    assert not is_emergency(text)


@pytest.mark.parametrize("text", NAMES)
def test_a_danger_in_the_name_of_a_place_or_thing_is_no_emergency(text: str) -> None:
    assert not is_emergency(text)


@pytest.mark.parametrize("text", ["had a syncope in clinic, BP 80/40", "collapse in the queue for the clinic today"])
def test_a_danger_that_happens_in_such_a_place_is_one(text: str) -> None:
    assert is_emergency(text)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("after my second shot my heart was racing for an hour. It's fine now.", "palpitations"),
        ("felt like walking on cotton wool for a year, all gone since the injections", "numbness"),
        ("I had terrible mouth ulcers. They've cleared up since.", "mouth_ulcers"),
    ],
)
def test_a_sign_that_the_next_words_say_is_gone_is_past(text: str, sign: str) -> None:
    assert sign not in present(text)


@pytest.mark.parametrize("text", ["my tongue is sore. It's fine to eat", "numb toes. It's OK if I lie down"])
def test_a_sign_that_the_next_words_only_ease_stays(text: str) -> None:
    assert present(text) & {"glossitis", "numbness"}


def test_a_reaction_that_was_last_month_is_past_and_one_of_this_morning_is_none() -> None:
    told = "after the jab my lips swelled and I came up in hives. That was "
    assert not is_emergency(told + "last month, fine since.")
    assert is_emergency(told + "this morning.")


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("vegan since uni, never took anything, tongue like raw steak", "glossitis"),
        ("I'm not impressed, my calves cramp up at night", "muscle_cramps"),
        ("I don't eat meat, mouth full of ulcers", "mouth_ulcers"),
    ],
)
def test_a_denied_verb_ends_at_its_object(text: str, sign: str) -> None:
    assert sign in present(text)


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("I don't have any headaches, dizziness", {"headache", "dizziness"}),
        ("not dizzy, tired or breathless", {"dizziness", "fatigue", "breathlessness"}),
        ("never had vomiting, cramps", {"muscle_cramps"}),
    ],
)
def test_a_denied_verb_goes_on_along_a_list_of_signs(text: str, signs: set[str]) -> None:
    assert signs <= denied(text)


@pytest.mark.parametrize(
    "text", ["B12 98, low mood", "B12 98, depressed", "ferritin 12, feeling low", "TSH fine. C/o low mood"]
)
def test_a_mood_beside_a_result_is_a_mood(text: str) -> None:
    assert "low_mood" in present(text)


def test_a_low_mood_behind_a_result_is_no_level_of_it() -> None:
    assert [mention.word for mention in read("ferritin 300, low mood") if mention.type == "lab"] == [None]


@pytest.mark.parametrize("text", ["my b12 is really low", "ferritin very low"])
def test_a_low_result_is_no_mood(text: str) -> None:
    assert "low_mood" not in {mention.id for mention in read(text)}


@pytest.mark.parametrize(
    "text", ["Nan's had black tarry poo for three days", "Mum has had chest pain since this morning"]
)
def test_what_a_relative_has_had_for_days_is_an_emergency_of_now(text: str) -> None:
    assert is_emergency(text)


def test_what_a_relative_had_years_ago_is_none() -> None:
    assert not is_emergency("my gran had a stroke years ago")
