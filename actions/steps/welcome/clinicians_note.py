"""Whether a first message is written as clinicians write notes: then clinicians' words are used, and it is said so."""

from __future__ import annotations

import re

from actions.facts.facts import Facts
from actions.steps.suggestion.standing import shows_plans
from actions.turn.talk import Talk

_SOMEBODY_OF_THEIR_OWN = re.compile(r"\b(?:i|i'm|i've|(?-i:im|ive)|me|my|mine|we|our|us)\b", re.IGNORECASE)
_ASKS_AS_A_PRESCRIBER = re.compile(
    r"\b(?:how|what|when|which|should|do|would|can)\b[^.?!]{0,20}\b(?:i|we)\b[^.?!]{0,15}\b"
    r"(?:load|treat|manage|dose|start|give|prescribe|continue)\w*\b",
    re.IGNORECASE,
)

_MARKS = (
    re.compile(r"\b\d{2,3}\s?(?:[MF]\b|y/?o\b|yrs?\s?old\b|-?year-?old\b|y\.o\.)", re.IGNORECASE),
    re.compile(r"\b(?:pt|pts|patient|man|woman|male|female|lady|gentleman)\b", re.IGNORECASE),
    re.compile(
        r"\b(?:present(?:s|ing|ed) with|c/o|o/e|hx|h/o|pmhx?|bd|tds|od|prn|known (?:case|lhon|pa|ckd)|t[12]dm|regimen|"
        r"\d-monthly|im or oral|oral or im|repletion|to load|loading started|not yet (?:treated|loaded)|not loaded)\b",
        re.IGNORECASE,
    ),
    re.compile(r"(?:\b(?:Hb|MCV|WCC|WBC|eGFR|MMA|[Pp]lts?|IF ?Ab|IFA|LHON|PA|TSH)\b.*){2}", re.DOTALL),
    _ASKS_AS_A_PRESCRIBER,
)
"""Signs of such a note; two of them count."""

FEWEST_MARKS = 2


def writes_as_a_clinician(talk: Talk) -> bool:
    """Whether a talk begins with such a note and nobody has said for whom the words are.

    Where patients see no plan before it is confirmed, a note opens none.
    """
    begins = talk.tracker.get_slot("register") is None and talk.facts == Facts() and not talk.turn.answers
    plain = talk.register == "patient" and shows_plans(talk.register)
    return begins and plain and reads_as_a_note(talk.turn.text)


def reads_as_a_note(text: str) -> bool:
    """Whether the message speaks of a patient in a prescriber's shorthand, and of nobody of the writer's own."""
    others = _ASKS_AS_A_PRESCRIBER.sub("", text)
    if _SOMEBODY_OF_THEIR_OWN.search(others):
        return False
    return sum(mark.search(text) is not None for mark in _MARKS) >= FEWEST_MARKS
