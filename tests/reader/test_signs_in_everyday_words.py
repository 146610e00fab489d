"""Signs are put together from a part of the body and what it feels or fails at, in whatever form of the word."""

from __future__ import annotations

import pytest

from b12nlu import read


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("my calves fizz at night", "paraesthesia"),
        ("heels stinging like nettles", "paraesthesia"),
        ("zapping in both ankles", "paraesthesia"),
        ("my toes have gone wooden", "numbness"),
        ("as if I was wearing mittens", "numbness"),
        ("stood on a drawing pin and never felt it", "numbness"),
        ("vibration lost to the ankles", "loss_of_vibration_or_position_sense"),
        ("my thighs don't carry me up the stairs", "limb_weakness"),
        ("ended up flat on my back on the path", "falls"),
        ("everything goes misty", "visual_disturbance"),
        ("left the iron on again", "memory_or_concentration_problems"),
        ("he repeats himself all day", "memory_or_concentration_problems"),
        ("burst into tears over nothing", "low_mood"),
        ("fretting about everything", "anxiety"),
        ("she flies off the handle", "irritability"),
        ("no patience with anyone", "irritability"),
        ("running on fumes", "fatigue"),
        ("hammering in my chest", "palpitations"),
        ("no appetite at all", "gastrointestinal_symptoms"),
        ("splits at the corners of my mouth", "mouth_ulcers"),
        ("got so skinny", "weight_loss"),
        ("red and warm around the jab", "injection_site_reaction"),
    ],
)
def test_a_sign_in_everyday_words_is_found(text: str, sign: str) -> None:
    assert sign in {mention.id for mention in read(text) if mention.is_current}


def test_a_hot_swollen_calf_with_breathlessness_needs_help_now() -> None:
    assert any(mention.acute for mention in read("a red swollen calf and breathless since noon"))


@pytest.mark.parametrize(
    ("text", "age", "sex"),
    [
        ("Tired all day. 41f teacher", 41.0, "female"),
        ("jabs for life now. 57 m", 57.0, "male"),
        ("numb feet (m, 62)", 62.0, "male"),
        ("is 33 too young for this? lady btw", 33.0, "female"),
    ],
)
def test_age_and_sex_are_read_from_a_letter_or_in_passing(text: str, age: float, sex: str) -> None:
    mentions = read(text)
    assert age in {mention.value for mention in mentions if mention.type == "age"}
    assert {mention.id for mention in mentions if mention.type == "sex"} == {sex}


@pytest.mark.parametrize("text", ["a walk of 20 m", "every 12 m", "the room is 15 m long"])
def test_a_length_or_a_time_is_no_age(text: str) -> None:
    assert not [mention for mention in read(text) if mention.type in ("age", "sex")]
