"""What has just happened to somebody is an emergency of now; what an old stroke has left is none. Who tells of a film,
a lesson or an animal tells of no emergency.
"""

from __future__ import annotations

import pytest
from reading import is_emergency, present

from b12nlu import read

WHO = ["my nan", "mom", "my husband", "dad", "he", "our son"]
HAD = ["a stroke", "a heart attack", "a seizure", "a mini stroke", "a blackout"]
DID = ["collapsed", "passed out", "stopped breathing", "gone blind"]


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("what", HAD)
@pytest.mark.parametrize(
    "told", ["{} just had {}", "{}'s just had {}", "{} is having {}", "{} had {} an hour ago", "{} had {} just now"]
)
def test_what_somebody_has_just_had_is_of_now(who: str, what: str, told: str) -> None:
    assert is_emergency(told.format(who, what))


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("what", DID)
@pytest.mark.parametrize("told", ["{}'s just {}", "{} has just {}"])
def test_what_has_just_happened_to_somebody_is_of_now(who: str, what: str, told: str) -> None:
    assert is_emergency(told.format(who, what))


@pytest.mark.parametrize(
    "text",
    [
        "my uncle just had a stroke last month, can he have B12?",
        "my nan just had a stroke in March and is in rehab",
        "my aunt had a stroke and now I'm on B12",
        "my mum has just had a scan after her stroke",
        "my husband has just had his stroke review",
    ],
)
def test_what_somebody_had_weeks_ago_is_not_of_now(text: str) -> None:
    assert not is_emergency(text)


@pytest.mark.parametrize(
    "text",
    [
        "old stroke with weak left side",
        "CVA 2010, residual R hemiparesis",
        "left facial droop since a stroke in 2015",
        "history of stroke",
        "prev CVA, residual left arm weakness",
        "I had a stroke eight years ago and my speech is still slurred",
        "slurred speech ever since my stroke",
        "stroke in 2015 which left me with slurred speech",
        "known left hemiparesis post stroke",
        "weak on the left since a stroke",
    ],
)
def test_what_an_old_stroke_has_left_is_no_emergency(text: str) -> None:
    assert not is_emergency(text)


@pytest.mark.parametrize(
    "text",
    [
        "old stroke with weak left side, worse today",
        "stroke 2010, presents with slurred speech",
        "known diabetic with slurred speech",
        "old stroke and slurred speech",
        "had a stroke in 2010 and my face is drooping again now",
        "old CVA with residual L weakness, now new weakness R arm since this morning",
        "my left side went weak, same as my stroke in 2015",
        "slurred speech and dribbling since this morning, had a stroke 5 years ago",
    ],
)
def test_what_comes_after_an_old_stroke_is_one(text: str) -> None:
    assert is_emergency(text)


def test_a_weak_side_of_an_old_stroke_is_kept() -> None:
    assert "limb_weakness" in present("old stroke with weak left side")
    assert [m.historical for m in read("CVA 2010, residual R hemiparesis") if m.id == "stroke_signs"] == [True]


@pytest.mark.parametrize("text", ["known diabetic with leg weakness", "known vegan with unsteady gait"])
def test_a_known_disease_makes_no_other_sign_long_known(text: str) -> None:
    assert present(text) & {"limb_weakness", "gait_disturbance"}


@pytest.mark.parametrize(
    "text",
    [
        "our cat had a stroke and gets b12 every week",
        "I was confused by your last reply, is it 8 or 12 weeks?",
        "our trainer taught us FAST for strokes and EpiPens for anaphylaxis",
        "Past incident: 2013 codeine overdose. No risk now.",
        "saw a film last night where the girl takes an overdose, anyway is 1 mg too much b12",
        "how many b12 pills would be an overdose? I have one a day",
        "I run a stroke support group and my B12 is low",
        "I had pneumonia in March with bad chest pain, over now",
    ],
)
def test_what_is_seen_taught_asked_or_over_is_no_emergency(text: str) -> None:
    assert not is_emergency(text)


@pytest.mark.parametrize(
    "text",
    [
        "my dog barked and my husband collapsed just now",
        "mother fed the cat as usual, but since this morning she doesn't know where she is",
        "watched a film and my wife has taken an overdose",
        "She took the whole box of metformin with gin. She says she feels fine.",
        "Her pad was full of maroon blood this morning and she's pale",
        "My sister ended her life in May. Now I'm going to do the same tonight.",
        "I've decided I'm not going to be around, the letters are written",
    ],
)
def test_what_stands_beside_a_film_an_animal_or_calm_words_is_one(text: str) -> None:
    assert is_emergency(text)
