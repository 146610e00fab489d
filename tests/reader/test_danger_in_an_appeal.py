"""A danger in an appeal for what to do may be there now and is asked about; one in a question about B12 is not."""

from __future__ import annotations

import pytest

from b12nlu import read
from b12nlu.qualifiers.red_flags import urgent_signs


def _is_noticed(text: str) -> bool:
    mentions = read(text)
    return bool(urgent_signs(mentions)) or any(mention.ask for mention in mentions)


@pytest.mark.parametrize(
    "text",
    [
        "what should a helper do when a resident slumps to one side",
        "what does one do about a sudden loss of sight",
        "should I worry that mum can't lift her arm",
        "what if somebody's throat is closing up",
        "how do you help somebody who wants to end it all",
        "what's the best thing for someone having a fit",
        "what do you do with a resident who has suddenly gone confused",
        "what's advised for a passenger who just fainted on our bus",
        "how worried should I be about sight going black in one eye",
        "where do I go with a numb saddle and no bladder control",
        "any guidance for somebody going blind",
    ],
)
def test_a_danger_in_an_appeal_is_noticed(text: str) -> None:
    assert _is_noticed(text)


@pytest.mark.parametrize(
    "text",
    [
        "can low B12 make you go blind?",
        "does B12 help with chest pain?",
        "what should I do if I faint after the jab one day?",
        "is fainting at injections normal?",
        "does nitrous paralyse people?",
        "what's the protocol if a patient faints in clinic?",
        "which signs of anaphylaxis does the leaflet name?",
    ],
)
def test_a_question_about_b12_alarms_nobody(text: str) -> None:
    assert not _is_noticed(text)
