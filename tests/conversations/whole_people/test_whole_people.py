"""Whole people arrive: at a plan, a referral or what is missing, in few questions, with nothing lost or asked twice."""

from __future__ import annotations

import pytest
from people import PEOPLE, PLAIN, Whole

MOST = 25


def arrival(conversation) -> str | None:
    """Where the talk has arrived; None where a question stands."""
    card = conversation.card or {}
    if card.get("type") == "suggestion":
        return "plan" if conversation.suggestion["regimen"] else conversation.suggestion["status"]
    if card.get("type") == "emergency":
        return "emergency"
    return None if conversation.asked or conversation.slot("confirming") else "nowhere"


def play(conversation, person: Whole) -> list[str]:
    """The questions that the person answered, in order."""
    conversation.say(person.begins, **({"register": person.channel} if person.channel else {}))
    answered: list[str] = []
    said: dict[str, str] = dict(person.answers)
    while arrival(conversation) is None and len(answered) < MOST:
        question = conversation.slot("confirming") or conversation.asked
        answered.append(question)
        conversation.say(said.pop(question, PLAIN.get(question, "yes")))
    return answered


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name.replace(" ", "_"))
def test_the_person_arrives(conversation, person):
    answered = play(conversation, person)
    assert arrival(conversation) == person.arrives, conversation.text
    assert len(answered) <= person.at_most, answered
    for slot, value in person.keeps.items():
        assert conversation.slot(slot) == value
    if person.urgency is not None:
        assert conversation.suggestion["urgency"] == person.urgency
    again = {question for question in answered if answered.count(question) > 1}
    assert not again - {"medicines", "nerve_symptoms", "conditions", "phase", "cause"}, answered


def test_an_emergency_in_the_middle_stands_until_it_is_settled_and_then_the_talk_goes_on(begun):
    begun.choose("Starting", "Pernicious anemia").say("actually my chest hurts right now")
    assert arrival(begun) == "emergency"
    begun.say("what dose do I need?")
    assert arrival(begun) == "emergency"
    begun.choose("It is over now", "Yes, it is over")
    assert begun.asked == "nerve_symptoms"
    assert begun.slot("cause") == "pernicious_anaemia"


def test_who_only_asks_is_answered_and_led_to_no_plan(conversation):
    for question in ("do tablets work as well as injections?", "how will I know it works?", "can I drink alcohol?"):
        conversation.say(question)
        assert conversation.card["type"] == "answer"
        assert conversation.form is None


def test_who_comes_back_after_stopping_goes_on_where_it_was(begun):
    begun.choose("Starting", "Pernicious anemia").say("stop")
    assert begun.form is None
    begun.say("ok let's go on with my plan")
    assert begun.asked == "nerve_symptoms"
    assert begun.slot("cause") == "pernicious_anaemia"


def test_who_changes_their_mind_at_the_review_gets_the_plan_for_the_new_answer(reviewed):
    before = len(reviewed.slot("conditions_absent"))
    reviewed.choose("Cause", "Diet", "Yes, that's right")
    assert reviewed.slot("cause") == "dietary"
    assert reviewed.suggestion["regimen"] is not None
    assert len(reviewed.slot("conditions_absent")) == before


def test_a_relatives_plan_speaks_of_that_relative(conversation):
    father = next(person for person in PEOPLE if person.name == "carer for a father")
    play(conversation, father)
    suggestion = conversation.suggestion
    assert "This is about your father" in conversation.text
    plain = [suggestion["headline_plain"], suggestion["regimen"]["plain"], suggestion["confirmation"]["line_plain"]]
    plain += [reason["plain"] for reason in suggestion["reasons"]] + [
        check["plain"] for check in suggestion["monitoring"]
    ]
    assert not [text for text in plain if " you " in f" {text.lower()} ".replace(".", " ")]
    assert any("his" in text.split() for text in plain)
    conversation.choose("When will he feel better?")
    assert " you " not in conversation.text.lower()
