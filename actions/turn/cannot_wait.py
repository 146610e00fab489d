"""What cannot wait for the plan is said when it is told: a sign for today, and what speaks against the next dose."""

from __future__ import annotations

from typing import Any

from actions.facts.facts import Facts
from actions.judging.judgement import first_judgement_from, safety_rules, suggestion_from
from actions.registers import stated
from actions.turn.comes_back import childs_signs_before
from actions.turn.how_it_stands import says_it_needs_nobody_today
from actions.turn.talk import Talk
from actions.turn.whom_to_reach import whom_to_reach
from b12core.identifiers import PRODUCTS
from b12core.suggestion import Safety
from education.asking import asks

TODAY = "same_day"
ASKED_ABOUT = frozenset({"medicines", "conditions"})
"""The facts of which a question beside them asks: "I take this, is it a problem?"."""


def say_what_cannot_wait(talk: Talk, facts: Facts) -> None:
    """Says what the facts of this turn are the first to call for, where it cannot wait for the plan (S-01, S-09)."""
    _say_of_today(talk, facts)
    _say_of_the_next_dose(talk, facts)


def forbids_all(talk: Talk) -> frozenset[str]:
    """The ids of the rules that rule out every product for this person."""
    rules = safety_rules(talk.facts, talk.turn.today)
    return frozenset(rule.id for rule in rules if set(rule.blocks) == set(PRODUCTS))


def say_what_forbids_all(talk: Talk) -> None:
    """Says what rules out every product for this person: what is true of most does not hold for them."""
    forbidding = forbids_all(talk)
    if forbidding:
        for note in suggestion_from(talk.facts, talk.turn.today).safety:
            if note.id in forbidding:
                _call_out_note(talk, note)


def say_of_what_has_passed(talk: Talk) -> None:
    """Tells a patient that a danger which is over has to be looked at today all the same (S-30), unless it was seen to
    or is long ago.
    """
    if talk.register == "patient" and not says_it_needs_nobody_today(talk.turn):
        call_out(talk, ("urgency", TODAY), talk.say("passed_today"), whom_to_reach(talk, TODAY))


def say_before_leaving(talk: Talk, facts: Facts) -> None:
    """Says once more, to somebody who leaves, what is for a doctor today: a sign that was told, or what has passed."""
    line = _for_today(talk, facts)
    if line is not None:
        talk.utter(talk.say("before_leaving", line=line))


def _for_today(talk: Talk, facts: Facts) -> str | None:
    passed = talk.say("passed_today")
    if _was_shown(talk, passed):
        return " ".join([passed, talk.say("if_it_comes_back")])
    if first_judgement_from(facts, talk.turn.today).urgency == TODAY:
        referrals = suggestion_from(facts, talk.turn.today).referrals
        return stated(next(each for each in referrals if each.urgency == TODAY), talk.register)
    return talk.say("child_before_leaving") if childs_signs_before(talk) else None


def _was_shown(talk: Talk, text: str) -> bool:
    """Whether these words were set apart as a card in this talk."""
    said = (event.get("data") or {} for event in talk.tracker.events if event.get("event") == "bot")
    cards = ((each.get("custom") or {}).get("card") or {} for each in said)
    return any(card.get("text") == text for card in cards)


def _say_of_today(talk: Talk, facts: Facts) -> None:
    """Tells a patient to see a doctor today, and a clinician who answers questions what is for today: what was told
    before any question stands at the head of their draft.
    """
    patient, today = talk.register == "patient", talk.turn.today
    asked = patient or bool(talk.tracker.active_loop)
    told, before = (each.symptoms_present + each.signs_over for each in (facts, talk.facts))
    if not asked or told == before:
        return
    if first_judgement_from(facts, today).urgency != TODAY:
        return
    first = next(referral for referral in suggestion_from(facts, today).referrals if referral.urgency == TODAY)
    words = talk.say("cannot_wait", referral=stated(first, talk.register))
    known = first_judgement_from(talk.facts, today).urgency == TODAY if patient else _was_shown(talk, words)
    if not known:
        call_out(talk, ("urgency", TODAY), words, whom_to_reach(talk, TODAY))


def _say_of_the_next_dose(talk: Talk, facts: Facts) -> None:
    """Says what speaks against the next dose, which may be given before there is a plan; and to a question what the
    medicines and conditions told with it mean, since they are what it asks about.
    """
    if _tells(facts) == _tells(talk.facts):
        return
    today, asking = talk.turn.today, asks(talk.turn.text)
    known = safety_rules(talk.facts, today)
    told = {rule.id: rule.at_once for rule in safety_rules(facts, today) if rule not in known}
    if not told or (not asking and True not in told.values()):
        return
    for note in suggestion_from(facts, today).safety:
        asked_about = asking and not ASKED_ABOUT.isdisjoint(note.because_of)
        if note.id in told and (told[note.id] or asked_about):
            _call_out_note(talk, note)


def _call_out_note(talk: Talk, note: Safety) -> None:
    """Shows a contraindication, caution or interaction set apart, as its level."""
    call_out(talk, ("level", note.level), note.plain if talk.register == "patient" else note.text)


def call_out(
    talk: Talk,
    head: tuple[str, str],
    text: str,
    reached: dict[str, Any] | None = None,
    options: list[dict[str, str]] | None = None,
) -> None:
    """Shows the text set apart as a card; `head` names the words over it, as the channels know them."""
    group, name = head
    card = {"type": "callout", "register": talk.register, "group": group, "name": name, "text": text}
    talk.show({**card, "clinic": reached or {}}, None, options or [])


def _tells(facts: Facts) -> tuple[object, ...]:
    """What can speak against a dose, of all the facts."""
    return facts.medicines, facts.conditions, facts.symptoms_present, facts.labs, facts.product, facts.route
