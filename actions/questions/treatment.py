"""Step 6: the treatment in use and how it goes; asked in maintenance only."""

from __future__ import annotations

import datetime as dt
from typing import Any

from actions.facts.days import LONGEST_AGO_DAYS, in_words
from actions.facts.draft import Draft
from actions.facts.facts import ON_TREATMENT, Facts
from actions.facts.setting import set_dose, set_interval
from actions.questions.kinds import OneOf, day_entry
from actions.questions.question import Question
from actions.registers import Register
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


class Product(OnTreatment, OneOf):
    """Which kind of B12."""

    named = "product"
    fields = ("product", "route")
    paths = ("treatment.product",)
    allowed = PRODUCTS


class Dose(OnTreatment):
    """Micrograms a dose, kept as typed beside."""

    named = "dose"
    fields = ("dose_mcg", "dose_typed")
    paths = ("treatment.dose_mcg",)

    def take(self, draft: Draft, value: Any) -> None:
        """Sets the dose in micrograms."""
        if isinstance(value, int | float) and 0 < value <= HIGHEST_DOSE:
            set_dose(draft, float(value), f"{value:,} mcg")

    def in_words(self, facts: Facts, register: Register) -> str:
        """The dose as it was typed."""
        return facts.dose_typed or ""


class Interval(OnTreatment):
    """Days between two doses."""

    named = "interval"
    fields = ("interval_days",)
    paths = ("treatment.interval_days",)

    def take(self, draft: Draft, value: Any) -> None:
        """Sets the days between two doses."""
        if isinstance(value, int | float) and 0 < value <= LONGEST_INTERVAL:
            set_interval(draft, float(value), f"every {value:g} days")

    def in_words(self, facts: Facts, register: Register) -> str:
        """How often, in days, weeks or months."""
        return every_words(facts.interval_days) if facts.interval_days else ""


class LastDose(OnTreatment):
    """The day of the last dose, which is typed."""

    named = "last_dose"
    fields = ("last_dose_on",)
    paths = ("treatment.last_dose_on",)

    def entry(
        self, facts: Facts, register: Register, today: dt.date, before: Facts | None = None
    ) -> dict[str, Any] | None:
        """A calendar of the days up to today."""
        return day_entry(self.id, today - dt.timedelta(days=LONGEST_AGO_DAYS), today)

    def in_words(self, facts: Facts, register: Register) -> str:
        """The day in words."""
        return in_words(dt.date.fromisoformat(facts.last_dose_on)) if facts.last_dose_on else ""


class SymptomCourse(OnTreatment, OneOf):
    """How the symptoms go under treatment."""

    named = "symptom_course"
    fields = ("symptom_course",)
    paths = ("symptom_course",)
    allowed = SYMPTOM_COURSES


QUESTIONS: tuple[type[Question], ...] = (Product, Dose, Interval, LastDose, SymptomCourse)
