"""Dangers as people tell them whose English is broken, or who tell several signs of one danger."""

from __future__ import annotations

import pytest
from reading import denied, is_emergency, present

from b12nlu import read
from b12nlu.qualifiers.red_flags import urgent_signs

EMERGENCIES = (
    # A clot of one leg, in any order of its signs.
    "my calf came up hard and hot this afternoon, it is sore",
    "right leg is double the size, purple",
    "left leg swollen, bluish, hot",
    "my leg blew up in the night, it's red and throbbing",
    "his lower leg has gone purple and is huge",
    "calf is rock hard and hurts, started after a long flight",
    # At a height.
    "I'm up on the footbridge, the bridge by the station, standing on the bridge now",
    "I'm up on the railway bridge and I don't want to come down",
    # No water at all.
    "he can't pass a single drop since last night and his legs are numb",
    "my husband cannot empty his bladder, not a drop, and his legs feel dead",
    # Off their legs, and wet.
    "How do I treat a man who cannot walk any more and is incontinent, B12 70?",
    "what is given to a lady whose B12 is 79 and who cannot lift her legs or hold her water?",
    # Fever without white cells.
    "WBC 0.8, rigors, 38.9 this evening",
    "WCC 0.7 with fever 38.4 tonight",
    # What cannot be done, in one noun or an adjective.
    "sudden inability to raise the left arm since noon",
    "is not possible for me to breathe, I sit and no air",
    "impossible to breathe lying down, started an hour ago",
    # Broken English.
    "since today my right arm it don't go up",
    "he no wake up, we shake him",
    "my mouth is go down on one side",
    "I fall on floor, after I not remember nothing",
    "my wife no see nothing on left eye from yesterday",
    "father speak not clear from morning",
    "blood come in the toilet, too much",
    "my leg went completely weak this morning, I can't lift it",
    # A bleed of now.
    "I have a stomach bleed",
    "GI bleed this morning",
    "my ulcer is bleeding",
    # What is told behind a question, a film or a denial of other times.
    "does chest pain come from this? mine won't go since lunch",
    "what has chest pain to do with B12, mine started an hour ago",
    "We were watching a documentary and she stopped making sense, she doesn't know who I am",
    "never been to hospital with chest pain, but I have it now",
    "he has never been to a doctor with chest pain, but he has it now",
    "tongue swollen, sore for 3 months, now my lips swell too and I can't breathe",
)
CALM = (
    "never been in hospital with a stroke",
    "never been admitted with a collapse",
    "I have a history of stroke, on clopidogrel",
    "we lost sight of the plan, what was the interval?",
    "I sleep well, out like a light by ten",
    "my phone hit the floor when I saw the result",
    "in the film the man has chest pain and falls over",
    "a series where the nurse has a stroke",
    "the bugs in my gut use up the B12, it is SIBO",
    "stuck on the bridge in traffic, late for my jab",
    "both legs swollen for years, red at times",
    "a bit unsteady in the dark for ten years, no worse lately",
    "I had a stomach bleed five years ago",
)
ASKED_FIRST = (
    "tongue swollen and sore for 3 months",
    "swollen tongue for weeks, B12 low",
    "reading a book about suicide",
)


@pytest.mark.parametrize("text", EMERGENCIES)
def test_a_danger_in_broken_or_plain_words_is_an_emergency(text: str) -> None:
    assert is_emergency(text)


@pytest.mark.parametrize("text", CALM)
def test_what_only_names_a_danger_is_none(text: str) -> None:
    assert not urgent_signs(read(text))


@pytest.mark.parametrize("text", ASKED_FIRST)
def test_what_may_be_a_danger_is_asked_about(text: str) -> None:
    assert not urgent_signs(read(text))
    assert any(mention.ask for mention in read(text))


def test_a_limb_that_is_named_first_is_weak() -> None:
    assert "limb_weakness" in present("the left hand she can not up")


@pytest.mark.parametrize(
    "text", ["I had a stomach bleed five years ago", "history of GI bleed", "had a bleeding ulcer in 2012"]
)
def test_an_old_bleed_is_kept_for_the_clinician(text: str) -> None:
    assert any(mention.type == "other_condition" for mention in read(text))


def test_a_walk_with_the_dog_tells_of_nobody_else() -> None:
    assert "mouth_ulcers" in present("No weakness, walks the dog daily, all fine save for some mouth ulcers")


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("hasn't been dizzy or had ringing in the ears", "tinnitus"),
        ("didn't have tingling or get cramps", "muscle_cramps"),
        ("not one ulcer or sore tongue in years", "glossitis"),
        ("keeps food and drink down all right", "nothing_kept_down"),
    ],
)
def test_a_denial_goes_on_along_its_list(text: str, absent: str) -> None:
    assert absent in denied(text)
    assert absent not in present(text)


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("no numbness despite the tingling", "paraesthesia"),
        ("the fatigue cleared up last year and is back now", "fatigue"),
        ("numbness went away in May and has come back", "numbness"),
        ("not breathless at rest, only when I climb", "breathlessness"),
        ("Is dizziness from B12? I've had it for weeks", "dizziness"),
        ("symptoms of headache and exhaustion are what bother me most", "headache"),
        ("history of asthma, attended w/ headaches", "headache"),
        ("can't feel where my feet are in the dark", "loss_of_vibration_or_position_sense"),
        ("the skin round the jab is red", "injection_site_reaction"),
    ],
)
def test_a_sign_is_there_whatever_is_denied_or_asked_beside_it(text: str, there: str) -> None:
    assert there in present(text)


def test_an_upset_stomach_is_no_stomach_taken_out() -> None:
    assert not present("no upset stomach since the tablets", "cause")
