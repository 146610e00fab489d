"""A child in danger, told of by somebody whose own plan it may be: the signs are the child's, never theirs (S-01)."""

from __future__ import annotations

import dataclasses
import re

from actions.core import knowledge
from actions.facts.a_child import A_CHILD, grown_ups_and_children_in, is_about_no_child
from actions.facts.facts import Facts
from actions.facts.people import OWN
from actions.facts.said import Mentioned, Turn
from actions.facts.whose import whose_is_asked
from actions.questions.catalogue import SIGNS_OF_A_BABY, SIGNS_OF_A_CHILD
from actions.turn.for_a_child import OF_THE_MOTHER, is_under_age
from actions.turn.signs import is_told_of_now
from education.ways import ways_of

_WRITER = re.compile(r"\b(?:i|i'm|i've|im|ive|me|myself|mine|my)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:he|she|his|her|him|hers|himself|herself|he's|she's|hes|shes|it's|its)\b", re.IGNORECASE)
_BESIDE = re.compile(
    r"\b(?:since|after|before|with|had|have|having|carrying|holding|feeding|breastfeeding|nursing|expecting)\s+"
    r"(?:(?:a|an|the|my|our|his|her|first|second|third|new|little)\s+)*$",
    re.IGNORECASE,
)
"""What stands before a child that is no subject: `since the baby`, `I had a baby`."""


def dangers_of_a_child(turn: Turn, known: bool) -> tuple[str, ...]:
    """The emergencies that a message tells of a child; `known` is whether the talk is about one already."""
    emergencies = knowledge().emergency_symptoms
    told = [m for m in turn.mentions if m.type == "symptom" and is_told_of_now(m) and not m.historical]
    urgent = [m for m in told if m.acute or m.id in emergencies]
    return tuple(dict.fromkeys(m.id for m in urgent if is_of_the_child(m, turn, known)))


def names_a_child(turn: Turn) -> bool:
    """Whether a message speaks of a child or a baby, by the word for it or an age that only one has."""
    ways = ways_of("actions.turn")
    named = A_CHILD.search(turn.text) is not None and not is_about_no_child(turn)
    named = named or is_under_age(whose_is_asked(Facts(), turn), turn)
    return named or ways["of_a_baby"].is_said_in(turn.text) or ways["months_of_age"].is_said_in(turn.text)


def says_it_is_a_child(turn: Turn) -> bool:
    """Whether a message says that it is a child whom something is about, or tells the age of one."""
    ways = ways_of("actions.turn")
    said = ways["it_is_a_child"].is_said_in(turn.text) or ways["months_of_age"].is_said_in(turn.text)
    return said and names_a_child(turn) and not turn.answers


def tells_of_themselves(turn: Turn) -> bool:
    """Whether a sign is told in the first person: `my chest hurts`, `I collapsed`."""
    signs = [m for m in turn.mentions if m.type == "symptom" and is_told_of_now(m) and m.subject == "self"]
    return any(nearest_person(m, turn.text)[0] == "writer" for m in signs)


def list_of(turn: Turn) -> str:
    """The list of urgent signs that fits the child of whom a message speaks."""
    baby = ways_of("actions.turn")["of_a_baby"].is_said_in(turn.text)
    return SIGNS_OF_A_BABY if baby else SIGNS_OF_A_CHILD


def is_of_the_child(mention: Mentioned, turn: Turn, known: bool) -> bool:
    """Whether a fact is told of the child: it is the nearest person before it, or the one whom a `he` or `she` means.

    Where nobody is named before it, it is whom the reader takes it for; a sign is the child's where the talk is known
    to be about one in danger.
    """
    if mention.type in OF_THE_MOTHER or not (known or names_a_child(turn)):
        return False
    who, may_be_a_child = nearest_person(mention, turn.text)
    if who is None:
        return mention.subject == "other" or (known and mention.type in ("symptom", "age", "number"))
    return who == "child" or (who == "pronoun" and may_be_a_child)


def nearest_person(mention: Mentioned, text: str) -> tuple[str | None, bool]:
    """Who is named last before a mention: a `child`, a `grown_up`, the `writer`, or a `pronoun`, and whether that can
    mean a child.
    """
    text = text.replace("’", "'")
    end = mention.start + len(mention.text)
    grown_ups, children = grown_ups_and_children_in(text)
    named = [*grown_ups, *children]
    writer = [m.start() for m in _WRITER.finditer(text, 0, end) if not _says_whose(m, named)]
    pronouns = [m.start() for m in _PRONOUN.finditer(text, 0, end) if not _says_whose(m, named)]
    subjects = [place for place in children if not _BESIDE.search(text[:place])]
    places = {"child": subjects, "grown_up": grown_ups, "writer": writer, "pronoun": pronouns}
    last = {who: max((place for place in found if place < end), default=-1) for who, found in places.items()}
    nearest = max(last, key=lambda who: last[who])
    return (nearest if last[nearest] >= 0 else None), last["child"] >= last["grown_up"]


def _says_whose(word: re.Match[str], named: list[int]) -> bool:
    """Whether a word only says whose the person behind it is: `my baby`, `her little boy`."""
    if word.group().casefold() not in ("my", "his", "her"):
        return False
    between = [word.string[word.end() : place] for place in named if place > word.end()]
    return any(len(words.split()) <= 2 and "," not in words for words in between)


def told_beside_the_child(turn: Turn, facts: Facts, known: bool) -> Turn:
    """The turn with what it tells of the child as told of another; where the plan is for another, without it, so that
    nothing of the child becomes theirs.
    """
    childs = [mention for mention in turn.mentions if is_of_the_child(mention, turn, known)]
    if facts.whose not in (None, OWN):
        return dataclasses.replace(turn, mentions=tuple(m for m in turn.mentions if m not in childs))
    mentions = tuple(m.model_copy(update={"subject": "other"}) if m in childs else m for m in turn.mentions)
    return dataclasses.replace(turn, mentions=mentions)


def apart_from(facts: Facts, signs: tuple[str, ...]) -> Facts:
    """The facts without these signs, which are the child's: as if nothing had been said of them."""
    kept = {
        name: [sign for sign in getattr(facts, name) if sign not in signs]
        for name in ("acute_signs", "symptoms_present", "symptoms_absent", "signs_over")
    }
    return facts.model_copy(update=kept)


def of_the_writer(facts: Facts) -> Facts:
    """The facts that are left beside a child's, as the writer's own where it is not known whose they are."""
    return facts if facts == Facts() or facts.whose is not None else facts.model_copy(update={"whose": OWN})
