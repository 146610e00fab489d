"""Who a plan can be for, what each is called, and who is named in a text."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from actions.facts.facts import Facts
from b12core.knowledge import load_knowledge
from b12core.knowledge.third_person import Pronoun

OWN = "self"
"""The answer of somebody who writes about themselves."""

SOMEBODY = "somebody"
"""The person of whom no more is known than that it is not the writer."""

PRONOUN_OF: dict[Literal["female", "male"], Literal["she", "he"]] = {"female": "she", "male": "he"}
"""The pronoun that goes with a sex."""


class Person(BaseModel):
    """Somebody a plan can be for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    words: tuple[str, ...]
    owned: tuple[str, ...] = ()
    """Words that mean this person only where they are said to be somebody's: `my lad`, `our boss`."""
    name: str
    pronouns: Pronoun
    grown_up: bool = True
    """Whether the word itself says that it is no child."""
    known_as: str | None = None
    """How they are spoken of where no word tells what they are to the writer."""
    only_announced: bool = False
    """Whether the words mean this person only where it is said that one writes for them: `carer for Mrs Dunne`."""

    @property
    def sex(self) -> Literal["female", "male"] | None:
        """What the word says of the sex, which decides whether pregnancy is asked about."""
        return "female" if self.pronouns == "she" else "male" if self.pronouns == "he" else None


@cache
def people() -> dict[str, Person]:
    """Everybody of `people.yml` by id."""
    text = (resources.files("actions.facts") / "people.yml").read_text(encoding="utf-8")
    return {person.id: person for person in TypeAdapter(list[Person]).validate_python(yaml.safe_load(text))}


def person_of(facts: Facts) -> Person | None:
    """The person that the plan is for; None where it is the writer's own, or not known.

    A word that tells nothing of the sex (`friend`) goes with the pronoun of the sex that was told (`he's 35`).
    """
    person = people().get(facts.whose or "")
    if person is None or person.sex is not None or facts.sex is None:
        return person
    return person.model_copy(update={"pronouns": PRONOUN_OF[facts.sex]})


def sex_told_of(person: Person, text: str) -> Literal["female", "male"] | None:
    """The sex that goes with the person's word, or with the pronouns of a message that has those of one sex alone."""
    if person.sex is not None:
        return person.sex
    told = {sex for sex, pronoun in _SPOKEN_OF.items() if pronoun.search(text)}
    return told.pop() if len(told) == 1 else None


_SPOKEN_OF: dict[Literal["female", "male"], re.Pattern[str]] = {
    "female": re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE),
    "male": re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE),
}


def facts_of(person: Person, facts: Facts, text: str) -> Facts:
    """The facts as those of this person, with the sex that the text tells of them."""
    sex = sex_told_of(person, text)
    told = {} if sex is None else {"sex": sex}
    return facts.model_copy(update={"whose": person.id, **told})


def pronouns_of(person: Person) -> dict[str, str]:
    """The words that a question about this person is made with."""
    return load_knowledge().third_person.words(person.pronouns)


def only_named_in(text: str) -> Person | None:
    """The one person whom a text names by what they are to somebody; None where it names none, or several."""
    named = {person.id: person for _, person in named_in(text)}
    return next(iter(named.values())) if len(named) == 1 else None


def person_of_sex(text: str) -> Person | None:
    """The woman or the man that a text names, who is called by no other word."""
    named = {name for name, words in _OF_A_SEX.items() if words.search(text)}
    return people()[named.pop()] if len(named) == 1 else None


_OF_A_SEX = {
    "woman": re.compile(r"\b(?:woman|lady|female|she|her|mrs|ms|miss)\b", re.IGNORECASE),
    "man": re.compile(r"\b(?:man|gentleman|guy|bloke|male|he|him|his|mr)\b", re.IGNORECASE),
}


def named_in(text: str) -> list[tuple[int, Person]]:
    """Who is named, with the place, in order."""
    known = [person for person in people().values() if not person.only_announced]
    found = [(place.start(), person) for person in known for place in _pattern(person).finditer(text)]
    longest = dict(sorted(found, key=lambda each: len(each[1].name)))
    return sorted(longest.items(), key=lambda each: each[0])


def relatives_in(text: str) -> list[Person]:
    """Everybody whom a text names by what they are to somebody, once each."""
    return list({person.id: person for _, person in named_in(text)}.values())


def nearest_named_in(text: str, place: int) -> Person | None:
    """Who is named last before this place of a text; None where nobody is."""
    named = [person for start, person in named_in(text) if start < place]
    return named[-1] if named else None


@cache
def _pattern(person: Person) -> re.Pattern[str]:
    owns = "'s|’s|s" if person.grown_up else "'s|’s"  # "my mums hands are numb"; "sisters" are as often several
    return re.compile(rf"\b{words_of(person)}(?:{owns})?\b(?!-?\s?in-?\s?law)", re.IGNORECASE)


def words_of(person: Person) -> str:
    """The pattern of what this person is called."""
    said = {word: re.escape(word) for word in person.words}
    said |= {word: f"{_OWNED}{re.escape(word)}" for word in person.owned}
    return f"(?:{'|'.join(said[word] for word in sorted(said, key=len, reverse=True))})"


_OWNED = r"(?:(?<=\bmy )|(?<=\bme )|(?<=\bour ))"
"""Right before a word that means somebody only where it is said whose they are."""
