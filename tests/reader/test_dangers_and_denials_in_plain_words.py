"""Dangers and denials in the words of everyday life and of the clinic, and what is close to them and is neither."""

from __future__ import annotations

import pytest

from b12core.knowledge import load_knowledge
from b12nlu import read
from b12nlu.qualifiers.red_flags import red_flags, urgent_signs


def _stated(text: str) -> set[tuple[str, bool]]:
    return {
        (mention.id, mention.negated)
        for mention in read(text)
        if mention.type == "symptom" and not (mention.historical or mention.hypothetical or mention.retracted)
    }


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("she's been off her legs since Sunday", "limb_weakness"),
        ("can't put any weight on either leg since yesterday", "limb_weakness"),
        ("by the evening my legs are shaky and nearly went from beneath me twice", "limb_weakness"),
        ("the right eye stopped seeing on Friday", "visual_disturbance"),
        ("heart is galloping and will not calm down since an hour ago", "palpitations"),
        ("PMHx nil, heavy pressure behind the sternum for 30 minutes", "chest_pain"),
        ("Healthy farmer with no comorbidities presents with new confusion over 24 hours", "confusion"),
        ("I collapsed at school today and hit my head", "syncope"),
        ("no heart trouble n i cant breathe since last night", "breathlessness_at_rest"),
        ("nil previous, soiled himself twice today", "bladder_or_bowel_disturbance"),
    ],
)
def test_a_danger_behind_a_harmless_history_is_urgent(text: str, sign: str) -> None:
    assert (sign, False) in _stated(text)
    assert urgent_signs(read(text))


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Prickly toes all week, they aren't weak though", "limb_weakness"),
        ("feet numb though strong", "limb_weakness"),
        ("power is maintained throughout, soles numb", "limb_weakness"),
        ("soles burning, no reduction in strength", "limb_weakness"),
        ("pins and needles sans weakness", "limb_weakness"),
        ("passing urine fine, only tired", "bladder_or_bowel_disturbance"),
        ("nor have I had any tightness of the chest", "chest_pain"),
        ("the website lists symptoms of numbness but I've got none", "numbness"),
        ("watch for fainting and chest pain? I've neither", "syncope"),
        ("fainting? strange question, never in my life", "syncope"),
        ("numbness, tingling: neither", "numbness"),
    ],
)
def test_what_is_said_to_be_well_is_denied(text: str, sign: str) -> None:
    assert (sign, True) in _stated(text)
    assert (sign, False) not in _stated(text)


@pytest.mark.parametrize(
    "text",
    [
        "chest pain? never this bad, started at noon",
        "fainted? yes, twice today",
        "I have none of the risk factors and chest pain since noon",
    ],
)
def test_a_never_that_tells_how_bad_it_is_denies_nothing(text: str) -> None:
    assert red_flags(read(text), load_knowledge().emergency_symptoms)


@pytest.mark.parametrize(
    "text",
    [
        "my levels have been low all year",
        "folate is low in all of us at home",
        "the lab says depressed platelet production",
        "my iron has always been low",
    ],
)
def test_low_of_what_is_measured_is_no_mood(text: str) -> None:
    assert not any(sign == "low_mood" for sign, _ in _stated(text))


def test_what_is_handed_out_is_no_faint() -> None:
    assert not urgent_signs(read("passed out sweets at the school gate today"))
    assert urgent_signs(read("I passed out at the leaflet stand an hour ago"))


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("she reports increasing symptoms of breathlessness", "breathlessness"),
        ("he reports symptoms such as pins and needles", "paraesthesia"),
        ("how many ampoules if the patient has become confused, B12 reads 90 ng/L?", "confusion"),
        ("Would alternate days be right for a man of 52 with numb legs, homocysteine 44 umol/L?", "numbness"),
    ],
)
def test_the_signs_of_one_patient_are_stated_in_a_question_too(text: str, sign: str) -> None:
    assert (sign, False) in _stated(text)


@pytest.mark.parametrize(
    "text",
    [
        "Say someone had numb feet and B12 of 100, what would they get? just curious",
        "do symptoms like tingling and memory loss come from low B12?",
    ],
)
def test_a_question_about_anybody_states_nothing(text: str) -> None:
    assert not any(not denied for _, denied in _stated(text))


def test_half_a_face_that_is_numb_is_numbness_and_an_emergency() -> None:
    text = "one half of my face went numb before breakfast and my mouth droops"
    assert ("numbness", False) in _stated(text)
    assert red_flags(read(text), load_knowledge().emergency_symptoms)


def test_stairs_that_tire_tell_nothing_of_walking() -> None:
    assert not any(
        sign == "gait_disturbance" for sign, _ in _stated("the stairs at the office finish me off, so tired")
    )
    assert ("gait_disturbance", False) in _stated("stairs are getting difficult, I sway")


@pytest.mark.parametrize(
    "text",
    [
        "grandson of 3 ate a whole tub of my ferrous fumarate",
        "empty blister of 20 tramadol by her bed and she won't say how many",
        "her picc was flushed at noon, now rigors and a temp of 39",
        "blotchy rash that won't fade under a tumbler, fever and a stiff neck",
        "she is vomiting a bucketful, all bright red",
        "I left notes for my parents and rehomed the dogs",
        "telemetry has runs of NSVT, should the jab wait?",
    ],
)
def test_a_danger_of_another_kind_than_the_deficiency_is_an_emergency(text: str) -> None:
    assert red_flags(read(text), load_knowledge().emergency_symptoms)


@pytest.mark.parametrize(
    "text",
    [
        "let me get something off my chest: I binned the tablets",
        "blackout blinds for the night shifts, would they help",
        "I hear voices from the flat upstairs, the neighbours never sleep",
        "I slur my words after three beers, is that the B12",
        "my favourite soap had a woman having a stroke. When is my jab due?",
    ],
)
def test_words_of_danger_about_something_else_are_no_emergency(text: str) -> None:
    assert not red_flags(read(text), load_knowledge().emergency_symptoms)


@pytest.mark.parametrize(
    "text",
    [
        "had a blackout in the street",
        "can't get this weight off my chest, sweating and grey",
        "I hear voices from upstairs telling me to jump",
        "my speech is slurred and I only had one beer",
        "watching a film and the man beside me had a heart attack",
        "tongue swollen since the jab, can't swallow",
    ],
)
def test_a_danger_in_the_same_words_stays_an_emergency(text: str) -> None:
    assert red_flags(read(text), load_knowledge().emergency_symptoms)
