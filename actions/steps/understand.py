"""The one door through which facts enter the conversation: Rasa runs it on every turn, before anything else."""

from __future__ import annotations

import copy
import dataclasses

from rasa_sdk.events import SlotSet

from actions.facts.facts import Facts, changed_slots
from actions.facts.people import OWN
from actions.judging.emergency import is_emergency
from actions.judging.places import PLACE, place_of
from actions.questions.catalogue import answer_slots
from actions.questions.offers import button
from actions.steps.interruptions.answer_question import ANSWER
from actions.steps.interruptions.talk_of_a_child import child_today, declined_for_a_child, for_the_writer
from actions.steps.leaving.stop import say_stopped
from actions.steps.noted import acknowledge
from actions.steps.red_flags.emergency_turn import GO_ON, begin_an_emergency, in_an_emergency, tell_of_a_person
from actions.steps.taking_up import dangers as urgent
from actions.steps.taking_up import no_facts
from actions.steps.taking_up.dangers import SIGNS_FIRST
from actions.steps.taking_up.facts import keep_facts
from actions.steps.taking_up.taken import taken_up, with_signs
from actions.steps.welcome.clinicians_note import says_no_more, writes_as_a_clinician
from actions.turn.acknowledgement import acknowledgement
from actions.turn.an_adult_after_all import Adult, adult_after_all
from actions.turn.asking_about_signs import CLOSED, is_open, read_reply, with_what_waited
from actions.turn.asking_whose import is_said_to_be_a_child, settle_whose, whose_is_open
from actions.turn.cannot_wait import say_what_cannot_wait
from actions.turn.comes_back import put_down_again, signs_that_came_back
from actions.turn.for_a_child import CHILD, begins_anew_with_oneself, is_for_the_writer, signs_of_the_child
from actions.turn.held_messages import HELD
from actions.turn.how_it_stands import says_help_is_coming
from actions.turn.open_emergency import CALLS, dangers, reply_to, standing
from actions.turn.talk import FIRST, FIRST_FORM, Events, ReportedAction, Talk, catch_up, set_slots, spoken_of
from actions.turn.whose_settled import is_of_the_next_patient, with_whose_case_it_is

WITHOUT_FACTS = (
    urgent.an_emergency,
    urgent.a_sign_of_the_child,
    urgent.a_suspicion,
    no_facts.a_danger_of_another,
    no_facts.a_dose_beyond,
    no_facts.against_poisoning,
    no_facts.only_answers,
    no_facts.somebody_else,
    no_facts.nothing_but_a_dose_beyond,
    no_facts.told_by_a_question,
    no_facts.answered_by_words,
    no_facts.a_line_left,
    no_facts.a_protocol,
    no_facts.nothing_to_change,
    no_facts.a_change_taken_back,
    no_facts.a_decision,
)
"""What a turn can be instead of facts, in the order in which it is looked for; the first that it is takes it."""


class ActionUnderstand(ReportedAction):
    """Reads the turn into the facts, says what was noted, and tells the forms what is answered.

    It is also the gate that every turn passes: while an emergency stands, or a danger is suspected, what follows is
    decided here and by no rule (S-01, S-28, S-30).
    """

    def name(self) -> str:
        return "action_validate_slot_mappings"

    def act(self, talk: Talk) -> Events:
        """Returns the slots that changed."""
        if talk.is_repeated():
            return [SlotSet("asking", True), *catch_up(talk)]
        told = place_of(talk.turn.text, talk.tracker.get_slot(PLACE))
        talk = with_whose_case_it_is(talk)
        return [*self._answered(talk), *([] if told is None else set_slots(talk.tracker, {PLACE: told.id}))]

    def _answered(self, talk: Talk) -> Events:
        """The slots that the turn changed, by what stands open above every step."""
        helped = standing(talk) is not None and says_help_is_coming(talk.turn)
        if not helped and writes_as_a_clinician(talk):
            talk = talk.to_reader("clinician")
            talk.utter(talk.say("clinician_by_note"), [button(talk.say("option_plain_words"), "/patient")])
            if says_no_more(talk.turn):
                return set_slots(talk.tracker, {**CLOSED, FIRST: ANSWER, "register": talk.register})
        if is_open(talk):
            return self._answer_the_list(talk)
        if whose_is_open(talk) and is_said_to_be_a_child(talk):
            return [*declined_for_a_child(talk, None), SlotSet("confirming", None)]
        calls = talk.turn.intent in CALLS or bool(signs_that_came_back(talk, talk.turn))
        if whose_is_open(talk) and not calls:
            settled = settle_whose(talk)
            if settled is not None:
                return settled
            talk.utter(talk.say("whose_stays"))
            talk = talk.with_slot("confirming", None)
            return [SlotSet("confirming", None), SlotSet(HELD, None), *self._take_up(talk)]
        if is_for_the_writer(talk):
            return for_the_writer(talk)
        before = standing(talk)
        return self._take_up(talk) if before is None else in_an_emergency(talk, reply_to(talk, before))

    def _take_up(self, talk: Talk, of_an_adult: bool = False) -> Events:
        """The slots after a turn that nothing stands above; `of_an_adult` is whether it said that no child is meant."""
        adult = adult_after_all(talk)
        if adult is not None:
            return self._take_up_of_an_adult(talk, adult)
        if talk.tracker.get_slot("confirming") == GO_ON and talk.turn.intent in ("affirm", "deny"):
            going_on = talk.turn.intent == "affirm"
            if not going_on:
                say_stopped(talk)
            first = {FIRST: FIRST_FORM if going_on else "action_listen", "confirming": None}
            return set_slots(talk.tracker, {**first, "register": talk.turn.register})
        if is_of_the_next_patient(talk):
            talk.utter(talk.say("next_patient"))
            return self._take_up_anew(talk, Facts())
        taken = taken_up(talk, of_an_adult)
        if begins_anew_with_oneself(talk, taken.draft):
            talk.utter(talk.say("whose_own"))
            return self._take_up_anew(talk, Facts(whose=OWN))
        taken = with_signs(taken)
        for without_facts in WITHOUT_FACTS:
            events = without_facts(taken)
            if events is not None:
                return events
        return keep_facts(taken)

    def _take_up_anew(self, talk: Talk, facts: Facts) -> Events:
        """Events of a turn with which a plan of somebody else begins, from these facts, as if nothing had been told."""
        cleared = {**changed_slots(talk.facts, facts), **answer_slots(Facts()), "suggested_for": None}
        tracker = copy.copy(talk.tracker)
        tracker.slots = {**tracker.slots, **cleared}
        anew = dataclasses.replace(talk, facts=facts, tracker=tracker)
        return [*set_slots(talk.tracker, cleared), *self._take_up(anew)]

    def _take_up_of_an_adult(self, talk: Talk, adult: Adult) -> Events:
        """Events of a turn that says that it is about an adult: it is read as if no child had been named."""
        facts = adult.facts(talk.facts, talk.turn.text)
        named = adult.person if facts != talk.facts else None
        if named is not None:
            talk.utter(talk.say("whose_noted", person=spoken_of(named)))
        elif adult.surely:
            talk.utter(talk.say("about_an_adult"))
        cleared = {**changed_slots(talk.facts, facts), CHILD: None}
        tracker = copy.copy(talk.tracker)
        tracker.slots = {**tracker.slots, **cleared}
        anew = dataclasses.replace(talk, facts=facts, tracker=tracker)
        return [*set_slots(talk.tracker, cleared), *self._take_up(anew, of_an_adult=True)]

    def _answer_the_list(self, talk: Talk) -> Events:
        """The slots after a turn that found the question about urgent signs open."""
        reply = read_reply(talk)
        waited = with_what_waited(talk)
        put_down_again(waited, signs_that_came_back(talk, talk.turn))
        if talk.turn.intent in CALLS or is_emergency(waited.facts, talk.turn.today):
            child = signs_of_the_child(talk)
            theirs = tuple(sorted(dangers(waited.facts) - dangers(talk.facts))) if child else ()
            return begin_an_emergency(talk, waited, child, theirs)
        if reply.child_today is not None:
            return child_today(talk, reply.child_today)
        if reply.warns:
            talk.utter(talk.say("if_it_is_now"))
        if reply.asks:
            tell_of_a_person(talk)
        values = {FIRST: None} | changed_slots(talk.facts, reply.draft.facts) | reply.slots
        before = set_slots(talk.tracker, values | (SIGNS_FIRST if reply.asks else {}))
        if reply.leaves:
            return [*before, *self._take_up(dataclasses.replace(talk, facts=reply.draft.facts))]
        acknowledge(talk, acknowledgement(reply.draft, talk.register), new=False)
        say_what_cannot_wait(talk, reply.draft.facts)
        return before
