"""Step 3: warning signs. The other symptoms are asked last of all, where they matter, and hold what no list offers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from actions.core import name_of
from actions.facts.draft import Draft
from actions.facts.facts import Facts
from actions.facts.setting import set_symptom
from actions.questions.entries import listed_in
from actions.questions.kinds import SeveralOf
from actions.questions.question import Question
from actions.registers import Register
from actions.saying.wording import listed, say
from b12core.identifiers import SYMPTOMS

_FIELDS = (
    "symptoms_present",
    "symptoms_absent",
    "symptoms_not_known",
    "acute_signs",
    "signs_lasting",
    "signs_explained",
)


class Symptoms(SeveralOf):
    """A list of symptoms."""

    paths = ("symptoms",)
    absent = "symptoms_absent"

    def holds(self, symptom: str) -> bool:
        """Whether a symptom stands in this question's line."""
        return symptom in self.choices

    def tried(self, facts: Facts, today: dt.date) -> Iterator[Facts]:
        """The facts as they are, with nothing of the list, and with each of it."""
        open_now = self.remaining(facts)
        yield facts
        yield facts.model_copy(update={"symptoms_absent": [*facts.symptoms_absent, *open_now]})
        for symptom in open_now:
            yield facts.model_copy(update={"symptoms_present": [*facts.symptoms_present, symptom]})

    def put_down(self, draft: Draft, choice: str, *, present: bool) -> None:
        """Puts a symptom down as there or not."""
        set_symptom(draft, choice, present=present)

    def take_not_known(self, draft: Draft) -> None:
        """What the list still offered is not known, each by itself."""
        for symptom in self.remaining(draft.facts):
            draft.add("symptoms_not_known", symptom)
        super().take_not_known(draft)

    def clear(self, draft: Draft) -> None:
        """Takes out what stands in this line, and leaves the other's. An urgent sign that was there and is over stays:
        it is for a doctor still, whatever else of the line is told anew.
        """
        over = draft.facts.signs_over
        for field in _FIELDS:
            told = getattr(draft.facts, field)
            draft.put(field, [symptom for symptom in told if symptom in over or not self.holds(symptom)])

    def in_words(self, facts: Facts, register: Register) -> str:
        """What is there, what nobody can tell, then what is not; that all of it is absent in two words."""
        absent = [s for s in self.choices if s in facts.symptoms_absent and s not in facts.signs_over]
        if absent and len(absent) == len(self.choices) and not self.told_apart(facts):
            return say("all_absent", register)
        present = [symptom for symptom in facts.symptoms_present if self.holds(symptom)]
        slow = [s for s in facts.signs_lasting if self.holds(s)]
        yes = [
            say("item_lasting" if symptom in slow else "item_yes", register, name=name_of(self.kind, symptom, register))
            for symptom in [*present, *(s for s in slow if s not in present)]
        ]
        no = [say("item_no", register, name=name_of(self.kind, symptom, register)) for symptom in absent]
        if self.id in facts.closed and present:
            no = [say("others_absent", register)]
        unknown = (
            []
            if self.id in facts.not_known
            else [s for s in facts.symptoms_not_known if self.holds(s) and s not in (*slow, *facts.signs_explained)]
        )
        explained = [s for s in facts.signs_explained if self.holds(s)]
        yes += [say("item_explained", register, name=name_of(self.kind, sign, register)) for sign in explained]
        open_still = [say("item_not_known", register, label=name_of(self.kind, s, register)) for s in unknown]
        return "; ".join([*yes, *self.said_besides(facts, register), *open_still, *no])

    def told_apart(self, facts: Facts) -> bool:
        """Whether signs are over, or are no symptom of B12 deficiency."""
        told = (*facts.signs_over, *facts.signs_lasting, *facts.signs_explained, *self._others(facts))
        return any(map(self.holds, told))

    def said_besides(self, facts: Facts, register: Register) -> list[str]:
        """Signs that are no symptom of B12 deficiency, and those that are over."""
        now = [say("item_yes", register, name=_sign(sign, register)) for sign in self._others(facts)]
        over = [sign for sign in facts.signs_over if self.holds(sign)]
        return now + [say("item_over", register, name=_sign(sign, register)) for sign in over]

    def _others(self, facts: Facts) -> list[str]:
        return [sign for sign in facts.acute_signs if sign not in SYMPTOMS and self.holds(sign)]


class NerveSymptoms(Symptoms):
    """What cannot wait, and signs of nerve involvement, which change the plan and how soon somebody should be seen."""

    named = "nerve_symptoms"
    comes_first = True


class OldSigns(Question):
    """Whether signs with another cause, or of years, are new or worse: then they count as any other. Asked once."""

    named = "old_signs"
    follows_up = True
    is_a_line = False
    fields = ("signs_explained",)

    def applies(self, facts: Facts) -> bool:
        """Whether there are such signs."""
        return bool(facts.signs_explained)

    def is_given(self, facts: Facts) -> bool:
        """Never by the signs alone: an answer closes the question."""
        return False

    def left_to_ask(self, facts: Facts, register: Register) -> list[str]:
        """The names of the signs."""
        return [name_of("symptoms", sign, register) for sign in facts.signs_explained]

    def take(self, draft: Draft, value: Any) -> None:
        """Counts the signs where they are new or worse, and leaves them to the clinician where they are as before."""
        if value == "worse":
            for sign in draft.facts.signs_explained:
                set_symptom(draft, sign, present=True)
        elif value == "as_before":
            draft.close(self.id)
            draft.note("as_before", listed(self.left_to_ask(draft.facts, "patient")))

    def take_no(self, draft: Draft) -> None:
        """Takes a bare no to `new or worse?`."""
        self.take(draft, "as_before")

    def take_yes(self, draft: Draft) -> None:
        """Takes a bare yes to it."""
        self.take(draft, "worse")


class GeneralSymptoms(Symptoms):
    """All other symptoms, urgent signs that are no symptom, and those that are over."""

    named = "general_symptoms"
    is_counted = False

    def holds(self, symptom: str) -> bool:
        """Whether a symptom is none of the nerve signs' list."""
        return symptom not in listed_in(NerveSymptoms.named)


def _sign(sign: str, register: Register) -> str:
    return name_of("symptoms", sign, register) if sign in SYMPTOMS else say(sign, register)


QUESTIONS: tuple[type[Question], ...] = (NerveSymptoms, OldSigns, GeneralSymptoms)
