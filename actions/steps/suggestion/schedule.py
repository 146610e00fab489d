"""Turns the plan into dates: from the last dose where treatment goes on, else from a day that the person names."""

from __future__ import annotations

import datetime as dt

from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet

from actions.core import clinic, protocol_name
from actions.facts.days import in_words
from actions.facts.facts import TODAY, changed_slots
from actions.judging.judgement import knowledge_about
from actions.judging.waiting import waits_for_somebody
from actions.questions.catalogue import answer_slots, answered
from actions.steps.suggestion.standing import after_options, refusal_of, standing_suggestion
from actions.turn.talk import Events, ReportedAction, Talk, catch_up, set_slots
from actions.turn.tries import MISSES
from b12core.errors import CaseError
from b12core.schedule import Schedule, build_schedule
from b12core.schedule_export import as_calendar
from b12core.suggestion import Suggestion

FORM = "dates_form"
LAST_DOSE = "last_dose"


class ActionSchedule(ReportedAction):
    """Shows the schedule card, or asks for the day that it counts from."""

    def name(self) -> str:
        return "action_schedule"

    def act(self, talk: Talk) -> Events:
        """Returns what leads to the question for the day, or what the forms need to go on."""
        suggestion = standing_suggestion(talk)
        if suggestion is None:
            return catch_up(talk)
        if suggestion.regimen is None or waits_for_somebody(suggestion):
            why = "no_dates" if suggestion.regimen is None else "dates_wait"
            talk.utter(talk.say(why), after_options(talk, suggestion))
            return catch_up(talk)
        states = answered(talk.facts)
        if states["start_date"] == "not_known":
            talk.utter(talk.say("no_first_day"), after_options(talk, suggestion))
            return _forget_day(talk)
        if states[LAST_DOSE] in (None, "passed_over") or states["start_date"] is None:
            begun = [SlotSet("requested_slot", None), ActiveLoop(None), SlotSet(MISSES, 0)]
            return [*begun, *_asked_after_all(talk), FollowupAction(FORM)]
        self._show(talk, suggestion)
        asking = talk.tracker.active_loop.get("name") == FORM
        left: Events = [SlotSet("requested_slot", None), ActiveLoop(None)] if asking else []
        return [*_forget_day(talk), *left]

    @staticmethod
    def _show(talk: Talk, suggestion: Suggestion) -> None:
        today, last = talk.turn.today, _day(talk.facts.last_dose_on, talk.turn.today)
        start = _day(talk.facts.start_date, today) or today
        try:
            schedule = build_schedule(suggestion, start, last, knowledge=knowledge_about(talk.facts))
        except CaseError as error:
            talk.utter(refusal_of(talk, error), after_options(talk, suggestion))
            return
        talk.show(schedule_card(talk, suggestion, schedule, start), None, after_options(talk, suggestion))


def schedule_card(talk: Talk, suggestion: Suggestion, schedule: Schedule, start: dt.date) -> dict[str, object]:
    """The dates as a card, with the calendar file and the caveat.

    Its title says the day that they count from, and whose plan it is where that is not the clinic's first protocol.
    """
    title = counted_from(talk, schedule, "dates_from", start)
    if suggestion.protocol != clinic().protocols[0]:
        title = talk.say("dates_by", title=title, name=protocol_name(suggestion.protocol, talk.register))
    return {
        "type": "schedule",
        "register": talk.register,
        "title": title,
        "schedule": schedule.model_dump(mode="json"),
        "ics": as_calendar(schedule).decode("utf-8"),
        "line": schedule.line_plain if talk.register == "patient" else schedule.line,
        "caveat": schedule.caveat_plain if talk.register == "patient" else schedule.caveat,
    }


def counted_from(talk: Talk, schedule: Schedule, key: str, start: dt.date) -> str:
    """The sentence of this key for dates from a start day; of dates from the last dose, that day, and whether the next
    dose is due by the start already.
    """
    if schedule.counts_from is None:
        return talk.say(key, day=in_words(start))
    given = [item for item in schedule.appointments if item.kind == "injection"]
    is_due = bool(given) and given[0].earliest == start
    told = "dates_due" if is_due else "dates_from_last"
    return talk.say(told, day=in_words(schedule.counts_from), start=in_words(start))


def _day(day: str | None, today: dt.date) -> dt.date | None:
    if day == TODAY:
        return today
    return dt.date.fromisoformat(day) if day else None


def _asked_after_all(talk: Talk) -> Events:
    """Puts the last dose among the questions, where the case was given without it or the plan did not need it."""
    only, idle = talk.facts.only_ask, talk.facts.left_out
    asked = {
        "only_ask": None if only is None else [*only, LAST_DOSE],
        "left_out": [name for name in idle if name != LAST_DOSE],
    }
    facts = talk.facts.model_copy(update=asked)
    return set_slots(talk.tracker, changed_slots(talk.facts, facts) | dict(answer_slots(facts)))


def _forget_day(talk: Talk) -> Events:
    """The first day belongs to one schedule: whoever asks for dates again is asked for it again."""
    not_known = [question_id for question_id in talk.facts.not_known if question_id != "start_date"]
    facts = talk.facts.model_copy(update={"start_date": None, "not_known": not_known})
    return set_slots(talk.tracker, changed_slots(talk.facts, facts) | dict(answer_slots(facts)))
