"""Answers general questions about B12 from `data/faq`: one card, or a choice, or an honest "I don't know that"."""

from __future__ import annotations

from functools import cache
from typing import Any

from actions.core import clinic, knowledge
from actions.facts.answered_at_once import is_answered_at_once
from actions.facts.dose_wishes import asks_for_a_dose, asks_for_own_dose
from actions.questions.offers import answer_payload, button
from actions.registers import Register
from actions.steps.suggestion.own_treatment import (
    answer_about_own_treatment,
    asked_by,
    concerns_own_treatment,
    say_what_the_plan_says,
)
from actions.steps.suggestion.standing import after_options, shows_plans, suggestion_now, was_suggested
from actions.turn.by_words import is_answered_by_words
from actions.turn.cannot_wait import say_what_forbids_all
from actions.turn.doses_beyond import beyond_in
from actions.turn.talk import Talk, leads_on
from actions.turn.this_turn import facts_changed
from education.asking import asks, asks_anywhere, tells
from education.content import Education, Entry, load_education

FIELD = "faq"
"""What a tapped question answers; its value is the entry's id, or `none`."""

POPULAR = ("how_will_i_know", "monthly_when_very_low", "when_better", "tablets_or_injections")
"""Offered to somebody who wants to ask but has not asked yet."""

FEW_WORDS = 10
"""Up to so many words without a question only announce one: `I want to ask about my jabs`."""


@cache
def education() -> Education:
    """All answers as the clinic's country spells them, read once."""
    return load_education().spelled_for(clinic().country)


def answer_question(talk: Talk) -> bool:
    """Answers the question of this turn, typed or tapped; whether it waits for the plan instead."""
    tapped = next((answer.value for answer in talk.turn.answers if answer.field == FIELD), None)
    entry = education().entry(str(tapped)) if tapped is not None else None
    if entry is not None:
        show_answer(talk, entry)
    elif tapped is not None:
        talk.utter(talk.say("question_not_covered"), _ways_on(talk))
    elif beyond_in(talk.turn) is not None:
        return False
    elif talk.turn.text.startswith("/"):
        _invite(talk)
    elif wants_a_plan(talk):
        _say_when_not_to_wait(talk)
        say_what_a_dose_goes_by(talk)
    elif asks_for_own_dose(talk.turn.text) and not shows_plans(talk):
        _leave_to_clinician(talk)
    else:
        return _answer_typed(talk)
    return False


def wants_a_plan(talk: Talk) -> bool:
    """Whether a dose is asked for with facts of one's own: then the plan goes on, and no general dose is named."""
    return facts_changed(talk.tracker) and asks_for_a_dose(talk.turn.text)


def say_what_a_dose_goes_by(talk: Talk) -> None:
    """Says what can be said of a dose before its plan is begun; in the questions of the plan it was said."""
    if not talk.tracker.active_loop:
        talk.utter(talk.say("facts_first"))


def _leave_to_clinician(talk: Talk) -> None:
    """Names no dose where the clinic shows them after confirmation; general questions keep their general answers."""
    talk.utter(talk.say("plan_with_clinician" if was_suggested(talk) else "dose_with_clinician"), _ways_on(talk))


def answer_if_sure(talk: Talk, *, without_doses: bool = False) -> bool:
    """Answers a message that was taken for something else, where it clearly asks what an entry answers; `without_doses`
    where no plan can be made, and no general dose may stand before that.
    """
    found = [entry for entry in _entries_found(talk) if not (without_doses and entry.caveat_for(talk.register))]
    if not (asks_anywhere(talk.turn.text) and talk.turn.found.clear and found):
        return False
    _say_when_not_to_wait(talk)
    show_answer(talk, found[0])
    return True


def answer_if_found(talk: Talk) -> bool:
    """Answers a question that one entry fits, if not as clearly as one that was taken for something else has to."""
    found = _entries_found(talk)
    if not (asks(talk.turn.text) or "?" in talk.turn.text) or talk.turn.found.kind != "answer" or not found:
        return False
    _say_when_not_to_wait(talk)
    show_answer(talk, found[0])
    return True


def _entries_found(talk: Talk) -> list[Entry]:
    """The answers that the message of this turn asks for, best first."""
    named = {mention.id for mention in talk.turn.mentions if mention.type == "pregnancy"}
    ids = [_of_the_two(entry_id, named) for entry_id in talk.turn.found.ids]
    return [entry for entry in map(education().entry, dict.fromkeys(ids)) if entry is not None]


def _of_the_two(entry_id: str, named: set[str]) -> str:
    """The answer for a mother who breastfeeds in the place of the one for pregnancy, where only that was named."""
    return "breastfeeding" if entry_id == "pregnancy" and named == {"breastfeeding"} else entry_id


def show_answer(talk: Talk, entry: Entry) -> None:
    """Sends the answer's card with the ways on; what forbids this person every product is said first (S-02)."""
    say_what_forbids_all(talk)
    talk.show(answer_card(entry, talk.register), None, _ways_on(talk))


def answer_card(entry: Entry, register: Register) -> dict[str, Any]:
    """The card of an answer; its caveat stands in the same card."""
    shown = {"id", "title", "publisher", "year", "country", "url", "status_text", "status_plain"}
    return {
        "type": "answer",
        "id": entry.id,
        "register": register,
        "title": entry.title(register),
        "paragraphs": list(entry.paragraphs(register)),
        "sources": [source.model_dump(include=shown) for source in entry.sources],
        "confidence": entry.confidence,
        "caveat": entry.caveat_for(register),
    }


def _say_when_not_to_wait(talk: Talk) -> None:
    """A question that names an emergency sign ("can it cause chest pain?") may be about now: it never goes unsaid."""
    named = [m for m in talk.turn.mentions if m.type == "symptom" and m.id in knowledge().emergency_symptoms]
    told = [m for m in named if not (m.negated or m.historical or m.retracted)]
    if any(not (mention.topic and mention.id == _TOO_MUCH) for mention in told):
        talk.utter(talk.say("if_it_is_now"))


_TOO_MUCH = "suicidal_thoughts"
"""The sign that an overdose is read as; whether there can be too much B12 is asked by people who have none."""


def _answer_typed(talk: Talk) -> bool:
    """Answers what was typed; whether it waits for the plan instead."""
    if talk.turn.intent == "ask_question":
        if not answer_if_sure(talk):
            _invite(talk)
        return False
    _say_when_not_to_wait(talk)
    if not was_suggested(talk) and is_answered_at_once(talk.turn.text) and answer_if_sure(talk):
        return False
    if is_answered_by_words(talk, talk.turn):
        show_answer(talk, _entries_found(talk)[0])
        return False
    if answer_about_own_treatment(talk):
        return False
    found = _entries_found(talk)
    tells_facts = facts_changed(talk.tracker) and not asks(talk.turn.text)
    fits = talk.turn.found.kind == "answer" and (talk.turn.found.clear or not tells(talk.turn.text))
    if found and fits and not tells_facts:
        show_answer(talk, found[0])
        return _waits_for_the_plan(talk)
    asks_whose = asks_for_own_dose(talk.turn.text) or (not found and asks_for_a_dose(talk.turn.text))
    if not was_suggested(talk) and asks_whose:
        talk.utter(talk.say("no_plan_yet"), _ways_on(talk))
    elif facts_changed(talk.tracker) and leads_on(talk):
        return asks(talk.turn.text)
    elif found and tells(talk.turn.text):
        options = [button(talk.say("option_plan"), "/start_plan"), button(talk.say("option_question"), "/ask_question")]
        talk.say_once(talk.say("plan_or_question"), [] if leads_on(talk) else options)
    elif leads_on(talk) and not was_suggested(talk) and concerns_own_treatment(talk.turn.text):
        return True
    elif found:
        options = [
            *(_option(talk, entry) for entry in found),
            button(talk.say("option_none_of_these"), _payload("none")),
        ]
        talk.say_once(talk.say("did_you_mean"), options)
    elif not asks(talk.turn.text) and len(talk.turn.text.split()) <= FEW_WORDS:
        _invite(talk)
    elif not say_what_the_plan_says(talk):
        talk.say_once(talk.say("question_not_covered"), _ways_on(talk))
    return False


def _waits_for_the_plan(talk: Talk) -> bool:
    """Whether one's own treatment is asked about beside facts that lead on to a plan: the plan answers that, too."""
    begins = facts_changed(talk.tracker) and leads_on(talk) and not was_suggested(talk)
    return begins and asked_by(talk.turn) is not None


def _invite(talk: Talk) -> None:
    popular = [entry for entry in education().entries if entry.id in POPULAR]
    talk.say_once(talk.say("ask_away"), [_option(talk, entry) for entry in popular])


def _option(talk: Talk, entry: Entry) -> dict[str, str]:
    return button(entry.title(talk.register), _payload(entry.id))


def _payload(value: str) -> str:
    return answer_payload(FIELD, value, intent="ask_faq")


def _ways_on(talk: Talk) -> list[dict[str, str]]:
    """None where a question of the plan follows; else back to the suggestion, or to a plan."""
    if leads_on(talk):
        return []
    if was_suggested(talk):
        return after_options(talk, suggestion_now(talk))
    return [
        button(talk.say("option_plan"), "/start_plan"),
        button(talk.say("option_another_question"), "/ask_question"),
    ]
