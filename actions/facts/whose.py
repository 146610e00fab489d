"""Whose plan it is: the writer's own, or that of a relative or friend who was named. It is asked once, and the facts
are kept; what is said of anybody else stays apart."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from actions.facts.a_child import FOR_A_CHILD, is_about_no_child
from actions.facts.dose_wishes import asks_for_anothers_dose
from actions.facts.facts import Facts
from actions.facts.people import OWN, SOMEBODY, Person, facts_of, named_in, people, person_of_sex, words_of
from actions.facts.said import Mentioned, Turn
from actions.facts.told_of import FIRST_PERSON, SENTENCE_ENDS, is_a_patients_note, is_said_to_be_mine, is_the_writers
from education.ways import Way, ways_of

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


def whose_is_asked(facts: Facts, turn: Turn) -> Person | None:
    """The person of whom the whole message speaks as of a patient, as long as it is not known whose plan it is.

    Whose dose is asked for is the patient, whatever else was said of them.
    """
    if turn.register == "clinician" and is_a_patients_note(turn.text):
        return None
    if turn.intent == "animal" or (turn.intent == "out_of_scope" and any(m.type == "animal" for m in turn.mentions)):
        return None
    if turn.answers or (turn.intent == FOR_A_CHILD and not is_about_no_child(turn)):
        return None
    if facts.whose is not None:
        return wished_for(facts, turn)
    stated = [m for m in turn.mentions if not (m.hypothetical or m.retracted or m.historical)]
    signs = ("symptom",) if _inherited(stated) else ()
    told = [m for m in stated if m.type in _OF_NOW and not (m.subject == "other" and m.type in signs)]
    others = [m for m in told if m.subject == "other" and not is_said_to_be_mine(m, turn.text)]
    announced = _announced_in(turn.text) or _unnamed_in(turn) or _opened_with(facts, turn)
    if announced is not None:
        return announced
    named = dict.fromkeys(person for _, person in named_in(turn.text) if not _only_asks_or_tells(person, turn))
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


def wished_for(facts: Facts, turn: Turn) -> Person | None:
    """The person for whom a plan is wished outright in a talk about somebody else: `this is about my mum actually`,
    `now for my sister`. Whoever is only spoken of or asked about is none.
    """
    ways = ways_of("actions.facts")
    said = [ways["is_for_another"], ways["another_plan"]]
    found = [
        person
        for person in people().values()
        if person.id != facts.whose and any(way.naming(words_of(person)).is_said_in(turn.text) for way in said)
    ]
    if not found and facts.whose == OWN and ways["not_the_writer"].is_said_in(turn.text):
        return people()[SOMEBODY]
    return found[0] if len(found) == 1 else None


def wants_another_plan(person: Person, text: str) -> bool:
    """Whether a plan for this person is wished besides the one at hand, and not in its place."""
    return ways_of("actions.facts")["another_plan"].naming(words_of(person)).is_said_in(text)


def _only_asks_or_tells(person: Person, turn: Turn) -> bool:
    """Whether a clinician names somebody who asks or tells of the patient: `her daughter says she is tired`."""
    way = ways_of("actions.facts")["asks_or_tells"]
    return turn.register == "clinician" and way.naming(words_of(person)).is_said_in(turn.text)


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
    return not FIRST_PERSON.search(SENTENCE_ENDS.split(turn.text[: mention.start])[-1])


_OF_A_TREATMENT = frozenset({"phase", "product", "dose", "interval", "last_dose", "doses_given", "route"})


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


def _unnamed_in(turn: Turn) -> Person | None:
    """Somebody whom a message names by no word, where it says that it is not about the writer, what the writer is to
    them (`I'm her daughter`), or their age alone: `my 19 year old has numb toes`.
    """
    ways = ways_of("actions.facts")
    to_them = ways["by_what_one_is_to_them"]
    if turn.register != "patient" or named_in(to_them.without(turn.text)):
        return None
    if to_them.is_said_in(turn.text):
        return person_of_sex(turn.text) or people()[SOMEBODY]
    said = any(ways[way].is_said_in(turn.text) for way in ("not_the_writer", "called_by_their_age"))
    return people()[SOMEBODY] if said else None


@cache
def _on_behalf() -> list[tuple[Person, Way]]:
    """Everybody, with how it is said that one writes for them."""
    said = ways_of("actions.facts")["on_behalf_of"]
    return [(person, said.naming(words_of(person))) for person in people().values()]
