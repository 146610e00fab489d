"""Whether it is settled whose a case is, though nobody was asked: it was told in the first person, a plan was shown, or
a clinician has told it. It stays theirs then, whoever else is spoken of, until another is wished for outright.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from typing import Any

from actions.facts.facts import Facts
from actions.facts.people import OWN
from actions.facts.said import turn_of_message
from actions.facts.told_of import is_the_writers
from actions.turn.for_a_child import CHILD
from actions.turn.talk import Talk
from education.ways import ways_of


def with_whose_case_it_is(talk: Talk) -> Talk:
    """The moment with the case as the writer's own, or as that of the clinician's patient, where that is settled by
    what was told or shown before.
    """
    known = talk.facts.whose is not None or bool(talk.tracker.get_slot(CHILD))
    if known or _NOT_ME.search(talk.turn.text) is not None or not _is_settled(talk):
        return talk
    return dataclasses.replace(talk, facts=talk.facts.model_copy(update={"whose": OWN}))


def is_of_the_next_patient(talk: Talk) -> bool:
    """Whether a clinician goes on with another patient, and tells of them in the same message."""
    tells = talk.register == "clinician" and is_begun(talk.facts) and bool(talk.turn.mentions)
    return tells and not talk.turn.answers and ways_of("actions.turn")["next_patient"].is_said_in(talk.turn.text)


def is_begun(facts: Facts) -> bool:
    """Whether more of a case was told than the stage of its treatment: then somebody is meant by it."""
    return facts.age is not None or facts.model_copy(update={"phase": None}).is_of_a_case


def _is_settled(talk: Talk) -> bool:
    if talk.tracker.get_slot("suggested_for") is not None:
        return True
    if not is_begun(talk.facts):
        return False
    before = (event for event in talk.tracker.events[:-1] if event.get("event") == "user")
    return talk.register == "clinician" or any(_tells_of_the_writer(event, talk.turn.today) for event in before)


def _tells_of_the_writer(event: dict[str, Any], today: dt.date) -> bool:
    """Whether a message told a fact as the writer's own: `I'm 58 and numb`, `my B12 is 94`."""
    turn = turn_of_message(event.get("parse_data") or {}, today)
    if not any(mention.is_own for mention in turn.mentions):
        return False
    told = any(mention.is_own and is_the_writers(mention, turn.text) for mention in turn.mentions)
    return told or _MY_RESULT.search(turn.text) is not None


_NOT_ME = re.compile(r"\bnot me\b", re.IGNORECASE)
"""What takes it back that it is the writer: `he's 15 not me`."""

_MY_RESULT = re.compile(
    r"\bmy (?:own )?(?:b-?12|h[ba]e?moglobin|hb|ferritin|folate|levels?|results?|bloods?)\b", re.IGNORECASE
)
