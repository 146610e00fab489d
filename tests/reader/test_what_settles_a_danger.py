"""What settles a danger is about that sign: a blood test, another time or another habit settles nothing."""

from __future__ import annotations

import pytest
from reading import is_emergency, present

from b12nlu import read


def _is_asked_about(text: str) -> bool:
    return any(mention.ask for mention in read(text))


@pytest.mark.parametrize(
    "text",
    [
        "the man in bed 7 has gone floppy on his left side, bloods ok",
        "mum's right side has stopped working, obs fine",
        "a colleague here fainted and won't wake up, her scan last year was normal",
        "grandad's mouth has drooped on the left, he's always been healthy",
        "hives and wheeze straight after the needle, she's always had asthma",
        "my partner has passed out in the hall, he's always been fit",
        "68F right-sided weakness and facial droop, bloods unremarkable",
        "a resident slumped to one side and dribbles, blood pressure normal",
        "crushing chest pain into my jaw, the thyroid tests were normal",
        "my lips and tongue are swelling up, heart is fine",
        "throat closing up after the jab, always nervous of needles",
        "wheeze and hives after hydroxocobalamin, ECG normal",
        "paralysed down one side, bloods ok",
        "lost consciousness at the till, everything else fine",
        "sister is paralysed down one side, always had low iron",
        "chest pain, always on B12",
        "vomiting blood, the head scan was fine",
        "I want to end my life, and my bloods are fine",
        "throat closing, the doctor checked my iron on Monday",
        "she's gone blind, the GP examined her feet in May",
        "husband gone blind in one eye, his scan last year was clear",
        "I can't swallow, throat swelling, the allergy tests were fine years ago",
    ],
)
def test_what_is_said_of_something_else_settles_no_danger(text: str) -> None:
    assert is_emergency(text)


@pytest.mark.parametrize(
    "text",
    [
        "crushing chest pain, the ECG was clear",
        "chest pain, bloods and trace fine",
        "chest pain, the hospital checked everything, all normal",
        "throat closes up, always has",
        "my tongue always swells",
        "I collapsed, the scan was clear",
        "black stools, gastroscopy clear",
        "chest pain, the doctor had a look, not bothered",
        "born blind in one eye",
    ],
)
def test_what_is_said_of_the_sign_has_it_asked_about(text: str) -> None:
    assert _is_asked_about(text)
    assert not is_emergency(text)


def test_a_test_that_is_negative_denies_no_pain_before_it() -> None:
    assert "chest_pain" in present("chest pain, troponin negative")


@pytest.mark.parametrize(
    "text",
    [
        "a customer here has turned blue",
        "I can't rouse the lady upstairs",
        "my neighbour collapsed and isn't coming round",
        "sister gone floppy down one side",
        "nan's arm has gone limp",
        "no power down her left side",
        "Grandma, mouth drooping since lunch",
        "a lady has just slid off her chair",
        "blue inhaler every ten minutes, no better",
        "she has stopped answering us, her pulse is fine",
        "gran won't come round, the tests were all good on Friday",
        "bleeding heavily from the back passage",
    ],
)
def test_whoever_it_is_who_lies_there_needs_help_now(text: str) -> None:
    assert is_emergency(text)


@pytest.mark.parametrize(
    "text",
    [
        "my son won't wake up for college",
        "my brother isn't answering my messages",
        "he has stopped answering my texts",
        "I slumped on the couch after work",
        "she's gone blue with cold after the swim",
        "gran has gone blind, glaucoma, years back",
    ],
)
def test_sleepers_silence_and_cold_are_no_danger(text: str) -> None:
    assert not is_emergency(text)
