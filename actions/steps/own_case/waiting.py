"""A question about a result that has no unit yet waits for the unit, and is answered as soon as that is told."""

from __future__ import annotations

import dataclasses

from rasa_sdk.events import SlotSet

from actions.facts.facts import Facts
from actions.facts.said import Mentioned
from actions.steps.own_case.results import meaning_of_results, results_that_wait
from actions.steps.suggestion.kept_questions import KEPT, LONGEST, KeptQuestion, kept, stored
from actions.turn.talk import Events, Talk


def wait_for_the_unit(talk: Talk) -> Events:
    """Events that keep the question of this turn; none where it asks of no result without a unit."""
    results = tuple(results_that_wait(talk.turn, talk.facts))
    if not results:
        return []
    question = KeptQuestion(text=talk.turn.text[:LONGEST], found=talk.turn.found, results=results)
    return stored([*kept(talk), question])


def answer_once_known(talk: Talk, facts: Facts) -> Events:
    """Answers each question whose results all have their unit now; the others wait on."""
    waiting = kept(talk)
    known = [each for each in waiting if each.results and set(each.results) <= set(facts.labs)]
    for each in known:
        named = tuple(Mentioned(type="lab", id=analyte) for analyte in each.results)
        turn = dataclasses.replace(talk.turn, mentions=named)
        talk.utter("\n".join(meaning_of_results(dataclasses.replace(talk, turn=turn, facts=facts))))
    return [SlotSet(KEPT, None), *stored([each for each in waiting if each not in known])] if known else []
