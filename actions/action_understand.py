"""The one door through which facts enter the conversation: Rasa runs it on every turn, before anything else."""

from __future__ import annotations

import dataclasses
from typing import Any

from rasa_sdk.events import SlotSet

from actions.acknowledgement import acknowledgement
from actions.action_change import CHANGE
from actions.action_restart import RESTART
from actions.asking_about_signs import CLOSED, hold, is_open, is_suspected, read_reply, with_what_waited
from actions.dose_wishes import asks_for_a_dose
from actions.draft import CHANGES, Draft
from actions.emergency import is_emergency
from actions.facts import changed_slots
from actions.general_questions import answer_if_sure
from actions.held_messages import begins_the_talk
from actions.interruptions import interrupts, yields
from actions.progress import answer_slots
from actions.questions import questions
from actions.reporting import Events, ReportedAction, Talk, catch_up, set_slots
from actions.standing import was_suggested
from actions.turn import Turn
from actions.understanding import understand
from education.asking import asks

LONG = 1500
"""Characters beyond which the person is asked to check what was noted."""

WHAT_TO_DO = frozenset({"what_can_you_do"})
"""Intents of `what do I do?`, which in an emergency asks for nothing but the help that it needs."""


class ActionUnderstand(ReportedAction):
    """Reads the turn into the facts, says what was noted, and tells the forms what is answered."""

    def name(self) -> str:
        return "action_validate_slot_mappings"

    def act(self, talk: Talk) -> Events:
        """Returns the slots that changed."""
        if talk.is_repeated():
            return [SlotSet("asking", True), *catch_up(talk)]
        if is_open(talk):
            return self._answer_the_list(talk)
        return self._take_up(talk)

    def _take_up(self, talk: Talk) -> Events:
        turn, confirming = _to_be_confirmed(talk)
        draft = understand(talk.facts, turn)
        took_up = any(note.kind in CHANGES for note in draft.notes)
        leaves_open = interrupts(turn.intent) and not (took_up and yields(turn.intent))
        emergency = is_emergency(draft.facts, turn.today)
        settles_restart = talk.tracker.get_slot("confirming") == RESTART and turn.intent in ("affirm", "deny")
        waits = leaves_open and turn.intent not in WHAT_TO_DO and is_emergency(talk.facts, turn.today)
        show_emergency = emergency and not settles_restart and not waits
        if is_suspected(talk, emergency):
            return set_slots(talk.tracker, {**hold(talk), "register": turn.register})
        values: dict[str, Any] = {**CLOSED, **changed_slots(talk.facts, draft.facts)}
        values |= self._answers(talk, answer_slots(draft.facts), held=leaves_open or show_emergency)
        values |= {
            "asking": bool((talk.tracker.active_loop or {}).get("name")) or _is_only_asking(talk, draft),
            "emergency_now": show_emergency,
            "register": turn.register,
            "confirming": None if draft.facts != talk.facts else confirming,
        }
        if took_up or turn.intent == "start_plan":
            values["misses"] = 0
        elif talk.turn.asked and draft.notes and all(note.kind == "bare_number" for note in draft.notes):
            values["misses"] = int(talk.tracker.get_slot("misses") or 0) + 1
        if not show_emergency and turn.intent not in ("red_flag", "crisis"):
            self._acknowledge(talk, acknowledgement(draft, turn.register), draft.facts != talk.facts)
            if took_up and turn.intent in ("inform", "correct") and not asks_for_a_dose(turn.text):
                answer_if_sure(talk)
        return set_slots(talk.tracker, values)

    def _answer_the_list(self, talk: Talk) -> Events:
        """The slots after a turn that found the question about urgent signs open."""
        reply = read_reply(talk)
        waited = with_what_waited(talk)
        if talk.turn.intent in ("red_flag", "crisis") or is_emergency(waited.facts, talk.turn.today):
            values = changed_slots(talk.facts, waited.facts)
            values |= self._answers(talk, answer_slots(waited.facts), held=True)
            return set_slots(talk.tracker, {**values, **CLOSED, "confirming": None, "emergency_now": True})
        if reply.warns:
            talk.utter(talk.say("if_it_is_now"))
        before = set_slots(talk.tracker, changed_slots(talk.facts, reply.draft.facts) | reply.slots)
        if reply.leaves:
            return [*before, *self._take_up(dataclasses.replace(talk, facts=reply.draft.facts))]
        self._acknowledge(talk, acknowledgement(reply.draft, talk.register), new=False)
        return before

    @staticmethod
    def _acknowledge(talk: Talk, noted: str, new: bool) -> None:
        """Says what was noted; who begins with facts instead of a greeting first learns who is speaking."""
        spoken = any(event.get("event") == "bot" for event in talk.tracker.events) and not begins_the_talk(talk)
        begins = not spoken and (new or talk.turn.intent in ("inform", "correct", "start_plan"))
        long = len(talk.turn.text) > LONG
        for parts in (
            [_place_lost(talk), talk.say("begin") if begins else ""],
            [noted, talk.say("too_long") if long else ""],
        ):
            if any(parts):
                talk.utter(" ".join(part for part in parts if part))

    @staticmethod
    def _answers(talk: Talk, answers: dict[str, Any], held: bool) -> dict[str, Any]:
        """The answers for the forms. Those of the running form are held back where the turn must leave it rejected,
        so that a rule can answer; `catch_up` brings them in afterwards."""
        loop = (talk.tracker.active_loop or {}).get("name")
        if not held or loop is None:
            return answers
        own = {item.slot for item in questions().values() if loop in (item.form, "review_form")}
        return {slot: value for slot, value in answers.items() if slot not in own | {"pending_lab_answer"}}


def _is_only_asking(talk: Talk, draft: Draft) -> bool:
    """Whether a message that reads like facts brings none that is new: then it is a question, and begins no plan."""
    same = draft.facts == talk.facts and talk.turn.intent in ("inform", "correct")
    nothing_new = same and all(note.kind == "bare_number" and was_suggested(talk) for note in draft.notes)
    return nothing_new and (was_suggested(talk) or asks(talk.turn.text))


def _to_be_confirmed(talk: Talk) -> tuple[Turn, str | None]:
    """The turn, and what it has to confirm: then a yes or no is about that, and not about the question before it."""
    confirming = talk.tracker.get_slot("confirming")
    if confirming == RESTART and talk.turn.intent in ("affirm", "deny", "restart"):
        return dataclasses.replace(talk.turn, asked=None), RESTART
    leads_on = talk.tracker.active_loop and not interrupts(talk.turn.intent)
    waits = confirming == CHANGE and (leads_on or talk.turn.intent in ("nlu_fallback", "affirm", "deny"))
    return talk.turn, CHANGE if waits else None


def _place_lost(talk: Talk) -> str:
    """What is said to somebody who comes back after so long that the answers of before are gone."""
    began = [event for event in talk.tracker.events if event.get("event") in ("session_started", "restart")]
    starts_anew = len(began) > 1 and began[-1].get("event") == "session_started" and _is_first_message(talk)
    return talk.say("session_over") if starts_anew and began[-2].get("event") == "session_started" else ""


def _is_first_message(talk: Talk) -> bool:
    """Whether nothing was said yet since the session began."""
    for event in reversed(talk.tracker.events[:-1]):
        if event.get("event") == "session_started":
            return True
        if event.get("event") == "user":
            return False
    return False
