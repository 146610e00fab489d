"""Steps 7 and 8, and what stands above every step: the review, the first day of a schedule, and urgent signs."""

from __future__ import annotations

import datetime as dt
from typing import Any

from actions.facts.days import LONGEST_WAIT_DAYS
from actions.facts.draft import Draft
from actions.facts.facts import ON_TREATMENT, TODAY, Facts
from actions.facts.loading import is_under_way
from actions.questions.kinds import day_entry
from actions.questions.question import Question
from actions.registers import Register


class StartDate(Question):
    """The day that a schedule counts from: a wish about dates, no fact of the case."""

    named = "start_date"
    is_counted = False
    fields = ("start_date",)
    is_a_line = False

    def applies(self, facts: Facts) -> bool:
        """Whether no last dose is there to count from, or a day was named all the same."""
        goes_on = facts.phase == ON_TREATMENT or (is_under_way(facts) and facts.doses_given is not None)
        counts_from_the_last_dose = goes_on and facts.last_dose_on is not None
        return bool(facts.start_date) or not counts_from_the_last_dose

    def take(self, draft: Draft, value: Any) -> None:
        """Sets today; another day is typed."""
        if value == TODAY:
            draft.put("start_date", TODAY)
            draft.reopen(self.id)

    def entry(
        self, facts: Facts, register: Register, today: dt.date, before: Facts | None = None
    ) -> dict[str, Any] | None:
        """A calendar of the days from today."""
        return day_entry(self.id, today, today + dt.timedelta(days=LONGEST_WAIT_DAYS))

    def take_not_known(self, draft: Draft) -> None:
        """Puts down that no day is known yet."""
        draft.put("start_date", None)
        draft.add("not_known", self.id)

    def in_words(self, facts: Facts, register: Register) -> str:
        """The day as it is kept."""
        return facts.start_date or ""


class Review(Question):
    """Whether all that was understood is right."""

    named = "review"
    is_a_line = False
    is_left_open = False

    def take(self, draft: Draft, value: Any) -> None:
        """Confirms it."""
        if value == "confirmed":
            draft.close(self.id)

    def take_yes(self, draft: Draft) -> None:
        """Confirms it."""
        draft.close(self.id)

    def take_not_known(self, draft: Draft) -> None:
        """Changes nothing: there is no way past the review but to say that it is right."""


class UrgentSigns(Question):
    """Asked before anything else where a danger is suspected; it belongs to no step of the plan."""

    named = "signs"


class SignsOfABaby(Question):
    """The list of urgent signs of a baby, for whoever looks after it."""

    named = "signs_of_a_baby"


class SignsOfAChild(Question):
    """The list of urgent signs of an older child, for whoever looks after it."""

    named = "signs_of_a_child"


class OpenEmergency(Question):
    """Asked while an emergency stands; it belongs to no step of the plan."""

    named = "emergency"


QUESTIONS: tuple[type[Question], ...] = (StartDate, Review)
ABOVE_ALL: tuple[type[Question], ...] = (UrgentSigns, SignsOfABaby, SignsOfAChild, OpenEmergency)
