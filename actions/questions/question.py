"""A question as one object: how it is asked, what may be tapped or typed for it, what counts as answered, how its
answer is said back and taken out again, and which field of the case it asks for.

To add a question:
1. its words, as an entry of `questions.yml` at the place where it is to be asked;
2. its class in the file of its step (`labs.py`, `safety.py` …) and in that file's list `QUESTIONS`. A kind of
   `kinds.py` does most of it: `OneOf` for one term of the vocabulary, `SeveralOf` for a list. What differs is written;
3. its slot, its place in the step's form and its action (`<id>_answer`, `action_ask_<id>_answer`) in the step's file of
   `domain/`, and its slot in the form of the review.
The fact that it asks for is a field of `Facts` and a slot of the same name. Buttons, reviews, "change", "go back",
"I don't know" and the order of asking follow from these.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict

from actions.core import name_of
from actions.facts.draft import Draft
from actions.facts.facts import Facts
from actions.facts.people import person_of, pronouns_of
from actions.facts.said import ANSWER_SUFFIX
from actions.questions.denied_parts import denies
from actions.questions.entries import Choice, Meant, OfAnother, Option, Part
from actions.registers import Register, Worded
from actions.saying.wording import a_line_each, listed
from b12core.knowledge.spelling import Spelling

Answered = Literal["given", "none", "not_known", "not_applicable", "passed_over"]
"""How a question stands that is not to be asked; None where it is."""


NONE_OF = "none:"
"""Before the id of a part of a list that is denied, as the value of an answer."""


class Offer(BaseModel):
    """One option as things stand: what stands on it, and the value that it answers with."""

    model_config = ConfigDict(frozen=True)

    title: Worded
    value: Any
    of_another: str | None = None
    """Its title in a talk about somebody else, where its own speaks of who answers."""

    def titled(self, facts: Facts, register: Register) -> str:
        """What stands on it for this reader in a talk with these facts."""
        person = person_of(facts) if register == "patient" and self.of_another else None
        if person is None or self.of_another is None:
            return self.title.to(register)
        return self.of_another.format(**pronouns_of(person))


class Question(BaseModel):
    """One question. Its words come from `questions.yml`; what an answer does is the class's own."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    step: str
    label: str
    many: bool = False
    """Whether several options can be true of one person."""
    parts: tuple[Part, ...] = ()
    """Parts of a list that a denial can name by themselves."""
    subjects: tuple[str, ...] = ()
    """Nouns by which a denial names what it is about: `no results` answers the questions with `result`."""
    asked_up_to_age: int | None = None
    """Years of age up to which it is asked; None where it is asked of everybody."""
    text: Worded
    more: Worded | None = None
    again: Worded
    of_another: OfAnother | None = None
    why: Worded
    choose_from: Choice | None = None
    meant: tuple[Meant, ...] = ()
    """What people say in their own words; the first that fits counts."""
    options: tuple[Option, ...] = ()

    named: ClassVar[str] = ""
    """The id of the entry that holds its words."""
    fields: ClassVar[tuple[str, ...]] = ()
    """The facts that its answer stands in; the first of them is the answer."""
    paths: ClassVar[tuple[str, ...]] = ()
    """The fields of the core's case that it asks for."""
    is_a_line: ClassVar[bool] = True
    """Whether it is a line of the review, which can be changed; only such questions are left out for a clinician."""
    is_left_open: ClassVar[bool] = True
    """Whether it is left as not known after too many tries."""
    comes_first: ClassVar[bool] = False
    """Whether others about the same subject come after it, so that `no other` is said of those."""
    partly_known: ClassVar[bool] = False
    """Whether a part of the answer can be known and the rest not."""
    follows_up: ClassVar[bool] = False
    """Whether it belongs to the one before it, as a unit to its result: it is not counted by itself."""
    is_counted: ClassVar[bool] = True
    """Whether it counts among the questions left; one that is asked last, and only in some talks, does not."""
    closed_means: ClassVar[Answered] = "given"
    """How it stands once it was closed outright."""

    # --- its names

    @property
    def slot(self) -> str:
        """The slot that holds how the question was answered."""
        return f"{self.id}{ANSWER_SUFFIX}"

    @property
    def form(self) -> str:
        """The form that asks it in the ordinary course."""
        return f"{self.step}_form"

    @property
    def choices(self) -> tuple[str, ...]:
        """The ids of the vocabulary terms that it offers."""
        return self.choose_from.ids if self.choose_from else ()

    @property
    def kind(self) -> str:
        """The kind of vocabulary terms that it offers; empty where it offers none."""
        return self.choose_from.kind if self.choose_from else ""

    def meant_by(self, text: str) -> str | None:
        """The value that people's own words mean, by the first pattern that fits; None where none does."""
        return next((meant.value for meant in self.meant if meant.is_said_in(text)), None)

    def is_named_in(self, text: str) -> bool:
        """Whether the words name what this question is about."""
        return _names(self.subjects, text) or self.names_a_part(text)

    def is_called_in(self, text: str) -> bool:
        """Whether its line of the review is called by its label."""
        return re.search(rf"\b{re.escape(self.label)}\b", text, re.IGNORECASE) is not None

    def names_a_part(self, text: str, register: Register = "patient") -> bool:
        """Whether the words name a part of the list."""
        return any(_names(part.subjects, text) for part in self._parts_in(register))

    def denied_in(self, text: str, register: Register = "patient") -> tuple[str, ...]:
        """The choices of those parts that the words deny."""
        return tuple(choice for part in self._parts_in(register) if denies(part.subjects, text) for choice in part.ids)

    def _parts_in(self, register: Register) -> Iterator[Part]:
        """The parts that are named by their nouns in such words."""
        return (part for part in self.parts if register == "clinician" or not part.of_a_note)

    def part(self, part_id: str) -> tuple[str, ...]:
        """The choices of the part with this id; none where there is no such part."""
        return next((part.ids for part in self.parts if part.id == part_id), ())

    def spelled(self, spelling: Spelling) -> Question:
        """The question as a country spells it; its options keep the words by which they are meant, too."""
        said = {name: getattr(self, name) for name in ("text", "more", "again", "why")}
        worded = {name: sentence.spelled(spelling) for name, sentence in said.items() if sentence is not None}
        options = tuple(option.model_copy(update={"title": option.title.spelled(spelling)}) for option in self.options)
        told = {} if self.of_another is None else self.of_another.model_dump(exclude_none=True)
        other = OfAnother(**{name: spelling.written(words) for name, words in told.items()}) if told else None
        return self.model_copy(update={**worded, "options": options, "of_another": other})

    # --- whether it is asked

    def state(self, facts: Facts) -> Answered | None:
        """How the question stands, from the facts alone; None where it is still to be asked."""
        if not self.applies(facts):
            return "not_applicable"
        if self.id in facts.not_known:
            return "not_known"
        if self.id in facts.closed:
            return self.closed_means
        if self.is_given(facts):
            return "given"
        left_out = facts.only_ask is not None and self.is_a_line and self.id not in facts.only_ask
        return "passed_over" if left_out or self.id in facts.left_out else None

    def applies(self, facts: Facts) -> bool:
        """Whether the question makes sense for this person."""
        return True

    def is_given(self, facts: Facts) -> bool:
        """Whether the facts hold its answer."""
        return bool(self.fields) and getattr(facts, self.fields[0]) is not None

    def some_given(self, facts: Facts) -> bool:
        """Whether something of its list is known to be there."""
        return False

    def asks_for(self, field: str) -> bool:
        """Whether a field of the core's case, or a part of one, is what it asks for."""
        return any(field == path or field.startswith(f"{path}.") for path in self.paths)

    def has_moved(self, before: Facts, after: Facts) -> bool:
        """Whether a part of the answer was given where the rest is still open."""
        return False

    def counts(self, facts: Facts) -> bool:
        """Whether it counts among the questions left."""
        return self.is_counted

    def tried(self, facts: Facts, today: dt.date) -> Iterator[Facts]:
        """The facts with each kind of answer, by which the core is asked whether any of them matters; none where it is
        asked in any case.
        """
        yield from ()

    # --- how it is asked

    def first_words(self, facts: Facts, register: Register) -> str | None:
        """Words that depend on the facts and stand in for the entry's own; None where there are none."""
        return None

    def again_words(self, facts: Facts, register: Register) -> str | None:
        """How it is asked again where that depends on the facts; None where the entry's own words serve."""
        return None

    def left_to_ask(self, facts: Facts, register: Register) -> list[str]:
        """The names of what is still asked about, for `{remaining}` and `{list}`."""
        return []

    def gaps(self, facts: Facts, register: Register) -> dict[str, str]:
        """What is filled into the words."""
        left = self.left_to_ask(facts, register)
        return {"remaining": listed(left, "or"), "list": a_line_each(left)}

    def offers(self, facts: Facts) -> list[Offer]:
        """The options as things stand, most specific first."""
        return [*(self.term(choice) for choice in self.choices), *self.fixed()]

    def names_of_options(self, facts: Facts, register: Register) -> dict[str, str]:
        """What stands on the options as things are, by `option_` and their value, for words that name one."""
        return {f"option_{each.value}": each.titled(facts, register) for each in [*self.fixed(), *self.offers(facts)]}

    def entry(
        self, facts: Facts, register: Register, today: dt.date, before: Facts | None = None
    ) -> dict[str, Any] | None:
        """How the answer can be entered other than by one button; None where buttons do.

        It becomes one typed message, so every text in it is one that the reader understands. `before` are the facts as
        they were where this answer is being changed.
        """
        return None

    def term(self, choice: str) -> Offer:
        """The option for a term of the vocabulary."""
        patient, clinician = (_capital(name_of(self.kind, choice, to)) for to in ("patient", "clinician"))
        return Offer(title=Worded(patient=patient, clinician=clinician), value=choice)

    def fixed(self, *values: str) -> list[Offer]:
        """The fixed options, or those with these values."""
        wanted = (option for option in self.options if not values or option.value in values)
        return [Offer(title=each.title, value=each.value, of_another=each.of_another) for each in wanted]

    # --- what an answer does

    def take(self, draft: Draft, value: Any) -> None:
        """Takes up the value of an option; one that the question does not offer changes nothing, whoever sent it."""

    def take_none(self, draft: Draft) -> None:
        """Takes up `none of these`."""

    def take_none_of(self, draft: Draft, choices: tuple[str, ...]) -> None:
        """Takes up that these of a list are not there; the rest stays open."""

    def take_no(self, draft: Draft) -> None:
        """Takes up a bare `no`."""
        self.take_none(draft)

    def take_yes(self, draft: Draft) -> None:
        """Takes up a bare `yes`."""

    def take_not_known(self, draft: Draft) -> None:
        """Puts down that the person does not know the answer, which is neither `no` nor `not asked`."""
        draft.drop("closed", self.id)
        draft.add("not_known", self.id)
        draft.note("not_known", self.id)

    # --- how it is said back, and taken out

    def described(self, facts: Facts, register: Register) -> str | None:
        """The answer in words, for the review and for what is noted; None where nothing was given."""
        return self.in_words(facts, register) or None

    def in_words(self, facts: Facts, register: Register) -> str:
        """The answer in words; empty where nothing was given."""
        return ""

    def clear(self, draft: Draft) -> None:
        """Takes the answer out of the facts."""
        empty = Facts()
        for field in self.fields:
            draft.put(field, getattr(empty, field))


def _names(nouns: tuple[str, ...], text: str) -> bool:
    pattern = _any_of(nouns)
    return pattern is not None and pattern.search(text) is not None


@cache
def _any_of(nouns: tuple[str, ...]) -> re.Pattern[str] | None:
    """The nouns, in the singular or with an s."""
    return re.compile(rf"\b(?:{'|'.join(nouns)})s?\b", re.IGNORECASE) if nouns else None


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
