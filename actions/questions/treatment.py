"""Step 6: the treatment in use and how it goes; of a first course that is under way, what the plan goes on from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from actions.facts.days import LONGEST_AGO_DAYS, in_words
from actions.facts.draft import Draft
from actions.facts.facts import ON_TREATMENT, Facts
from actions.facts.loading import (
    BEGUN,
    MOST_DOSES,
    OVER,
    STARTING,
    end_loading,
    is_under_way,
    loading_intervals,
    set_doses_given,
)
from actions.facts.setting import set_dose, set_interval
from actions.questions.kinds import OneOf, day_entry
from actions.questions.question import Offer, Question
from actions.registers import Register, Worded
from actions.saying.wording import say
from b12core.identifiers import PRODUCTS, SYMPTOM_COURSES
from b12core.words import every_words

HIGHEST_DOSE = 100_000
"""Micrograms beyond which a tapped value is none of ours."""

LONGEST_INTERVAL = 1000
"""Days beyond which a tapped value is none of ours."""


class OnTreatment(Question):
    """A question about treatment that goes on."""

    def applies(self, facts: Facts) -> bool:
        """Whether the person is on maintenance."""
        return facts.phase == ON_TREATMENT


class InUse(OnTreatment):
    """A question about treatment that goes on, or about a first course of which some was given."""

    def applies(self, facts: Facts) -> bool:
        """Whether the person is on maintenance, or within the first course."""
        return super().applies(facts) or is_under_way(facts)

    def counts(self, facts: Facts) -> bool:
        """Whether it is counted: within a first course most of these are left out."""
        return facts.phase == ON_TREATMENT


class DosesGiven(Question):
    """How many doses of the first course were given; asked only while it is under way."""

    named = "doses_given"
    fields = ("doses_given", "loading")
    paths = ("treatment.doses_given",)

    def applies(self, facts: Facts) -> bool:
        """Whether the first course is under way, or was told as over with its number."""
        return (
            is_under_way(facts) or facts.doses_given == 0 or (facts.loading == OVER and facts.doses_given is not None)
        )

    def take(self, draft: Draft, value: Any) -> None:
        """Sets the number, or that the first course is over."""
        if value == "all":
            end_loading(draft)
        elif isinstance(value, int) and not isinstance(value, bool):
            set_doses_given(draft, value)

    def take_none(self, draft: Draft) -> None:
        """None was given yet."""
        set_doses_given(draft, 0)

    def tried(self, facts: Facts, today: dt.date) -> Iterator[Facts]:
        """The facts with one dose, and with as many as there can be."""
        for number in (1, MOST_DOSES):
            yield facts.model_copy(update={"doses_given": number})

    def in_words(self, facts: Facts, register: Register) -> str:
        """The number."""
        return "" if facts.doses_given is None else str(facts.doses_given)

    def clear(self, draft: Draft) -> None:
        """Takes the number out; the course stays under way, so that it is asked for again."""
        draft.put("doses_given", None)
        if draft.facts.phase == STARTING:
            draft.put("loading", BEGUN)


def _now_or_before(words: str, facts: Facts, register: Register) -> str:
    """A part of the treatment as it stands; of one that was stopped, as one that was had before."""
    return say("had_before", register, value=words) if words and facts.stopped else words


class Product(InUse, OneOf):
    """Which kind of B12; of what was stopped it is not asked."""

    named = "product"
    fields = ("product", "route")
    paths = ("treatment.product",)
    allowed = PRODUCTS

    def applies(self, facts: Facts) -> bool:
        """Whether there is a product in use."""
        return super().applies(facts) and (not facts.stopped or facts.product is not None)

    def tried(self, facts: Facts, today: dt.date) -> Iterator[Facts]:
        """The facts with each kind."""
        for product in self.choices:
            yield facts.model_copy(update={"product": product})

    def in_words(self, facts: Facts, register: Register) -> str:
        """The kind; of what was stopped, that it was had before."""
        return _now_or_before(super().in_words(facts, register), facts, register)


class Dose(OnTreatment):
    """Micrograms a dose, kept as typed beside; of what was stopped it is not asked."""

    named = "dose"
    fields = ("dose_mcg", "dose_typed", "dose_waits")
    paths = ("treatment.dose_mcg",)

    def applies(self, facts: Facts) -> bool:
        """Whether there is a dose in use."""
        return super().applies(facts) and (not facts.stopped or facts.dose_mcg is not None)

    def take(self, draft: Draft, value: Any) -> None:
        """Sets the dose in micrograms."""
        if isinstance(value, int | float) and 0 < value <= HIGHEST_DOSE:
            draft.put("dose_waits", None)
            set_dose(draft, float(value), f"{value:,} mcg")

    def first_words(self, facts: Facts, register: Register) -> str | None:
        """Asks for the other half where a volume or a strength was told."""
        return self.again_words(facts, register)

    def again_words(self, facts: Facts, register: Register) -> str | None:
        """Asks for what the dose waits for; None where it waits for nothing."""
        waits = facts.dose_waits
        if waits is None:
            return None
        if waits.mcg is not None:
            return say("dose_ask_which", register, value=f"{waits.mcg:,g} mcg")
        if waits.mcg_per_ml is not None:
            return say("dose_ask_volume", register)
        return say("dose_ask_vial" if waits.of == "vial" else "dose_ask_strength", register)

    def offers(self, facts: Facts) -> list[Offer]:
        """The usual dose; where an amount may be the dose or the strength, what it comes to as either."""
        waits = facts.dose_waits
        if waits is None or (waits.share == 1 and waits.mcg is None):
            return super().offers(facts)
        if waits.mcg is None or waits.share is None:
            return self.fixed("not_known")
        amount, whole = f"{waits.mcg:,g} mcg", "dose_in_the_vial" if waits.of == "vial" else "dose_in_each_ml"
        told = (("dose_each_time", waits.mcg), (whole, round(waits.mcg * waits.share, 3)))
        titled = [
            (Worded(patient=say(key, "patient", value=amount), clinician=say(key, "clinician", value=amount)), mcg)
            for key, mcg in told
        ]
        return [*(Offer(title=title, value=mcg) for title, mcg in titled), *self.fixed("not_known")]

    def in_words(self, facts: Facts, register: Register) -> str:
        """The dose as it was typed, or what was told of it; of what was stopped, that it was had before."""
        waits = facts.dose_waits
        told = None if waits is None else ", ".join(filter(None, (waits.typed, waits.strength_typed)))
        typed = facts.dose_typed or (say("dose_waits", register, value=told) if told else "")
        return _now_or_before(typed, facts, register)


class Interval(InUse):
    """Days between two doses; of what was stopped they are not asked."""

    named = "interval"
    fields = ("interval_days",)
    paths = ("treatment.interval_days",)

    def applies(self, facts: Facts) -> bool:
        """Whether there is an interval in use."""
        return super().applies(facts) and (not facts.stopped or facts.interval_days is not None)

    def offers(self, facts: Facts) -> list[Offer]:
        """How often injections are usual: within a first course the intervals of those."""
        if facts.phase == ON_TREATMENT:
            return super().offers(facts)
        often = [(every_words(days), days) for days in loading_intervals()]
        titles = [(words[:1].upper() + words[1:], days) for words, days in often]
        return [
            *(Offer(title=Worded(patient=t, clinician=t), value=days) for t, days in titles),
            *self.fixed("not_known"),
        ]

    def take(self, draft: Draft, value: Any) -> None:
        """Sets the days between two doses."""
        if isinstance(value, int | float) and 0 < value <= LONGEST_INTERVAL:
            set_interval(draft, float(value), f"every {value:g} days")

    def tried(self, facts: Facts, today: dt.date) -> Iterator[Facts]:
        """The facts with each interval of a first course."""
        for days in loading_intervals():
            yield facts.model_copy(update={"interval_days": days})

    def in_words(self, facts: Facts, register: Register) -> str:
        """How often, in days, weeks or months; of what was stopped, that it was had before."""
        often = every_words(facts.interval_days) if facts.interval_days else ""
        return _now_or_before(often, facts, register)


class LastDose(InUse):
    """The day of the last dose, which is typed."""

    named = "last_dose"
    fields = ("last_dose_on", "last_dose_about")
    paths = ("treatment.last_dose_on",)

    def entry(
        self, facts: Facts, register: Register, today: dt.date, before: Facts | None = None
    ) -> dict[str, Any] | None:
        """A calendar of the days up to today."""
        return day_entry(self.id, today - dt.timedelta(days=LONGEST_AGO_DAYS), today)

    def tried(self, facts: Facts, today: dt.date) -> Iterator[Facts]:
        """The facts with a dose today, and with one as long ago as it can be."""
        for day in (today, today - dt.timedelta(days=LONGEST_AGO_DAYS)):
            yield facts.model_copy(update={"last_dose_on": day.isoformat()})

    def in_words(self, facts: Facts, register: Register) -> str:
        """The day in words."""
        if facts.last_dose_on is None:
            about = facts.last_dose_about
            return say("time_without_a_day", register, time=about) if about else ""
        return in_words(dt.date.fromisoformat(facts.last_dose_on))


BEFORE_THE_NEXT = "returning_before_next_dose"
"""The course of symptoms that only goes with a next dose."""


class SymptomCourse(InUse, OneOf):
    """How the symptoms go under treatment; within a first course it is asked where that decides when it ends."""

    named = "symptom_course"
    fields = ("symptom_course",)
    paths = ("symptom_course",)
    allowed = SYMPTOM_COURSES

    def first_words(self, facts: Facts, register: Register) -> str | None:
        """Asks for the time since it was stopped, where it was."""
        return say("course_since_the_stop", register) if facts.stopped else None

    def tried(self, facts: Facts, today: dt.date) -> Iterator[Facts]:
        """The facts with each course."""
        for course in self.choices:
            yield facts.model_copy(update={"symptom_course": course})

    def offers(self, facts: Facts) -> list[Offer]:
        """The courses that can be: where it was stopped no next injection comes."""
        return [each for each in super().offers(facts) if not (facts.stopped and each.value == BEFORE_THE_NEXT)]


QUESTIONS: tuple[type[Question], ...] = (DosesGiven, Product, Dose, Interval, LastDose, SymptomCourse)
