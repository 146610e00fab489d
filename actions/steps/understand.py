"""The one door through which facts enter the conversation: Rasa runs it on every turn, before anything else."""

from __future__ import annotations

import copy
import dataclasses
from typing import Any

from rasa_sdk.events import SlotSet

from actions.facts.answered_at_once import is_answered_at_once
from actions.facts.dose_wishes import asks_for_a_dose
from actions.facts.draft import CHANGES
from actions.facts.facts import Facts, changed_slots
from actions.facts.said import Turn
from actions.facts.whose import (
    OWN,
)
from actions.judging.emergency import is_emergency
from actions.judging.places import PLACE, place_of
from actions.questions.catalogue import answer_slots
from actions.questions.offers import button
from actions.saying.wording import listed
from actions.steps.interruptions.answer_question import ANSWER
from actions.steps.interruptions.general_questions import answer_if_sure, say_what_a_dose_goes_by
from actions.steps.interruptions.only_questions import (
    begins_with_questions,
    is_time_to_refuse,
    is_told_by_a_question,
    wants_a_plan,
    wants_only_answers,
)
from actions.steps.interruptions.out_of_scope import DECLINE as OUT_OF_SCOPE
from actions.steps.interruptions.out_of_scope import is_for_poisoning
from actions.steps.interruptions.talk_of_a_child import (
    child_today,
    declined_for_a_child,
    for_the_writer,
)
from actions.steps.leading_on import (
    answers_for_the_forms,
    form_first,
    is_answered_first,
    is_only_asking,
    to_be_confirmed,
    wants_it_now,
    what_listens,
)
from actions.steps.leaving.stop import say_stopped
from actions.steps.noted import acknowledge
from actions.steps.own_case.answer import OWN_CASE
from actions.steps.own_case.asked import answer_to_the_case
from actions.steps.own_case.waiting import answer_once_known
from actions.steps.red_flags.emergency_turn import (
    GO_ON,
    begin_an_emergency,
    in_an_emergency,
    tell_of_a_person,
    told_in_an_emergency,
)
from actions.steps.review.change import CHANGE
from actions.steps.review.leaving_a_change import change_nothing, keep_the_line, take_the_change_back
from actions.steps.suggestion.choose_protocol import CHOOSE_PROTOCOL, chooses_protocol
from actions.steps.suggestion.decisions import decides, say_where_it_is_decided
from actions.steps.suggestion.kept_questions import asks_outright, keep_question
from actions.steps.suggestion.own_treatment import DRIVING, asked_by
from actions.steps.suggestion.standing import after_options, suggestion_now, was_suggested
from actions.steps.suggestion.suggest import SUGGEST
from actions.steps.turn_as_meant import as_meant
from actions.steps.welcome.clinicians_note import says_no_more, writes_as_a_clinician
from actions.steps.welcome.welcome import plan_or_question
from actions.steps.whose_plan import of_somebody_else
from actions.turn.acknowledgement import acknowledgement
from actions.turn.an_adult_after_all import Adult, adult_after_all
from actions.turn.answers import FEW_WORDS
from actions.turn.asking_about_signs import CLOSED, hold, is_open, is_suspected, read_reply, with_what_waited
from actions.turn.asking_whose import is_said_to_be_a_child, settle_whose, whose_is_open
from actions.turn.by_words import is_answered_by_words
from actions.turn.cannot_wait import say_before_leaving, say_what_cannot_wait
from actions.turn.child_in_danger import (
    dangers_of_a_child,
    told_beside_the_child,
)
from actions.turn.comes_back import (
    childs_signs_that_came_back,
    put_down_again,
    signs_that_came_back,
)
from actions.turn.doses_beyond import beyond_of, say_of_a_dose_beyond
from actions.turn.editing import closed, left, says_to_keep
from actions.turn.for_a_child import (
    CHILD,
    begins_anew_with_oneself,
    begins_with_a_child,
    goes_on_with_their_own,
    is_for_the_writer,
    signs_of_the_child,
    turns_to_oneself,
)
from actions.turn.held_messages import with_told_besides
from actions.turn.how_it_stands import says_help_is_coming
from actions.turn.interruptions import interrupts, yields
from actions.turn.medicines_asked_of import asks_a_dose_of_another
from actions.turn.nearest_signs import words_of
from actions.turn.open_emergency import (
    CALLS,
    dangers,
    reply_to,
    standing,
)
from actions.turn.reading.taken_out import takes_something_out
from actions.turn.signs import put_down, ticked
from actions.turn.taken_back import taken_back
from actions.turn.talk import (
    FIRST,
    FIRST_FORM,
    ONLY_QUESTIONS,
    Events,
    ReportedAction,
    Talk,
    catch_up,
    set_slots,
    spoken_of,
)
from actions.turn.this_turn import said_before
from actions.turn.tries import MISSES, count
from actions.turn.typed_medicines import without_a_name
from actions.turn.understanding import understand
from education.ways import ways_of

SIGNS_FIRST = {FIRST: "action_ask_about_signs"}


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
            return settle_whose(talk)
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
        turn, confirming = to_be_confirmed(talk)
        turn = as_meant(talk, turn, of_an_adult)
        childs = dangers_of_a_child(turn, known=bool(talk.tracker.get_slot(CHILD)))
        childs = childs or childs_signs_that_came_back(talk, turn)
        turn = told_beside_the_child(turn, talk.facts, known=True) if childs else turn
        draft = with_told_besides(talk, understand(talk.facts, turn))
        if begins_anew_with_oneself(talk, draft):
            return self._take_up_anew(talk)
        waits = draft.facts.pending_labs != talk.facts.pending_labs
        took_up = any(note.kind in CHANGES for note in draft.notes)
        leaves_open = interrupts(turn.intent) and not ((took_up or waits) and yields(turn.intent))
        child = signs_of_the_child(talk)
        named = [] if child is None or turn.answers else ticked(turn, child)
        returned = signs_that_came_back(talk, turn)
        put_down_again(draft, returned)
        own = dangers(draft.facts)
        put_down(draft, named)
        if childs or turn.intent in CALLS or is_emergency(draft.facts, turn.today):
            childs = tuple(dict.fromkeys([*childs, *sorted(dangers(draft.facts) - own)]))
            told = told_in_an_emergency(dataclasses.replace(talk, turn=turn), draft)
            put_down_again(told, returned)
            return begin_an_emergency(talk, told, child, childs)
        if child is not None and named:
            return child_today(talk, child)
        if is_suspected(talk) and not _only_takes_out(talk, turn):
            return set_slots(talk.tracker, {**hold(talk), **SIGNS_FIRST, "register": turn.register})
        beyond = beyond_of(turn, draft)
        tells_more = draft.facts != talk.facts
        if beyond is not None:
            say_of_a_dose_beyond(talk, beyond, [] if tells_more or talk.tracker.active_loop else _ways_on(talk))
        if is_for_poisoning(turn):
            return set_slots(
                talk.tracker, {**CLOSED, "confirming": None, FIRST: OUT_OF_SCOPE, "register": turn.register}
            )
        if wants_only_answers(talk, turn):
            slots = {ONLY_QUESTIONS: True, "confirming": None, FIRST: ANSWER, "register": turn.register}
            return set_slots(talk.tracker, {**CLOSED, **slots})
        another = of_somebody_else(talk, turn, draft, child)
        if another is not None:
            return another
        if beyond is not None and not tells_more:
            return set_slots(talk.tracker, {**CLOSED, FIRST: what_listens(talk), "register": turn.register})
        if is_told_by_a_question(talk, turn):
            _decline_another_dose(talk, turn)
            return set_slots(talk.tracker, {**CLOSED, "confirming": None, FIRST: ANSWER, "register": turn.register})
        if draft.facts == talk.facts and is_answered_by_words(talk, turn):
            return set_slots(talk.tracker, {**CLOSED, "confirming": None, FIRST: ANSWER, "register": turn.register})
        before = left(talk)
        if before is not None:
            return keep_the_line(talk, before)
        if draft.facts == talk.facts and chooses_protocol(talk):
            return set_slots(talk.tracker, {**CLOSED, FIRST: CHOOSE_PROTOCOL, "register": turn.register})
        if talk.tracker.get_slot("confirming") == CHANGE and says_to_keep(talk):
            return change_nothing(talk)
        back = taken_back(talk, turn, draft.facts)
        if back is not None:
            return take_the_change_back(talk, back)
        if decides(talk):
            say_where_it_is_decided(talk)
            return set_slots(talk.tracker, {**CLOSED, FIRST: "action_listen", "register": turn.register})
        if turns_to_oneself(talk, draft):
            draft.put("whose", OWN)
            talk.utter(talk.say("whose_own"))
        values: dict[str, Any] = {
            **CLOSED,
            FIRST: SUGGEST
            if is_time_to_refuse(talk, turn, draft.facts) or wants_it_now(talk)
            else form_first(talk, turn, draft.facts),
            **count(talk, draft),
            **closed(talk, draft.facts),
        }
        answered_now = values[FIRST] != SUGGEST and bool(
            answer_to_the_case(dataclasses.replace(talk, facts=draft.facts), changed=draft.facts != talk.facts)
        )
        if answered_now:
            values |= {FIRST: OWN_CASE, MISSES: talk.tracker.get_slot(MISSES)}
        if values[FIRST] == SUGGEST and turn.intent == "ask_faq":
            answer_if_sure(talk, without_doses=True)
        if values[FIRST] is None and goes_on_with_their_own(talk):
            values[FIRST] = FIRST_FORM
        if of_an_adult and turn.intent == "start_plan":
            values[FIRST] = (talk.tracker.active_loop or {}).get("name") or FIRST_FORM
        values |= changed_slots(talk.facts, draft.facts)
        left_as_not_known = values.get(MISSES) == 0 and is_answered_first(talk, draft.facts)
        values |= answers_for_the_forms(talk, answer_slots(draft.facts), held=leaves_open and not left_as_not_known)
        values |= {
            "asking": bool((talk.tracker.active_loop or {}).get("name")) or is_only_asking(talk, draft),
            "register": turn.register,
            "confirming": None if draft.facts != talk.facts else confirming,
            ONLY_QUESTIONS: None
            if wants_a_plan(turn)
            else begins_with_questions(talk, turn) or talk.tracker.get_slot(ONLY_QUESTIONS),
            CHILD: child if begins_with_a_child(talk, turn) or talk.tracker.get_slot(CHILD) else None,
        }
        noted = acknowledgement(draft, turn.register)
        again = not took_up and noted in said_before(talk.tracker)
        acknowledge(talk, "" if again else noted, draft.facts != talk.facts)
        say_what_cannot_wait(talk, draft.facts)
        unnamed = without_a_name(turn)
        if unnamed:
            talk.utter(talk.say("medicine_needs_its_name", words=listed(unnamed)))
        _decline_another_dose(talk, turn)
        if turn.intent in ("stop", "goodbye") and not answered_now:
            say_before_leaving(talk, draft.facts)
        leads_on = turn.intent in ("start_plan", "inform", "nlu_fallback") and values[FIRST] != SUGGEST
        if leads_on and asks_for_a_dose(turn.text) and not answered_now:
            say_what_a_dose_goes_by(talk)
        waiting = answer_once_known(talk, draft.facts)
        tells = turn.intent in ("inform", "correct") and not asks_for_a_dose(turn.text)
        lists = turn.asked == "medicines" and ways_of("actions.turn")["lists_what_is_taken"].is_said_in(turn.text)
        if not answered_now and took_up and tells and not lists and beyond is None:
            waiting += self._keep_what_it_asks(talk)
        return [*set_slots(talk.tracker, values), *waiting]

    def _take_up_anew(self, talk: Talk) -> Events:
        """Events of a turn with which a plan of the writer's own begins, as if nothing of the child had been told."""
        cleared = {**changed_slots(talk.facts, Facts(whose=OWN)), **answer_slots(Facts())}
        tracker = copy.copy(talk.tracker)
        tracker.slots = {**tracker.slots, **cleared}
        talk.utter(talk.say("whose_own"))
        anew = dataclasses.replace(talk, facts=Facts(whose=OWN), tracker=tracker)
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

    @staticmethod
    def _keep_what_it_asks(talk: Talk) -> Events:
        """Events that keep a question beside facts until the plan. One that an entry clearly answers is answered now;
        what is asked of one's own treatment waits all the same.
        """
        of_the_treatment = asked_by(talk.turn) not in (None, DRIVING) and not is_answered_at_once(talk.turn.text)
        waits = of_the_treatment or (not answer_if_sure(talk) and asks_outright(talk.turn.text))
        return keep_question(talk) if waits and (of_the_treatment or not was_suggested(talk)) else []

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


def _decline_another_dose(talk: Talk, turn: Turn) -> None:
    """Says that no other medicine gets a dose, where one is asked for and nothing else of the turn says it."""
    if turn.intent not in ("other_drug", "out_of_scope") and asks_a_dose_of_another(turn):
        talk.utter(talk.say("no_other_drug"))


def _ways_on(talk: Talk) -> list[dict[str, str]]:
    """The ways on where no question stands open."""
    return after_options(talk, suggestion_now(talk)) if was_suggested(talk) else plan_or_question(talk)


def _only_takes_out(talk: Talk, turn: Turn) -> bool:
    """Whether the few words that sound urgent do no more than take something out of what was noted: `take out the Hb`,
    `that's all. and please take out the weak legs`.
    """
    urgent = words_of(turn)
    few = len(urgent.split()) <= FEW_WORDS
    return few and takes_something_out(talk.facts, dataclasses.replace(turn, text=urgent))
