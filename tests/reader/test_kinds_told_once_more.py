"""The kinds of the reader's contract once more, in other people's words: what is there, denied, or calm."""

from __future__ import annotations

import pytest
from reading import denied, is_emergency, present

from b12nlu import read
from b12nlu.qualifiers.red_flags import urgent_signs

EMERGENCIES = (
    "no heart history and now there's a squeezing in my chest",
    "not a smoker and passed out this morning",
    "no rash and my throat is closing after the jab",
    "nil pmh and central chest pain since 0600",
    "71M nil PMH p/w chest pain",
    "33F no PMHx BIBA collapse",
    "39F, no significant PMH, BIBA with syncope and dyspnoea at rest",
    "A 52-year-old woman with no past medical history was admitted with chest pain and leg weakness",
    "symptoms of a stroke since this morning: face drooping",
    "symptoms of fainting and a pounding heart at rest, happened three times today",
    "Do I admit a patient with B12 70 and new confusion?",
    "What do you do for a pt with Hb 60 and chest pain?",
    "fainted while watching a series tonight, woke up on the carpet",
    "I was deficient years ago and my mate has passed out",
    "my B12 was 150, my daughter's throat is closing",
    "My B12 was 300 ng/L. Wife fitting on the kitchen floor",
    "my jab went fine but my little boy has gone blue",
    "I had my loading doses in June and my son isn't waking up",
    "everything was normal until lunch when I blacked out",
    "normally well, collapsed this morning",
    "rarely see a doctor, chest pain now",
    "sudden blurry then no vision in one eye",
    "my wife collapsed in the shower, she's breathing but not answering",
    "I used to be suicidal and it's back",
    "he was psychotic in 2010 and it's happening again",
    "can't walk without holding on since yesterday, was fine on Sunday",
    "R calf 4 cm bigger than L, tender, pitting, warm",
    "he injected insulin instead of his b12",
)
CALM = (
    "they asked if I was suicidal, I said of course not",
    "suicide is mentioned in the leaflet for my tablets",
    "psychosis, confusion and fainting are listed as side effects, is that true?",
    "what are symptoms of chest pain from low b12",
    "can a patient with low B12 have psychosis?",
    "do patients with B12 under 150 get chest pain?",
    "how long can someone with low B12 go before they lose their sight?",
    "my husband's heart tablets are in the drawer",
    "the tent collapsed on us",
    "they are watching me for side effects",
    "like talking to a brick wall, this surgery",
    "I'm going blind filling in these forms",
    "she turned a blind eye to my missed jab",
    "a lady on facebook had a stroke from it",
    "no vision problems in either eye",
    "admitted with pneumonia in March, well now",
    "pregnant, bleeding gums, is b12 ok",
    "my son swallowed his vitamin tablet fine",
)
RESULTS = (
    ("B12 rock bottom - 70", 70),
    ("b12 v low!! (87)", 87),
    ("my B12's low - we're talking 119", 119),
    ("b12: low (they said one hundred and five)", 105),
    ("b12 low af 108", 108),
    ("had bloods for B12. It turned out to be 155", 155),
    ("B12 166 pg/mL. Lab says normal from 211 to 911 pg/mL.", 166),
    ("What would you give someone with B12 60 and leg weakness?", 60),
    ("What do I do with a patient with B12 72 ng/L who can't stand?", 72),
)


@pytest.mark.parametrize("text", EMERGENCIES)
def test_an_emergency_of_now_counts_however_it_is_opened(text: str) -> None:
    assert is_emergency(text)


@pytest.mark.parametrize("text", CALM)
def test_calm_words_close_to_a_danger_alarm_nobody(text: str) -> None:
    assert not urgent_signs(read(text))


@pytest.mark.parametrize(("text", "value"), RESULTS)
def test_the_number_behind_a_low_b12_is_its_result_and_no_range_is(text: str, value: float) -> None:
    found = [mention.value for mention in read(text) if mention.type == "lab" and not mention.hypothetical]
    assert found == [value]


@pytest.mark.parametrize(
    "text",
    [
        "B12 deficiency confirmed",
        "I am B12 deficient",
        "diagnosed with B12 deficiency",
        "bloods: B12 deficient",
        "blood test shows I'm lacking B12",
        "I'm low in B12",
    ],
)
def test_a_deficiency_that_was_found_is_a_low_result(text: str) -> None:
    assert [(mention.id, mention.word) for mention in read(text) if mention.type == "lab"] == [("serum_b12", "low")]


@pytest.mark.parametrize(
    "text", ["what is B12 deficiency", "can B12 deficiency cause this", "B12 deficiency anaemia runs in families"]
)
def test_a_deficiency_that_is_talked_about_is_no_result(text: str) -> None:
    assert not [mention for mention in read(text) if mention.type == "lab"]


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("left leg feels numb, weak, sort of dead", {"numbness", "limb_weakness"}),
        ("LL weak & numb bilat", {"numbness", "limb_weakness"}),
        ("He reports ongoing symptoms of low mood and poor memory", {"low_mood", "memory_or_concentration_problems"}),
        ("my legs are tired and achy and buckled three times since this morning", {"fatigue", "limb_weakness"}),
        ("The symptoms of fatigue and brain fog are back", {"fatigue", "memory_or_concentration_problems"}),
        ("64M hx of hypothyroidism p/w exertional dyspnoea and sore tongue", {"breathlessness", "glossitis"}),
        ("How would you dose a man with pins and needles and serum B12 of 99 ng/L?", {"paraesthesia"}),
    ],
)
def test_signs_that_are_told_together_are_each_there(text: str, signs: set[str]) -> None:
    assert signs <= present(text)


@pytest.mark.parametrize(
    "text",
    [
        "Paraesthesia both feet w/o weakness",
        "numbness in my toes without any loss of strength",
        "numb feet, strength is full everywhere",
    ],
)
def test_weakness_that_is_denied_in_other_words_is_no_weakness(text: str) -> None:
    assert "limb_weakness" not in present(text)
    assert "limb_weakness" in denied(text)
