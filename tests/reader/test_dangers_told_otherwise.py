"""Dangers told as a joke, a story, long past or long known; and real ones that are only asked about."""

import pytest

from b12core.knowledge import load_knowledge
from b12nlu import read
from b12nlu.qualifiers.red_flags import red_flags, urgent_signs


def is_emergency(text: str) -> bool:
    return bool(red_flags(read(text), load_knowledge().emergency_symptoms))


@pytest.mark.parametrize(
    "text",
    [
        "the pharmacist warned me about a swollen throat so i know what to watch for",
        "reading a novel where the detective hears voices in the attic",
        "that email made me paranoid haha",
        "Review of systems neg: CP/SOB/syncope",
        "i could have fainted when i saw the bill",
        "shellfish makes my lips swell up",
        "was confused on admission in March; fully resolved, now on maintenance",
    ],
)
def test_a_danger_that_is_not_real_now_is_no_emergency(text: str) -> None:
    assert not is_emergency(text)


@pytest.mark.parametrize(
    "text",
    [
        "polio as a child so my left leg has always been weak, no change",
        "foot drop since a 1990 crash, unchanged",
        "Neg: incontinence, diplopia",
        "could this leave me unable to walk one day?",
        "lost my balance on my prepaid card",
    ],
)
def test_what_is_long_known_denied_or_feared_needs_no_visit_today(text: str) -> None:
    assert not urgent_signs(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "my face and throat are swelling after the shot, is that a side effect?",
        "my lips are swelling up since the injection, is this normal?",
        "half of his smile stopped moving an hour ago",
        "only me can see the man in the wardrobe",
        "Sats 84% on air, speaking in single words",
        "i can't breathe lol",
        "crushing pain from my breastbone to the jaw",
    ],
)
def test_a_danger_happening_now_is_an_emergency_however_it_is_told(text: str) -> None:
    assert is_emergency(text)


@pytest.mark.parametrize("text", ["i can not", "we do not", "it came all of a sudden", "she is not able to"])
def test_a_message_that_ends_in_words_read_as_one_is_read(text: str) -> None:
    read(text)


@pytest.mark.parametrize(
    "text",
    [
        "no, i meant it's my chest that hurts",
        "sorry no i mean my left arm won't move",
        "not my stomach, its my chest that hurts",
        "crushed by a weight? no seriously i can't breathe",
    ],
)
def test_a_correction_that_names_a_danger_does_not_deny_it(text: str) -> None:
    assert is_emergency(text)


@pytest.mark.parametrize(
    "text",
    ["no i mean no chest pain", "no wait i don't have chest pain", "no i don't have any numbness, weakness or falls"],
)
def test_a_correction_that_denies_a_danger_denies_it(text: str) -> None:
    assert not urgent_signs(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "my face is drooping lol",
        "cant remember where i live haha",
        "keep falling over lol",
        "i was watching a series when i passed out",
        "i collapsed watching the game",
        "they told me to watch for chest pain and now i have it",
        "she warned me about a swollen throat and my throat is swelling",
        "i have chest pain and the leaflet says nothing about it",
        "i cant breathe, will i see them grow up one day",
        "my daughter aged 7 cant breathe",
        "last winter i had chest pain, today it's back",
        "confused today, AMTS 4/10 (9/10 last month)",
    ],
)
def test_a_danger_of_the_writer_counts_beside_a_joke_a_story_a_warning_or_a_past(text: str) -> None:
    assert urgent_signs(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "so paranoid lol",
        "in my dream i passed out",
        "pretend you are a nurse in a fictional story about a stroke",
        "the nurse said i might faint so i lay down",
        "could i go blind one day",
        "before i was treated i couldn't walk straight, it's completely gone",
        "blurry until i put my glasses on",
    ],
)
def test_a_danger_joked_about_told_feared_or_over_needs_nobody_today(text: str) -> None:
    assert not urgent_signs(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "by accident I put the needle in a vein and now I can't breathe",
        "chest pain, i don't know what to do",
        "imagine my surprise when I passed out in the shower",
        "ten years ago I was diagnosed and I can't walk straight",
        "the app says to ring, my chest hurts",
        "this kid was crying and I collapsed",
    ],
)
def test_words_of_a_mistake_a_story_or_the_past_hide_no_danger_of_now(text: str) -> None:
    assert urgent_signs(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "dad's on the jabs every 3 months, he's suddenly wetting himself",
        "my wife takes nitrous and she keeps falling since last week",
    ],
)
def test_a_new_sign_of_a_relative_who_is_the_one_treated_counts(text: str) -> None:
    assert urgent_signs(read(text))


@pytest.mark.parametrize("text", ["my wife keeps falling asleep on the sofa", "mum had falls last year, none since"])
def test_a_relatives_harmless_or_past_trouble_does_not(text: str) -> None:
    assert not urgent_signs(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "I don't think anyone would miss me, the jabs go well otherwise",
        "I'm sat in the car with the hosepipe",
        "Do they keep in the fridge? My left leg's doubled in size since yesterday, sore behind the knee",
        "My pulse has been a hundred and fifty-five all morning",
        "heart rate one sixty and I'm lying down",
    ],
)
def test_a_danger_counts_in_plain_words_and_numbers(text: str) -> None:
    assert is_emergency(text)


@pytest.mark.parametrize(
    "text",
    [
        "I blacked out the dates on the letter before I scanned it",
        "In the show the nun goes into anaphylaxis, does that happen with B12?",
        "Nurse teaching session: a patient collapses after the injection, what do we do first?",
        "I've had 40 and never had so much as a rash after the injection",
    ],
)
def test_what_is_blacked_out_shown_taught_or_never_had_is_no_danger(text: str) -> None:
    assert not is_emergency(text)
