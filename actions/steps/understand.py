"""The one door through which facts enter the conversation: Rasa runs it on every turn, before anything else."""

from __future__ import annotations

import copy
import dataclasses
from typing import Any

from rasa_sdk.events import SlotSet

from actions.facts.dose_wishes import asks_for_a_dose
from actions.facts.draft import CHANGES, Draft
from actions.facts.facts import Facts, changed_slots
from actions.facts.said import Turn
from actions.facts.whose import (
    FOR_A_CHILD,
    OWN,
    is_about_no_child,
    of_whom_it_speaks,
    person_of,
    whose_is_asked,
)
from actions.judging.emergency import is_emergency
from actions.judging.judgement import is_now_refused
from actions.judging.places import PLACE, place_of
from actions.questions.catalogue import EMERGENCY, SIGNS_OF_A_CHILD, answer_slots, answered, question, questions
from actions.questions.offers import button
from actions.steps.interruptions.answer_question import ANSWER
from actions.steps.interruptions.general_questions import answer_if_sure
from actions.steps.interruptions.only_questions import (
    is_time_to_refuse,
    is_told_by_a_question,
    wants_a_plan,
    wants_only_answers,
)
from actions.steps.interruptions.talk_of_a_child import (
    child_today,
    declined_for_a_child,
    for_the_writer,
    found_to_be_a_child,
    offer_the_own_plan,
)
from actions.steps.leaving.restart import RESTART
from actions.steps.leaving.stop import say_stopped
from actions.steps.own_case.answer import OWN_CASE
from actions.steps.own_case.asked import answer_to_the_case, as_asked
from actions.steps.own_case.waiting import answer_once_known
from actions.steps.red_flags.after_emergency import (
    say_how_soon,
    say_what_forbids_it,
    say_what_was_kept,
    was_a_reaction,
)
from actions.steps.red_flags.red_flag import signs_in_words
from actions.steps.review.change import CHANGE, names_a_line
from actions.steps.suggestion.decisions import decides, say_where_it_is_decided
from actions.steps.suggestion.kept_questions import asks_outright, keep_question
from actions.steps.suggestion.own_treatment import DRIVING, asked_by
from actions.steps.suggestion.standing import was_suggested
from actions.steps.suggestion.suggest import SUGGEST
from actions.steps.welcome.clinicians_note import says_no_more, writes_as_a_clinician
from actions.steps.welcome.welcome import plan_or_question
from actions.turn.acknowledgement import acknowledgement
from actions.turn.an_adult_after_all import Adult, adult_after_all, as_told_of_an_adult
from actions.turn.answers import FEW_WORDS
from actions.turn.asking_about_signs import CLOSED, hold, is_open, is_suspected, read_reply, with_what_waited
from actions.turn.asking_whose import ask_whose, is_said_to_be_a_child, settle_whose, whose_is_open
from actions.turn.cannot_wait import say_before_leaving, say_what_cannot_wait
from actions.turn.child_in_danger import (
    apart_from,
    dangers_of_a_child,
    list_of,
    of_the_writer,
    told_beside_the_child,
)
from actions.turn.comes_back import (
    childs_signs_that_came_back,
    put_down_again,
    signs_that_came_back,
    with_what_is_known,
)
from actions.turn.corrections import as_correction
from actions.turn.editing import closed, frames, left
from actions.turn.for_a_child import (
    CHILD,
    begins_anew_with_oneself,
    begins_with_a_child,
    goes_on_with_their_own,
    is_about_a_baby,
    is_for_the_writer,
    is_found_to_be_a_child,
    is_still_of_a_child,
    is_under_age,
    signs_of_the_child,
    turns_to_oneself,
)
from actions.turn.held_messages import begins_the_talk, with_told_besides
from actions.turn.how_it_stands import says_help_is_coming
from actions.turn.interruptions import interrupts, yields
from actions.turn.medicines_asked_of import without_medicines_asked_of
from actions.turn.natural_answers import as_answer_in_own_words
from actions.turn.open_emergency import (
    CALLS,
    Reply,
    dangers,
    is_of_a_crisis,
    opened,
    reply_to,
    standing,
)
from actions.turn.reading.range_of_inr import tells_range_of_inr
from actions.turn.reading.stopped import tells_it_was_stopped
from actions.turn.reading.taken_out import takes_something_out
from actions.turn.reopening import with_answer_of
from actions.turn.signs import put_down, ticked
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
from actions.turn.understanding import understand
from education.asking import asks
from education.ways import ways_of

LONG = 1500
"""Characters beyond which the person is asked to check what was noted."""

GO_ON = "going_on"
"""What the slot `confirming` holds while somebody after a crisis is asked whether to go on with B12."""

EMERGENCY_FIRST = {FIRST: "action_red_flag"}
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
        return self._take_up(talk) if before is None else self._in_an_emergency(talk, reply_to(talk, before))

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
        turn, confirming = _to_be_confirmed(talk)
        turn = with_what_is_known(talk, without_medicines_asked_of(talk.facts, turn))
        if is_about_no_child(turn):
            turn = dataclasses.replace(turn, intent="start_plan")
        if of_an_adult:
            turn = as_told_of_an_adult(turn)
        if turn.intent not in CALLS:
            turn = as_correction(as_answer_in_own_words(turn, talk.facts))
            if takes_something_out(talk.facts, turn):
                turn = dataclasses.replace(turn, intent="correct")
            if interrupts(turn.intent) and not asks(turn.text) and tells_range_of_inr(talk.facts, turn):
                turn = dataclasses.replace(turn, intent="inform")
            if turn.intent == "stop" and tells_it_was_stopped(talk.facts, turn):
                turn = dataclasses.replace(turn, intent="inform")
            turn = as_asked(turn, talk.facts, was_suggested(talk))
        childs = dangers_of_a_child(turn, known=bool(talk.tracker.get_slot(CHILD)))
        childs = childs or childs_signs_that_came_back(talk, turn)
        turn = told_beside_the_child(turn, known=True) if childs else turn
        draft = with_told_besides(talk, understand(talk.facts, turn))
        if begins_anew_with_oneself(talk, draft):
            return self._take_up_anew(talk)
        waits = draft.facts.pending_labs != talk.facts.pending_labs
        took_up = any(note.kind in CHANGES for note in draft.notes)
        leaves_open = interrupts(turn.intent) and not ((took_up or waits) and yields(turn.intent))
        child = signs_of_the_child(talk)
        named = [] if child is None or turn.answers else ticked(turn, child)
        back = signs_that_came_back(talk, turn)
        put_down_again(draft, back)
        own = dangers(draft.facts)
        put_down(draft, named)
        if childs or turn.intent in CALLS or is_emergency(draft.facts, turn.today):
            childs = tuple(dict.fromkeys([*childs, *sorted(dangers(draft.facts) - own)]))
            told = self._told_in_an_emergency(dataclasses.replace(talk, turn=turn), draft)
            put_down_again(told, back)
            return self._begin_an_emergency(talk, told, child, childs)
        if child is not None and named:
            return child_today(talk, child)
        if is_suspected(talk) and not _only_takes_out(talk, turn):
            return set_slots(talk.tracker, {**hold(talk), **SIGNS_FIRST, "register": turn.register})
        if wants_only_answers(talk, turn):
            slots = {ONLY_QUESTIONS: True, "confirming": None, FIRST: ANSWER, "register": turn.register}
            return set_slots(talk.tracker, {**CLOSED, **slots})
        person = whose_is_asked(talk.facts, turn)
        if is_still_of_a_child(talk, turn, draft) or is_under_age(person, turn) or is_about_a_baby(turn):
            return declined_for_a_child(talk, child)
        if is_found_to_be_a_child(talk, draft.facts):
            again = bool(talk.tracker.get_slot(CHILD))
            return declined_for_a_child(talk, child) if again else found_to_be_a_child(talk, child)
        if person is not None:
            return ask_whose(talk, person)
        if is_told_by_a_question(talk, turn):
            return set_slots(talk.tracker, {**CLOSED, "confirming": None, FIRST: ANSWER, "register": turn.register})
        before = left(talk)
        if before is not None:
            return self._keep_the_line(talk, before)
        if decides(talk):
            say_where_it_is_decided(talk)
            return set_slots(talk.tracker, {**CLOSED, FIRST: "action_listen", "register": turn.register})
        if turns_to_oneself(talk, draft):
            draft.put("whose", OWN)
            talk.utter(talk.say("whose_own"))
        values: dict[str, Any] = {
            **CLOSED,
            FIRST: SUGGEST
            if is_time_to_refuse(talk, turn, draft.facts) or _wants_it_now(talk)
            else _form_first(talk, turn, draft.facts),
            **count(talk, draft),
            **closed(talk, draft.facts),
        }
        answered_now = values[FIRST] != SUGGEST and bool(
            answer_to_the_case(dataclasses.replace(talk, facts=draft.facts), changed=draft.facts != talk.facts)
        )
        if answered_now:
            values |= {FIRST: OWN_CASE, MISSES: talk.tracker.get_slot(MISSES)}
        if values[FIRST] == SUGGEST and turn.intent == "ask_faq":
            answer_if_sure(talk)
        if values[FIRST] is None and goes_on_with_their_own(talk):
            values[FIRST] = FIRST_FORM
        if of_an_adult and turn.intent == "start_plan":
            values[FIRST] = (talk.tracker.active_loop or {}).get("name") or FIRST_FORM
        values |= changed_slots(talk.facts, draft.facts)
        values |= self._answers(talk, answer_slots(draft.facts), held=leaves_open)
        values |= {
            "asking": bool((talk.tracker.active_loop or {}).get("name")) or _is_only_asking(talk, draft),
            "register": turn.register,
            "confirming": None if draft.facts != talk.facts else confirming,
            ONLY_QUESTIONS: None if wants_a_plan(turn) else talk.tracker.get_slot(ONLY_QUESTIONS),
            CHILD: child if begins_with_a_child(talk, turn) or talk.tracker.get_slot(CHILD) else None,
        }
        noted = acknowledgement(draft, turn.register)
        again = not took_up and noted in said_before(talk.tracker)
        self._acknowledge(talk, "" if again else noted, draft.facts != talk.facts)
        say_what_cannot_wait(talk, draft.facts)
        if turn.intent in ("stop", "goodbye"):
            say_before_leaving(talk, draft.facts)
        wants_a_dose = turn.intent == "start_plan" and asks_for_a_dose(turn.text)
        if wants_a_dose and not answered_now and not talk.tracker.active_loop:
            talk.utter(talk.say("facts_first"))
        waiting = answer_once_known(talk, draft.facts)
        if not answered_now and took_up and turn.intent in ("inform", "correct") and not asks_for_a_dose(turn.text):
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
        of_the_treatment = asked_by(talk.turn) not in (None, DRIVING)
        waits = of_the_treatment or (not answer_if_sure(talk) and asks_outright(talk.turn.text))
        return keep_question(talk) if waits and (of_the_treatment or not was_suggested(talk)) else []

    @staticmethod
    def _keep_the_line(talk: Talk, before: Facts) -> Events:
        """Events that leave the line that was being changed as it was; the form goes on."""
        item = question(frames(talk)[-1]["question"])
        facts = with_answer_of(talk.facts, before, item)
        talk.utter(talk.say("kept_as_it_was", label=item.label))
        values = {**changed_slots(talk.facts, facts), **answer_slots(facts), **closed(talk, facts, leaves=True)}
        loop = (talk.tracker.active_loop or {}).get("name")
        return set_slots(talk.tracker, {**values, MISSES: 0, "register": talk.register, FIRST: loop})

    @staticmethod
    def _told_in_an_emergency(talk: Talk, draft: Draft) -> Draft:
        """The facts of an emergency's message, as those of the person of whom it speaks; of a child as they are."""
        facts = of_whom_it_speaks(talk.facts, talk.turn)
        if facts == talk.facts or is_under_age(person_of(facts), talk.turn):
            return draft
        return understand(facts, talk.turn)

    @staticmethod
    def _begin_an_emergency(talk: Talk, draft: Draft, child: str | None, childs: tuple[str, ...]) -> Events:
        """Events that keep the facts and open the emergency; the signs of a child are no facts, and lead to no plan."""
        if childs:
            child = child or list_of(talk.turn)
            draft = Draft(of_the_writer(apart_from(draft.facts, childs)), draft.notes)
        elif child is None and is_under_age(whose_is_asked(talk.facts, talk.turn), talk.turn):
            child = SIGNS_OF_A_CHILD
        facts = draft.facts
        values = {**CLOSED, **changed_slots(talk.facts, facts), **answer_slots(facts), **opened(talk, draft, childs)}
        values |= {"register": talk.turn.register, "confirming": None, **EMERGENCY_FIRST}
        return set_slots(talk.tracker, {**values, CHILD: child or talk.tracker.get_slot(CHILD)})

    def _in_an_emergency(self, talk: Talk, reply: Reply) -> Events:
        """Events after a turn that found an emergency standing."""
        confirming = talk.tracker.get_slot("confirming")
        _tell_of_a_person(talk)
        settles_restart = confirming == RESTART and talk.turn.intent in ("affirm", "deny") and not talk.turn.answers
        if reply.leaves or settles_restart:
            if talk.turn.intent in ("stop", "goodbye"):
                talk.utter(talk.say("if_it_is_now"))
            return set_slots(talk.tracker, {"register": talk.turn.register, "asking": True, FIRST: None})
        values = {**changed_slots(talk.facts, reply.facts), **answer_slots(reply.facts)}
        values |= {"register": talk.turn.register, "confirming": None}
        if reply.standing.childs and not talk.tracker.get_slot(CHILD):
            values[CHILD] = list_of(talk.turn)
        if reply.settled is None:
            if reply.standing.dealt and reply.noted:
                talk.utter(talk.say("noted", items="; ".join(reply.noted)))
            return set_slots(talk.tracker, {**values, EMERGENCY: reply.standing.model_dump(), **EMERGENCY_FIRST})
        if reply.denied is not None:
            self._acknowledge(talk, acknowledgement(reply.denied, talk.register), new=False)
        values |= {EMERGENCY: None, MISSES: 0}
        if talk.tracker.get_slot(CHILD):
            today = child_today(talk, talk.tracker.get_slot(CHILD))
            if dangers(talk.facts):
                talk.utter(talk.say(f"settled_{reply.settled}", signs=signs_in_words(talk)))
                say_how_soon(talk, reply)
            if reply.facts != Facts():
                say_what_was_kept(talk, reply.standing)
                offer_the_own_plan(dataclasses.replace(talk, facts=reply.facts))
            return [*set_slots(talk.tracker, values), *today]
        goes_on = reply.facts != Facts()
        said = talk.say(f"settled_{reply.settled}", signs=signs_in_words(talk))
        talk.utter(said, [] if goes_on else plan_or_question(talk))
        refused = is_now_refused(talk.facts, reply.facts, talk.turn.today)
        if not refused and not is_of_a_crisis(talk):
            say_how_soon(talk, reply)
        say_what_was_kept(talk, reply.standing)
        if goes_on and is_of_a_crisis(talk):
            offered = [button(talk.say("option_go_on"), "/start_plan"), button(talk.say("option_stop_here"), "/stop")]
            talk.utter(talk.say("go_on_after_crisis"), offered)
            return set_slots(talk.tracker, {**values, "confirming": GO_ON, FIRST: "action_listen"})
        if refused and was_a_reaction(talk, reply.facts):
            say_what_forbids_it(talk, reply.facts)
        first = SUGGEST if refused else FIRST_FORM
        return set_slots(talk.tracker, {**values, FIRST: first if goes_on else "action_listen"})

    def _answer_the_list(self, talk: Talk) -> Events:
        """The slots after a turn that found the question about urgent signs open."""
        reply = read_reply(talk)
        waited = with_what_waited(talk)
        put_down_again(waited, signs_that_came_back(talk, talk.turn))
        if talk.turn.intent in CALLS or is_emergency(waited.facts, talk.turn.today):
            child = signs_of_the_child(talk)
            theirs = tuple(sorted(dangers(waited.facts) - dangers(talk.facts))) if child else ()
            return self._begin_an_emergency(talk, waited, child, theirs)
        if reply.child_today is not None:
            return child_today(talk, reply.child_today)
        if reply.warns:
            talk.utter(talk.say("if_it_is_now"))
        if reply.asks:
            _tell_of_a_person(talk)
        values = {FIRST: None} | changed_slots(talk.facts, reply.draft.facts) | reply.slots
        before = set_slots(talk.tracker, values | (SIGNS_FIRST if reply.asks else {}))
        if reply.leaves:
            return [*before, *self._take_up(dataclasses.replace(talk, facts=reply.draft.facts))]
        self._acknowledge(talk, acknowledgement(reply.draft, talk.register), new=False)
        say_what_cannot_wait(talk, reply.draft.facts)
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


def _tell_of_a_person(talk: Talk) -> None:
    """Says how to reach a person to somebody who wants one, where the turn is answered with something else."""
    if talk.turn.intent == "ask_person":
        talk.utter(talk.say("person"))


def _only_takes_out(talk: Talk, turn: Turn) -> bool:
    """Whether a few words do no more than take something out of what was noted: `take out the Hb`."""
    return len(turn.text.split()) <= FEW_WORDS and takes_something_out(talk.facts, turn)


def _is_only_asking(talk: Talk, draft: Draft) -> bool:
    """Whether a message that reads like facts brings none that is new: then it is a question, and begins no plan."""
    same = draft.facts == talk.facts and talk.turn.intent in ("inform", "correct")
    nothing_new = same and all(note.kind == "bare_number" and was_suggested(talk) for note in draft.notes)
    return nothing_new and (was_suggested(talk) or asks(talk.turn.text))


def _wants_it_now(talk: Talk) -> bool:
    """Whether an answer to an open question says besides that the suggestion is wanted now."""
    way = ways_of("actions.turn")["suggest_now"]
    return bool(talk.tracker.active_loop) and talk.turn.intent != "suggest_now" and way.is_said_in(talk.turn.text)


def _form_first(talk: Talk, turn: Turn, facts: Facts) -> str | None:
    """What leads on where an answer in own words was taken for an interruption: the form, or the question again. Facts
    of a message that was taken for something else begin a plan, too.
    """
    loop = (talk.tracker.active_loop or {}).get("name")
    if turn.asked == "review" and facts == talk.facts and turn.intent != "change" and names_a_line(turn.text):
        return "action_change"
    taken_away = turn.intent != talk.turn.intent and interrupts(talk.turn.intent)
    begins = turn.intent == "nlu_fallback" and facts != talk.facts and not asks(turn.text)
    if loop is None and (begins or (taken_away and (talk.turn.intent == FOR_A_CHILD or facts != talk.facts))):
        return FIRST_FORM
    if loop is None or not taken_away:
        return None
    return loop if answered(facts).get(turn.asked or "") is not None else "action_ask_again"


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
    if not _is_first_message(talk):
        return ""
    began = [event for event in talk.tracker.events if event.get("event") in ("session_started", "restart")]
    starts_anew = len(began) > 1 and began[-1].get("event") == "session_started"
    return talk.say("session_over") if starts_anew and began[-2].get("event") == "session_started" else ""


def _is_first_message(talk: Talk) -> bool:
    """Whether nothing was said yet since the session began."""
    for event in reversed(talk.tracker.events[:-1]):
        if event.get("event") == "session_started":
            return True
        if event.get("event") == "user":
            return False
    return False
