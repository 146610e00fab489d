"""A symptom that has come back, returned or started again is there now, whatever time it had gone or began in."""

from __future__ import annotations

import pytest
from reading import present

from b12nlu import read

IS_BACK = {
    "paraesthesia": (
        "the pins and needles have come back in my feet",
        "The pins and needles have come back in my hands",
        "the pins and needles are NOT in the past, they are back NOW",
        "the pins and needles crept back in",
        "pins and needles are back",
        "pins and needles in my toes came back over Christmas",
        "the tingling from before my loading doses is back",
        "the tingling I had before I was diagnosed has returned",
        "tingling, which I had at the start, has started again",
        "I had pins and needles last year, they went, now they're back",
        "I had pins and needles years ago and they have come back",
        "burning came back in my soles",
        "tingling has flared up again",
        "my paraesthesia recurred in the last two months",
        "tingling returned last month",
    ),
    "numbness": (
        "numbness came back last month",
        "numbness in both hands came back in January",
        "the numbness in my fingers had gone but has come back",
        "numb fingers again, back in both hands since spring",
        "numbness reappeared last winter",
    ),
    "fatigue": (
        "fatigue came back in the last two weeks",
        "the fatigue was gone for months, it came back in September",
        "exhaustion has started up again",
    ),
    "glossitis": ("my sore tongue from last year has come back",),
    "headache": ("headaches came back in the past month",),
    "memory_or_concentration_problems": ("the brain fog from the beginning is creeping back in",),
}


@pytest.mark.parametrize(("symptom", "text"), [(symptom, text) for symptom, texts in IS_BACK.items() for text in texts])
def test_a_symptom_that_is_back_is_present(symptom: str, text: str) -> None:
    assert symptom in present(text)


@pytest.mark.parametrize(
    "text",
    [
        "pins and needles went last year and never came back",
        "pins and needles came back in May then went again",
        "I had tingling last year, it went with the jabs",
        "tingling last year. results came back in June",
        "numbness came back in 2019",
        "numbness back in 2019",
    ],
)
def test_a_symptom_that_went_for_good_or_in_a_year_stays_past(text: str) -> None:
    assert all(mention.historical for mention in read(text) if mention.type == "symptom")
