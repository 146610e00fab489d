"""Step 5: age, pregnancy, allergies and conditions, medicines."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

from actions.core import name_of
from actions.facts.draft import Draft
from actions.facts.facts import Facts
from actions.facts.people import OWN, person_of
from actions.facts.setting import set_condition, set_pregnancy, set_pregnancy_possible
from actions.questions.entries import entries
from actions.questions.kinds import SeveralOf, offer
from actions.questions.question import Offer, Question
from actions.registers import Register
from actions.saying.wording import listed, say

_PREGNANCY = ("pregnant", "breastfeeding")
_WITH_AGE = ("none", "male", "pregnant", "breastfeeding")
"""Answers about pregnancy that are offered beside the age."""


class Age(Question):
    """The age in years, which is typed."""

    named = "age"
    fields = ("age",)
    paths = ("patient.age",)

    def entry(
        self, facts: Facts, register: Register, today: dt.date, before: Facts | None = None
    ) -> dict[str, Any] | None:
        """The years, with the answers of the next question beside them for ages at which it is asked.

        Only for somebody's own plan with that question still open; else the age is typed.
        """
        next_one = _next_one()
        whole = register == "patient" and before is None and person_of(facts) is None
        if not whole or next_one.state(facts) is not None or facts.pregnant is not None:
            return None
        return {
            "type": "entry",
            "kind": "age",
            "field": self.id,
            "up_to": next_one.asked_up_to_age,
            "ask": next_one.text.to(register).format(**next_one.gaps(facts, register)),
            "choices": [
                {"title": each.title.to(register), "text": say(f"with_age_{each.value}", register)}
                for each in next_one.fixed(*_WITH_AGE)
            ],
        }

    def in_words(self, facts: Facts, register: Register) -> str:
        """The years."""
        return "" if facts.age is None else str(facts.age)


class Pregnancy(Question):
    """Pregnancy and breastfeeding in one, as long as both are open."""

    named = "pregnancy"
    fields = ("pregnant", "pregnancy_possible", "breastfeeding", "sex")
    paths = ("patient.pregnant", "patient.pregnancy_possible", "patient.breastfeeding")
    partly_known = True

    def applies(self, facts: Facts) -> bool:
        """Whether it is asked: not of men, and past the age only where something of it was said."""
        past = self.asked_up_to_age is not None and facts.age is not None and facts.age > self.asked_up_to_age
        nothing_said = facts.pregnant is None and facts.breastfeeding is None
        return facts.sex != "male" and not (past and nothing_said)

    def is_given(self, facts: Facts) -> bool:
        """Whether one of them is so or possible, or both are denied."""
        both = facts.pregnant is not None and facts.breastfeeding is not None
        return bool(facts.pregnant or facts.pregnancy_possible or facts.breastfeeding) or both

    def has_moved(self, before: Facts, after: Facts) -> bool:
        """Whether one of the two was answered."""
        return any(getattr(before, name) != getattr(after, name) for name in self.fields[:-1])

    def left_to_ask(self, facts: Facts, register: Register) -> list[str]:
        """Both, or breastfeeding alone where pregnancy was denied."""
        return [say(name, register) for name in _PREGNANCY if name != "pregnant" or facts.pregnant is not False]

    def offers(self, facts: Facts) -> list[Offer]:
        """Its options; yes and no where breastfeeding alone is left."""
        if facts.pregnant is False:
            return [offer("option_yes", "breastfeeding"), offer("option_no", "none"), *self.fixed("not_known")]
        if facts.sex == "female":
            return [each for each in self.fixed() if each.value != "male"]
        if facts.whose not in (None, OWN):
            return [offer("option_male", "male") if each.value == "male" else each for each in self.fixed()]
        return super().offers(facts)

    def take(self, draft: Draft, value: Any) -> None:
        """Puts down one of them, or that it does not apply."""
        if value == "male":
            draft.put("sex", "male")
            draft.note("set", self.id, None, None, "male")
        elif value == "possible":
            set_pregnancy_possible(draft)
        elif value in _PREGNANCY:
            set_pregnancy(draft, value, value=True)

    def take_none(self, draft: Draft) -> None:
        """Denies what was not answered yet."""
        for name in _PREGNANCY:
            if getattr(draft.facts, name) is None:
                set_pregnancy(draft, name, value=False)

    def take_none_of(self, draft: Draft, choices: tuple[str, ...]) -> None:
        """Denies these alone, where nothing was said of them yet."""
        for name in choices:
            if name in _PREGNANCY and getattr(draft.facts, name) is None:
                set_pregnancy(draft, name, value=False)

    def take_yes(self, draft: Draft) -> None:
        """Affirms breastfeeding where it alone was asked; said to both, a yes says nothing."""
        if draft.facts.pregnant is False:
            set_pregnancy(draft, "breastfeeding", value=True)

    def in_words(self, facts: Facts, register: Register) -> str:
        """Each of the two that was answered."""
        if facts.sex == "male":
            return say("does_not_apply", register)
        possible = [say("item_possible", register, name=say("pregnant", register))] if facts.pregnancy_possible else []
        states = [(name, getattr(facts, name)) for name in _PREGNANCY]
        told = [
            say("item_yes" if state else "item_no", register, name=name) for name, state in states if state is not None
        ]
        return "; ".join([*possible, *told])


@cache
def _next_one() -> Pregnancy:
    """The question that comes after the age."""
    return Pregnancy.model_validate(entries()[Pregnancy.named])


class Conditions(SeveralOf):
    """What rules a product out, and what changes how treatment is given or watched."""

    named = "conditions"
    paths = ("conditions",)
    absent = "conditions_absent"

    def put_down(self, draft: Draft, choice: str, *, present: bool) -> None:
        """Puts a condition down as there or not."""
        set_condition(draft, choice, present=present)

    def clear(self, draft: Draft) -> None:
        """Takes out what the list offers."""
        for field in ("conditions", "conditions_absent"):
            draft.put(field, [condition for condition in getattr(draft.facts, field) if condition not in self.choices])

    def in_words(self, facts: Facts, register: Register) -> str:
        """What is there, with what is kept in the person's words beside; else, or besides, what was denied."""
        present = [name_of(self.kind, each, register) for each in facts.conditions]
        kept = [say("item_allergy_to", register, name=name) for name in facts.other_allergies]
        kept += [say("item_in_their_words", register, words=words) for words in facts.other_conditions]
        denied = [each for each in self.choices if each in facts.conditions_absent]
        if present:
            return listed([*present, *kept])
        if len(denied) == len(self.choices):
            return "; ".join([say("none_of_the_list", register), *kept]) if kept else say("all_absent", register)
        if kept:
            return listed(kept)
        return "; ".join(say("item_no", register, name=name_of(self.kind, each, register)) for each in denied)


class Medicines(Question):
    """Medicines, which are typed; it is answered once the person says that there are no more."""

    named = "medicines"
    fields = ("medicines",)
    paths = ("medicines",)
    partly_known = True
    closed_means = "none"

    def is_given(self, facts: Facts) -> bool:
        """Never: one medicine leaves room for others."""
        return False

    def has_moved(self, before: Facts, after: Facts) -> bool:
        """Whether a medicine, or a result, came in."""
        return before.medicines != after.medicines or before.labs != after.labs

    def gaps(self, facts: Facts, register: Register) -> dict[str, str]:
        """The names of those that are known."""
        return {"known": listed([name_of("medicines", medicine, register) for medicine in facts.medicines])}

    def take_none(self, draft: Draft) -> None:
        """There are no more medicines."""
        draft.close(self.id)
        draft.note("none" if draft.facts.medicines else "nil", self.id)

    def in_words(self, facts: Facts, register: Register) -> str:
        """The names; that there are none where that was said."""
        names = [name_of("medicines", medicine, register) for medicine in facts.medicines]
        return listed(names) or (say("all_absent", register) if self.id in facts.closed else "")


QUESTIONS: tuple[type[Question], ...] = (Age, Pregnancy, Conditions, Medicines)
