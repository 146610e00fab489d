"""The kinds of questions: one of several terms, several of a list, results with their units, and a day."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from actions.core import knowledge, name_of
from actions.facts.draft import Draft
from actions.facts.facts import Facts, LabFact
from actions.facts.laboratory import is_told_in_a_word, units_of
from actions.questions.question import Answered, Offer, Question
from actions.registers import Register
from actions.saying.wording import say, sentences
from b12core.case import ANTIBODY_RESULTS


def offer(key: str, value: Any) -> Offer:
    """An option whose title is a sentence of its own."""
    return Offer(title=sentences()[key], value=value)


class OneOf(Question):
    """One term of the vocabulary, which is the value of one fact."""

    allowed: ClassVar[tuple[str, ...]] = ()
    """The values that the fact can have."""

    def take(self, draft: Draft, value: Any) -> None:
        """Sets the fact, and says the old value with the new one where there was one."""
        field = self.fields[0]
        old = getattr(draft.facts, field)
        if value in self.allowed and value != old:
            draft.put(field, value)
            draft.reopen(self.id)
            draft.note("changed" if old else "set", self.id, self.kind or None, old, value)

    def in_words(self, facts: Facts, register: Register) -> str:
        """What the vocabulary calls the value."""
        value = getattr(facts, self.fields[0])
        return name_of(self.kind, value, register) if value else ""


class SeveralOf(Question):
    """A list of which several can be there; each of it is affirmed, denied, not known or still to be asked."""

    closed_means: ClassVar[Answered] = "none"
    partly_known: ClassVar[bool] = True
    absent: ClassVar[str] = ""
    """The fact that holds what was denied."""

    def remaining(self, facts: Facts) -> list[str]:
        """What has neither been affirmed, denied nor called not known."""
        known = {
            *facts.symptoms_present,
            *facts.symptoms_absent,
            *facts.symptoms_not_known,
            *facts.signs_over,
            *facts.signs_lasting,
            *facts.conditions,
            *facts.conditions_absent,
        }
        return [choice for choice in self.choices if choice not in known]

    def some_given(self, facts: Facts) -> bool:
        """Whether something of the list is known to be there, or was told and is left to the clinician."""
        told = {*facts.symptoms_present, *facts.symptoms_not_known, *facts.conditions}
        return not told.isdisjoint(self.choices)

    def is_given(self, facts: Facts) -> bool:
        """Whether nothing of the list is left to ask."""
        return not self.remaining(facts)

    def has_moved(self, before: Facts, after: Facts) -> bool:
        """Whether the list got shorter."""
        return len(self.remaining(after)) < len(self.remaining(before))

    def left_to_ask(self, facts: Facts, register: Register) -> list[str]:
        """The names of what is left of the list."""
        return [name_of(self.kind, choice, register) for choice in self.remaining(facts)]

    def offers(self, facts: Facts) -> list[Offer]:
        """What is left of the list; for the last one yes and no."""
        left = self.remaining(facts)
        if len(left) == 1:
            return [offer("option_yes", left[0]), offer("option_no", "none"), *self.fixed("not_known")]
        fixed = self.fixed()
        if self.some_given(facts):
            fixed = [offer("option_nothing_else", "none"), *(each for each in fixed if each.value != "none")]
        return [*(self.term(choice) for choice in left), *fixed]

    def entry(
        self, facts: Facts, register: Register, today: dt.date, before: Facts | None = None
    ) -> dict[str, Any] | None:
        """Several to be ticked at once, what is an emergency first and marked as a danger.

        What is chosen comes with `rest` behind it, since whoever saw the whole list has answered all of it.
        """
        offered = self.offers(facts)
        dangers = knowledge().emergency_symptoms
        chosen = set() if before is None else {*before.symptoms_present, *before.conditions}
        terms = sorted((o for o in offered if o.value in self.choices), key=lambda each: each.value not in dangers)
        none = next(each for each in offered if each.value == "none").title.to(register)
        if len(terms) < 2:
            return None
        return {
            "type": "entry",
            "kind": "choose_many",
            "field": self.id,
            "choices": [
                {
                    "title": title,
                    "text": title,
                    "danger": each.value in dangers,
                    **({"chosen": True} if each.value in chosen else {}),
                }
                for each, title in ((each, each.title.to(register)) for each in terms)
            ],
            "none": {"title": none, "text": none.lower()},
            "rest": say("rest_of_the_list", register),
        }

    def take(self, draft: Draft, value: Any) -> None:
        """Puts one of the list down as there."""
        if value in self.choices:
            self.put_down(draft, value, present=True)

    def put_down(self, draft: Draft, choice: str, *, present: bool) -> None:
        """Puts this one down as there or not, and says so."""
        raise NotImplementedError

    def take_none(self, draft: Draft) -> None:
        """What the list still offered is absent."""
        offered = self.remaining(draft.facts)
        for choice in offered:
            draft.add(self.absent, choice)
        draft.close(self.id)
        draft.note("all_none" if len(offered) == len(self.choices) else "none", self.id)

    def take_none_of(self, draft: Draft, choices: tuple[str, ...]) -> None:
        """What is left of these is absent; the rest stays open."""
        for choice in self.remaining(draft.facts):
            if choice in choices:
                self.put_down(draft, choice, present=False)

    def take_yes(self, draft: Draft) -> None:
        """Affirms the last of the list; said to more of it, a yes says nothing."""
        left = self.remaining(draft.facts)
        if len(left) == 1:
            self.take(draft, left[0])


def results_entry(
    analytes: tuple[str, ...], others: tuple[str, ...], known: dict[str, LabFact], register: Register
) -> dict[str, Any] | None:
    """A form for results: those that help most, and the `others` that can be used as well; `known` stand in it."""
    if not analytes and not others:
        return None
    entered = [
        {"id": analyte, **fact.model_dump(include={"value", "unit", "comparator", "taken_on"})}
        for analyte, fact in known.items()
        if analyte in (*analytes, *others)
    ]
    return {
        "type": "entry",
        "kind": "lab",
        "analytes": [_measured(analyte, register) for analyte in analytes],
        "others": [_measured(analyte, register) for analyte in others],
        "known": entered,
    }


def day_entry(question_id: str, first: dt.date, last: dt.date) -> dict[str, Any]:
    """A calendar from the first to the last day that answers the question."""
    return {"type": "entry", "kind": "day", "field": question_id, "first": first.isoformat(), "last": last.isoformat()}


def _measured(analyte: str, register: Register) -> dict[str, Any]:
    """One analyte: its name with the units of its result, or with the words where the result is one."""
    worded = is_told_in_a_word(analyte)
    words = [{"title": say(f"result_{word}", register), "text": word} for word in ANTIBODY_RESULTS] if worded else []
    return {
        "id": analyte,
        "name": name_of("analytes", analyte, register),
        "units": list(units_of(analyte)),
        **({"words": words} if words else {}),
    }
