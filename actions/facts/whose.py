"""Whose plan it is: the writer's own, or that of a relative or friend who was named. It is asked once, and the facts
are kept; what is said of anybody else stays apart."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from actions.facts.born import ADULT_FROM
from actions.facts.dose_wishes import asks_for_anothers_dose
from actions.facts.facts import Facts
from actions.facts.said import Mentioned, Turn
from b12core.knowledge import load_knowledge
from b12core.knowledge.third_person import Pronoun
from education.ways import Way, ways_of

OWN = "self"
"""The answer of somebody who writes about themselves."""

FOR_A_CHILD = "child"
"""The intent of who asks for a child's dose: that is declined, whoever the child is."""

_OF_NOW = frozenset(
    {
        "lab",
        "symptom",
        "age",
        "phase",
        "product",
        "dose",
        "interval",
        "last_dose",
        "doses_given",
        "pregnancy",
        "course",
        "number",
    }
)
"""What makes it likely that a plan is for the person it is said of. A disease alone is family history."""

FAMILY_HISTORY = {"leber_optic_neuropathy": "leber_in_family", "leber_in_family": "leber_in_family"}
"""Conditions of a relative that count for the person whose plan it is, and what they are called then."""

_SENTENCE_ENDS = re.compile(r"[.!?;]\s|\n")


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


def whose_is_asked(facts: Facts, turn: Turn) -> Person | None:
    """The person of whom the whole message speaks as of a patient, as long as it is not known whose plan it is.

    Whose dose is asked for is the patient, whatever else was said of them.
    """
    if turn.register == "clinician" and _is_a_patients_note(turn.text):
        return None
    if turn.intent == "animal" or (turn.intent == "out_of_scope" and any(m.type == "animal" for m in turn.mentions)):
        return None
    if facts.whose is not None or turn.answers or (turn.intent == FOR_A_CHILD and not is_about_no_child(turn)):
        return None
    stated = [m for m in turn.mentions if not (m.hypothetical or m.retracted or m.historical)]
    signs = ("symptom",) if _inherited(stated) else ()
    told = [m for m in stated if m.type in _OF_NOW and not (m.subject == "other" and m.type in signs)]
    others = [m for m in told if m.subject == "other" and not is_said_to_be_mine(m, turn.text)]
    announced = _announced_in(turn.text) or _unnamed_in(turn) or _opened_with(facts, turn)
    if announced is not None:
        return announced
    named = dict.fromkeys(person for _, person in _named_in(turn.text) if not _only_asks_or_tells(person, turn))
    if not named and not facts.is_of_a_case and _is_all_of_somebody(told, others, turn):
        return people()[SOMEBODY]
    if len(named) != 1:
        return None
    person = next(iter(named))
    asked_for = ways_of("actions.facts")["asked_for_another"].naming(words_of(person)).is_said_in(turn.text)
    wanted = asked_for or asks_for_anothers_dose(turn.text, (*person.words, *person.owned))
    own = [m for m in told if m not in others and m.type not in ("number", "course")]
    if wanted or len(others) > len(own):
        own = [mention for mention in own if not is_the_writers(mention, turn.text)]
    if any(not _is_left_to(mention, turn, others) for mention in own):
        return None
    return person if others or wanted else None


def _only_asks_or_tells(person: Person, turn: Turn) -> bool:
    """Whether a clinician names somebody who asks or tells of the patient: `her daughter says she is tired`."""
    way = ways_of("actions.facts")["asks_or_tells"]
    return turn.register == "clinician" and way.naming(words_of(person)).is_said_in(turn.text)


def is_the_writers(mention: Mentioned, text: str) -> bool:
    """Whether what is told is said of the writer in so many words, beside somebody else of whom the message speaks:
    `I take metformin myself`, `mine was 400`, `the 63 is me`.
    """
    says = ways_of("actions.facts")
    sentence = _SENTENCE_ENDS.split(text[: mention.start])[-1]
    begun = f"{sentence}{mention.text.partition(',')[0]}"
    return says["told_of_the_writer"].is_said_in(begun) or is_said_to_be_mine(mention, text)


def is_said_to_be_mine(mention: Mentioned, text: str) -> bool:
    """Whether the words right behind what is told say that it is the writer's: `the B12 of 63 is mine`."""
    behind = _SENTENCE_ENDS.split(text[mention.start + len(mention.text) :])[0]
    return mention.type != "sex" and ways_of("actions.facts")["is_the_writers"].is_said_in(behind)


def _is_all_of_somebody(told: Sequence[Mentioned], others: Sequence[Mentioned], turn: Turn) -> bool:
    """Whether all that a patient's message tells is told of somebody of theirs for whom no word is known here."""
    ways = ways_of("actions.facts")
    theirs = ways["somebody_of_theirs"].is_said_in(turn.text)
    return turn.register == "patient" and bool(others) and len(others) == len(told) and theirs


def _is_left_to(mention: Mentioned, turn: Turn, others: Sequence[Mentioned]) -> bool:
    """Whether what is told of a treatment belongs to the person whose treatment it is told with: `my son gets
    cyanocobalamin every month, last one Oct 12` says nothing of the writer.
    """
    if mention.type not in _OF_A_TREATMENT or not any(other.type in _OF_A_TREATMENT for other in others):
        return False
    return not _FIRST_PERSON.search(_SENTENCE_ENDS.split(turn.text[: mention.start])[-1])


_OF_A_TREATMENT = frozenset({"phase", "product", "dose", "interval", "last_dose", "doses_given", "route"})
_FIRST_PERSON = re.compile(r"\b(?:i|me|mine|myself)\b", re.IGNORECASE)


def of_whom_it_speaks(facts: Facts, turn: Turn) -> Facts:
    """The facts as those of the person of whom a message speaks as of a patient, where there is no time to ask."""
    person = whose_is_asked(facts, turn)
    return facts if person is None else facts_of(person, facts, turn.text)


def _inherited(mentions: Sequence[Mentioned]) -> bool:
    """Whether a relative's disease is told that counts as family history: its signs make that relative no patient."""
    return any(m.id in FAMILY_HISTORY and m.subject == "other" and not m.negated for m in mentions)


def _announced_in(text: str) -> Person | None:
    """On whose behalf the message says that it is written (`asking for hubby, 58`); None where it names nobody."""
    found = [person for person, said in _on_behalf() if said.is_said_in(text)]
    named = [person for person in found if person.known_as is None] or found
    return named[0] if len(named) == 1 else None


def _opened_with(facts: Facts, turn: Turn) -> Person | None:
    """With whom a message opens as with a patient, where nothing was asked or told before (`my husband has PA`)."""
    opens = ways_of("actions.facts")["opens_with"]
    if turn.asked is not None or facts.is_of_a_case:
        return None
    return next((person for person in people().values() if opens.naming(words_of(person)).is_said_in(turn.text)), None)


SOMEBODY = "somebody"
"""The person of whom no more is known than that it is not the writer."""


def _unnamed_in(turn: Turn) -> Person | None:
    """Somebody whom a message names by no word, where it says that it is not about the writer, what the writer is to
    them (`I'm her daughter`), or their age alone: `my 19 year old has numb toes`.
    """
    ways = ways_of("actions.facts")
    to_them = ways["by_what_one_is_to_them"]
    if turn.register != "patient" or _named_in(to_them.without(turn.text)):
        return None
    if to_them.is_said_in(turn.text):
        return person_of_sex(turn.text) or people()[SOMEBODY]
    said = any(ways[way].is_said_in(turn.text) for way in ("not_the_writer", "called_by_their_age"))
    return people()[SOMEBODY] if said else None


def only_named_in(text: str) -> Person | None:
    """The one person whom a text names by what they are to somebody; None where it names none, or several."""
    named = {person.id: person for _, person in _named_in(text)}
    return next(iter(named.values())) if len(named) == 1 else None


@cache
def _on_behalf() -> list[tuple[Person, Way]]:
    """Everybody, with how it is said that one writes for them."""
    said = ways_of("actions.facts")["on_behalf_of"]
    return [(person, said.naming(words_of(person))) for person in people().values()]


def person_of_sex(text: str) -> Person | None:
    """The woman or the man that a text names, who is called by no other word."""
    named = {name for name, words in _OF_A_SEX.items() if words.search(text)}
    return people()[named.pop()] if len(named) == 1 else None


_OF_A_SEX = {
    "woman": re.compile(r"\b(?:woman|lady|female|she|her|mrs|ms|miss)\b", re.IGNORECASE),
    "man": re.compile(r"\b(?:man|gentleman|guy|bloke|male|he|him|his|mr)\b", re.IGNORECASE),
}


def is_about_no_child(turn: Turn) -> bool:
    """Whether a message that was taken for a child's names a grown-up relative as the patient, or an adult's age beside
    nobody of the writer's, and no child.
    """
    if turn.intent != FOR_A_CHILD:
        return False
    text = ways_of("actions.facts")["grown_up_child"].without(turn.text)
    alone = only_named_in(turn.text)
    if alone is not None and any(_is_of_an_adult_of_theirs(mention) for mention in turn.mentions):
        text = re.sub(words_of(alone), lambda word: A_CHILD.sub("", word.group()), text, flags=re.IGNORECASE)
    if A_CHILD.search(text) is not None:
        return False
    ages = [m.value for m in turn.mentions if m.type == "age" and isinstance(m.value, float | int)]
    if any(age < ADULT_FROM for age in ages):
        return False
    named = [person for _, person in _named_in(turn.text)]
    if not named and ages:
        ways = ways_of("actions.facts")
        return ways["called_by_their_age"].is_said_in(turn.text) or not ways["one_of_theirs"].is_said_in(turn.text)
    return bool(named) and (bool(ages) or all(person.grown_up for person in named))


def _is_of_an_adult_of_theirs(mention: Mentioned) -> bool:
    """Whether the age of an adult is told of somebody else than the writer."""
    aged = mention.type == "age" and isinstance(mention.value, float | int) and mention.value >= ADULT_FROM
    return aged and mention.subject == "other"


A_CHILD = re.compile(
    r"\b(?:child(?:ren)?|(?:kids?|bab(?:y|ies))(?! (?:bro|sis)(?:ther|ter)?\b)|infants?|newborns?|preemies?|toddlers?|"
    r"kindergart(?:e)?ners?|preschoolers?|teen(?:s|ager|agers|age)?|pa?ediatric|neonat\w+|"
    r"boys?|girls?(?!friend)|nieces?|nephews?|grand(?:son|daughter|child|children|kids?)|little one|months? old)\b",
    re.IGNORECASE,
)


def as_told_of(facts: Facts, turn: Turn) -> Turn:
    """The turn with what is said of the person the plan is for as said of the patient. Where the plan is known to be
    the writer's own, what is told of a `he` or a `she` is another's.
    """
    if facts.whose == OWN and turn.register == "patient":
        of_another = tuple(
            mention.model_copy(update={"subject": "other"}) if _is_told_of_another(mention, turn.text) else mention
            for mention in turn.mentions
        )
        return dataclasses.replace(turn, mentions=of_another)
    if turn.register == "clinician" and _is_a_patients_note(turn.text):
        return dataclasses.replace(
            turn, mentions=tuple(_of_the_patient(mention, turn.text) for mention in turn.mentions)
        )
    person = person_of(facts)
    if person is None:
        mine = (m.subject == "other" and is_said_to_be_mine(m, turn.text) for m in turn.mentions)
        mentions = (
            m.model_copy(update={"subject": "self"}) if own else m for m, own in zip(turn.mentions, mine, strict=True)
        )
        return dataclasses.replace(turn, mentions=tuple(mentions))
    return dataclasses.replace(turn, mentions=tuple(_of_person(person, m, turn.text) for m in turn.mentions))


def _of_person(person: Person, mention: Mentioned, text: str) -> Mentioned:
    """A mention in a talk about this person: theirs where it means them, and not where it is told of the writer."""
    if _is_of(person, mention, text):
        return mention.model_copy(update={"subject": "self"})
    of_the_writer = mention.type != "sex" and is_the_writers(mention, text)
    return mention.model_copy(update={"subject": "other"}) if of_the_writer else mention


def _is_a_patients_note(text: str) -> bool:
    """Whether a clinician speaks of a mother as of the patient, and of nobody's mother: `Mum 31, vegan`."""
    return ways_of("actions.facts")["mother_as_patient"].is_said_in(text)


def _of_the_patient(mention: Mentioned, text: str) -> Mentioned:
    """A mention as said of the patient, unless the baby is named before it in its sentence."""
    before = _SENTENCE_ENDS.split(text[: mention.start])[-1]
    of_the_baby = A_CHILD.search(before.rpartition("feeding")[2]) is not None
    return mention if of_the_baby else mention.model_copy(update={"subject": "self"})


def _is_told_of_another(mention: Mentioned, text: str) -> bool:
    """Whether the words before a mention in its sentence are of a `he` or a `she`, not of the writer: `he's pale`."""
    before = _SENTENCE_ENDS.split(text[: mention.start])[-1]
    if mention.type == "sex":
        before += mention.text
    return _AS_SUBJECT.search(before) is not None and _FIRST_PERSON.search(before) is None


_AS_SUBJECT = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)


def _is_of(person: Person, mention: Mentioned, text: str) -> bool:
    """Whether a mention of somebody else means this person: nobody else was named before it in its sentence."""
    before = _SENTENCE_ENDS.split(text[: mention.start])[-1]
    named = _named_in(before)
    child = [found.start() for found in A_CHILD.finditer(f"{before}{mention.text}")]
    if child and person.grown_up and child[-1] > max((place for place, _ in named), default=-1):
        return False
    return mention.subject == "other" and (not named or named[-1][1].id == person.id)


def _named_in(text: str) -> list[tuple[int, Person]]:
    """Who is named, with the place, in order."""
    known = [person for person in people().values() if not person.only_announced]
    found = [(place.start(), person) for person in known for place in _pattern(person).finditer(text)]
    longest = dict(sorted(found, key=lambda each: len(each[1].name)))
    return sorted(longest.items(), key=lambda each: each[0])


@cache
def _pattern(person: Person) -> re.Pattern[str]:
    owns = "'s|’s|s" if person.grown_up else "'s|’s"  # "my mums hands are numb"; "sisters" are as often several
    return re.compile(rf"\b{words_of(person)}(?:{owns})?\b(?!-?\s?in-?\s?law)", re.IGNORECASE)


def grown_ups_and_children_in(text: str) -> tuple[list[int], list[int]]:
    """Where the text names somebody whose word says that they are no child, and where a child or who may be one."""
    named = _named_in(text)
    children = [found.start() for found in A_CHILD.finditer(text)]
    may_be = [place for place, person in named if not person.grown_up]
    return [place for place, person in named if person.grown_up], [*children, *may_be]


def words_of(person: Person) -> str:
    """The pattern of what this person is called."""
    said = {word: re.escape(word) for word in person.words}
    said |= {word: f"{_OWNED}{re.escape(word)}" for word in person.owned}
    return f"(?:{'|'.join(said[word] for word in sorted(said, key=len, reverse=True))})"


_OWNED = r"(?:(?<=\bmy )|(?<=\bme )|(?<=\bour ))"
"""Right before a word that means somebody only where it is said whose they are."""
